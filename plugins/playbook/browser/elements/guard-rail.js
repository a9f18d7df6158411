// The strip over lines: may one call now, how often, and on what rule. A light, never a counter.
import { clockOf, minuteOfDay, within } from "../core/hours.js";
import { current } from "../page/account.js";
import { tick, ticks } from "../page/call.js";

const LOOK_MS = 30_000;

export class GuardRail extends HTMLElement {
  static define(tag = "guard-rail", registry = customElements) {
    if (!registry.get(tag)) registry.define(tag, this);
  }

  /** @type {AbortController | undefined} */
  #connection;
  #look = 0;

  connectedCallback() {
    this.#connection = new AbortController();
    document.addEventListener("account-change", this, { signal: this.#connection.signal });
    this.addEventListener("change", this, { signal: this.#connection.signal });
    const done = ticks();
    for (const box of this.#boxes) {
      box.disabled = false;
      box.checked = done.includes(box.dataset.tick ?? "");
    }
    this.#look = window.setInterval(() => this.#draw(), LOOK_MS);
    this.#draw();
  }

  disconnectedCallback() {
    clearInterval(this.#look);
    this.#connection?.abort();
  }

  /** @param {Event} event */
  handleEvent(event) {
    const box = event.target;
    if (event.type === "change" && box instanceof HTMLInputElement && box.dataset.tick) tick(box.dataset.tick, box.checked);
    else this.#draw();
  }

  /** What has to be said, ticked off for the call that this tab is in. */
  get #boxes() {
    return /** @type {HTMLInputElement[]} */ ([...this.querySelectorAll("[data-tick]")]);
  }

  #draw() {
    const { scope } = current();
    const minute = minuteOfDay(Date.now());
    for (const light of /** @type {NodeListOf<HTMLElement>} */ (this.querySelectorAll("[data-light]"))) {
      const { light: kind, from = "", to = "" } = light.dataset;
      const inside = within(minute, { from, to });
      const good = kind === "quiet-hours" ? !inside : inside;
      light.closest("[data-for]")?.toggleAttribute("hidden", Boolean(scope) && /** @type {HTMLElement} */ (light.closest("[data-for]")).dataset.for !== scope);
      light.dataset.state = good ? "go" : kind === "quiet-hours" ? "stop" : "wait";
      light.textContent = `北京时间 ${clockOf(minute)}，${words(kind ?? "", good)}`;
    }
  }
}

/** @param {string} kind @param {boolean} good */
function words(kind, good) {
  if (kind === "quiet-hours") return good ? "不在限制时段（以正式文本为准）" : "在限制时段，不要联系（以正式文本为准）";
  return good ? "在合适的时段（惯例，不是法律）" : "不在合适的时段（惯例，不是法律）";
}
