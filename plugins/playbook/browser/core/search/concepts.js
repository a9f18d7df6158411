// Synonym groups: which of them a query names, and which titles and wordings name the same.

/**
 * @param {any[]} groups @param {import("./corpus.js").Corpus} corpus
 */
export function createConcepts(groups, corpus) {
  const { text, segment, owners, count } = corpus;
  /** @type {{ word: string, group: number }[]} */ const vocabulary = [];
  /** @type {{ segment: number, word: string, from: number, to: number }[][]} */ const places = [];
  /** @type {Map<string, number[]>} */ const byFirst = new Map();

  groups.forEach((group, number) => {
    const firstOf = corpus.firstSegment[count + number];
    /** @type {{ segment: number, word: string, from: number, to: number }[]} */ const found = [];
    group.words.forEach((_, place) => {
      const own = firstOf + place;
      const word = text.slice(corpus.starts[own], corpus.ends[own]);
      const at = vocabulary.push({ word, group: number }) - 1;
      byFirst.set(word[0], [...(byFirst.get(word[0]) ?? []), at]);
      for (let from = text.indexOf(word); from >= 0; from = text.indexOf(word, from + 1)) {
        if (owners[segment[from]] < count) found.push({ segment: segment[from], word, from, to: from + word.length });
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
  };
}

/** @typedef {ReturnType<typeof createConcepts>} Concepts */
