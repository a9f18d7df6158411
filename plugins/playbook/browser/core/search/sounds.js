// Syllables: which character is read how, how a syllable may be spelled, which sound alike.

const PAIRS = [["zh", "z"], ["ch", "c"], ["sh", "s"], ["n", "l"], ["h", "f"], ["r", "l"]];
const ENDS = [["ang", "an"], ["eng", "en"], ["ing", "in"]];
const SLIP = 0.5;
/** Stands for the second letter of a syllable that may be spelled in two ways. */
export const ANY = 1;

/**
 * @typedef {object} Spelling
 * @property {string} letters
 * @property {number} cost  0 as the dictionary has it, more for a sound that is often confused
 */

/** @param {string} syllable */
function plain(syllable) {
  let sound = syllable.replace(/^([zcs])h/, "$1").replace(/^[nr](?=.)/, "l").replace(/^f/, "h");
  sound = sound.replace(/([aei])ng$/, "$1n").replace("v", "u");
  return sound;
}

/** @param {string} syllable @returns {string[]} */
function confused(syllable) {
  const found = new Set();
  /** @param {string} one @param {string[][]} pairs @param {(a: string, b: string) => string | null} swap */
  const swapped = (one, pairs, swap) =>
    pairs.flatMap(([a, b]) => [swap(a, b), swap(b, a)]).filter((other) => other && other !== one);
  const starts = [syllable, ...swapped(syllable, PAIRS, (a, b) =>
    syllable.startsWith(a) && !(a.length === 1 && syllable[1] === "h") ? b + syllable.slice(a.length) : null)];
  for (const start of starts) {
    if (start) {
      found.add(start);
      for (const [a, b] of ENDS) {
        if (start.endsWith(a)) found.add(start.slice(0, -a.length) + b);
        else if (start.endsWith(b)) found.add(start.slice(0, -b.length) + a);
      }
    }
  }
  found.delete(syllable);
  return [...found];
}

/**
 * @param {string} readings  `a:阿啊 ai:爱…`
 * @param {Record<string, string>} also  what else a character may be read
 */
export function createSounds(readings, also) {
  /** @type {string[]} */ const names = [""];
  /** @type {Map<string, number>} */ const ids = new Map([["", 0]]);
  /** @type {number[]} */ const classes = [0];
  /** @type {number[]} */ const initials = [0];
  /** @type {number[]} */ const seconds = [0];
  /** @type {Map<string, number>} */ const classIds = new Map([["", 0]]);
  /** @type {Spelling[][]} */ const exact = [[]];
  /** @type {Spelling[][]} */ const loose = [[]];
  /** @type {Set<string>} */ const known = new Set();
  const byChar = new Uint16Array(65536);

  /** @param {string} name */
  function id(name) {
    let found = ids.get(name);
    if (found === undefined) {
      found = names.length;
      ids.set(name, found);
      names.push(name);
      initials.push(name.charCodeAt(0));
      seconds.push(name.includes("v") ? ANY : name.charCodeAt(1) || 0);
      const sound = plain(name);
      if (!classIds.has(sound)) classIds.set(sound, classIds.size);
      classes.push(classIds.get(sound) ?? 0);
      const own = [{ letters: name, cost: 0 }];
      if (name.includes("v")) own.push({ letters: name.replace("v", "u"), cost: 0.05 });
      exact.push(own);
      loose.push([...own, ...(name.length > 1 ? confused(name).map((letters) => ({ letters, cost: SLIP })) : [])]);
    }
    return found;
  }

  for (const letter of "abcdefghijklmnopqrstuvwxyz0123456789%") byChar[letter.charCodeAt(0)] = id(letter);
  for (const part of readings.split(" ")) {
    const [name, chars] = part.split(":");
    if (!chars) continue;
    known.add(name);
    if (name.includes("v")) known.add(name.replace("v", "u"));
    const number = id(name);
    for (let place = 0; place < chars.length; place++) byChar[chars.charCodeAt(place)] = number;
  }
  const prefixes = new Set([...known].flatMap((name) => [...name].map((_, end) => name.slice(0, end + 1))));

  return {
    id,
    classes,
    initials,
    /** The second letter of each syllable, 0 if there is none. */
    seconds,
    exact,
    loose,
    /** @param {number} code */
    of: (code) => byChar[code],
    /** What else a character may be read, or 0. @param {string} char */
    other: (char) => (also[char] ? id(also[char]) : 0),
    /** @param {string} name */
    classOf: (name) => classIds.get(plain(name)) ?? 0,
    /** Two syllables as the index writes them. @param {string} first @param {string} second */
    pair: (first, second) => `${indexed(first)}'${indexed(second)}`,
    name: (number) => names[number],
    /**
     * Letters as whole syllables, the fewest that fit; the last may be unfinished.
     * @param {string} letters
     * @returns {{ parts: string[], open: boolean } | null}
     */
    split(letters) {
      const size = letters.length;
      /** @type {(string[] | null)[]} */ const best = [[]];
      for (let end = 1; end <= size; end++) {
        best[end] = null;
        for (let start = Math.max(0, end - 6); start < end; start++) {
          const before = best[start];
          if (before && known.has(letters.slice(start, end)) && (!best[end] || before.length + 1 <= best[end].length)) {
            best[end] = [...before, letters.slice(start, end)];
          }
        }
      }
      const whole = best[size];
      if (whole) return { parts: whole, open: false };
      for (let start = size - 1; start > 0 && start >= size - 5; start--) {
        const before = best[start];
        if (before && prefixes.has(letters.slice(start))) return { parts: before, open: true };
      }
      return null;
    },
  };
}

/** A syllable as the build writes it into the index. @param {string} name */
function indexed(name) {
  return name.replace(/^([zcs])h/, "$1").replace(/([aei])ng$/, "$1n");
}

/** @typedef {ReturnType<typeof createSounds>} Sounds */
