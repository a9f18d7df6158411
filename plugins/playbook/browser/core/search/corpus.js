// Lays every title, other name, wording and synonym end to end, with lists of where each sound stands.
import { packed } from "./lists.js";
import { fold, isFolded, spoken } from "./text.js";

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

  const width = sounds.classes.reduce((a, b) => Math.max(a, b), 0) + 1;
  const pairs = new Uint8Array(width * width);
  for (let place = 1, before = 0; place < text.length; place++) {
    const here = sounds.classes[syllable[place]];
    pairs[before * width + here] = 1;
    before = here;
  }
  return {
    ...laid,
    ...lean,
    count: data.entries.length,
    /** The words in letters that titles, names and wordings have, such as ems. */
    words: new Set(lean.lean.match(/(?<![a-z\d])[a-z][a-z\d]+/g)),
    /** A title, name or wording as it was written. @param {number} segment */
    original: (segment) => laid.written.slice(laid.writtenAt[segment], laid.writtenAt[segment + 1]),
    /** Whether two sounds, given by their classes, stand side by side anywhere. @param {number} a @param {number} b */
    occur: (a, b) => a > 0 && b > 0 && pairs[a * width + b] === 1,
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
  /** @type {number[]} */ const firstSegment = [];
  let syllable = new Uint16Array(1 << 16);
  let breaks = new Uint8Array(1 << 16);
  let optional = new Uint8Array(1 << 16);
  let size = 0;

  /** @param {string} head @param {any[][]} special  characters that are read otherwise here */
  function append(head, special) {
    const { text, map, breaks: cuts } = isFolded(head) ? { text: head, map: null, breaks: [true] } : fold(head);
    const { text: same, left } = spoken(text);
    const next = size + text.length + 1;
    if (next > syllable.length) {
      [syllable, breaks, optional] = [grown(syllable, next), grown(breaks, next), grown(optional, next)];
    }
    for (let place = 0; place < text.length; place++) syllable[size + place] = sounds.of(text.charCodeAt(place));
    for (const [, place, name] of special) {
      const there = map ? map.indexOf(place) : place;
      if (there >= 0) syllable[size + there] = sounds.id(name);
    }
    cuts.forEach((cut, place) => (breaks[size + place] = cut ? 1 : 0));
    breaks[next - 1] = 1;
    for (const place of left) optional[size + place] = 1;
    pieces.push(same, END);
    starts.push(size);
    ends.push(next - 1);
    size = next;
  }

  /** @param {string[]} heads @param {(number: number) => number} kindOf @param {any[][]} readings @param {number} owner */
  function add(heads, kindOf, readings, owner) {
    firstSegment.push(starts.length);
    heads.forEach((head, number) => {
      append(head, readings.length ? readings.filter((one) => one[0] === number) : readings);
      owners.push(owner);
      kinds.push(kindOf(number));
      originals.push(head);
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

  const segment = new (starts.length < 65536 ? Uint16Array : Uint32Array)(size);
  starts.forEach((start, number) => segment.fill(number, start, ends[number] + 1));
  return {
    text: pieces.join(""),
    syllable: syllable.slice(0, size),
    /** Whether a clause begins here. */
    breaks: breaks.slice(0, size),
    /** Whether the character is left out when texts are compared. */
    optional: optional.slice(0, size),
    segment,
    starts: Uint32Array.from(starts),
    ends: Uint32Array.from(ends),
    owners: Uint32Array.from(owners),
    kinds: Uint8Array.from(kinds),
    /** All of them as written, in one text: each by itself would cost more than its characters. */
    written: originals.join(""),
    writtenAt: beginnings(originals),
    firstSegment: Uint32Array.from(firstSegment),
  };
}

/** Where each of some texts begins once they are one, and where that ends. @param {string[]} texts */
function beginnings(texts) {
  const found = new Uint32Array(texts.length + 1);
  texts.forEach((text, number) => (found[number + 1] = found[number] + text.length));
  return found;
}

/**
 * The same with room for as many, and then some.
 * @template {Uint8Array | Uint16Array} T
 * @param {T} array @param {number} needed @returns {T}
 */
function grown(array, needed) {
  const more = new /** @type {any} */ (array.constructor)(needed * 2);
  more.set(array);
  return more;
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
 * For each key the places that have it; 0 has no list.
 * @param {Uint16Array} syllables @param {number[]} keyOf  the key of each syllable
 */
function lists(syllables, keyOf) {
  const most = keyOf.reduce((a, b) => Math.max(a, b), 0);
  const places = packed(most, (say) => {
    for (let place = 0; place < syllables.length; place++) if (keyOf[syllables[place]]) say(keyOf[syllables[place]], place);
  });
  const none = new Uint32Array(0);
  return (/** @type {number} */ one) => (one > 0 && one <= most ? places(one) : none);
}
