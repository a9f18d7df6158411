// Turns what was typed for a letter into its written words, and checks that the sums agree. No page.
import { longDay, parseDay } from "./dates.js";
import { capitals, parseMoney, spoken, written } from "./money.js";

/** @typedef {import("./fill.js").Field} Field */

/**
 * One value as a letter writes it: 186,400.00元（大写：壹拾捌万陆仟肆佰元整）, 2026年9月30日.
 * @param {Field} field @param {string} typed
 */
export function inLetter(field, typed) {
  const text = typed.trim();
  if (field.type === "money") {
    const cents = parseMoney(text);
    return cents === null ? text : `${written(cents)}元（大写：${capitals(cents)}）`;
  }
  if (field.type === "date") {
    const day = parseDay(text);
    return day === null ? text : longDay(day);
  }
  if (field.type === "days" && /^\d+$/.test(text)) return `${text}天`;
  return text;
}

// Which amounts make up which; a row is checked once all of it is filled in.
const SUMS = [
  { whole: "金额", parts: ["本金", "息费", "违约金"], least: 2 },
  { whole: "金额", parts: ["减后金额", "减免金额"], least: 2 },
  { whole: "金额", parts: ["抵销金额", "待核金额", "不认金额", "抵后余额"], least: 2 },
];

// Set-off goes no further than what each side owes the other (民法典568).
const LIMITS = [["抵销金额", "我方应付"]];

/**
 * What does not agree, in words for the one who fills the letter in.
 * @param {Record<string, string>} typed by placeholder
 * @param {string[]} names the letter's own placeholders
 * @returns {string[]}
 */
export function problems(typed, names) {
  const has = (/** @type {string} */ name) => names.includes(name) && Boolean(typed[name]?.trim());
  const cents = (/** @type {string} */ name) => parseMoney(typed[name] ?? "");
  const found = [];
  for (const { whole, parts, least } of SUMS) {
    const present = parts.filter((name) => names.includes(name));
    if (present.length < least || !has(whole) || !present.every(has)) continue;
    const sum = present.reduce((/** @type {number | null} */ total, name) => (total === null || cents(name) === null ? null : total + Number(cents(name))), 0);
    if (sum !== null && cents(whole) !== null && sum !== cents(whole)) {
      found.push(`${present.join(" + ")} 是 ${spoken(sum)}，和${whole} ${spoken(Number(cents(whole)))} 对不上`);
    }
  }
  for (const [part, limit] of LIMITS) {
    if (!has(part) || !has(limit)) continue;
    const [less, more] = [cents(part), cents(limit)];
    if (less !== null && more !== null && less > more) found.push(`${part} ${spoken(less)}，比${limit} ${spoken(more)} 多`);
  }
  found.push(...plan(typed, has));
  const days = (/** @type {string} */ name) => parseDay(typed[name] ?? "");
  for (const [early, late] of [["发函日期", "答复期限"], ["合同签订日", "到期日"], ["前函日期", "发函日期"]]) {
    if (has(early) && has(late) && days(early) !== null && days(late) !== null && Number(days(early)) > Number(days(late))) found.push(`${late}早于${early}`);
  }
  return found;
}

/**
 * Whether a first payment and equal periods come to the amount.
 * @param {Record<string, string>} typed @param {(name: string) => boolean} has
 */
function plan(typed, has) {
  if (!["金额", "期数", "每期金额"].every(has) || !/^\d{1,3}$/.test(typed["期数"].trim())) return [];
  const [whole, each, first] = ["金额", "每期金额", "首付金额"].map((name) => (has(name) ? parseMoney(typed[name]) : 0));
  if (whole === null || each === null || first === null) return [];
  const sum = first + each * Number(typed["期数"]);
  return sum === whole ? [] : [`首付加各期是 ${spoken(sum)}，和金额 ${spoken(whole)} 对不上；最后一期不同的，写进付款计划`];
}
