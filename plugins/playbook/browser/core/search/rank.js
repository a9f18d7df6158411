// Scores entries for one wording of a query: unbroken finds first, then synonyms, the text, slips and overlap.
import { ALIAS, ASK, SAYS, SYNONYM, TITLE } from "./corpus.js";
import { mended } from "./slips.js";
import { BY, parts } from "./scan.js";
import { isHan, plain } from "./text.js";

const WORTH = { [TITLE]: 1000, [ALIAS]: 970, [SAYS]: 940, [ASK]: 900 };
// Initials fit much by chance; what a thing is called counts for more there.
const WORTH_OF_INITIALS = { [TITLE]: 1000, [ALIAS]: 930, [SAYS]: 800, [ASK]: 780 };
const SEE = 930;
const SAME_MEANING = 880;
const IN_LINE = 560;
const OVERLAP = 760;
const ENOUGH = 30;
const FEW = 5;
const GOOD = 880;
const FAIR = 600;
// What an entry on a crisis keeps if it shares only so short a stretch with a sentence that sounds like none.
const SLIGHT = 0.7;
const TELLING = 3;
const GAPPED = 0.7;
const SPELLED = 0.9;

/**
 * @typedef {object} Hit
 * @property {number} score
 * @property {string} why
 * @property {number} segment   the title or wording that matched, or -1
 * @property {string[]} needles what to mark
 * @property {number} times     how many places matched
 * @property {boolean} whole    whether it is the entry's title, letter for letter
 */

/**
 * @param {object} rooms
 * @param {import("./corpus.js").Corpus} rooms.corpus
 * @param {import("./body.js").Body} rooms.body
 * @param {import("./sounds.js").Sounds} rooms.sounds
 * @param {import("./concepts.js").Concepts} rooms.concepts
 * @param {ReturnType<typeof import("./scan.js").createScan>} rooms.scan
 * @param {ReturnType<typeof import("./overlap.js").createOverlap>} rooms.overlap
 * @param {string} rooms.stop      characters that say little
 * @param {import("./kin.js").Kin} rooms.kin
 * @param {boolean[]} rooms.grave entries that a few shared words of a wording must not bring up
 * @param {{ characters: string, not: string }} rooms.alarm  what a query sounds grave by, and turns of speech to leave out
 * @param {number[]} rooms.worth  how readily an entry is taken for a mere likeness
 */
