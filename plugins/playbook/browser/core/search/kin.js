// Words of one sort, such as those who hold the money: what is said of one is mostly answered as for another.

/**
 * @param {string[][]} groups @param {import("./corpus.js").Corpus} corpus @param {import("./sounds.js").Sounds} sounds
 */
export function createKin(groups, corpus, sounds) {
  const { lean, leanAt, segment, owners, count } = corpus;
  const words = groups.flatMap((group, number) => group.map((word) => ({ word, group: number })));
  /** @type {Map<string, string[]>} */ const byLetters = new Map();
  for (const { word } of words) {
    const read = Array.from(word, (char) => [sounds.of(char.charCodeAt(0)), sounds.other(char)].filter(Boolean).map((one) => sounds.name(one)[0]));
    const spelled = read.reduce((/** @type {string[]} */ all, letters) => all.flatMap((one) => letters.map((letter) => one + letter)), [""]);
    for (const letters of new Set(spelled)) byLetters.set(letters, [...(byLetters.get(letters) ?? []), word]);
  }
  const having = groups.map((group) => {
    /** @type {Set<number>} */ const found = new Set();
    for (const word of group) {
      for (let at = lean.indexOf(word); at >= 0; at = lean.indexOf(word, at + 1)) found.add(segment[leanAt[at]]);
    }
    return Uint32Array.from(found).filter((one) => owners[one] < count);
  });

  return {
    /**
     * The words of a query that have kin, the longest at each place.
     * @param {string} query @returns {{ from: number, to: number, segments: Uint32Array }[]}
     */
    within(query) {
      const found = [];
      for (let from = 0; from < query.length; from++) {
        let longest = "";
        let group = 0;
        for (const one of words) {
          if (one.word.length > longest.length && query.startsWith(one.word, from)) [longest, group] = [one.word, one.group];
        }
        if (!longest) continue;
        found.push({ from, to: from + longest.length, segments: having[group] });
        from += longest.length - 1;
      }
      return found;
    },
    /** What initials may stand for that no title or wording has: cwbz is 财务不在. @param {string} letters */
    spelled(letters) {
      /** @type {string[]} */ const found = [];
      for (let size = 2; size < letters.length - 1; size++) {
        for (const first of byLetters.get(letters.slice(0, size)) ?? []) {
          for (const second of byLetters.get(letters.slice(size)) ?? []) found.push(first + second);
        }
      }
      return found.slice(0, 3);
    },
  };
}

/** @typedef {ReturnType<typeof createKin>} Kin */
