// Lays every title, other name, wording and synonym end to end, with lists of where each sound stands.
import { fold, spoken } from "./text.js";

export const TITLE = 0;
export const ALIAS = 1;
export const SAYS = 2;
export const SYNONYM = 3;
// What people ask for a point that the entry teaches.
export const ASK = 4;

const END = "\n";

/**
 * @param {any} data  what the build emitted
 * @param {import("./sounds.js").Sounds} sounds
 */
export function createCorpus(data, sounds) {
  const laid = lay(data, sounds);
  const { text, syllable } = laid;
  const lean = leave(laid);
  const bySound = lists(syllable, sounds.classes);
  const byLetter = lists(syllable, sounds.initials);

  /** @type {Set<number>} */ const pairs = new Set();
  for (let place = 1; place < text.length; place++) {
    const [a, b] = [syllable[place - 1], syllable[place]];
    if (a && b) pairs.add(sounds.classes[a] * 4096 + sounds.classes[b]);
  }
  return {
    ...laid,
    ...lean,
    count: data.entries.length,
    /** Neighbouring sounds that occur. */
    pairs,
    /** Where a character with a sound of this class stands. */
    withSound: bySound,
    /** Where a syllable begins with this letter. @param {string} letter */
    withLetter: (letter) => byLetter(letter.charCodeAt(0)),
  };
}

/** @typedef {ReturnType<typeof createCorpus>} Corpus */

/**
 * All heads end to end. Apart from the rest so that nothing it needed on the way is kept.
 * @param {any} data @param {import("./sounds.js").Sounds} sounds
 */
function lay(data, sounds) {
  /** @type {string[]} */ const pieces = [];
  /** @type {number[]} */ const starts = [];
  /** @type {number[]} */ const ends = [];
  /** @type {number[]} */ const owners = [];
  /** @type {number[]} */ const kinds = [];
  /** @type {string[]} */ const originals = [];
  /** @type {number[]} */ const syllables = [];
  /** @type {number[]} */ const breaks = [];
  /** @type {number[]} */ const optional = [];
  /** @type {number[]} */ const firstSegment = [];

  /** @param {string[]} heads @param {(number: number) => number} kindOf @param {any[][]} readings @param {number} owner */
  function add(heads, kindOf, readings, owner) {
    firstSegment.push(starts.length);
    heads.forEach((head, number) => {
      const { text, map, breaks: cuts } = fold(head);
      const { text: same, left } = spoken(text);
      const special = new Map(readings.filter((one) => one[0] === number).map(([, place, name]) => [place, name]));
      starts.push(syllables.length);
      ends.push(syllables.length + text.length);
      owners.push(owner);
      kinds.push(kindOf(number));
      originals.push(head);
      for (let place = 0; place < text.length; place++) {
        const other = special.get(map[place]);
        syllables.push(other ? sounds.id(other) : sounds.of(text.charCodeAt(place)));
        breaks.push(cuts[place] ? 1 : 0);
        optional.push(left[place]);
      }
      syllables.push(0);
      breaks.push(1);
      optional.push(0);
      pieces.push(same, END);
    });
  }

  data.entries.forEach((/** @type {any} */ entry, /** @type {number} */ number) => {
    const { title, aliases = [], says = [], asks = [], readings = [] } = entry;
    const own = aliases.length + says.length;
    const kindOf = (/** @type {number} */ at) => (at === 0 ? TITLE : at <= aliases.length ? ALIAS : at <= own ? SAYS : ASK);
    add([title, ...aliases, ...says, ...asks], kindOf, readings, number);
  });
  data.groups.forEach((/** @type {any} */ group, /** @type {number} */ number) => {
    add(group.words, () => SYNONYM, group.readings ?? [], data.entries.length + number);
  });
  firstSegment.push(starts.length);

  const segment = new (starts.length < 65536 ? Uint16Array : Uint32Array)(syllables.length);
  starts.forEach((start, number) => segment.fill(number, start, ends[number] + 1));
  return {
    text: pieces.join(""),
    syllable: Uint16Array.from(syllables),
    /** Whether a clause begins here. */
    breaks: Uint8Array.from(breaks),
    /** Whether the character is left out when texts are compared. */
    optional: Uint8Array.from(optional),
    segment,
    starts: Uint32Array.from(starts),
    ends: Uint32Array.from(ends),
    owners: Uint32Array.from(owners),
    kinds: Uint8Array.from(kinds),
    originals,
    firstSegment: Uint32Array.from(firstSegment),
  };
}

/**
 * The heads without what is left out when texts are compared.
 * @param {ReturnType<typeof lay>} laid
 */
function leave({ text, optional, starts }) {
  const at = new Uint32Array(text.length + 1);
  const leanStarts = new Uint32Array(starts.length + 1);
  /** @type {string[]} */ const pieces = [];
  let length = 0;
  let piece = 0;
  let next = 0;
  for (let place = 0; place < text.length; place++) {
    if (place === starts[next]) leanStarts[next++] = length;
    if (optional[place]) {
      pieces.push(text.slice(piece, place));
      piece = place + 1;
    } else at[length++] = place;
  }
  pieces.push(text.slice(piece));
  at[length] = text.length;
  while (next <= starts.length) leanStarts[next++] = length;
  return {
    lean: pieces.join(""),
    /** For each place of the lean text the one in the full text. */
    leanAt: at.slice(0, length + 1),
    /** Where each segment begins in it; the end of one is a break before the next. */
    leanStarts,
  };
}

/**
 * For each key the places that have it, in one array.
 * @param {Uint16Array} syllables @param {number[]} keyOf  the key of each syllable; 0 has no list
 */
function lists(syllables, keyOf) {
  const most = keyOf.reduce((a, b) => Math.max(a, b), 0);
  const from = new Uint32Array(most + 2);
  for (const one of syllables) from[keyOf[one] + 1]++;
  for (let one = 0; one <= most; one++) from[one + 1] += from[one];
  const next = from.slice();
  const places = new Uint32Array(syllables.length);
  for (let place = 0; place < syllables.length; place++) places[next[keyOf[syllables[place]]]++] = place;
  const none = new Uint32Array(0);
  return (/** @type {number} */ one) => (one > 0 && one <= most ? places.subarray(from[one], from[one + 1]) : none);
}
