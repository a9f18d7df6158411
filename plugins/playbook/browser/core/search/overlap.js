// Ranks entries by how much of a query they share when none has it unbroken: characters, sounds, synonyms.
import { isHan } from "./text.js";

const CANDIDATES = 200;
const READ_WHOLE = 60;
const POSTINGS = 2500;
const LONGEST = 40;
// How far a place of the query counts as met: by a pair, by the sound of a pair, by its character alone.
const PAIR = 1;
const SOUND = 0.75;
const SINGLE = 0.45;
const SAME_MEANING = 0.9;
const IN_BODY = 0.6;

/**
 * @param {object} rooms
 * @param {import("./corpus.js").Corpus} rooms.corpus
 * @param {import("./body.js").Body} rooms.body
 * @param {import("./sounds.js").Sounds} rooms.sounds
 * @param {import("./concepts.js").Concepts} rooms.concepts
 * @param {any} rooms.index   a lunr.Index
 * @param {string} rooms.stop characters that say little
 */
export function createOverlap({ corpus, body, sounds, concepts, index, stop }) {
  const { count, text, syllable, starts, ends, firstSegment } = corpus;
  const dull = new Set(stop);
  /** @type {Map<string, number>} */ const frequency = new Map();
  const sum = new Float32Array(count);

  /** @param {string} term @param {"h" | "p"} field */
  function documents(term, field) {
    const key = field + term;
    let found = frequency.get(key);
    if (found === undefined) {
      const entry = Object.hasOwn(index.invertedIndex, term) ? index.invertedIndex[term] : null;
      found = entry ? Object.keys(entry[field]).length : 0;
      frequency.set(key, found);
    }
    return found;
  }

  /** @param {string} query @returns {{ codes: number[], sounds: number[], names: string[] } | null} */
  function units(query) {
    /** @type {{ codes: number[], sounds: number[], names: string[] }} */ const found = { codes: [], sounds: [], names: [] };
    for (const run of query.match(/[a-z]+|[^a-z]/g) ?? []) {
      if (/[a-z]/.test(run)) {
        const split = run.length > 2 ? sounds.split(run) : null;
        for (const name of split?.parts ?? []) {
          found.codes.push(0);
          found.names.push(name);
          found.sounds.push(sounds.classOf(name));
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
    if (!code) return Math.log(1 + count / 20);
    const char = String.fromCharCode(code);
    const weight = Math.log(1 + count / (1 + documents(char, "h") + body.having(code).length * 0.3));
    return dull.has(char) ? weight * 0.2 : weight;
  }

  /** @param {NonNullable<ReturnType<typeof units>>} query */
  function ask(query) {
    /** @type {[string, "h" | "p", number][]} */ const terms = [];
    const { codes, names } = query;
    for (let at = 0; at < codes.length; at++) {
      const char = codes[at] ? String.fromCharCode(codes[at]) : "";
      if (char && !dull.has(char)) terms.push([char, "h", 0.5]);
      if (at + 1 === codes.length) break;
      const next = codes[at + 1] ? String.fromCharCode(codes[at + 1]) : "";
      if (char && next && isHan(char) && isHan(next)) terms.push([char + next, "h", 2]);
      if (names[at] && names[at + 1]) terms.push([sounds.plainPair(names[at], names[at + 1]), "p", 1]);
    }
    const known = terms
      .map(([term, field, boost]) => ({ term, field, boost, size: documents(term, field) }))
      .filter(({ size }) => size > 0)
      .sort((a, b) => a.size - b.size);
    let budget = POSTINGS;
    const taken = known.filter(({ size }) => (budget -= size) >= 0);
    if (!taken.length) return [];
    return index.query((/** @type {any} */ query) => {
      for (const { term, field, boost } of taken) query.term(term, { fields: [field], boost, usePipeline: false });
    });
  }

  return {
    /**
     * The entries that share most with the query.
     * @param {string} query
     * @param {(entry: number, share: number, segment: number, meant: string[]) => void} hit
     *   `share` is from 0 to 1; `meant` holds a word of the query and its synonym in the entry
     */
    rank(query, hit) {
      const wanted = units(query);
      if (!wanted) return;
      const { codes, sounds: classes } = wanted;
      const size = codes.length;
      const weights = codes.map(rarity);
      const total = weights.reduce((a, b) => a + b, 0) || 1;
      const plainText = String.fromCharCode(...codes.map((code) => code || 32));

      sum.fill(0);
      const best = new Set();
      for (const { ref, score } of ask(wanted).slice(0, CANDIDATES)) {
        sum[ref] += score;
        best.add(Number(ref));
      }
      codes.forEach((code, at) => {
        if (!code || dull.has(String.fromCharCode(code))) return;
        const having = body.having(code);
        if (having.length > count / 3) return;
        for (const entry of having) sum[entry] += weights[at] * 0.5;
      });
      const named = concepts.within(plainText);
      /** @type {Map<number, { segment: number, word: string, from: number, as: string, size: number }[]>} */
      const meaning = new Map();
      for (const { group, word, from } of named) {
        const note = (entry, place) => {
          const list = meaning.get(entry) ?? [];
          if (!list.some((one) => one.segment === place.segment && one.from === from)) list.push(place);
          meaning.set(entry, list);
          sum[entry] += 2;
          best.add(entry);
        };
        for (const entry of concepts.see(group)) note(entry, { segment: -1, word, from, as: "", size: word.length });
        const places = concepts.places(group);
        if (places.length > 400) continue;
        for (const place of places) {
          const entry = corpus.owners[place.segment];
          note(entry, { segment: place.segment, word, from, as: place.word, size: word.length });
        }
      }
      const strong = [];
      for (let entry = 0; entry < count; entry++) if (sum[entry] > 0) strong.push(entry);
      strong.sort((a, b) => sum[b] - sum[a] || a - b);
      for (const entry of strong.slice(0, READ_WHOLE)) best.add(entry);
      const readWhole = new Set(strong.slice(0, READ_WHOLE));

      const credit = new Float32Array(size);
      const union = new Float32Array(size);
      for (const entry of best) {
        union.fill(0);
        let top = 0;
        let topSegment = -1;
        const same = meaning.get(entry) ?? [];
        for (let segment = firstSegment[entry]; segment < firstSegment[entry + 1]; segment++) {
          credit.fill(0);
          compare(segment);
          for (const one of same) {
            if (one.segment === segment) for (let at = one.from; at < one.from + one.size; at++) credit[at] = Math.max(credit[at], SAME_MEANING);
          }
          let met = 0;
          for (let at = 0; at < size; at++) {
            met += credit[at] * weights[at];
            union[at] = Math.max(union[at], credit[at]);
          }
          const fit = Math.min(1, size / Math.max(1, ends[segment] - starts[segment]));
          const share = (met / total) * (0.85 + 0.15 * fit);
          if (share > top) [top, topSegment] = [share, segment];
        }
        for (const one of same) {
          if (one.segment < 0) for (let at = one.from; at < one.from + one.size; at++) union[at] = Math.max(union[at], SAME_MEANING);
        }
        if (readWhole.has(entry)) readBody(entry);
        let met = 0;
        for (let at = 0; at < size; at++) met += union[at] * weights[at];
        const share = 0.55 * Math.max(top, same.some((one) => one.segment < 0) ? (met / total) * 0.9 : 0) + 0.45 * (met / total);
        const meant = same.find((one) => one.as && one.as !== one.word) ?? same.find((one) => one.segment < 0);
        if (share > 0.05) hit(entry, share, topSegment, meant ? [meant.word, meant.as] : []);
      }

      /** @param {number} segment */
      function compare(segment) {
        for (let place = starts[segment]; place < ends[segment]; place++) {
          const code = text.charCodeAt(place);
          const next = place + 1 < ends[segment] ? text.charCodeAt(place + 1) : -1;
          const sound = sounds.classes[syllable[place]];
          const nextSound = next > 0 ? sounds.classes[syllable[place + 1]] : -1;
          for (let at = 0; at < size; at++) {
            if (codes[at] === code) {
              if (credit[at] < SINGLE) credit[at] = SINGLE;
              if (at + 1 < size && codes[at + 1] === next) credit[at] = credit[at + 1] = PAIR;
            }
            if (at + 1 < size && sound && classes[at] === sound && classes[at + 1] === nextSound) {
              if (credit[at] < SOUND) credit[at] = SOUND;
              if (credit[at + 1] < SOUND) credit[at + 1] = SOUND;
            }
          }
        }
      }

      /** @param {number} entry */
      function readBody(entry) {
        const words = body.of(entry);
        for (let at = 0; at < size; at++) {
          if (!codes[at] || union[at] >= IN_BODY) continue;
          if (at + 1 < size && codes[at + 1] && words.includes(String.fromCharCode(codes[at], codes[at + 1]))) {
            union[at] = Math.max(union[at], IN_BODY);
            union[at + 1] = Math.max(union[at + 1], IN_BODY);
          } else if (union[at] < 0.2 && words.includes(String.fromCharCode(codes[at]))) union[at] = 0.2;
        }
      }
    },
  };
}
