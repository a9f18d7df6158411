// The choice of what kind of call begins, by number key.
import { isTyping } from "../page/keys.js";

export class CallChoice extends HTMLElement {
  static define(tag = "call-choice", registry = customElements) {
    if (!registry.get(tag)) registry.define(tag, this);
  }

  /** @type {AbortController | undefined} */
  #connection;

  connectedCallback() {
    this.#connection = new AbortController();
    document.addEventListener("keydown", this, { signal: this.#connection.signal });
  }

  disconnectedCallback() {
    this.#connection?.abort();
  }

  /** @param {KeyboardEvent} event */
  handleEvent(event) {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const link = /^[1-9]$/.test(event.key) && this.querySelectorAll("[data-option]")[Number(event.key) - 1];
    if (link instanceof HTMLElement) link.click();
  }
}
