// Takes a query apart into characters and syllables, and says how much each of them tells.
import { isHan } from "./text.js";

// As many as there are bits for.
const LONGEST = 31;
// A dull character beside a telling one.
const DULL = 0.4;

/** @typedef {{ codes: number[], sounds: number[], names: string[] }} Units */

/**
 * @param {object} rooms
 * @param {import("./body.js").Body} rooms.body
 * @param {import("./sounds.js").Sounds} rooms.sounds
 * @param {number} rooms.count      of entries
 * @param {Set<string>} rooms.dull  characters that say little
 */
export function createWeights({ body, sounds, count, dull }) {
  const rarities = new Float32Array(65536).fill(-1);

  /** @param {string} query @returns {Units | null} */
  function units(query) {
    /** @type {Units} */ const found = { codes: [], sounds: [], names: [] };
    for (const run of query.match(/[a-z]+|[^a-z]/g) ?? []) {
      if (/[a-z]/.test(run)) {
        const split = run.length > 2 ? sounds.split(run) : null;
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

  return { units, rarity };
}
