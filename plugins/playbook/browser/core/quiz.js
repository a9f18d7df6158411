// Turns an answer to a question into right or wrong, and a sitting into a score. No page.

/**
 * @typedef {object} Question
 * @property {string} id
 * @property {"single" | "multiple" | "order" | "fill" | "line"} kind
 * @property {{id: string, right: boolean}[]} options
 * @property {string[]} steps  in their right order
 * @property {string[]} accepts
 */

/** A typed answer with nothing in it that does not count: width, case, spaces, punctuation. @param {string} text */
export function plain(text) {
  return text.normalize("NFKC").toLowerCase().replace(/[\s\p{P}\p{S}]/gu, "");
}

/**
 * @param {Question} question
 * @param {string[]} given  ids of the options chosen, texts of the steps in order, or the one text typed
 */
export function isRight(question, given) {
  if (question.kind === "fill") return question.accepts.some((one) => plain(one) === plain(given[0] ?? ""));
  if (question.kind === "order") return given.length === question.steps.length && given.every((step, n) => step === question.steps[n]);
  const right = question.options.filter((option) => option.right).map((option) => option.id);
  return given.length === right.length && right.every((id) => given.includes(id));
}

/** Whole per cent, rounded down: a pass mark is reached or it is not. @param {number} right @param {number} all */
export function percent(right, all) {
  return all ? Math.floor((right * 100) / all) : 0;
}

/**
 * The same list in another order; the same seed gives the same order (mulberry32).
 * @template T
 * @param {readonly T[]} list @param {number} seed
 * @returns {T[]}
 */
export function shuffled(list, seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const made = [...list];
  for (let n = made.length - 1; n > 0; n--) {
    const other = Math.floor(next() * (n + 1));
    [made[n], made[other]] = [made[other], made[n]];
  }
  return made;
}

/**
 * As many of each quiz as its share, so that an exam covers the whole path.
 * @template T
 * @param {T[][]} quizzes @param {number} wanted @param {number} seed
 * @returns {T[]}
 */
export function drawn(quizzes, wanted, seed) {
  const rows = quizzes.map((questions, n) => shuffled(questions, seed + n));
  /** @type {T[]} */
  const found = [];
  for (let round = 0; found.length < wanted && rows.some((row) => row.length > round); round++) {
    for (const row of shuffled(rows, seed + round)) if (row.length > round && found.length < wanted) found.push(row[round]);
  }
  return shuffled(found, seed);
}
