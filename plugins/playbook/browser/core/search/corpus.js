// Lays every title, other name, wording and synonym end to end, with lists of where each sound stands.
import { fold } from "./text.js";

export const TITLE = 0;
export const ALIAS = 1;
export const SAYS = 2;
export const SYNONYM = 3;

const END = "\n";

/**
 * @param {any} data  what the build emitted
 * @param {import("./sounds.js").Sounds} sounds
 */
export function createCorpus(data, sounds) {
  const count = data.entries.length;
  /** @type {string[]} */ const pieces = [];
  /** @type {number[]} */ const starts = [];
  /** @type {number[]} */ const ends = [];
  /** @type {number[]} */ const owners = [];
  /** @type {number[]} */ const kinds = [];
  /** @type {string[]} */ const originals = [];
  /** @type {number[]} */ const syllables = [];
  /** @type {number[]} */ const breaks = [];
  /** @type {number[]} */ const firstSegment = [];
  let length = 0;

  /** @param {string[]} heads @param {number[]} of @param {any[][]} readings @param {number} owner */
  function add(heads, of, readings, owner) {
    firstSegment.push(starts.length);
    heads.forEach((head, number) => {
      const { text, map, breaks: cuts } = fold(head);
      const special = readings.filter((one) => one[0] === number);
      starts.push(length);
      ends.push(length + text.length);
      owners.push(owner);
      kinds.push(of[number]);
      originals.push(head);
      for (let place = 0; place < text.length; place++) {
        const other = special.find((one) => one[1] === map[place]);
        syllables.push(other ? sounds.id(other[2]) : sounds.of(text.charCodeAt(place)));
        breaks.push(cuts[place] ? 1 : 0);
      }
      syllables.push(0);
      breaks.push(1);
      pieces.push(text, END);
      length += text.length + 1;
    });
  }

  data.entries.forEach((entry, number) => {
    const aliases = entry.aliases ?? [];
    const says = entry.says ?? [];
    const of = [TITLE, ...aliases.map(() => ALIAS), ...says.map(() => SAYS)];
    add([entry.title, ...aliases, ...says], of, entry.readings ?? [], number);
  });
  data.groups.forEach((group, number) => {
    add(group.words, group.words.map(() => SYNONYM), group.readings ?? [], count + number);
  });
  firstSegment.push(starts.length);

  const text = pieces.join("");
  const syllable = Uint16Array.from(syllables);
  const segment = new Uint32Array(length);
  starts.forEach((start, number) => segment.fill(number, start, ends[number] + 1));
  const bySound = lists(syllable, (one) => sounds.classes[one], text);
  const letters = new Uint8Array(sounds.classes.length + 1);
  const byLetter = lists(syllable, (one) => sounds.name(one).charCodeAt(0) || 0, text);

  /** @type {Set<number>} */ const pairs = new Set();
  for (let place = 1; place < length; place++) {
    const [a, b] = [syllable[place - 1], syllable[place]];
    if (a && b) pairs.add(sounds.classes[a] * 4096 + sounds.classes[b]);
  }

  return {
    count,
    text,
    syllable,
    breaks: Uint8Array.from(breaks),
    segment,
    starts: Uint32Array.from(starts),
    ends: Uint32Array.from(ends),
    owners: Uint32Array.from(owners),
    kinds: Uint8Array.from(kinds),
    originals,
    firstSegment,
    pairs,
    letters,
    /** Where a character with a sound of this class stands. @param {number} sound */
    withSound: (sound) => bySound(sound),
    /** Where a syllable begins with this letter. @param {string} letter */
    withLetter: (letter) => byLetter(letter.charCodeAt(0)),
  };
}

/** @typedef {ReturnType<typeof createCorpus>} Corpus */

/**
 * For each key the places that have it, in one array.
 * @param {Uint16Array} syllables @param {(syllable: number) => number} key @param {string} text
 */
function lists(syllables, key, text) {
  let most = 0;
  const keys = new Uint16Array(syllables.length);
  for (let place = 0; place < syllables.length; place++) {
    keys[place] = text[place] === END ? 0 : key(syllables[place]);
    most = Math.max(most, keys[place]);
  }
  const from = new Uint32Array(most + 2);
  for (const one of keys) from[one + 1]++;
  for (let one = 0; one <= most; one++) from[one + 1] += from[one];
  const next = from.slice();
  const places = new Uint32Array(syllables.length);
  keys.forEach((one, place) => (places[next[one]++] = place));
  const none = new Uint32Array(0);
  return (/** @type {number} */ one) => (one > 0 && one <= most ? places.subarray(from[one], from[one + 1]) : none);
}
