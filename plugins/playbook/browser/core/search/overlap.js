// Ranks entries by how much of a query they share when none has it unbroken: characters, sounds, synonyms.
import { ASK, SAYS } from "./corpus.js";
import { isHan } from "./text.js";
import { createWeights } from "./weights.js";

// As many as it takes: twice of each finds nothing more.
const CANDIDATES = 60;
const READ_WHOLE = 10;
const POSTINGS = 150;
// A word of so many titles and wordings tells nothing.
const COMMON = 400;
// How far a place of the query counts as met: by a pair, by the sound of a pair (less if its characters
// were chosen), by its character alone.
const PAIR = 1;
const SOUND = 0.75;
const SOUND_OF_TYPED = 0.5;
const SINGLE = 0.45;
const SAME_MEANING = 0.9;
const LIKE_MEANING = 0.7;
const IN_BODY = 0.6;
// What one text below the titles is worth beside one of them, and how much one place counts beside all together.
const TEXT_WORTH = 0.75;
const ONE_TEXT = 0.45;
// What the next best two texts count for: what an entry is about comes back in several.
const NEXT = 0.2;
// What it counts that the names and wordings of an entry, all taken together, have much of the query: as lunr scores it.
const TOGETHER = 0.15;
// What is asked for a point says less of an entry than its own words do.
const ASKED = 0.94;
const END = 10;
// What another word of the same sort counts for.
const KIN = 0.6;
// How much of the worth of a text depends on its length, and on how much of itself was met: what matched
// across two words of a long sentence says less than what fills a short one.
const FIT = 0.1;
const FILLED = 0.15;

/**
 * A word of the query that an entry has in other words.
 * @typedef {object} Meant
 * @property {number} segment  the title or wording, or -1 if the group names the entry itself
 * @property {string} word     the group's word that the query has
 * @property {string} as       the one that the entry has
 * @property {number[]} met    places of the query that the word fills
 * @property {number} sure     how much those count
 */

/**
 * @typedef {object} Like
 * @property {number} share      from 0 to 1
 * @property {number} segment    the title or wording that has most of it, or -1
 * @property {string[]} meant    a word of the query and its synonym in the entry
 * @property {boolean} isNamed   whether the title or another name has two characters of it side by side
 * @property {boolean} isSeen    whether a synonym group names the entry itself
 */

/**
 * @param {object} rooms
 * @param {import("./corpus.js").Corpus} rooms.corpus
 * @param {import("./body.js").Body} rooms.body
 * @param {import("./sounds.js").Sounds} rooms.sounds
 * @param {import("./concepts.js").Concepts} rooms.concepts
 * @param {import("./postings.js").Postings} rooms.postings
 * @param {import("./kin.js").Kin} rooms.kin
 * @param {string} rooms.stop characters that say little
 * @param {string[]} rooms.frame words that a question is put with
 */
