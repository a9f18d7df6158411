// The case that this tab works on: typed once, filled into every line, covered until the person is verified.
import { daysOverdue, isSet, said, stageOf } from "../core/fill.js";
import { today } from "../core/dates.js";
import { parseMoney } from "../core/money.js";
import { clear, current, expire, put, resume } from "../page/account.js";
import { announce } from "../page/announce.js";
import { accountData } from "../page/data.js";
import { fillPage, learn } from "../page/fill.js";
import { THEME_KEYS, isTyping } from "../page/keys.js";
import { form } from "./account/form.js";
import { make } from "./finder/results.js";

const UNDO_MS = 10_000;
const LOOK_MS = 60_000;
const SCOPES = { b2b: "对公", consumer: "对私" };

export class AccountBar extends HTMLElement {
  static define(tag = "account-bar", registry = customElements) {
    if (!registry.get(tag)) registry.define(tag, this);
  }

  /** @type {AbortController | undefined} */
  #connection;
  /** @type {any} */
  #data;
  /** @type {{account: import("../core/fill.js").Account, until: number} | null} */
  #cleared = null;
  #open = false;
  #look = 0;

  async connectedCallback() {
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    document.addEventListener("keydown", this, { signal, capture: true });
    document.addEventListener("account-change", this, { signal });
    this.addEventListener("click", this, { signal });
    this.addEventListener("input", this, { signal });
    this.addEventListener("change", this, { signal });
    this.hidden = false;
    this.#render();
    await resume();
    if (isSet(current())) await this.#load();
    this.#look = window.setInterval(expire, LOOK_MS);
  }

  disconnectedCallback() {
    clearInterval(this.#look);
    this.#connection?.abort();
  }

  /** @param {Event} event */
  handleEvent(event) {
    if (event instanceof KeyboardEvent) this.#onKey(event);
    else if (event.type === "account-change") this.#told();
    else if (event.type === "click") this.#onClick(event);
    else this.#onInput(event);
  }

  async #load() {
    if (!this.#data) {
      this.#data = await accountData();
      learn(this.#data.fields);
    }
    this.#changed();
  }

  /** A record can begin a case too: then what to fill it into is not known yet. */
  #told() {
    if (isSet(current()) && !this.#data) this.#load();
    else this.#changed();
  }

  #changed() {
    fillPage();
    this.#render();
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (event.isComposing) return;
    if (event.key === "Escape" && this.#open && this.contains(document.activeElement)) return this.#toggle(false, event);
    // The theme would change the page: a case set means that somebody is on the line.
    if (isSet(current()) && THEME_KEYS.has(event.key) && !event.altKey && !isTyping(event.target)) event.stopPropagation();
    if (!event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.code === "KeyA" && !event.shiftKey) this.#toggle(!this.#open, event);
    else if (event.code === "KeyV" && !event.shiftKey && isSet(current())) this.#verify(event);
    else if (event.code === "KeyX" && event.shiftKey && isSet(current())) this.#clear(event);
    else if (event.code === "KeyZ" && event.shiftKey && this.#cleared) this.#undo(event);
  }

  /** @param {boolean} open @param {Event} event */
  async #toggle(open, event) {
    event.preventDefault();
    event.stopPropagation();
    this.#open = open;
    await this.#load();
    if (open) {
      const field = this.querySelector("[data-account-form] :is(input, select)");
      if (field instanceof HTMLElement) field.focus();
    } else {
      const button = this.querySelector("[data-do=open]");
      if (button instanceof HTMLElement) button.focus();
    }
  }

  /** @param {Event} event */
  #verify(event) {
    event.preventDefault();
    const verified = !current().verified;
    put({ ...current(), verified });
    announce(verified ? "核身通过，案件内容可以显示" : "已撤回核身，案件内容遮住");
  }

  /** @param {Event} event */
  #clear(event) {
    event.preventDefault();
    const cleared = { account: clear(), until: Date.now() + UNDO_MS };
    this.#cleared = cleared;
    this.#open = false;
    this.#render();
    announce("案件已清空，十秒内可以撤销");
    setTimeout(() => {
      if (this.#cleared !== cleared) return;
      this.#cleared = null;
      this.#render();
    }, UNDO_MS);
  }

