// A decision tree as a fold over answers: what was answered in, where the call stands out. No page, no state.

/**
 * @typedef {{id: string, next: string}} Option
 * @typedef {{start: string, questions: Record<string, Option[]>, outcomes: string[]}} Tree
 * @typedef {Record<string, string>} Answers  question id → option id
 * @typedef {{question: string, option: string}} Step
 * @typedef {{steps: Step[], at: string}} Walk  `at` is a question, an outcome, or another tree as `tree.dispute`
 * @typedef {{answers: Answers, depth: number}} State  `depth` is how many of the steps answered are behind us
 */

/** @type {State} */
export const BEGUN = { answers: {}, depth: 0 };

/**
 * The way through the tree that these answers give, up to a number of steps.
 * @param {Tree} tree @param {Answers} answers
 * @returns {Walk}
 */
export function walk(tree, answers, most = Infinity) {
  /** @type {Step[]} */
  const steps = [];
  let at = tree.start;
  while (steps.length < most && Object.hasOwn(tree.questions, at)) {
    const option = taken(tree, at, answers);
    if (!option) break;
    steps.push({ question: at, option: option.id });
    at = option.next;
  }
  return { steps, at };
}

/** @param {Tree} tree @param {string} question @param {Answers} answers */
function taken(tree, question, answers) {
  return Object.hasOwn(answers, question) && tree.questions[question].find((one) => one.id === answers[question]);
}

/** Where the call stands. @param {Tree} tree @param {State} state */
export function now(tree, state) {
  return walk(tree, state.answers, state.depth);
}

/**
 * Answers the question in front. Later answers that still apply are kept, and gone past, if the answer is a new one.
 * @param {Tree} tree @param {State} state @param {string} option
 * @returns {State}
 */
export function answer(tree, state, option) {
  const { at } = now(tree, state);
  if (!tree.questions[at]?.some((one) => one.id === option)) return state;
  const isNew = state.answers[at] !== option;
  const answers = { ...state.answers, [at]: option };
  const ahead = walk(tree, answers).steps.length;
  return { answers, depth: isNew ? ahead : state.depth + 1 };
}

/** One step back; nothing that was answered is forgotten. @param {State} state @returns {State} */
export function back(state) {
  return { ...state, depth: Math.max(0, state.depth - 1) };
}

/**
 * Back to a question on the way, to answer it anew.
 * @param {Tree} tree @param {State} state @param {string} question
 * @returns {State}
 */
export function change(tree, state, question) {
  const depth = now(tree, state).steps.findIndex((step) => step.question === question);
  return depth < 0 ? state : { ...state, depth };
}

/**
 * As far as the answers given lead. @param {Tree} tree @param {State} state
 * @returns {State}
 */
export function ahead(tree, state) {
  return { ...state, depth: walk(tree, state.answers).steps.length };
}

/**
 * A step's address: the pairs of question and option behind it, and nothing else.
 * @param {Step[]} steps
 */
export function toFragment(steps) {
  return steps.map((step) => `${step.question}=${step.option}`).join("&");
}

/**
 * Reads an address; what is no pair of this tree is dropped, as is what lies beyond a gap.
 * @param {Tree} tree @param {string} fragment
 * @returns {State}
 */
export function fromFragment(tree, fragment) {
  /** @type {Answers} */
  const answers = {};
  for (const pair of fragment.replace(/^#/, "").split("&")) {
    const [question, option, more] = pair.split("=");
    if (more === undefined && Object.hasOwn(tree.questions, question) && tree.questions[question].some((one) => one.id === option)) {
      answers[question] = option;
    }
  }
  const { steps } = walk(tree, answers);
  return { answers: Object.fromEntries(steps.map((step) => [step.question, step.option])), depth: steps.length };
}

/**
 * The shortest way to a question or outcome.
 * @param {Tree} tree @param {string} target
 * @returns {Answers | null} null where no way leads
 */
export function wayTo(tree, target) {
  /** @type {Map<string, Answers>} */
  const ways = new Map([[tree.start, {}]]);
  for (const [node, answers] of ways) {
    if (node === target) return answers;
    for (const option of tree.questions[node] ?? []) {
      if (!ways.has(option.next)) ways.set(option.next, { ...answers, [node]: option.id });
    }
  }
  return null;
}
