// The record of the call that ends here: prefilled by the path, finished by hand, copied by one key.
import { parseDay, today } from "../core/dates.js";
import { clockOf, minuteOfDay } from "../core/hours.js";
import { cells, nextContact, plain, record, suspicious } from "../core/wrapup.js";
import { longDay } from "../core/dates.js";
import { current, put } from "../page/account.js";
import { announce } from "../page/announce.js";
import { earlier, ticks as ticked } from "../page/call.js";
import { copy } from "../page/clipboard.js";
import { lettersAllowed } from "../page/keys.js";
import { accountData } from "../page/data.js";
import { make } from "./finder/results.js";

const FIELDS = [
  ["承诺日期", "date", "承诺日期"],
  ["承诺金额", "text", "承诺金额"],
  ["付款人", "text", "谁付"],
  ["约定日期", "date", "约好再联系的日子"],
];

export class WrapUp extends HTMLElement {
  static define(tag = "wrap-up", registry = customElements) {
    if (!registry.get(tag)) registry.define(tag, this);
  }

  /** @type {AbortController | undefined} */
  #connection;
  /** @type {any} */
  #data;
  /** @type {{code?: string, title: string, ended: boolean, steps: import("../page/call.js").Told[]}} */
  #step = { title: "", ended: false, steps: [] };
  #code = "";

  connectedCallback() {
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    const tree = this.closest("decision-tree");
    tree?.addEventListener("tree-step", this, { signal });
    tree?.addEventListener("change", this, { signal });
    document.addEventListener("keydown", this, { signal, capture: true });
    document.addEventListener("account-change", this, { signal });
    this.addEventListener("input", this, { signal });
    this.addEventListener("click", this, { signal });
  }

  disconnectedCallback() {
    this.#connection?.abort();
  }

  /** @param {Event} event */
  handleEvent(event) {
    if (event.type === "tree-step") this.#arrive(/** @type {CustomEvent} */ (event).detail);
    else if (event instanceof KeyboardEvent) this.#onKey(event);
    else if (event.type === "click") this.#onClick(event);
    else if (event.type === "input") this.#onInput(event);
    else if (this.#data && !this.hidden) this.#draw();
  }

  /** @param {any} step */
  async #arrive(step) {
    this.#step = step;
    this.hidden = !step.ended;
    if (!step.ended) return;
    if (!this.#data) {
      this.#data = await accountData();
      this.#build();
    }
    this.#code = this.#step.code ?? "";
    this.#field("code").value = this.#code;
    this.#draw();
  }

  #build() {
    const select = document.createElement("select");
    select.dataset.wrap = "code";
    select.autocomplete = "off";
    select.append(...this.#data.outcomes.map((/** @type {any} */ one) => new Option(`${one.id} ${one.title}`, one.id)));
    const fields = FIELDS.map(([name, type, label]) => {
      const input = document.createElement("input");
      input.type = type;
      input.autocomplete = "off";
      input.dataset.wrap = name;
      return make("label", "", make("span", "", label), input);
    });
    const note = document.createElement("textarea");
    note.dataset.wrap = "备注";
    note.rows = 2;
    note.autocomplete = "off";
    const preview = make("pre", "pb-wrap__preview");
    preview.dataset.part = "preview";
    preview.tabIndex = 0;
    preview.setAttribute("aria-label", "通话小结");
    const warning = make("p", "pb-wrap__warning");
    warning.dataset.part = "warning";
    warning.setAttribute("role", "alert");
    warning.hidden = true;
    const rule = make("p", "pb-wrap__rule");
    rule.dataset.part = "rule";
    this.replaceChildren(
      make("h3", "", "通话小结"),
      make("div", "pb-account__grid", make("label", "", make("span", "", "处置码"), select), ...fields),
      make("label", "pb-wrap__note", make("span", "", "备注（不写证件号、卡号）"), note),
      rule,
      warning,
      preview,
      make("p", "pb-act", act("text", "复制小结", "y"), act("cells", "复制成表格一行", "t")),
    );
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (this.hidden || event.isComposing || !this.#data || document.querySelector("dialog[open]")) return;
    const chord = (event.ctrlKey || event.metaKey) && event.key === "Enter";
    const typing = event.target instanceof HTMLElement && event.target.matches("input, textarea, select");
    const letter = !typing && lettersAllowed() && !event.ctrlKey && !event.metaKey && !event.altKey && event.key;
    if ((chord && !event.shiftKey) || letter === "y") this.#copy("text");
    else if ((chord && event.shiftKey) || letter === "t") this.#copy("cells");
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** @param {Event} event */
  #onClick(event) {
    const button = /** @type {HTMLElement} */ (event.target).closest("[data-copy-as]");
    if (button instanceof HTMLElement) this.#copy(button.dataset.copyAs ?? "");
  }

  /** @param {Event} event */
  #onInput(event) {
    const { dataset, value } = /** @type {HTMLInputElement} */ (event.target);
    const name = dataset.wrap ?? "";
    if (name === "code") {
      this.#code = value;
      this.#draw();
    } else if (name) put({ ...current(), fields: { ...current().fields, [name]: value } });
  }

