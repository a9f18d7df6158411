// The finder's search: a query as typed in, ranked groups of lines out. No page, no network, no state.
import { createBody } from "./search/body.js";
import { createConcepts } from "./search/concepts.js";
import { createCorpus } from "./search/corpus.js";
import { createKin } from "./search/kin.js";
import { createOverlap } from "./search/overlap.js";
import { createPostings } from "./search/postings.js";
import { createReader } from "./search/query.js";
import { createRanker } from "./search/rank.js";
import { createScan } from "./search/scan.js";
import { createShelf } from "./search/show.js";
import { createSounds } from "./search/sounds.js";

/** @typedef {import("./search/rank.js").Hit} Hit */
/** @typedef {import("./search/show.js").Group} Group */
/** @typedef {import("./search/show.js").Filters} Filters */

/**
 * @typedef {object} Found
 * @property {string} text
 * @property {{stage: string, scope: string, kind: string}} tags
 * @property {Group[]} groups
 * @property {{scope: Record<string, number>, stage: Record<string, number>, kind: Record<string, number>}} facets
 * @property {Group[]} nearest  when there are no groups: up to three that come closest
 */

const SHOWN = 8;
const GOOD = 900;
const LEAST = 150;
// A kind that answers such questions gains so much, but never passes what was found unbroken.
const ANSWERS = 1.4;
const MOST_BY_ANSWERING = 800;
// The longest beginning of a query that finds something is what comes closest.
const BEGINNING = 10;
const ONE_OF_SEVERAL = 0.6;
// Equal finds are told apart by what a caller is likeliest to need.
const ORDER = ["objection", "case", "stage", "customer", "letter", "technique", "checklist", "channel", "legal-risk", "tree", "worked-case", "red-line", "term", "path", "limit", "situation", "outcome", "must-say", "page", "open-question", "article", "statute", "old-law", "quiz", "drill"];
// Registers share many plain words with any sentence: a mere likeness counts for less there.
const LIKENESS = { article: 0.72, statute: 0.65, "old-law": 0.7, limit: 0.85, "red-line": 0.9, term: 0.9, outcome: 0.85, "must-say": 0.8, situation: 0.85, "open-question": 0.75, "worked-case": 0.9, page: 0.7 };
// To practise with, not to call with: shown low unless asked for by name.
const TRAINING = new Set(["drill", "quiz"]);
const TRAINING_WORTH = 0.35;
const ASKED_FOR = 250;
// Whom an ordinary sentence must not be taken for, just because it has some of their words.
const GRAVE = /^(case\.crisis-(?!minor)|customer\.provocative)/;
const TITLE_ITSELF = 80;
const WARM = ["没钱", "老板不在", "lbbz", "meiqian", "老ban", "法息", "失连", "M2 没钱", "对公 甲方没付款", "逾期45天", "能去他公司堵他吗", "要不要录音", "mei'qian", "罚x", "zhinajin", "meiqain", "还不上了怎么办", "l", "催款函", "手头紧"];

/**
 * @param {any} data  `window.playbookFinder`: what the data and index files added
 * @param {any} lunr  the library that came with them
 */
