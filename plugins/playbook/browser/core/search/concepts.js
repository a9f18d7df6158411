// Synonym groups: which of them a query names, and which titles and wordings name the same.

import { packed } from "./lists.js";

const LAST_CODE = 65535;
// How much of a word must be there for it to count as said in other words.
const LOOSE = 0.74;

/** @typedef {{ segment: number, word: string, from: number, to: number }} Place */

/**
 * @param {any[]} groups @param {import("./corpus.js").Corpus} corpus
 */
export function createConcepts(groups, corpus) {
  const { leanAt, segment } = corpus;
  const { words, groupOf } = vocabularyOf(groups, corpus);
  const standing = stand({ words, groupOf }, groups.length, corpus);
  const byFirst = byCharacter(words, (word) => word[0]);
  // The longer words that have a character, as often as they do.
  const having = byCharacter(words, (word) => (word.length > 2 ? word : ""));
  const shared = new Uint8Array(words.length);

  return {
    /** In how many places the words of a group stand among titles and wordings. @param {number} group */
    spread: (group) => standing(group).length / 2,
    /** Where. @param {number} group @returns {Place[]} */
    places(group) {
      /** @type {Place[]} */ const found = [];
      const places = standing(group);
      for (let one = 0; one < places.length; one += 2) {
        const word = words[places[one]];
        const at = places[one + 1];
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
        for (const at of byFirst(query.charCodeAt(from))) {
          const [word, group] = [words[at], groupOf[at]];
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
        for (const at of having(char.charCodeAt(0))) {
          if (++shared[at] >= Math.max(2, words[at].length * LOOSE)) likely.add(at);
        }
      }
      for (const at of [...likely].sort((a, b) => a - b)) {
        const [word, group] = [words[at], groupOf[at]];
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
 * The words of all groups, and which group each is of.
 * @param {any[]} groups @param {import("./corpus.js").Corpus} corpus
 */
function vocabularyOf(groups, { lean, leanStarts, firstSegment, count }) {
  /** @type {string[]} */ const words = [];
  /** @type {number[]} */ const groupOf = [];
  groups.forEach((group, number) => {
    const firstOf = firstSegment[count + number];
    for (let own = firstOf; own < firstOf + group.words.length; own++) {
      words.push(lean.slice(leanStarts[own], leanStarts[own + 1] - 1));
      groupOf.push(number);
    }
  });
  return { words, groupOf: Uint16Array.from(groupOf) };
}

/**
 * Where the words of each group stand among titles and wordings: in turn the word and the place.
 * @param {ReturnType<typeof vocabularyOf>} vocabulary @param {number} count  of groups
 * @param {import("./corpus.js").Corpus} corpus
 */
function stand({ words, groupOf }, count, corpus) {
  const { lean } = corpus;
  /** @type {Map<number, number[]>} */ const byPair = new Map();
  words.forEach((word, at) => {
    const pair = word.charCodeAt(0) * 65536 + word.charCodeAt(1);
    const alike = byPair.get(pair);
    if (alike) alike.push(at);
    else byPair.set(pair, [at]);
  });
  /** @type {number[]} */ const found = [];
  const end = corpus.leanStarts[corpus.firstSegment[corpus.count]];
  for (let from = 0; from + 1 < end; from++) {
    for (const at of byPair.get(lean.charCodeAt(from) * 65536 + lean.charCodeAt(from + 1)) ?? []) {
      if (lean.startsWith(words[at], from)) found.push(at, from);
    }
  }
  return packed(count, (say) => {
    for (let one = 0; one < found.length; one += 2) {
      say(groupOf[found[one]], found[one]);
      say(groupOf[found[one]], found[one + 1]);
    }
  });
}

/**
 * For each character the words that it leads to.
 * @param {string[]} words @param {(word: string) => string} charactersOf
 */
function byCharacter(words, charactersOf) {
  return packed(LAST_CODE, (say) => {
    words.forEach((word, at) => {
      for (const char of charactersOf(word)) say(char.charCodeAt(0), at);
    });
  });
}

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
