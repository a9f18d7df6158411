// The words below the titles: lines, steps, rules. Unbroken finds, and which entries share rare characters.
import { unpacked } from "./lines.js";
import { folded, plain } from "./text.js";

const END = "\n";

/**
 * @param {any[]} entries
 * @param {import("./corpus.js").Corpus} corpus
 */
export function createBody(entries, corpus) {
  const { text, from } = lay(entries);
  const heads = corpus.firstSegment.map((segment) => corpus.starts[segment] ?? corpus.text.length);
  const common = byCharacter([[text, from], [corpus.text, heads]], entries.length);

  return {
    text,
    /** Where an entry's texts begin; they end where the next one's begin. */
    from,
    /** The entries that have a character anywhere. @param {number} code */
    having: (code) => common(code),
    /**
     * The entries that have the wanted unbroken below their titles, and in how many texts.
     * @param {string} wanted @param {(entry: number, times: number) => void} hit
     */
    literal(wanted, hit) {
      let rare = wanted.charCodeAt(0);
      for (let at = 1; at < wanted.length; at++) {
        const code = wanted.charCodeAt(at);
        if (rare < 128 || (code > 127 && common(code).length < common(rare).length)) rare = code;
      }
      if (rare < 128) for (let entry = 0; entry < entries.length; entry++) look(entry);
      else for (const entry of common(rare)) look(entry);

      /** @param {number} entry */
      function look(entry) {
        const here = text.slice(from[entry], from[entry + 1]);
        let times = 0;
        for (let at = here.indexOf(wanted); at >= 0; at = here.indexOf(wanted, at)) {
          times++;
          at = here.indexOf(END, at);
        }
        if (times) hit(entry, times);
      }
    },
  };
}

/** @typedef {ReturnType<typeof createBody>} Body */

/** All texts end to end. @param {any[]} entries */
function lay(entries) {
  /** @type {string[]} */ const pieces = [];
  /** @type {number[]} */ const from = [];
  let length = 0;
  entries.forEach((entry) => {
    from.push(length);
    const lines = unpacked(entry.lines).flatMap(({ say, aim, part }) => [say, aim, part]);
    for (const one of [...lines, entry.summary ?? "", ...(entry.more ?? [])]) {
      const text = plain(folded(one));
      if (!text) continue;
      pieces.push(text, END);
      length += text.length + 1;
    }
  });
  from.push(length);
  return { text: pieces.join(""), from: Uint32Array.from(from) };
}

/**
 * For each character the entries that have it, in one array.
 * @param {[string, Uint32Array][]} texts  each with where the entries begin in it
 * @param {number} count
 */
function byCharacter(texts, count) {
  const last = new Int32Array(65536);
  const size = new Uint32Array(65537);

  /** @param {(code: number, entry: number) => void} visit */
  function each(visit) {
    last.fill(-1);
    for (let entry = 0; entry < count; entry++) {
      for (const [text, from] of texts) {
        for (let place = from[entry]; place < from[entry + 1]; place++) {
          const code = text.charCodeAt(place);
          if (code < 128 || last[code] === entry) continue;
          last[code] = entry;
          visit(code, entry);
        }
      }
    }
  }

  each((code) => size[code + 1]++);
  for (let code = 0; code < 65536; code++) size[code + 1] += size[code];
  const next = size.slice();
  const found = new Uint16Array(size[65536]);
  each((code, entry) => (found[next[code]++] = entry));
  return (/** @type {number} */ code) => found.subarray(size[code], size[code + 1]);
}
