// Begins a new call and, for ten seconds, gives the last one back.
import { isSet } from "../../core/fill.js";
import { put } from "../../page/account.js";
import { announce } from "../../page/announce.js";
import * as call from "../../page/call.js";
import { forgetCall } from "../../page/fill.js";

const UNDO_MS = 10_000;
const NOTE_MS = 2000;

/** @typedef {import("../../core/tree.js").State} State */

export class NewCall {
  /** @type {{state: State, kept: any, account: import("../../core/fill.js").Account, until: number} | null} */
  #dropped = null;

  /** @param {HTMLElement} note where it says what it did */
  constructor(note) {
    this.note = note;
  }

  /** @param {State} state what the call stands at @returns {boolean} whether there was anything to drop */
  begin(state) {
    // A second press has nothing to drop, and must not push out what the first one dropped.
    if (!call.begun() && !call.ticks().length && !Object.keys(state.answers).length) return false;
    this.#dropped = { state, kept: call.drop(), account: forgetCall(), until: Date.now() + UNDO_MS };
    const button = document.createElement("button");
    button.type = "button";
    button.className = "pb-button";
    button.dataset.do = "undo";
    button.textContent = "撤销（u，十秒内）";
    this.note.replaceChildren("已开始新通话，上一通的选择和小结清空了，核身要重做。", button);
    this.note.hidden = false;
    setTimeout(() => this.#settle(), UNDO_MS);
    return true;
  }

  /** @returns {State | null} where the last call stood, if it can still be had back */
  undo() {
    const dropped = this.#dropped;
    if (!dropped || Date.now() > dropped.until) return null;
    this.#dropped = null;
    call.restore(dropped.kept);
    if (isSet(dropped.account)) put(dropped.account);
    this.note.hidden = true;
    return dropped.state;
  }

  /** Says in passing how a copy went; the way back stays on the screen. @param {Promise<boolean>} copied @param {string} words */
  async say(copied, words) {
    const said = (await copied) ? words : "没复制上，请手动选中";
    announce(said);
    if (this.#dropped) return;
    this.note.textContent = said;
    this.note.hidden = false;
    setTimeout(() => this.#settle(), NOTE_MS);
  }

  #settle() {
    if (this.#dropped && Date.now() < this.#dropped.until) return;
    this.#dropped = null;
    this.note.hidden = true;
  }
}