  /** @param {Event} event */
  #undo(event) {
    event.preventDefault();
    if (!this.#cleared || Date.now() > this.#cleared.until) return;
    put(this.#cleared.account);
    this.#cleared = null;
    this.#render();
    announce("案件已恢复");
  }

  /** @param {Event} event */
  #onClick(event) {
    const target = /** @type {HTMLElement} */ (event.target).closest("[data-do]");
    if (!(target instanceof HTMLElement)) return;
    const { do: name } = target.dataset;
    if (name === "open") this.#toggle(!this.#open, event);
    else if (name === "clear") this.#clear(event);
    else if (name === "undo") this.#undo(event);
  }

  /** @param {Event} event */
  #onInput(event) {
    const field = /** @type {HTMLInputElement | HTMLSelectElement} */ (event.target);
    const account = current();
    const { account: name, placeholder } = field.dataset;
    if (name === "verified") put({ ...account, verified: /** @type {HTMLInputElement} */ (field).checked });
    else if (placeholder) put({ ...account, fields: { ...account.fields, [placeholder]: field.value } });
    else if (name) put({ ...account, [name]: field.value });
    if (placeholder && this.#fieldOf(placeholder)?.type === "money") {
      const bad = field.value.trim() && parseMoney(field.value) === null;
      field.setAttribute("aria-invalid", String(Boolean(bad)));
    }
  }

  /** @param {string} name */
  #fieldOf(name) {
    return this.#data?.fields.find((/** @type {any} */ one) => one.name === name);
  }

  #render() {
    const account = current();
    this.classList.toggle("pb-account--set", isSet(account) || this.#open || Boolean(this.#cleared));
    const row = make("div", "pb-account__row", ...this.#summary(account));
    const old = this.querySelector(".pb-account__row");
    const isTicking = old?.contains(document.activeElement) && document.activeElement?.matches("[data-account=verified]");
    if (old) old.replaceWith(row);
    else this.prepend(row);
    if (isTicking) /** @type {HTMLElement | null} */ (row.querySelector("[data-account=verified]"))?.focus();
    const panel = this.querySelector("[data-account-form]");
    if (this.#open && this.#data && !panel) this.append(form(this.#data, account));
    else if (!this.#open) panel?.remove();
    this.#sync(account);
  }

  /** Fields that another page, the wrap-up or an undo has changed. @param {import("../core/fill.js").Account} account */
  #sync(account) {
    for (const field of /** @type {NodeListOf<HTMLInputElement>} */ (this.querySelectorAll("[data-placeholder], [data-account]"))) {
      const { account: name, placeholder } = field.dataset;
      if (field === document.activeElement || field.tagName === "MARK") continue;
      if (name === "verified") field.checked = account.verified;
      else if (placeholder) field.value = account.fields[placeholder] ?? "";
      else if (name) field.value = String(account[/** @type {"scope"} */ (name)] ?? "");
    }
  }

  /** @param {import("../core/fill.js").Account} account @returns {(Node | string)[]} */
  #summary(account) {
    if (this.#cleared) return [make("span", "", "案件已清空。"), button("undo", "撤销（Alt+Shift+Z，十秒内）")];
    if (!isSet(account)) return [button("open", "填案件")];
    const now = today();
    const days = daysOverdue(account, now);
    const stage = this.#data && stageOf(days, this.#data.stages);
    const name = account.fields["称呼"];
    const money = account.fields["金额"] && said({ name: "金额", type: "money", private: true }, account.fields["金额"], now);
    const parts = [name, money, days === null ? "" : days ? `逾期 ${days} 天` : "未到期", stage ? stage.code.toUpperCase() : "", SCOPES[/** @type {"b2b"} */ (account.scope)], account.product];
    const verified = make("label", "pb-account__verified", checkbox(account.verified), account.verified ? "核身通过" : "核身通过后勾选");
    return [button("open", "改案件"), make("b", "", parts.filter(Boolean).join(" · ") || "已设"), verified, button("clear", "清空")];
  }
}

/** @param {string} name @param {string} text */
function button(name, text) {
  const made = make("button", "pb-account__do", text);
  made.setAttribute("type", "button");
  made.dataset.do = name;
  if (name === "open") made.title = "Alt+A：填案件，全站话术自动填上";
  if (name === "clear") made.title = "Alt+Shift+X";
  return made;
}

/** @param {boolean} checked */
function checkbox(checked) {
  const box = document.createElement("input");
  box.type = "checkbox";
  box.checked = checked;
  box.dataset.account = "verified";
  box.title = "Alt+V";
  box.autocomplete = "off";
  return box;
}

