// Takes a query apart into characters and syllables, and says how much each of them tells.
import { isHan } from "./text.js";

// As many as there are bits for.
const LONGEST = 31;
// A dull character beside a telling one.
const DULL = 0.4;
// How much more a place counts that belongs to a synonym group's word: words of the trade say more.
const NAMED = 1.8;
// What a place counts that belongs to what a question is put with: 谈崩了下一步咋办.
const FRAMED = 0.4;

/** @typedef {{ codes: number[], sounds: number[], names: string[] }} Units */

/**
 * @param {object} rooms
 * @param {import("./corpus.js").Corpus} rooms.corpus
 * @param {import("./body.js").Body} rooms.body
 * @param {import("./sounds.js").Sounds} rooms.sounds
 * @param {number} rooms.count      of entries
 * @param {Set<string>} rooms.dull  characters that say little
 * @param {string[]} rooms.frame    words that a question is put with
 */
export function createWeights({ corpus, body, sounds, count, dull, frame }) {
  // Words that are written in letters are no pinyin: email is not e, mai, l.
  const latin = new Set(corpus.lean.match(/[a-z]{3,}/g));
  const rarities = new Float32Array(65536).fill(-1);

  /** @param {string} query @returns {Units | null} */
  function units(query) {
    /** @type {Units} */ const found = { codes: [], sounds: [], names: [] };
    for (const run of query.match(/[a-z]+|[^a-z]/g) ?? []) {
      if (/[a-z]/.test(run)) {
        const split = run.length > 2 && !latin.has(run) ? sounds.split(run) : null;
        for (const name of split?.parts ?? run) {
          found.codes.push(split ? 0 : name.charCodeAt(0));
          found.names.push(split ? name : "");
          found.sounds.push(split ? sounds.classOf(name) : 0);
        }
      } else {
        const id = isHan(run) ? sounds.of(run.charCodeAt(0)) : 0;
        found.codes.push(run.charCodeAt(0));
        found.names.push(sounds.name(id));
        found.sounds.push(sounds.classes[id]);
      }
    }
    for (const list of Object.values(found)) list.length = Math.min(list.length, LONGEST);
    return found.codes.length > 1 ? found : null;
  }

  /** @param {number} code */
  function rarity(code) {
    if (rarities[code] < 0) rarities[code] = weigh(code);
    return rarities[code];
  }

  /** @param {number} code */
  function weigh(code) {
    if (!code) return Math.log(1 + count / 20);
    const char = String.fromCharCode(code);
    if (!isHan(char)) return Math.log(1 + count / 20) * (char < "a" ? 0.2 : 0.5);
    const weight = Math.log(1 + count / (3 + body.having(code).length));
    return dull.has(char) ? weight * DULL : weight;
  }

  /**
   * How much each place of a query tells.
   * @param {number[]} codes @param {string} query the same as text @param {{ word: string, from: number }[]} named words of the trade in it
   */
  function told(codes, query, named) {
    const weights = codes.map(rarity);
    const inNamed = new Set(named.flatMap(({ word, from }) => [...word].map((_, at) => from + at)));
    for (const at of inNamed) weights[at] *= NAMED;
    for (const at of framed(query)) if (!inNamed.has(at)) weights[at] *= FRAMED;
    return weights;
  }

  /** The places of a query that its question is put with; none if little else is left. @param {string} query */
  function framed(query) {
    /** @type {Set<number>} */ const found = new Set();
    for (const words of frame) {
      const from = query.indexOf(words);
      for (let at = from; from >= 0 && at < from + words.length; at++) found.add(at);
    }
    return query.length - found.size > 1 ? found : [];
  }

  return { units, rarity, told };
}
