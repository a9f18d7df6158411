// How long the call has lasted, and which step it is at.
import * as call from "../../page/call.js";

const TICK_MS = 1000;

export class Clock {
  #ticking = 0;
  #part;
  #taken;

  /** @param {HTMLElement} part @param {() => number} taken how many steps are behind */
  constructor(part, taken) {
    this.#part = part;
    this.#taken = taken;
  }

  start() {
    this.#ticking = window.setInterval(() => this.draw(), TICK_MS);
  }

  stop() {
    clearInterval(this.#ticking);
  }

  draw() {
    const begun = call.begun();
    const spent = begun ? Math.max(0, Math.floor((Date.now() - begun) / 1000)) : 0;
    const step = `第 ${this.#taken() + 1} 步`;
    const text = begun ? `已用 ${Math.floor(spent / 60)} 分 ${spent % 60} 秒 · ${step}` : step;
    if (this.#part.textContent !== text) this.#part.textContent = text;
  }
}
