// Turns the linked page of a tree into its questions and outcomes, and shows one of them at a time.

/** @typedef {import("../../core/tree.js").Tree} Tree */
/** @typedef {import("../../core/tree.js").Step} Step */

export class Steps {
  /** @type {Tree} */
  tree;
  /** @type {Map<string, HTMLElement>} */
  #nodes = new Map();
  #shown = "";

  /** @param {HTMLElement} root @param {string} start */
  constructor(root, start) {
    this.tree = { start, questions: {}, outcomes: [] };
    for (const node of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-node], [data-outcome]"))) {
      const { node: question, outcome } = node.dataset;
      this.#nodes.set(question ?? outcome ?? "", node);
      if (outcome !== undefined) this.tree.outcomes.push(outcome);
      if (question !== undefined) this.tree.questions[question] = this.options(question).map(({ dataset }) => ({ id: dataset.option ?? "", next: dataset.next ?? "" }));
    }
  }

  /** @param {string} id */
  node(id) {
    return this.#nodes.get(id);
  }

  /** @param {string} id */
  label(id) {
    return this.#nodes.get(id)?.dataset.label ?? "";
  }

  /** @param {string} question */
  options(question) {
    return /** @type {HTMLElement[]} */ ([...(this.#nodes.get(question)?.querySelectorAll("[data-option]") ?? [])]);
  }

  /** @param {Step} step */
  option({ question, option }) {
    return this.options(question).find((one) => one.dataset.option === option);
  }

  /** The step that an anchor names: a question, an outcome, or the one where a line is said. @param {string} anchor */
  named(anchor) {
    if (this.#nodes.has(anchor)) return anchor;
    const found = [...this.#nodes].find(([, node]) => node.querySelector(`[data-line-id="${CSS.escape(anchor)}"]`));
    return found?.[0] ?? "";
  }

  /** The steps in words. @param {Step[]} steps @returns {import("../../page/call.js").Told[]} */
  told(steps) {
    return steps.map((step) => ({ ...step, ask: this.label(step.question), said: this.option(step)?.querySelector("b")?.textContent ?? step.option }));
  }

  /** @param {string} at @param {string | undefined} kept the option that was chosen here before */
  show(at, kept) {
    if (this.#shown !== at) {
      for (const [id, node] of this.#nodes) node.hidden = id !== at;
      this.#shown = at;
    }
    for (const option of this.options(at)) {
      if (option.dataset.option === kept) option.setAttribute("aria-current", "true");
      else option.removeAttribute("aria-current");
    }
  }

  /** Moves the focus among the options in front. @param {string} at @param {number} step */
  move(at, step) {
    const options = this.options(at);
    if (!options.length) return false;
    const current = options.findIndex((one) => one === document.activeElement);
    const first = options.findIndex((one) => one.hasAttribute("aria-current"));
    const next = current < 0 ? (step > 0 ? Math.max(first, 0) : options.length - 1) : (current + step + options.length) % options.length;
    options[next].focus();
    return true;
  }
}
