// Synonym groups: which of them a query names, and which titles and wordings name the same.

// How much of a word must be there for it to count as said in other words.
const LOOSE = 0.74;

/** @typedef {{ segment: number, word: string, from: number, to: number }} Place */

/**
 * @param {any[]} groups @param {import("./corpus.js").Corpus} corpus
 */
export function createConcepts(groups, corpus) {
  const { lean, leanAt, leanStarts, segment, count } = corpus;
  /** @type {{ word: string, group: number }[]} */ const vocabulary = [];
  /** @type {Map<string, number[]>} */ const byFirst = new Map();
  /** @type {Map<number, number[]>} */ const byPair = new Map();
  groups.forEach((group, number) => {
    const firstOf = corpus.firstSegment[count + number];
    group.words.forEach((_, place) => {
      const own = firstOf + place;
      const word = lean.slice(leanStarts[own], leanStarts[own + 1] - 1);
      const at = vocabulary.push({ word, group: number }) - 1;
      byFirst.set(word[0], [...(byFirst.get(word[0]) ?? []), at]);
      const pair = word.charCodeAt(0) * 65536 + word.charCodeAt(1);
      byPair.set(pair, [...(byPair.get(pair) ?? []), at]);
    });
  });
  const places = stand();

  /** For each group its words among titles and wordings, in turn the word and where. */
  function stand() {
    /** @type {number[][]} */ const found = groups.map(() => []);
    const end = leanStarts[corpus.firstSegment[count]];
    for (let from = 0; from + 1 < end; from++) {
      for (const at of byPair.get(lean.charCodeAt(from) * 65536 + lean.charCodeAt(from + 1)) ?? []) {
        const { word, group } = vocabulary[at];
        if (lean.startsWith(word, from)) found[group].push(at, from);
      }
    }
    return found.map((one) => Uint32Array.from(one));
  }

  // For each character the longer words that have it, as often as they do.
  /** @type {Map<string, number[]>} */ const having = new Map();
  vocabulary.forEach(({ word }, at) => {
    if (word.length > 2) for (const char of word) having.set(char, [...(having.get(char) ?? []), at]);
  });
  const shared = new Uint8Array(vocabulary.length);

  return {
    /** In how many places the words of a group stand among titles and wordings. @param {number} group */
    spread: (group) => places[group].length / 2,
    /** Where. @param {number} group @returns {Place[]} */
    places(group) {
      /** @type {Place[]} */ const found = [];
      for (let one = 0; one < places[group].length; one += 2) {
        const { word } = vocabulary[places[group][one]];
        const at = places[group][one + 1];
        const from = leanAt[at];
        found.push({ segment: segment[from], word, from, to: leanAt[at + word.length] });
      }
      return found;
    },
    /** @param {number} group @returns {number[]} */
    see: (group) => groups[group].see ?? [],
    /**
     * The groups whose words stand in a query, the longest word of each.
     * @param {string} query
     * @returns {{ group: number, word: string, from: number }[]}
     */
    within(query) {
      /** @type {Map<number, { group: number, word: string, from: number }>} */ const found = new Map();
      for (let from = 0; from < query.length; from++) {
        for (const at of byFirst.get(query[from]) ?? []) {
          const { word, group } = vocabulary[at];
          const old = found.get(group);
          if (query.startsWith(word, from) && (!old || old.word.length < word.length)) found.set(group, { group, word, from });
        }
      }
      return [...found.values()];
    },
    /**
     * The groups of which a word stands in a query in other words: most of its characters in order.
     * @param {string} query @param {Set<number>} named  groups that are known already
     * @returns {{ group: number, word: string, met: number[] }[]}  `met` are places in the query
     */
    loosely(query, named) {
      /** @type {Map<number, { group: number, word: string, met: number[], share: number }>} */ const found = new Map();
      /** @type {Set<number>} */ const likely = new Set();
      shared.fill(0);
      for (const char of new Set(query)) {
        for (const at of having.get(char) ?? []) {
          if (++shared[at] >= Math.max(2, vocabulary[at].word.length * LOOSE)) likely.add(at);
        }
      }
      for (const at of [...likely].sort((a, b) => a - b)) {
        const { word, group } = vocabulary[at];
        if (named.has(group)) continue;
        const met = inOrder(query, word);
        const share = met.length / word.length;
        if (share < LOOSE || met.length < 2 || met.at(-1) - met[0] >= met.length + 3) continue;
        const old = found.get(group);
        if (!old || old.share < share) found.set(group, { group, word, met, share });
      }
      return [...found.values()];
    },
  };
}

/** @typedef {ReturnType<typeof createConcepts>} Concepts */

/**
 * The places of the longest run of a word's characters that stand in a query in the word's order.
 * @param {string} query @param {string} word
 */
function inOrder(query, word) {
  const width = query.length + 1;
  const best = new Uint8Array((word.length + 1) * width);
  for (let a = word.length - 1; a >= 0; a--) {
    for (let b = query.length - 1; b >= 0; b--) {
      best[a * width + b] = word[a] === query[b] ? best[(a + 1) * width + b + 1] + 1 : Math.max(best[(a + 1) * width + b], best[a * width + b + 1]);
    }
  }
  /** @type {number[]} */ const met = [];
  for (let a = 0, b = 0; a < word.length && b < query.length; ) {
    if (word[a] === query[b]) {
      met.push(b);
      a++;
      b++;
    } else if (best[(a + 1) * width + b] >= best[a * width + b + 1]) a++;
    else b++;
  }
  return met;
}
