// Judges how much a sentence is like those that must not be said, by the numbers that the build learnt. No page.

const STRETCH = /[\u4e00-\u9fffa-z0-9]+/g;
const CLAUSE = /[^，,、：:]+/g;
const LONGEST_RUN = 3;

/**
 * @typedef {{bias: number, runs: string, weights: number[], ours: number, clause: number, fewest: number}} Learnt
 * @param {Learnt | null} learnt  see rules/likeness.py, which counts in the same way
 * @returns {(sentence: string) => boolean} whether a sentence is so much like a bad one that we would not publish it
 */
export function createLikeness(learnt) {
  if (!learnt) return () => false;
  const { bias, runs, weights, ours, clause, fewest } = learnt;
  const known = new Map(runs.split(" ").map((run, at) => [run, weights[at]]));

  /** @param {string} said @param {number} most */
  function exceeds(said, most) {
    const all = runsOf(said);
    let sum = 0;
    for (const run of all) sum += known.get(run) ?? 0;
    return said.trim().length >= fewest && all.size > 0 && bias + sum / Math.sqrt(all.size) > most;
  }

  return (sentence) => exceeds(sentence, ours) || (sentence.match(CLAUSE) ?? []).some((one) => exceeds(one, clause));
}

/** Every run of one to three characters that no punctuation parts. @param {string} sentence @returns {Set<string>} */
function runsOf(sentence) {
  /** @type {Set<string>} */ const found = new Set();
  for (const stretch of sentence.toLowerCase().match(STRETCH) ?? []) {
    for (let start = 0; start < stretch.length; start++) {
      for (let end = start + 1; end <= Math.min(stretch.length, start + LONGEST_RUN); end++) found.add(stretch.slice(start, end));
    }
  }
  return found;
}