export function createRanker({ corpus, body, sounds, concepts, scan, overlap, kin, grave, alarm, worth, stop }) {
  const { count, text, lean, leanAt, leanStarts, breaks, segment, starts, ends, owners, kinds } = corpus;

  const alarming = new RegExp(alarm.characters);
  const harmless = new RegExp(alarm.not, "g");

  /** How well a stretch fills what it stands in: 1 for a whole title. @param {number} from @param {number} to */
  function fill(from, to) {
    const [start, end] = [starts[segment[from]], ends[segment[from]]];
    if (from === start && to === end) return 1;
    let left = from;
    let right = to;
    while (!breaks[left]) left--;
    while (right < end && !breaks[right]) right++;
    if (left === from && right === to) return from === start ? 0.98 : 0.96;
    const cover = (to - from) / (right - left);
    const share = (to - from) / (end - start);
    return (from === left ? 0.79 : 0.73) + 0.12 * cover + 0.05 * share;
  }

  /**
   * @param {string} said
   * @param {boolean} hasSlips  whether to mend pinyin and fall back on overlap
   * @returns {Map<number, Hit>}
   */
  return function rank(said, hasSlips = true) {
    const wanted = plain(said);
    /** @type {Map<number, Hit>} */ const hits = new Map();
    /** @type {Map<number, { quality: number, word: string, whole: boolean }>} */ const groups = new Map();
    const latin = /[a-z]/.test(wanted);

    /** @param {number} entry @param {number} score @param {string} why @param {number} at @param {string} needle */
    function note(entry, score, why, at, needle, whole = false) {
      const old = hits.get(entry);
      if (!old) hits.set(entry, { score, why, segment: at, needles: [needle], times: 1, whole });
      else {
        old.times++;
        old.whole ||= whole;
        if (score > old.score) Object.assign(old, { score, why, segment: at });
        if (needle && old.needles.length < 4 && !old.needles.includes(needle)) old.needles.push(needle);
      }
    }

    /** @param {number} from @param {number} to @param {number} quality @param {number} by */
    function take(from, to, quality, by) {
      const at = segment[from];
      const owner = owners[at];
      const place = fill(from, to);
      if (kinds[at] === SYNONYM) {
        const whole = place === 1;
        if (!whole && (from !== starts[at] || to - from < 2)) return;
        const worth = quality * (whole ? 1 : 0.75 + (0.1 * (to - from)) / (ends[at] - from));
        const old = groups.get(owner - count);
        if (!old || worth > old.quality) groups.set(owner - count, { quality: worth, word: lean.slice(leanStarts[at], leanStarts[at + 1] - 1), whole });
        return;
      }
      const worth = (by & BY.INITIAL ? WORTH_OF_INITIALS : WORTH)[kinds[at]] * place * quality;
      note(owner, worth, worded(by), at, plain(text.slice(from, to)), kinds[at] === TITLE && place === 1 && !by);
    }

    if (/^[a-z]?$/.test(wanted)) firstLetter(wanted);
    else {
      const query = parts(wanted, sounds);
      scan.literal(wanted, (from, to) => take(from, to, 1, 0));
      if (latin) scan.bySound(query, false, take);
      else if (!hits.size && wanted.length > 1) scan.bySound(query, true, take);
      if (latin && wanted.length > 3 && !groups.size && !whole(FAIR)) scan.bySound(query, true, (from, to, quality, by) => take(from, to, quality * 0.9, by));
      if (hasSlips && /^[a-z]{5,8}$/.test(wanted) && !whole(FAIR)) allButOne();
      if (!hits.size && !groups.size && hasSlips) {
        if (/^[a-z]{4,24}$/.test(wanted)) mend();
        if (/^[a-z]{4,8}$/.test(wanted) && !hits.size && !groups.size) initials();
        if (/^[a-z]{5,8}$/.test(wanted) && !hits.size && !groups.size) beginning();
        else if (!latin && wanted.length > 1 && wanted.length < 7) oneOff();
      }
    }
    widen();
    if (hits.size < ENOUGH && (wanted.length > 1 || isHan(wanted))) inText();
    if (hasSlips && wanted.length > 2 && (hits.size < FEW || !whole(GOOD))) share();
    return hits;

    /** Whether something was found that is at least so good. @param {number} good */
    function whole(good) {
      for (const { score } of hits.values()) if (score > good) return true;
      return false;
    }

    /** @param {string} letter */
    function firstLetter(letter) {
      if (!letter) return;
      for (const place of corpus.withLetter(letter)) if (place === starts[segment[place]]) take(place, place + 1, 0.6, BY.PINYIN | BY.INITIAL);
    }

    function mend() {
      for (const { classes, cost } of mended(wanted, sounds, corpus.occur)) {
        scan.sounding(classes, (from, to) => take(from, to, 0.85 - cost * 0.15, BY.PINYIN | BY.NEAR));
      }
    }

    function initials() {
      for (const query of kin.spelled(wanted)) like(query, "拼音首字母", SPELLED);
      scan.gapped(wanted, (from, to, skipped) => take(from, to, GAPPED - 0.05 * skipped, BY.PINYIN | BY.INITIAL));
    }

    /** The initials but for the first or last, such as 我 or 了, where they fill a wording. */
    function allButOne() {
      for (const letters of [wanted.slice(1), wanted.slice(0, -1)]) {
        scan.bySound(parts(letters, sounds), false, (from, to, how, by) => {
          if (to - from === letters.length && fill(from, to) > 0.95) take(from, to, how * SPELLED, by);
        });
      }
    }

    /** As many of the initials as stand somewhere from the first on: after them it is said in other words. */
    function beginning() {
      for (let size = wanted.length - 1; size > 3 && !hits.size && !groups.size; size--) {
        const quality = GAPPED * (size / wanted.length);
        scan.bySound(parts(wanted.slice(0, size), sounds), false, (from, to, how, by) => {
          if (to - from === size) take(from, to, how * quality, by);
        });
      }
    }

    function oneOff() {
      const quality = wanted.length === 2 ? 0.5 : 1 - 1 / wanted.length;
      scan.oneOff(wanted, (from, to, there) => {
        const told = [...wanted].filter((char, at) => lean[there + at] === char && !stop.includes(char)).length;
        if (wanted.length > 2 ? told > 1 : told && fill(from, to) > 0.95) take(from, to, quality, BY.WRONG);
      });
    }

    /** The entries that a synonym of the whole query leads to. */
    function widen() {
      for (const [group, { quality, word }] of groups) {
        concepts.see(group).forEach((entry, order) => note(entry, SEE * quality - order * 5, `同义：${wanted} → ${word === wanted ? titleOf(entry) : word}`, -1, ""));
        for (const place of concepts.places(group)) {
          const entry = owners[place.segment];
          const score = SAME_MEANING * quality * fill(place.from, place.to);
          note(entry, score, place.word === wanted ? "" : `同义：${latin ? word : wanted} → ${place.word}`, place.segment, place.word);
        }
      }
    }

    /** @param {number} entry */
    function titleOf(entry) {
      return corpus.original(corpus.firstSegment[entry]);
    }

    function inText() {
      const rare = Math.min(1, wanted.length / 4) * 0.15 + 0.85;
      body.literal(wanted, (entry, times) => note(entry, (IN_LINE + 12 * Math.min(4, Math.log2(times + 1))) * rare, "", -1, wanted));
    }

    function share() {
      like(wanted, latin ? "近音" : "相近", 1);
    }

    /** @param {string} query @param {string} plainly @param {number} quality */
    function like(query, plainly, quality) {
      const calm = query.replace(harmless, "");
      const isGrave = alarming.test(calm);
      overlap.rank(query, (entry, { share: part, segment: at, meant, isNamed, isSeen }) => {
        const [said, as] = meant;
        const why = as ? `同义：${said} → ${as}` : plainly;
        const old = hits.get(entry);
        const told = isSeen ? 1 : worth[entry] * (grave[entry] && !isGrave && (!isNamed || calm !== query) && longest(at, query) < TELLING ? SLIGHT : 1);
        const score = OVERLAP * part * told * quality;
        if (old && old.score >= score) return;
        hits.set(entry, { score, why, segment: at, needles: [...(old?.needles ?? []), ...pieces(at, query), as ?? ""].filter(Boolean), times: old?.times ?? 1, whole: old?.whole ?? false });
      });
    }

    /** How many characters of the query stand side by side in a title or wording. @param {number} at @param {string} query */
    function longest(at, query) {
      const here = at < 0 ? "" : lean.slice(leanStarts[at], leanStarts[at + 1]);
      let most = 0;
      for (let place = 0; place + most < query.length; place++) {
        while (place + most < query.length && here.includes(query.slice(place, place + most + 1))) most++;
      }
      return most;
    }

    /** The pairs of the query that stand in a title or wording. @param {number} at @param {string} query */
    function pieces(at, query) {
      if (at < 0) return [];
      const here = lean.slice(leanStarts[at], leanStarts[at + 1]);
      const found = [];
      for (let place = 0; place + 1 < query.length; place++) {
        const pair = query.slice(place, place + 2);
        if (here.includes(pair)) found.push(pair);
      }
      return found;
    }
  };
}

/** @param {number} by */
function worded(by) {
  if (by & BY.WRONG) return "错字";
  if (by & BY.NEAR) return "近音";
  if (by & BY.HOMOPHONE) return "同音";
  if (by & BY.INITIAL) return "拼音首字母";
  return by & BY.PINYIN ? "拼音" : "";
}
