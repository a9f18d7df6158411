// A debt in parts: so many days with so many 分 each, which add up to the debt to the 分. No page.
import { addMonths } from "./dates.js";

/** 信用卡办法第70条: at most five years, 60 periods, and only for credit cards. */
export const CARD_MOST_MONTHS = 60;
export const MOST_PERIODS = 600;

/**
 * @typedef {{day: number, cents: number}} Instalment
 * @typedef {{months: number} | {days: number}} Rhythm
 * @typedef {"periods" | "too-little" | "first-too-large"} Refusal
 */

/**
 * All parts alike, the last one taking what cannot be shared out evenly; or a first one of `firstCents` and the rest alike.
 * Months are counted from the first day, so that the 31st comes back after February.
 * @param {{cents: number, periods: number, first: number, every: Rhythm, firstCents?: number | null}} wanted
 * @returns {{rows: Instalment[]} | {refused: Refusal}}
 */
export function plan({ cents, periods, first, every, firstCents = null }) {
  if (!Number.isInteger(periods) || periods < 1 || periods > MOST_PERIODS) return { refused: "periods" };
  const ahead = firstCents === null ? 0 : 1;
  if (ahead && (firstCents === null || firstCents <= 0 || firstCents >= cents || periods < 2)) return { refused: "first-too-large" };
  const rest = cents - (firstCents ?? 0);
  const shared = periods - ahead;
  const each = Math.floor(rest / shared);
  if (each < 1) return { refused: "too-little" };
  const rows = Array.from({ length: periods }, (_, n) => ({
    day: "months" in every ? addMonths(first, n * every.months) : first + n * every.days,
    cents: n === 0 && firstCents !== null ? firstCents : n === periods - 1 ? rest - each * (shared - 1) : each,
  }));
  return { rows };
}

/** Whether the plan runs on beyond what the rule for credit cards allows. @param {Instalment[]} rows */
export function isLongerThanCards(rows) {
  const last = rows.at(-1);
  return rows.length > CARD_MOST_MONTHS || (!!last && last.day > addMonths(rows[0].day, CARD_MOST_MONTHS));
}
