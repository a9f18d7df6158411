// Late interest as exact fractions: a rate for one day, so many days, rounded half up to the 分 once, at the end. No page.
import { dayFrom, parseDay, partsOf } from "./dates.js";

/**
 * `top / bottom` of the principal for each day. Numbers of any size, so that nothing is rounded on the way.
 * @typedef {{top: bigint, bottom: bigint}} DailyRate
 * @typedef {{day: string, value: string, confidence: string}} Published  one-year LPR in percent, by day of publication
 * @typedef {"known" | "unconfirmed" | "missing" | "too-early"} Known
 * @typedef {{state: Known, value: string, from: string}} Looked
 */

/** 民法典合同编通则解释第65条: more than 30 % over the loss is in general too high. */
export const TOO_HIGH = { top: 130, bottom: 100 };
/** 民间借贷规定第25条: four times the one-year LPR when the contract was made. */
export const PRIVATE_LENDING = 4;
/** 保障中小企业款项支付条例第17条: 0.05 % a day where no rate is agreed. */
export const SME_DAILY = "5";
/** 买卖合同解释第18条: LPR and 30 % to 50 % of it on top. */
export const SALE_LOSS = [130, 150];
/** 法发〔2017〕22号, text not seen: what is over 24 % a year may be reduced on request. */
export const FINANCE_LINE = "24";

const PUBLISHED_FROM = 20; // the LPR never comes out earlier in a month
const FIRST_LPR = dayFrom(2019, 8, 20);

/**
 * @param {string} text digits with at most `places` behind the point
 * @returns {DailyRate | null} the number itself, as a fraction; null where it is none
 */
export function parseDecimal(text, places = 4) {
  const found = /^(\d{1,4})(?:\.(\d+))?$/.exec(text.normalize("NFKC").trim());
  const part = found?.[2] ?? "";
  if (!found || part.length > places) return null;
  return { top: BigInt(found[1] + part), bottom: 10n ** BigInt(part.length) };
}

/**
 * A yearly rate for one day.
 * @param {string} percent @param {number} daysInYear 365, or 360 where the contract says so
 * @returns {DailyRate | null}
 */
export function fromYearly(percent, daysInYear = 365) {
  const number = parseDecimal(percent);
  return number && { top: number.top, bottom: number.bottom * 100n * BigInt(daysInYear) };
}

/** 日万分之几. @param {string} tenThousandths @returns {DailyRate | null} */
export function fromDaily(tenThousandths) {
  const number = parseDecimal(tenThousandths);
  return number && { top: number.top, bottom: number.bottom * 10_000n };
}

/** @param {DailyRate} rate @param {number} top @param {number} bottom @returns {DailyRate} */
export function times(rate, top, bottom = 1) {
  return { top: rate.top * BigInt(top), bottom: rate.bottom * BigInt(bottom) };
}

/**
 * Interest without compounding, rounded half up to the 分.
 * @param {number} cents principal in 分 @param {DailyRate} rate @param {number} days
 * @returns {number} in 分
 */
export function interestOn(cents, rate, days) {
  return roundHalfUp(BigInt(cents) * rate.top * BigInt(Math.max(0, days)), rate.bottom);
}

/** @param {bigint} top @param {bigint} bottom */
function roundHalfUp(top, bottom) {
  return Number((2n * top + bottom) / (2n * bottom));
}

/** Whether one rate is higher than another. @param {DailyRate} one @param {DailyRate} other */
export function isHigher(one, other) {
  return one.top * other.bottom > other.top * one.bottom;
}

/**
 * A rate by the year in percent, to four places at most: 18.25.
 * @param {DailyRate} rate
 */
export function yearlyText(rate, daysInYear = 365) {
  const scaled = roundHalfUp(rate.top * 100n * 10_000n * BigInt(daysInYear), rate.bottom);
  const text = `${Math.floor(scaled / 10_000)}.${String(scaled % 10_000).padStart(4, "0")}`;
  return text.replace(/\.?0+$/, "");
}

/**
 * Percent times a small whole number, exactly: 3.45 × 4 = 13.8.
 * @param {string} percent @param {number} top @param {number} bottom
 */
export function percentTimes(percent, top, bottom = 1) {
  const number = /** @type {DailyRate} */ (parseDecimal(percent));
  return yearlyText({ top: number.top * BigInt(top), bottom: number.bottom * BigInt(bottom) * 100n }, 1);
}

/**
 * The LPR in force on a day: the last one published by then, unless one that is not in the table may have come between.
 * @param {Published[]} table in order of days @param {number} day
 * @returns {Looked} `missing` has to be asked for; `unconfirmed` has to be confirmed
 */
export function lprOn(table, day) {
  const place = table.findLastIndex((row) => /** @type {number} */ (parseDay(row.day)) <= day);
  const row = table[place];
  if (!row) return { state: day < FIRST_LPR ? "too-early" : "missing", value: "", from: "" };
  const { year, month } = partsOf(/** @type {number} */ (parseDay(row.day)));
  const [nextYear, nextMonth] = month === 12 ? [year + 1, 1] : [year, month + 1];
  const next = table[place + 1];
  const nextIsNext = next && next.day.startsWith(`${nextYear}-${String(nextMonth).padStart(2, "0")}`);
  if (!nextIsNext && day >= dayFrom(nextYear, nextMonth, PUBLISHED_FROM)) return { state: "missing", value: "", from: "" };
  return { state: row.confidence === "from-memory" ? "unconfirmed" : "known", value: row.value, from: row.day };
}
