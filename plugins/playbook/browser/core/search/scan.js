// Finds where a query stands unbroken among the titles, names and wordings: by character, sound or letters.
import { ANY } from "./sounds.js";
import { isHan } from "./text.js";

const HOMOPHONE = 1;
const NEAR = 1.6;
const INITIAL = 0.45;
// zh, ch, sh for one character; three letters mostly stand for three.
const TWO_LETTERS = 0.3;
const UNFINISHED = 0.12;
// What a cost of one on each character takes from a match, and the least that is still one.
const PER_COST = 0.6;
const WORST = 0.35;

/** What had to be forgiven; `why` is worded from it. */
export const BY = { PINYIN: 1, INITIAL: 2, HOMOPHONE: 4, NEAR: 8, WRONG: 16 };

/**
 * One part of a query: a character that must stand there, or letters that spell the next syllables.
 * @typedef {{ code: number, syllable: number, other: number, letters: string }} Part
 */

/** @param {string} query @param {import("./sounds.js").Sounds} sounds @returns {Part[]} */
export function parts(query, sounds) {
  return (query.match(/[a-z]+|[^a-z]/g) ?? []).map((one) =>
    /[a-z]/.test(one)
      ? { code: 0, syllable: 0, other: 0, letters: one }
      : { code: one.charCodeAt(0), syllable: isHan(one) ? sounds.of(one.charCodeAt(0)) : 0, other: sounds.other(one), letters: "" },
  );
}

/** Whether a syllable begins with all the letters from `offset` on. @param {string} spelled @param {string} letters @param {number} offset */
function begins(spelled, letters, offset) {
  for (let at = offset; at < letters.length; at++) if (spelled[at - offset] !== letters[at]) return false;
  return true;
}

/**
 * @param {import("./corpus.js").Corpus} corpus
 * @param {import("./sounds.js").Sounds} sounds
 */