  get #values() {
    const { fields } = current();
    const outcome = this.#data.outcomes.find((/** @type {any} */ one) => one.id === this.#code);
    const now = Date.now();
    const next = outcome && nextContact(outcome, { today: today(now), promise: parseDay(fields["承诺日期"] ?? ""), agreed: parseDay(fields["约定日期"] ?? "") }, this.#data.holidays);
    const tree = /** @type {HTMLElement | null} */ (this.closest("decision-tree"));
    const ticks = /** @type {HTMLInputElement[]} */ ([...(tree?.querySelectorAll("[data-tick]") ?? [])]);
    const here = ticks.map((box) => box.dataset.tick ?? "");
    const titled = (/** @type {string} */ id) => this.#data.mustSay[id] ?? id;
    return record({
      when: `${longDay(today(now))} ${clockOf(minuteOfDay(now))}`,
      trees: [...earlier(tree?.dataset.tree ?? ""), { title: tree?.dataset.title ?? "", told: this.#step.steps }],
      end: this.#step.title,
      outcome,
      promise: { day: fields["承诺日期"] ?? "", money: fields["承诺金额"] ?? "", payer: fields["付款人"] ?? "" },
      // What was ticked in an earlier tree of this call counts, even where this tree does not ask for it.
      ticked: [...ticks.filter((box) => box.checked).map((box) => box.dataset.tick ?? ""), ...ticked().filter((id) => !here.includes(id))].map(titled),
      unticked: ticks.filter((box) => !box.checked).map((box) => titled(box.dataset.tick ?? "")),
      next: next?.text ?? "",
      note: fields["备注"] ?? "",
    });
  }

  #draw() {
    const { fields } = current();
    for (const [name] of [...FIELDS, ["备注"]]) {
      const field = this.#field(name);
      if (field !== document.activeElement && field.value !== (fields[name] ?? "")) field.value = fields[name] ?? "";
    }
    const outcome = this.#data.outcomes.find((/** @type {any} */ one) => one.id === this.#code);
    this.#part("rule").textContent = outcome ? `下次联系的规则：${outcome.rule}` : "";
    this.#part("preview").textContent = plain(this.#data.format, this.#values);
    const found = suspicious(fields["备注"] ?? "");
    const warning = this.#part("warning");
    warning.hidden = !found.length;
    warning.textContent = found.length ? `备注里像是有${found.join("、")}。小结不写证件号、卡号和手机号，请改掉。` : "";
  }

  /** @param {string} form */
  async #copy(form) {
    const values = this.#values;
    const done = await copy(form === "cells" ? cells(values) : plain(this.#data.format, values));
    const button = this.querySelector(`[data-copy-as="${form}"]`);
    const said = done ? (form === "cells" ? "已复制，可以粘进表格" : "已复制小结") : "没复制上，请手动选中";
    announce(said);
    if (button) {
      const before = button.textContent;
      button.textContent = said;
      setTimeout(() => (button.textContent = before), 1600);
    }
  }

  /** @param {string} name */
  #field(name) {
    return /** @type {HTMLInputElement} */ (this.querySelector(`[data-wrap="${name}"]`));
  }

  /** @param {string} name */
  #part(name) {
    return /** @type {HTMLElement} */ (this.querySelector(`[data-part="${name}"]`));
  }
}

/** @param {string} form @param {string} text @param {string} key */
function act(form, text, key) {
  const button = make("button", `pb-button${form === "text" ? " pb-button--main" : ""}`, `${text}（${key}）`);
  button.setAttribute("type", "button");
  button.dataset.copyAs = form;
  return button;
}
