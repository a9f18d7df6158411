// Turns the tab's address into the step that it names, and steps into addresses: pairs of question and option, nothing else.
import { fromFragment, now, toFragment, wayTo } from "../../core/tree.js";
import { afterPaint } from "../../page/paint.js";

/** @typedef {import("../../core/tree.js").State} State */
/** @typedef {import("../../core/tree.js").Step} Step */

export class Address {
  /** @type {string[]} */
  #waiting = [];

  /** @param {import("./steps.js").Steps} steps */
  constructor(steps) {
    this.steps = steps;
  }

  /** The step that the address names: pairs, or a question, an outcome or a line of this tree. @returns {State} */
  read() {
    const { tree } = this.steps;
    // Ids are plain letters: what would have to be decoded is none of them.
    const fragment = location.hash.slice(1);
    if (!fragment.includes("=")) {
      const named = this.steps.named(fragment);
      const way = named && wayTo(tree, named);
      if (way) return { answers: way, depth: Object.keys(way).length };
    }
    return fromFragment(tree, fragment);
  }

  /** @param {Step[]} steps */
  of(steps) {
    return `${location.pathname}${location.search}${steps.length ? `#${toFragment(steps)}` : ""}`;
  }

  /** Pairs that this tree does not know leave the address too, so that its link says what is shown. @param {State} state */
  tidy(state) {
    if (!location.hash.includes("=")) return;
    const address = this.of(now(this.steps.tree, state).steps);
    if (address !== `${location.pathname}${location.search}${location.hash}`) history.replaceState(null, "", address);
  }

  /** A new step of the tab's history. Browsers take milliseconds over it, and the customer waits for the next question. @param {Step[]} steps */
  push(steps) {
    this.#waiting.push(this.of(steps));
    afterPaint(() => this.settle());
  }

  /** @param {Step[]} steps */
  replace(steps) {
    this.settle();
    history.replaceState(null, "", this.of(steps));
  }

  /** Lets go of what is still waiting: the reader went elsewhere. */
  forget() {
    this.#waiting = [];
  }

  /** Writes what is still waiting for its paint. */
  settle() {
    for (const address of this.#waiting.splice(0)) history.pushState(null, "", address);
  }
}