export function createScan(corpus, sounds) {
  const { text, syllable, optional, lean, leanAt } = corpus;
  let origin = 0;
  let best = 0;
  let bestEnd = 0;
  let bestBy = 0;
  /** @type {Part[]} */ let query = [];
  let spellings = sounds.exact;
  let forgiving = false;
  let before = { wanted: "", places: /** @type {number[]} */ ([]) };

  /** @param {number} place @param {number} part @param {number} offset @param {number} cost @param {number} by */
  function step(place, part, offset, cost, by) {
    if (part === query.length) {
      const quality = 1 - (PER_COST * cost) / (place - origin);
      if (quality > best) [best, bestEnd, bestBy] = [quality, place, by];
      return;
    }
    const here = text.charCodeAt(place);
    if (here === 10 || place >= text.length) return;
    const want = query[part];
    if (want.code) {
      if (optional[place] && place > origin) step(place + 1, part, offset, cost, by);
      if (here === want.code) step(place + 1, part + 1, 0, cost, by);
      else if (forgiving && want.syllable) {
        const sound = syllable[place];
        if (sound && (sound === want.syllable || sound === want.other)) step(place + 1, part + 1, 0, cost + HOMOPHONE, by | BY.HOMOPHONE);
        else if (sound && sounds.classes[sound] === sounds.classes[want.syllable]) {
          step(place + 1, part + 1, 0, cost + NEAR, by | BY.NEAR);
        }
      }
      return;
    }
    const { letters } = want;
    const left = letters.length - offset;
    for (const { letters: spelled, cost: slip } of spellings[syllable[place]]) {
      const flags = by | BY.PINYIN | (slip >= 0.5 ? BY.NEAR : 0);
      if (letters.startsWith(spelled, offset)) {
        if (left === spelled.length) step(place + 1, part + 1, 0, cost + slip, flags);
        else step(place + 1, part, offset + spelled.length, cost + slip, flags);
      }
      if (left < spelled.length && left > 1 && begins(spelled, letters, offset)) {
        // Among initials, sh at the end is an initial too and no beginning of a syllable.
        const price = by & BY.INITIAL ? INITIAL + TWO_LETTERS : offset ? UNFINISHED : UNFINISHED * 2;
        step(place + 1, part + 1, 0, cost + slip + price, flags | (by & BY.INITIAL));
      }
      if (spelled.length > 1 && spelled[0] === letters[offset]) {
        const size = spelled[1] === "h" && letters[offset + 1] === "h" ? 2 : 1;
        for (let taken = 1; taken <= size; taken++) {
          const last = left === taken;
          const price = last && offset && !(by & BY.INITIAL) ? UNFINISHED * 1.5 : INITIAL + (taken - 1) * TWO_LETTERS;
          const how = last && offset && !(by & BY.INITIAL) ? flags : flags | BY.INITIAL;
          if (last) step(place + 1, part + 1, 0, cost + slip + price, how);
          else step(place + 1, part, offset + taken, cost + slip + price, how);
        }
      }
    }
  }

  /** @param {string} wanted */
  function everywhere(wanted) {
    /** @type {number[]} */ const found = [];
    for (let from = lean.indexOf(wanted); from >= 0; from = lean.indexOf(wanted, from + 1)) found.push(from);
    return found;
  }

  /** @param {number} place @param {number} letter */
  function mayFollow(place, letter) {
    const own = sounds.seconds[syllable[place]];
    return own === letter || own === ANY || sounds.initials[syllable[place + 1]] === letter;
  }

  /** @param {Part} first @param {boolean} loosely */
  function* places(first, loosely) {
    if (first.letters) {
      const letter = first.letters[0];
      yield corpus.withLetter(letter);
      if (loosely) for (const other of { n: "l", l: "nr", f: "h", h: "f", r: "l" }[letter] ?? "") yield corpus.withLetter(other);
    } else {
      const all = new Set([first.syllable, first.other].map((syllable) => sounds.classes[syllable]));
      for (const sound of all) yield corpus.withSound(sound);
    }
  }

  return {
    /**
     * Where the query stands as it is. What is typed on to a query stands where that one stood.
     * @param {string} wanted @param {(from: number, to: number) => void} hit
     */
    literal(wanted, hit) {
      const places = before.wanted && wanted.startsWith(before.wanted) ? before.places.filter((from) => lean.startsWith(wanted, from)) : everywhere(wanted);
      before = { wanted, places };
      for (const from of places) hit(leanAt[from], leanAt[from + wanted.length]);
    },
    /**
     * Where sounds stand side by side.
     * @param {number[]} classes @param {(from: number, to: number) => void} hit
     */
    sounding(classes, hit) {
      let rare = 0;
      classes.forEach((one, at) => {
        if (corpus.withSound(one).length < corpus.withSound(classes[rare]).length) rare = at;
      });
      for (const place of corpus.withSound(classes[rare])) {
        const from = place - rare;
        if (from >= 0 && classes.every((one, at) => sounds.classes[syllable[from + at]] === one)) hit(from, from + classes.length);
      }
    },
    /**
     * Where initials stand with a character or two between them: ldmp is 领导还没批.
     * @param {string} letters @param {(from: number, to: number, skipped: number) => void} hit
     */
    gapped(letters, hit) {
      const codes = Array.from(letters, (letter) => letter.charCodeAt(0));
      for (const from of corpus.withLetter(letters[0])) {
        let place = from + 1;
        let skipped = 0;
        for (let at = 1; at < codes.length; at++, place++) {
          if (sounds.initials[syllable[place]] === codes[at] && !corpus.breaks[place]) continue;
          if (++skipped > 2 || corpus.breaks[place] || corpus.breaks[++place] || sounds.initials[syllable[place]] !== codes[at]) {
            place = 0;
            break;
          }
        }
        if (place) hit(from, place, skipped);
      }
    },
    /**
     * Where the query stands but for one character: one half of it stands there in any case.
     * @param {string} wanted @param {(from: number, to: number, lean: number) => void} hit
     */
    oneOff(wanted, hit) {
      const half = wanted.length >> 1;
      for (const [start, end] of [[0, half], [half, wanted.length]]) {
        const known = wanted.slice(start, end);
        for (let place = lean.indexOf(known, start); place >= 0; place = lean.indexOf(known, place + 1)) {
          const from = place - start;
          let wrong = 0;
          for (let at = end % wanted.length; at < (start || wanted.length) && wrong < 2; at++) {
            if (lean.charCodeAt(from + at) !== wanted.charCodeAt(at)) wrong += lean.charCodeAt(from + at) === 10 ? 2 : 1;
          }
          if (wrong === 1) hit(leanAt[from], leanAt[from + wanted.length], from);
        }
      }
    },
    /**
     * Where the query stands by its sound; `loosely` also takes sounds that are often confused.
     * @param {Part[]} wanted @param {boolean} loosely
     * @param {(from: number, to: number, quality: number, by: number) => void} hit
     */
    bySound(wanted, loosely, hit) {
      query = wanted;
      forgiving = loosely;
      spellings = loosely ? sounds.loose : sounds.exact;
      // As written, the second letter belongs to the first syllable or begins the next; most places fail by that.
      const second = loosely ? NaN : wanted[0].letters.charCodeAt(1);
      for (const list of places(wanted[0], loosely)) {
        for (const place of list) {
          if (second && !mayFollow(place, second)) continue;
          best = WORST;
          origin = place;
          step(place, 0, 0, 0, 0);
          if (best > WORST) hit(place, bestEnd, best, bestBy);
        }
      }
    },
  };
}
