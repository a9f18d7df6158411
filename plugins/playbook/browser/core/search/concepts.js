// Synonym groups: which of them a query names, and which titles and wordings name the same.

// How much of a word must be there for it to count as said in other words.
const LOOSE = 0.74;

/**
 * @param {any[]} groups @param {import("./corpus.js").Corpus} corpus
 */
export function createConcepts(groups, corpus) {
  const { lean, leanAt, leanStarts, segment, owners, count } = corpus;
  /** @type {{ word: string, group: number }[]} */ const vocabulary = [];
  /** @type {{ segment: number, word: string, from: number, to: number }[][]} */ const places = [];
  /** @type {Map<string, number[]>} */ const byFirst = new Map();

  groups.forEach((group, number) => {
    const firstOf = corpus.firstSegment[count + number];
    /** @type {{ segment: number, word: string, from: number, to: number }[]} */ const found = [];
    group.words.forEach((_, place) => {
      const own = firstOf + place;
      const word = lean.slice(leanStarts[own], leanStarts[own + 1] - 1);
      const listed = vocabulary.push({ word, group: number }) - 1;
      byFirst.set(word[0], [...(byFirst.get(word[0]) ?? []), listed]);
      for (let at = lean.indexOf(word); at >= 0; at = lean.indexOf(word, at + 1)) {
        const from = leanAt[at];
        if (owners[segment[from]] < count) found.push({ segment: segment[from], word, from, to: leanAt[at + word.length] });
      }
    });
    places.push(found);
  });

  return {
    /** Where the words of a group stand among titles and wordings. @param {number} group */
    places: (group) => places[group],
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
      const there = new Set(query);
      for (const { word, group } of vocabulary) {
        if (word.length < 3 || named.has(group)) continue;
        let shared = 0;
        for (const char of word) if (there.has(char)) shared++;
        if (shared < 2 || shared < word.length * LOOSE) continue;
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
