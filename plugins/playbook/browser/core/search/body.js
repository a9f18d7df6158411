// The words below the titles: lines, steps, rules. Unbroken finds, and which entries share rare characters.
import { fold } from "./text.js";

const END = "\n";

/**
 * @param {any[]} entries
 */
export function createBody(entries) {
  /** @type {string[]} */ const pieces = [];
  /** @type {number[]} */ const starts = [];
  /** @type {number[]} */ const owners = [];
  /** @type {number[]} */ const from = [];
  let length = 0;

  entries.forEach((entry, number) => {
    from.push(length);
    const texts = [...(entry.lines ?? []).map((line) => `${line[6]}\n${line[5]}\n${line[7]}`), entry.summary ?? "", ...(entry.more ?? [])];
    for (const one of texts) {
      const { text } = fold(one);
      if (!text) continue;
      starts.push(length);
      owners.push(number);
      pieces.push(text, END);
      length += text.length + 1;
    }
  });
  from.push(length);
  const text = pieces.join("");
  const begins = Uint32Array.from(starts);
  const common = byCharacter(text, from, entries.length);

  return {
    text,
    /** @param {number} entry */
    of: (entry) => text.slice(from[entry], from[entry + 1]),
    /** The entries that have a character. @param {number} code */
    having: (code) => common(code),
    /** @param {string} wanted @param {(entry: number) => void} hit */
    literal(wanted, hit) {
      let piece = 0;
      for (let at = text.indexOf(wanted); at >= 0; ) {
        while (piece + 1 < begins.length && begins[piece + 1] <= at) piece++;
        hit(owners[piece]);
        const next = piece + 1 < begins.length ? begins[piece + 1] : text.length;
        at = text.indexOf(wanted, next);
      }
    },
  };
}

/** @typedef {ReturnType<typeof createBody>} Body */

/**
 * For each character the entries that have it, in one array.
 * @param {string} text @param {number[]} from @param {number} count
 */
function byCharacter(text, from, count) {
  const last = new Int32Array(65536).fill(-1);
  const size = new Uint32Array(65537);
  each((code) => size[code + 1]++);
  for (let code = 0; code < 65536; code++) size[code + 1] += size[code];
  const next = size.slice();
  const found = new Uint16Array(size[65536]);
  last.fill(-1);
  each((code, entry) => (found[next[code]++] = entry));

  /** @param {(code: number, entry: number) => void} visit */
  function each(visit) {
    for (let entry = 0; entry < count; entry++) {
      for (let place = from[entry]; place < from[entry + 1]; place++) {
        const code = text.charCodeAt(place);
        if (code < 128 || last[code] === entry) continue;
        last[code] = entry;
        visit(code, entry);
      }
    }
  }
  return (/** @type {number} */ code) => found.subarray(size[code], size[code + 1]);
}
