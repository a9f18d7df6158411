// One spoken line: copies its words as they stand on the page.
import { announce } from "../page/announce.js";
import { copy } from "../page/clipboard.js";

const SHOWN_MS = 1600;

export class SpokenLine extends HTMLElement {
  static define(tag = "spoken-line", registry = customElements) {
    if (!registry.get(tag)) registry.define(tag, this);
  }

  /** @type {AbortController | undefined} */
  #connection;

  connectedCallback() {
    this.#connection = new AbortController();
    const button = this.querySelector("[data-copy]");
    if (!(button instanceof HTMLButtonElement)) return;
    button.hidden = false;
    button.addEventListener("click", this, { signal: this.#connection.signal });
  }

  disconnectedCallback() {
    this.#connection?.abort();
  }

  /** The words as read aloud. */
  get words() {
    return this.querySelector("[data-words]")?.textContent?.trim() ?? "";
  }

  /** @param {Event} event */
  async handleEvent(event) {
    const button = /** @type {HTMLButtonElement} */ (event.currentTarget);
    const done = await copy(this.words);
    const said = done ? "已复制" : "没复制上，请手动选中";
    button.textContent = said;
    announce(said);
    setTimeout(() => (button.textContent = "复制"), SHOWN_MS);
  }
}
