// The words below the titles: lines, steps, rules. Unbroken finds, and which entries share rare characters.
import { packed } from "./lists.js";
import { unpacked } from "./lines.js";
import { plainTexts } from "./text.js";

const END = "\n";
const LAST_CODE = 65535;

/**
 * @param {any[]} entries
 * @param {import("./corpus.js").Corpus} corpus
 */
export function createBody(entries, corpus) {
  const { text, from } = lay(entries);
  const heads = corpus.firstSegment.map((segment) => corpus.starts[segment] ?? corpus.text.length);
  const common = byCharacter([[text, from], [corpus.text, heads]], entries.length);

  let before = { wanted: "", entries: /** @type {number[]} */ ([]) };

  /** The entries that have the rarest character of a query, or all if it has none. @param {string} wanted */
  function likely(wanted) {
    let rare = wanted.charCodeAt(0);
    for (let at = 1; at < wanted.length; at++) {
      const code = wanted.charCodeAt(at);
      if (rare < 128 || (code > 127 && common(code).length < common(rare).length)) rare = code;
    }
    return rare < 128 ? entries.keys() : common(rare);
  }

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
      // What is typed on to a query stands only where that one stood.
      const having = before.wanted && wanted.startsWith(before.wanted) ? before.entries : likely(wanted);
      /** @type {number[]} */ const found = [];
      for (const entry of having) {
        const here = text.slice(from[entry], from[entry + 1]);
        let times = 0;
        for (let at = here.indexOf(wanted); at >= 0; at = here.indexOf(wanted, at)) {
          times++;
          at = here.indexOf(END, at);
        }
        if (!times) continue;
        found.push(entry);
        hit(entry, times);
      }
      before = { wanted, entries: found };
    },
  };
}

/** @typedef {ReturnType<typeof createBody>} Body */

/** All texts end to end. @param {any[]} entries */
function lay(entries) {
  /** @type {string[]} */ const pieces = [];
  const counts = entries.map((entry) => {
    const before = pieces.length;
    for (const { say, aim, part } of unpacked(entry.lines)) pieces.push(say, aim, part);
    pieces.push(entry.summary ?? "", ...(entry.more ?? []));
    return pieces.length - before;
  });
  const text = plainTexts(pieces.map((one) => (one.includes(END) ? one.replaceAll(END, " ") : one)).join(END) + END);
  const from = new Uint32Array(entries.length + 1);
  let place = 0;
  counts.forEach((count, entry) => {
    for (let one = 0; one < count; one++) place = text.indexOf(END, place) + 1;
    from[entry + 1] = place;
  });
  return { text, from };
}

/**
 * For each character the entries that have it.
 * @param {[string, Uint32Array][]} texts  each with where the entries begin in it
 * @param {number} count
 */
function byCharacter(texts, count) {
  const last = new Int32Array(LAST_CODE + 1);
  return packed(
    LAST_CODE,
    (say) => {
      last.fill(-1);
      for (let entry = 0; entry < count; entry++) {
        for (const [text, from] of texts) {
          for (let place = from[entry]; place < from[entry + 1]; place++) {
            const code = text.charCodeAt(place);
            if (code < 128 || last[code] === entry) continue;
            last[code] = entry;
            say(code, entry);
          }
        }
      }
    },
    Uint16Array,
  );
}
