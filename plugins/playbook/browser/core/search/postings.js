// The lunr index as the build packed it. A real lunr.Index is made of the few terms that a query asks for.

const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
const HALF = DIGITS.length / 2;
// As finely as the build keeps a weight: see index.py.
const STEPS = 2;

const VALUE = new Uint8Array(128);
[...DIGITS].forEach((digit, value) => (VALUE[digit.charCodeAt(0)] = value));

/** @typedef {{ term: string, field: "h" | "p", boost: number }} Asked */

/** Where each word of a text begins, and where one more would. @param {string} text */
function beginnings(text) {
  /** @type {number[]} */ const found = [0];
  for (let at = text.indexOf(" "); at >= 0; at = text.indexOf(" ", at + 1)) found.push(at + 1);
  return Uint32Array.from([...found, text.length + 1]);
}

/** @param {{ terms: string, postings: string }} packed */
function createField({ terms, postings }) {
  const begins = beginnings(terms);
  const from = beginnings(postings);
  const count = begins.length - 1;

  /** @param {string} wanted */
  function find(wanted) {
    let [low, high] = [0, count - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const known = terms.slice(begins[middle], begins[middle + 1] - 1);
      if (known === wanted) return middle;
      if (known < wanted) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }

  /** @param {string} wanted @param {(entry: number, weight: number) => void} visit @returns {number} how many */
  return function each(wanted, visit) {
    const place = find(wanted);
    if (place < 0) return 0;
    let entry = -1;
    let gap = 0;
    let count = 0;
    for (let at = from[place]; at < from[place + 1] - 1; at++) {
      const value = VALUE[postings.charCodeAt(at)];
      if (value >= HALF) gap = (gap + value - HALF) * HALF;
      else {
        entry += gap + value + 1;
        gap = 0;
        at++;
        count++;
        visit(entry, VALUE[postings.charCodeAt(at)] / STEPS);
      }
    }
    return count;
  };
}

/**
 * @param {{ h: { terms: string, postings: string }, p: { terms: string, postings: string } }} packed
 * @param {any} lunr
 */
export function createPostings(packed, lunr) {
  const fields = { h: createField(packed.h), p: createField(packed.p) };
  /** @type {Map<string, number>} */ const counted = new Map();
  const pipeline = new lunr.Pipeline();
  // Only whole, known terms are asked for: there is nothing to expand.
  const tokenSet = { intersect: (/** @type {any} */ one) => one };

  return {
    /** In how many entries a term stands. @param {string} term @param {"h" | "p"} field */
    size(term, field) {
      const key = field + term;
      let size = counted.get(key);
      if (size === undefined) counted.set(key, (size = fields[field](term, () => {})));
      return size;
    },
    /**
     * The entries that have any of the terms, the best first.
     * @param {Asked[]} asked
     * @returns {{ ref: string, score: number }[]}
     */
    query(asked) {
      /** @type {Record<string, any>} */ const invertedIndex = {};
      /** @type {Record<string, any>} */ const fieldVectors = {};
      asked.forEach(({ term, field }, number) => {
        /** @type {Record<string, object>} */ const entries = {};
        invertedIndex[term] = { _index: number, h: {}, p: {}, [field]: entries };
        fields[field](term, (entry, weight) => {
          entries[entry] = {};
          const ref = `${field}/${entry}`;
          (fieldVectors[ref] ??= new lunr.Vector([])).elements.push(number, weight);
        });
      });
      const index = new lunr.Index({ invertedIndex, fieldVectors, tokenSet, fields: ["h", "p"], pipeline });
      return index.query((/** @type {any} */ query) => {
        for (const { term, field, boost } of asked) query.term(term, { fields: [field], boost, usePipeline: false });
      });
    },
  };
}

/** @typedef {ReturnType<typeof createPostings>} Postings */
