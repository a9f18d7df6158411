// The sheets over a tree, one at a time: ways out of a crisis, the map, the keys, what was looked up aside.
import { lettersAllowed } from "../../page/keys.js";

export class Sheets {
  #holder;

  /** @param {HTMLElement} holder */
  constructor(holder) {
    this.#holder = holder;
  }

  /** @param {string} name */
  sheet(name) {
    return /** @type {HTMLDialogElement} */ (this.#holder.querySelector(`[data-part="${name}"]`));
  }

  /** @returns {HTMLDialogElement | null} the one in front */
  get inFront() {
    return this.#holder.querySelector("dialog[open]");
  }

  /** @param {string} name @returns {boolean} whether there is anything to show */
  open(name) {
    const sheet = this.sheet(name);
    if (!sheet || (name === "emergency" && !sheet.querySelector("[data-emergency]"))) return false;
    const letters = sheet.querySelector("[data-part=letters]");
    if (letters instanceof HTMLInputElement) letters.checked = lettersAllowed();
    sheet.showModal();
    return true;
  }

  close() {
    for (const sheet of this.#holder.querySelectorAll("dialog[open]")) /** @type {HTMLDialogElement} */ (sheet).close();
  }

  /** Keys belong to the sheet in front; digits choose a way out. @param {KeyboardEvent} event */
  onKey(event) {
    event.stopPropagation();
    const link = /^[1-9]$/.test(event.key) && this.inFront?.querySelectorAll("[data-emergency]")[Number(event.key) - 1];
    if (link instanceof HTMLElement) link.click();
  }
}
