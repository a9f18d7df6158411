// Pinyin with one letter wrong: the neighbouring spellings that the titles and wordings really have.

const NEIGHBOURS = {
  q: "wa", w: "qes", e: "wrd", r: "etf", t: "ryg", y: "tuh", u: "yij", i: "uok", o: "ipl", p: "ol",
  a: "qsz", s: "awdzx", d: "sefxc", f: "drgcv", g: "fthvb", h: "gyjbn", j: "hukn", k: "jilm", l: "kop",
  z: "asx", x: "zsdc", c: "xdfv", v: "cfgb", b: "vghn", n: "bhjm", m: "njk",
};
const LETTERS = "abcdefghijklmnopqrstuvwxyz";
const MOST = 24;

/**
 * @param {string} letters
 * @param {import("./sounds.js").Sounds} sounds
 * @param {import("./corpus.js").Corpus["occur"]} occur  which sounds stand side by side
 * @returns {{ classes: number[], cost: number }[]} as sounds, the likeliest first
 */
export function mended(letters, sounds, occur) {
  /** @type {Map<string, number>} */ const found = new Map();
  /** @param {string} one @param {number} cost */
  const take = (one, cost) => {
    if (one !== letters && (found.get(one) ?? 9) > cost) found.set(one, cost);
  };
  for (let at = 0; at < letters.length; at++) {
    const [before, here, after] = [letters.slice(0, at), letters[at], letters.slice(at + 1)];
    if (after) take(before + after[0] + here + after.slice(1), 1);
    take(before + after, after[0] === here ? 0.8 : 1.1);
    for (const other of LETTERS) {
      take(before + other + after, NEIGHBOURS[here].includes(other) ? 1.1 : 1.3);
      take(before + other + here + after, other === here ? 0.9 : 1.2);
    }
  }
  return [...found]
    .map(([one, cost]) => ({ classes: occurring(one, sounds, occur), cost, one }))
    .filter(({ classes }) => classes.length)
    .sort((a, b) => a.cost - b.cost || (a.one < b.one ? -1 : 1))
    .slice(0, MOST);
}

/**
 * The sounds of letters that are whole syllables and stand side by side somewhere, or nothing.
 * @param {string} letters @param {import("./sounds.js").Sounds} sounds @param {import("./corpus.js").Corpus["occur"]} occur
 */
function occurring(letters, sounds, occur) {
  const split = sounds.split(letters);
  if (!split || split.open || split.parts.length < 2) return [];
  const classes = split.parts.map(sounds.classOf);
  return classes.every((one, at) => !at || occur(classes[at - 1], one)) ? classes : [];
}
