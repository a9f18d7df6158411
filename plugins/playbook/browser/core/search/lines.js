// The lines of an entry, which are one text until they are shown, as the build packed them: see build.py.

const FIELD = "\ue000";
const LINE = "\ue001";

/**
 * @typedef {object} Raw
 * @property {string} id
 * @property {number[]} to   numbers of listeners
 * @property {string[]} scope
 * @property {string[]} stages
 * @property {string} tone
 * @property {string} aim
 * @property {string} say
 * @property {string} part
 * @property {string} onlyIf
 * @property {boolean} waits
 */

/** @param {string} [packed] @returns {Raw[]} */
export function unpacked(packed) {
  if (!packed) return [];
  return packed.split(LINE).map((line) => {
    const [id, to, scope, stages, tone, aim, say, part, onlyIf, waits] = line.split(FIELD);
    return { id, to: codes(to).map(Number), scope: codes(scope), stages: codes(stages), tone, aim, say, part, onlyIf, waits: waits === "1" };
  });
}

/** @param {string} text */
const codes = (text) => (text ? text.split(" ") : []);
