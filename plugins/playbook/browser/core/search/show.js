// Turns ranked entries into what the finder shows: groups with their lines, marks and reasons, and facets.
import { unpacked } from "./lines.js";
import { marks } from "./text.js";

/**
 * @typedef {object} Line
 * @property {string} id
 * @property {string} url
 * @property {string[]} to
 * @property {string} toLabel
 * @property {string[]} scope
 * @property {string[]} stages
 * @property {string} tone
 * @property {string} toneLabel
 * @property {string} aim
 * @property {string} onlyIf  what has to be true before it may be said, or nothing
 * @property {boolean} waits  whether a consumer may hear it only once verified
 * @property {string} say
 *
 * @typedef {object} Entry
 * @property {string} id
 * @property {string} kind
 * @property {string} kindLabel
 * @property {string} groupLabel
 * @property {string} title
 * @property {string} url
 * @property {string[]} scope
 * @property {string} scopeLabel
 * @property {string[]} stages  none means any
 * @property {string} summary
 * @property {Line[]} lines
 *
 * @typedef {[number, number][]} Marks
 *
 * @typedef {object} Group
 * @property {Entry} entry
 * @property {number} score
 * @property {string} why  why it matched when not literally: 拼音, 同义：手头紧 → 没钱, 同音 …
 * @property {Marks} titleMarks
 * @property {{ text: string, marks: Marks } | null} heard  the wording or other name that matched
 * @property {{ line: Line, marks: Marks }[]} lines
 *
 * @typedef {{ scope?: string, stage?: string, kind?: string }} Filters
 */

// As many entries as a few lists show; typing shows others with every key.
const KEPT = 100;

/** @param {any} data */
export function createShelf(data) {
  /** @type {Map<number, Entry>} */ const made = new Map();
  const everyStage = Object.keys(data.stages);

  /** @param {number} number @returns {Entry} */
  function entry(number) {
    const known = made.get(number);
    if (known) return known;
    const raw = data.entries[number];
    const page = (raw.url ?? "").split("#")[0];
    const one = {
      id: raw.id,
      kind: raw.kind,
      kindLabel: data.kinds[raw.kind],
      groupLabel: raw.group ?? "",
      title: raw.title,
      url: raw.url,
      scope: raw.scope ?? [],
      scopeLabel: (raw.scope ?? []).map((code) => data.scopes[code]).join("、"),
      stages: raw.stages ?? [],
      summary: raw.summary ?? "",
      lines: unpacked(raw.lines).map(({ id, to, scope, stages, tone, aim, say, onlyIf, waits }) => ({
        id,
        scope,
        stages,
        aim,
        say,
        onlyIf,
        waits,
        url: `${page}#${id}`,
        to: to.map((listener) => data.listeners[listener]),
        toLabel: to.map((listener) => data.listeners[listener]).join("、"),
        tone,
        toneLabel: data.tones[tone],
      })),
    };
    if (made.size === KEPT) made.delete(made.keys().next().value);
    made.set(number, one);
    return one;
  }

  // What the facets count, taken out of the entries once: it is asked for with every key, for hundreds of them.
  const kinds = column((raw) => [raw.kind]);
  const scopes = column((raw) => raw.scope ?? []);
  /** The stages that an entry with lines serves: all of them if it names none. */
  const stages = column((raw) => raw.stages ?? (raw.lines ? everyStage : []));

  /** The codes of each entry; equal ones are one list, so that they can be counted as one. @param {(raw: any) => string[]} codesOf */
  function column(codesOf) {
    /** @type {Map<string, string[]>} */ const known = new Map();
    return data.entries.map((/** @type {any} */ raw) => {
      const codes = codesOf(raw);
      const key = codes.join(" ");
      if (!known.has(key)) known.set(key, codes);
      return /** @type {string[]} */ (known.get(key));
    });
  }

  return {
    entry,
    /** @param {number} number @param {Filters} filters */
    passes(number, { scope, stage, kind }) {
      if (kind && kinds[number][0] !== kind) return false;
      if (scope && !scopes[number].includes(scope)) return false;
      if (stage && !stages[number].includes(stage)) return false;
      const raw = data.entries[number];
      if (!raw.lines || (!scope && !stage)) return true;
      return unpacked(raw.lines).some((line) => suits(line.scope, scope) && suits(line.stages, stage));
    },
    /** How many of the entries each choice of each facet would leave. @param {number[]} numbers @param {Filters} filters */
    facets(numbers, filters) {
      const free = !filters.scope && !filters.stage && !filters.kind;
      /** @param {"scope" | "stage" | "kind"} name @param {string[][]} values */
      const counted = (name, values) => {
        const others = { ...filters, [name]: "" };
        /** @type {Map<string[], number>} */ const alike = new Map();
        for (const number of numbers) {
          if (free || this.passes(number, others)) alike.set(values[number], (alike.get(values[number]) ?? 0) + 1);
        }
        /** @type {Record<string, number>} */ const found = {};
        for (const [codes, times] of alike) for (const code of codes) found[code] = (found[code] ?? 0) + times;
        return found;
      };
      return { scope: counted("scope", scopes), stage: counted("stage", stages), kind: counted("kind", kinds) };
    },
    /**
     * @param {number} number
     * @param {{ score: number, why: string, needles: string[], heard: string }} hit
     * @param {Filters} tags     what the query names: fitting lines come first
     * @param {Filters} filters  what was chosen: other lines are left out
     * @returns {Group}
     */
    group(number, { score, why, needles, heard }, tags, filters) {
      const one = entry(number);
      const lines = one.lines
        .filter((line) => suits(line.scope, filters.scope) && suits(line.stages, filters.stage))
        .map((line, place) => {
          const marked = marks(line.say, needles);
          const whole = marked.reduce((most, [from, to]) => Math.max(most, to - from), 0);
          const fits = Number(suits(line.scope, tags.scope)) * 2 + Number(suits(line.stages, tags.stage)) * 4;
          return { line, marks: marked, order: fits + (whole > 2 ? 1 : 0), place };
        })
        .sort((a, b) => b.order - a.order || a.place - b.place)
        .map(({ line, marks: marked }) => ({ line, marks: marked }));
      return {
        entry: one,
        score: Math.round(score),
        why,
        titleMarks: marks(one.title, needles),
        heard: heard && heard !== one.title ? { text: heard, marks: marks(heard, needles) } : null,
        lines,
      };
    },
  };
}

/** Whether a line that names these serves the one wanted; naming none serves all. @param {string[]} named @param {string} [wanted] */
function suits(named, wanted) {
  return !wanted || !named.length || named.includes(wanted);
}