export function createIndex(data, lunr) {
  const sounds = createSounds(data.readings, data.also);
  const corpus = createCorpus(data, sounds);
  const body = createBody(data.entries, corpus);
  const concepts = createConcepts(data.groups, corpus);
  const postings = createPostings(data.index, lunr);
  const kin = createKin(data.tags.kin, corpus, sounds);
  const overlap = createOverlap({ corpus, body, sounds, concepts, postings, kin, stop: data.tags.stop, frame: data.tags.frame });
  const worth = data.entries.map((/** @type {any} */ entry) => LIKENESS[entry.kind] ?? 1);
  const grave = data.entries.map((/** @type {any} */ entry) => GRAVE.test(entry.id));
  const rank = createRanker({ corpus, body, sounds, concepts, scan: createScan(corpus, sounds), overlap, kin, grave, alarm: data.tags.alarm, worth, stop: data.tags.stop });
  const read = createReader(data.tags);
  // Needed no more once all is laid out; together a good part of what the page would keep.
  for (const entry of data.entries) entry.more = entry.readings = entry.says = entry.aliases = entry.asks = undefined;
  const shelf = createShelf(data);
  const prior = data.entries.map((entry) => {
    const place = ORDER.indexOf(entry.kind);
    return (ORDER.length - (place < 0 ? ORDER.length : place)) * 1.5;
  });

  /** @param {ReturnType<typeof read>} query @returns {Map<number, Hit>} */
  function gather(query) {
    /** @type {Map<number, Hit>} */ const all = new Map();
    query.wordings.forEach((wording, number) => {
      if (number && best(all) >= GOOD) return;
      merge(all, rank(wording), 1 - number * 0.01);
    });
    if (query.terms.length > 1 && best(all) < GOOD) merge(all, together(query.terms), 1);
    const parted = best(all) < GOOD ? apart(query.wordings.at(-1) ?? "") : [];
    if (parted.length) merge(all, together(parted), 1);
    return all;
  }

  /** A name in letters beside characters (用EMS寄), and those: what is not such a name is pinyin. @param {string} wording */
  function apart(wording) {
    const runs = wording.match(/[a-z\d]+|[^a-z\d]+/g) ?? [];
    if (runs.length < 2 || !runs.some((run) => corpus.words.has(run))) return [];
    return runs.filter((run) => (corpus.words.has(run) || !/[a-z]/.test(run)) && run.length > 1);
  }

  /** Entries by how many of several words they have. @param {string[]} terms */
  function together(terms) {
    /** @type {Map<number, Hit & { met: number, best: number }>} */ const sums = new Map();
    for (const term of terms.slice(0, 5)) {
      for (const [entry, hit] of rank(term, term.length > 2)) {
        const old = sums.get(entry);
        if (!old) sums.set(entry, { ...hit, met: 1, best: hit.score });
        else {
          if (hit.score > old.best) Object.assign(old, { why: hit.why, segment: hit.segment, best: hit.score });
          Object.assign(old, { score: old.score + hit.score, met: old.met + 1, needles: [...old.needles, ...hit.needles] });
        }
      }
    }
    for (const hit of sums.values()) {
      const all = hit.score * (0.97 / terms.length) * (0.6 + (0.4 * hit.met) / terms.length);
      hit.score = Math.max(all, hit.best * ONE_OF_SEVERAL);
    }
    return sums;
  }

  /**
   * Scores moved by the stage, scope and kind that the query names, and by the sort of question.
   * @param {Map<number, Hit>} hits @param {ReturnType<typeof read>} query
   */
  function lean(hits, { tags, answers, outright }) {
    const alone = !hits.size;
    for (const [entry, hit] of hits) {
      const raw = data.entries[entry];
      if (TRAINING.has(raw.kind) && !hit.whole && tags.kind !== raw.kind) hit.score *= TRAINING_WORTH;
      if (hit.whole) hit.score += TITLE_ITSELF;
      hit.score += prior[entry] + 10 * Math.min(3, Math.log2(hit.times));
      if (answers.includes(raw.kind)) hit.score = Math.max(hit.score, Math.min(hit.score * ANSWERS, MOST_BY_ANSWERING));
      if (isStage(raw)) hit.score += 140;
      else if (tags.stage && raw.stages) hit.score += raw.stages.includes(tags.stage) ? 40 : -60;
      if (tags.scope && raw.scope) hit.score += raw.scope.includes(tags.scope) ? 30 : -120;
      if (tags.kind && raw.kind === tags.kind) hit.score += TRAINING.has(raw.kind) ? ASKED_FOR : 60;
    }
    if (tags.stage || (alone && tags.kind)) {
      // Who names a stage means its page too: it comes third at the latest.
      const third = outright ? thirdPlace(hits) : 0;
      data.entries.forEach((raw, entry) => {
        const known = hits.get(entry);
        if (isStage(raw)) {
          if (!known) add(entry, Math.max(alone ? 900 : 560, third - prior[entry]));
          else known.score = Math.max(known.score, third);
        } else if (!known && alone && tags.kind && raw.kind === tags.kind) add(entry, 600);
      });
    }

    /** @param {any} raw */
    function isStage(raw) {
      return tags.stage && raw.kind === "stage" && raw.stages?.includes(tags.stage);
    }

    /** @param {number} entry @param {number} score */
    function add(entry, score) {
      hits.set(entry, { score: score + prior[entry], why: "", segment: -1, needles: [], times: 1, whole: false });
    }
  }

  /** @param {[number, Hit][]} ranked @param {Found["tags"]} tags @param {Filters} filters */
  const show = (ranked, tags, filters) =>
    ranked.map(([entry, hit]) => {
      const heard = hit.segment >= 0 ? corpus.original(hit.segment) : "";
      return shelf.group(entry, { ...hit, heard }, tags, filters);
    });

  /** What comes closest once the end of the query is left off. @param {string} wording */
  function closest(wording) {
    for (let size = Math.min(wording.length - 1, BEGINNING); size > 0; size--) {
      const hits = rank(wording.slice(0, size));
      if (hits.size) return sorted(hits).slice(0, 3);
    }
    return [];
  }

  return {
    /** @param {string} typed @param {Filters} [filters] @returns {Found} */
    search(typed, filters = {}) {
      const query = read(typed);
      const hits = query.text ? gather(query) : new Map();
      if (query.text) lean(hits, query);
      const ranked = sorted(hits, Math.max(LEAST, best(hits) * 0.3));
      const passing = ranked.filter(([entry]) => shelf.passes(entry, filters));
      /** @type {[number, Hit][]} */ let near = [];
      if (query.text && !ranked.length) near = hits.size ? sorted(hits).slice(0, 3) : closest(query.wordings.at(-1) ?? "");
      return {
        text: query.text,
        tags: query.tags,
        groups: show(passing.slice(0, SHOWN), query.tags, filters),
        facets: shelf.facets(ranked.map(([entry]) => entry), filters),
        nearest: show(near, query.tags, {}),
      };
    },
    /** An entry by its id, as groups show it; for recent and pinned ones. @param {string} id */
    entry(id) {
      const number = data.entries.findIndex((/** @type {any} */ one) => one.id === id);
      return number < 0 ? null : shelf.entry(number);
    },
    /** Queries that between them go every way, so that the first one typed finds all of it compiled. */
    warmUps: WARM,
  };
}

/** @param {Map<number, Hit>} hits */
function best(hits) {
  let most = 0;
  for (const { score } of hits.values()) most = Math.max(most, score);
  return most;
}

/** A score that comes after the first two, or among those that are as good as the second. @param {Map<number, Hit>} hits */
function thirdPlace(hits) {
  const [, second = 0, third = 0] = Array.from(hits.values(), ({ score }) => score).sort((a, b) => b - a);
  return second > third ? (second + third) / 2 : second + 1;
}

/** @param {Map<number, Hit>} into @param {Map<number, Hit>} from @param {number} factor */
function merge(into, from, factor) {
  for (const [entry, hit] of from) {
    const old = into.get(entry);
    hit.score *= factor;
    if (!old || hit.score > old.score) into.set(entry, hit);
  }
}

/** @param {Map<number, Hit>} hits @param {number} [least] @returns {[number, Hit][]} */
function sorted(hits, least = 0) {
  /** @type {[number, Hit][]} */ const found = [];
  for (const one of hits) if (one[1].score >= least) found.push(one);
  return found.sort((a, b) => b[1].score - a[1].score || a[0] - b[0]);
}
