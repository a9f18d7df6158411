// What a calculator says: one line of working each, with its weight; and small words that all of them use.
import { WEEKDAYS, longDay, partsOf, weekday } from "../../core/dates.js";
import { written } from "../../core/money.js";

/**
 * @typedef {"step" | "result" | "warn" | "note" | "ask"} Weight  `ask` is something that has to be filled in first
 * @typedef {{weight: Weight, say: string, link?: {url: string, label: string}, offer?: {field: string, value: string, label: string}}} Line
 * @typedef {{lines: Line[], asks?: string[], wrong?: string[], table?: {head: string[], rows: string[][]}}} Working
 *   `asks` are fields to show besides, `wrong` are fields that cannot be read
 * @typedef {import("../../core/dates.js").Holidays} Holidays
 * @typedef {import("../../core/interest.js").Published} Published
 * @typedef {{title: string, url: string, days: [number | null, number | null], bands: {title: string, days: [number | null, number | null]}[]}} Stage
 * @typedef {{lpr: Published[], stages: Stage[], holidays: Holidays}} Tables
 * @typedef {Record<string, string>} Values  by field name, as typed
 * @typedef {{day: string, cause: string, ended: string}} Row  one interruption, as typed
 */

/** @param {string} say @returns {Line} */
export const step = (say) => ({ weight: "step", say });
/** @param {string} say @returns {Line} */
export const result = (say) => ({ weight: "result", say });
/** @param {string} say @returns {Line} */
export const warn = (say) => ({ weight: "warn", say });
/** @param {string} say @returns {Line} */
export const note = (say) => ({ weight: "note", say });
/** @param {string} say @returns {Line} */
export const ask = (say) => ({ weight: "ask", say });

/** 186,400.00元. @param {number} cents */
export const yuan = (cents) => `${written(cents)}元`;

/** 2026年9月30日（周三）. @param {number} day */
export const named = (day) => `${longDay(day)}（${WEEKDAYS[weekday(day)]}）`;

/** What to say of a day in a year whose days off are not known. @param {number} day */
export const uncharted = (day) =>
  `${partsOf(day).year}年的放假安排还没有录入，这里只看周末；请按没有顺延的那一天提前办。`;

/**
 * Nothing to reckon with yet: names what is missing or cannot be read.
 * @param {[string, string, unknown][]} fields name, label, value as read (null where it could not be)
 * @param {Values} values as typed
 * @returns {Working | null} null where all is there
 */
export function lacking(fields, values) {
  const open = fields.filter(([, , read]) => read === null || read === undefined);
  if (!open.length) return null;
  const wrong = open.filter(([name]) => values[name]?.trim());
  const empty = open.filter(([name]) => !values[name]?.trim());
  const lines = wrong.map(([, label]) => ask(`“${label}”看不懂，请核对。`));
  if (empty.length) lines.push(ask(`还差：${empty.map(([, label]) => label).join("、")}。`));
  return { lines, wrong: wrong.map(([name]) => name) };
}
