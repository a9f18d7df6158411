// A letter filled in beside its form: sums checked, gaps loud, printed to one sheet or copied as text.
import { inLetter, problems } from "../core/letter.js";
import { daysOverdue } from "../core/fill.js";
import { today } from "../core/dates.js";
import { parseMoney } from "../core/money.js";
import { current, put } from "../page/account.js";
import { announce } from "../page/announce.js";
import { copy } from "../page/clipboard.js";
import { accountData } from "../page/data.js";
import { make } from "./finder/results.js";

export class LetterForm extends HTMLElement {
  static define(tag = "letter-form", registry = customElements) {
    if (!registry.get(tag)) registry.define(tag, this);
  }

  /** @type {AbortController | undefined} */
  #connection;
  /** @type {Map<string, import("../core/fill.js").Field>} */
  #fields = new Map();

  async connectedCallback() {
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    const data = await accountData();
    this.#fields = new Map(data.fields.map((/** @type {any} */ field) => [field.name, field]));
    this.#build();
    this.addEventListener("input", this, { signal });
    this.addEventListener("click", this, { signal });
    document.addEventListener("account-change", this, { signal });
    addEventListener("afterprint", this, { signal });
    this.#draw();
  }

  disconnectedCallback() {
    this.#connection?.abort();
  }

  /** @param {Event} event */
  handleEvent(event) {
    if (event.type === "input") this.#onInput(event);
    else if (event.type === "click") this.#onClick(event);
    else if (event.type === "afterprint") document.body.classList.remove("pb-prints-letter");
    else this.#draw();
  }

  #build() {
    for (const row of /** @type {NodeListOf<HTMLElement>} */ (this.querySelectorAll("[data-variable]"))) {
      const name = row.dataset.variable ?? "";
      const field = this.#fields.get(name);
      if (!field) continue;
      const input = document.createElement(field.type === "text" ? "textarea" : "input");
      if (input instanceof HTMLInputElement) input.type = field.type === "date" ? "date" : "text";
      else input.rows = 1;
      input.autocomplete = "off";
      input.dataset.fills = name;
      input.setAttribute("aria-label", name);
      row.querySelector("dd")?.prepend(input);
    }
    const note = make("div", "pb-letter__state");
    note.dataset.part = "state";
    note.setAttribute("role", "status");
    this.querySelector("[data-part=tools]")?.replaceChildren(button("print", "打印这封函"), button("copy", "复制全文"), note);
  }

  /** The words typed, with what follows from them. */
  get #typed() {
    const { fields } = current();
    const days = daysOverdue(current(), today());
    return { ...(days ? { 逾期天数: String(days) } : {}), ...fields };
  }

  /** @param {Event} event */
  #onInput(event) {
    const input = /** @type {HTMLInputElement} */ (event.target);
    const name = input.dataset.fills;
    if (!name) return;
    put({ ...current(), fields: { ...current().fields, [name]: input.value } });
    const isMoney = this.#fields.get(name)?.type === "money";
    input.setAttribute("aria-invalid", String(Boolean(isMoney && input.value.trim() && parseMoney(input.value) === null)));
  }

  /** @param {Event} event */
  async #onClick(event) {
    const named = /** @type {HTMLElement} */ (event.target).closest("[data-do]");
    if (!(named instanceof HTMLElement)) return;
    if (named.dataset.do === "print") {
      document.body.classList.add("pb-prints-letter");
      print();
    } else if (named.dataset.do === "copy") {
      announce((await copy(this.#text())) ? "已复制全文" : "没复制上，请手动选中");
    }
  }

  /** The letter as plain text, a paragraph a line with a gap between. */
  #text() {
    const parts = this.querySelectorAll("[data-letter] > h2, [data-letter] > p");
    return [...parts].map((part) => part.textContent?.trim() ?? "").join("\n\n");
  }

  #draw() {
    const typed = /** @type {Record<string, string>} */ (this.#typed);
    const missing = new Set();
    for (const mark of /** @type {NodeListOf<HTMLElement>} */ (this.querySelectorAll("[data-letter] mark[data-letter-blank]"))) {
      const name = mark.dataset.letterBlank ?? "";
      const field = this.#fields.get(name);
      const value = field && typed[name]?.trim() ? inLetter(field, typed[name]) : "";
      if (!value) missing.add(name);
      const text = value || `{${name}}`;
      if (mark.textContent !== text) mark.textContent = text;
      mark.classList.toggle("pb-blank--filled", Boolean(value));
    }
    const names = /** @type {HTMLElement[]} */ ([...this.querySelectorAll("[data-variable]")]).map((row) => row.dataset.variable ?? "");
    for (const input of /** @type {NodeListOf<HTMLInputElement>} */ (this.querySelectorAll("[data-fills]"))) {
      if (input !== document.activeElement) input.value = typed[input.dataset.fills ?? ""] ?? "";
    }
    const wrong = problems(typed, names);
    const state = this.querySelector("[data-part=state]");
    state?.replaceChildren(
      ...(missing.size ? [make("p", "pb-letter__gap", `还有 ${missing.size} 项没填：${[...missing].join("、")}`)] : [make("p", "", "都填好了，发出前再核对一遍。")]),
      ...wrong.map((text) => make("p", "pb-letter__gap", text)),
    );
  }
}

/** @param {string} name @param {string} text */
function button(name, text) {
  const made = make("button", name === "print" ? "pb-button pb-button--main" : "pb-button", text);
  made.setAttribute("type", "button");
  made.dataset.do = name;
  return made;
}