export function createOverlap({ corpus, body, sounds, concepts, postings, kin, stop, frame }) {
  const { count, lean, leanAt, leanStarts, syllable, firstSegment } = corpus;
  const dull = new Set(stop);
  const sum = new Float32Array(count);
  // At which places of the query a character or sound stands, as bits; cleared after use.
  const withCode = new Int32Array(65536);
  const withSound = new Int32Array(4096);
  // At which places of the query a title or wording has a word of the same sort; cleared after use.
  const withKin = new Int32Array(corpus.starts.length);
  const { units, rarity, told } = createWeights({ corpus, body, sounds, count, dull, frame });
  let filled = new Float32Array(64);

  /** @param {import("./weights.js").Units} query */
  function ask(query) {
    /** @type {[string, "h" | "p", number][]} */ const terms = [];
    const { codes, names } = query;
    for (let at = 0; at < codes.length; at++) {
      const char = codes[at] ? String.fromCharCode(codes[at]) : "";
      if (at + 1 === codes.length) break;
      const next = codes[at + 1] ? String.fromCharCode(codes[at + 1]) : "";
      if (char && next && isHan(char) && isHan(next)) terms.push([char + next, "h", 2]);
      if (names[at] && names[at + 1]) terms.push([sounds.pair(names[at], names[at + 1]), "p", 1]);
    }
    const known = terms
      .map(([term, field, boost]) => ({ term, field, boost, size: postings.size(term, field) }))
      .filter(({ size }) => size > 0)
      .sort((a, b) => a.size - b.size);
    let budget = POSTINGS;
    const taken = known.filter(({ size }) => (budget -= size) >= 0);
    return taken.length ? postings.query(taken) : [];
  }

  return {
    /**
     * The entries that share most with the query.
     * @param {string} query
     * @param {(entry: number, like: Like) => void} hit
     */
    rank(query, hit) {
      const wanted = units(query);
      if (!wanted) return;
      const { codes, sounds: classes } = wanted;
      const size = codes.length;
      const plainText = String.fromCharCode(...codes.map((code) => code || 32));
      const named = concepts.within(plainText);
      const weights = told(codes, plainText, named);
      const total = weights.reduce((a, b) => a + b, 0) || 1;

      sum.fill(0);
      const best = new Set();
      /** @type {Map<number, number>} */ const together = new Map();
      const scored = ask(wanted).slice(0, CANDIDATES);
      for (const { ref, score } of scored) {
        sum[ref] += score;
        best.add(Number(ref));
        together.set(Number(ref), score / scored[0].score);
      }
      codes.forEach((code, at) => {
        if (!code || dull.has(String.fromCharCode(code))) return;
        const having = body.having(code);
        if (having.length > count / 3) return;
        for (const entry of having) sum[entry] += weights[at] * 0.5;
      });
      /** @type {Map<number, Meant[]>} */ const meaning = new Map();
      /** @param {number} group @param {string} word @param {number[]} met @param {number} sure */
      const mean = (group, word, met, sure) => {
        for (const entry of concepts.see(group)) note(entry, { segment: -1, word, as: "", met, sure });
        if (concepts.spread(group) > COMMON) return;
        for (const place of concepts.places(group)) note(corpus.owners[place.segment], { segment: place.segment, word, as: place.word, met, sure });
      };
      /** @param {number} entry @param {Meant} one */
      const note = (entry, one) => {
        meaning.set(entry, [...(meaning.get(entry) ?? []), one]);
        sum[entry] += 2;
        best.add(entry);
      };
      for (const { group, word, from } of named) mean(group, word, [...word].map((_, at) => from + at), SAME_MEANING);
      if (size > 3) {
        const known = new Set(named.map(({ group }) => group));
        for (const { group, word, met } of concepts.loosely(plainText, known)) mean(group, word, met, LIKE_MEANING);
      }
      const readWhole = new Set(strongest());
      for (const entry of readWhole) best.add(entry);

      for (let at = 0; at < size; at++) {
        if (codes[at]) withCode[codes[at]] |= 1 << at;
        if (classes[at]) withSound[classes[at]] |= 1 << at;
      }
      const akin = size > 3 ? kin.within(plainText) : [];
      for (const { from, to, segments } of akin) for (const one of segments) withKin[one] |= ((1 << (to - from)) - 1) << from;
      const credit = new Float32Array(size);
      const union = new Float32Array(size);
      for (const entry of best) {
        union.fill(0);
        let top = 0;
        let [second, third] = [0, 0];
        let topSegment = -1;
        let isNamed = false;
        const same = meaning.get(entry) ?? [];
        for (let segment = firstSegment[entry]; segment < firstSegment[entry + 1]; segment++) {
          credit.fill(0);
          compare(segment);
          for (const one of same) {
            if (one.segment === segment) for (const at of one.met) credit[at] = Math.max(credit[at], one.sure);
          }
          for (let rest = withKin[segment]; rest; rest &= rest - 1) {
            const at = 31 - Math.clz32(rest & -rest);
            if (credit[at] < KIN) credit[at] = KIN;
          }
          let met = 0;
          for (let at = 0; at < size; at++) {
            met += credit[at] * weights[at];
            union[at] = Math.max(union[at], credit[at]);
            if (credit[at] >= SOUND && corpus.kinds[segment] < SAYS) isNamed = true;
          }
          if (!met) continue;
          if (met / total <= third) continue;
          const fit = Math.min(1, size / Math.max(1, leanStarts[segment + 1] - 1 - leanStarts[segment]));
          const by = corpus.kinds[segment] === ASK ? ASKED : 1;
          const share = (met / total) * by * (1 - FIT - FILLED + FIT * fit + FILLED * fills(segment));
          if (share > top) [top, second, third, topSegment] = [share, top, second, segment];
          else if (share > second) [second, third] = [share, second];
          else if (share > third) third = share;
        }
        for (const one of same) {
          if (one.segment < 0) for (const at of one.met) union[at] = Math.max(union[at], one.sure);
        }
        const inText = readWhole.has(entry) ? readBody(entry) : 0;
        let met = 0;
        for (let at = 0; at < size; at++) met += union[at] * weights[at];
        const seen = same.some((one) => one.segment < 0);
        const said = seen ? (met / total) * 1.02 : ONE_TEXT * Math.max(top, inText * TEXT_WORTH) + (1 - ONE_TEXT) * (met / total);
        const whole = scored.length ? 1 - TOGETHER + TOGETHER * (together.get(entry) ?? 0) : 1;
        const share = whole * ((1 - NEXT / 2) * said + (NEXT / 2) * (second + third));
        const meant = same.find((one) => one.as && one.as !== one.word) ?? same.find((one) => one.segment < 0);
        if (share > 0.05) hit(entry, { share, segment: topSegment, meant: meant ? [meant.word, meant.as] : [], isNamed, isSeen: seen });
      }
      for (const code of codes) withCode[code] = 0;
      for (const sound of classes) withSound[sound] = 0;
      for (const { segments } of akin) for (const one of segments) withKin[one] = 0;

      /** The few entries with the greatest sums, the first of equals; sorting them all took longer than reading these. */
      function strongest() {
        /** @type {number[]} */ const found = [];
        for (let entry = 0; entry < count; entry++) {
          const own = sum[entry];
          if (own <= 0 || (found.length === READ_WHOLE && own <= sum[found[READ_WHOLE - 1]])) continue;
          let at = Math.min(found.length, READ_WHOLE - 1);
          for (; at > 0 && sum[found[at - 1]] < own; at--) found[at] = found[at - 1];
          found[at] = entry;
        }
        return found;
      }

      /** @param {number} segment */
      function compare(segment) {
        const start = leanStarts[segment];
        const end = leanStarts[segment + 1] - 1;
        if (filled.length < end - start) filled = new Float32Array(2 * (end - start));
        filled.fill(0, 0, end - start);
        for (let place = start; place < end; place++) {
          const code = lean.charCodeAt(place);
          const sound = sounds.classes[syllable[leanAt[place]]];
          for (let rest = withCode[code] | withSound[sound]; rest; rest &= rest - 1) {
            const at = 31 - Math.clz32(rest & -rest);
            const same = codes[at] === code;
            if (same) raise(at, place - start, SINGLE);
            if (at + 1 === size || place + 1 === end) continue;
            if (same && codes[at + 1] === lean.charCodeAt(place + 1)) {
              raise(at, place - start, PAIR);
              raise(at + 1, place + 1 - start, PAIR);
            }
            else if (sound && classes[at] === sound && classes[at + 1] === sounds.classes[syllable[leanAt[place + 1]]]) {
              const heard = codes[at] ? SOUND_OF_TYPED : SOUND;
              raise(at, place - start, heard);
              raise(at + 1, place + 1 - start, heard);
            }
          }
        }
      }

      /** @param {number} at @param {number} place in the segment @param {number} to */
      function raise(at, place, to) {
        if (credit[at] < to) credit[at] = to;
        if (filled[place] < to) filled[place] = to;
      }

      /** How much of a title or wording was met, from 0 to 1. @param {number} segment */
      function fills(segment) {
        let met = 0;
        let all = 0;
        for (let place = leanStarts[segment], at = 0; place < leanStarts[segment + 1] - 1; place++, at++) {
          const weight = rarity(lean.charCodeAt(place));
          all += weight;
          met += weight * filled[at];
        }
        return all ? met / all : 0;
      }

      /** The most of the query that any one text of an entry has; what it has goes to `union` too. @param {number} entry */
      function readBody(entry) {
        let top = 0;
        const words = body.text;
        credit.fill(0);
        for (let place = body.from[entry]; place < body.from[entry + 1]; place++) {
          const code = words.charCodeAt(place);
          if (code === END) {
            let met = 0;
            for (let at = 0; at < size; at++) {
              met += credit[at] * weights[at];
              union[at] = Math.max(union[at], credit[at] * IN_BODY);
            }
            top = Math.max(top, met / total);
            credit.fill(0);
            continue;
          }
          for (let rest = withCode[code]; rest; rest &= rest - 1) {
            const at = 31 - Math.clz32(rest & -rest);
            if (credit[at] < SINGLE) credit[at] = SINGLE;
            if (at + 1 < size && codes[at + 1] === words.charCodeAt(place + 1)) credit[at] = credit[at + 1] = PAIR;
          }
        }
        return top;
      }
    },
  };
}
