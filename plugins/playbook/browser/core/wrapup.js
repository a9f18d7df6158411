// Turns a call that was played into the record of it: plain text, table cells, the next date, warnings. No page.
import { isCharted, longDay, parseDay, workdayFrom } from "./dates.js";
import { parseMoney, written } from "./money.js";

/**
 * @typedef {{after: string, workdays: number, afterLabel: string}} Due
 * @typedef {{id: string, title: string, stops: boolean, due: Due, rule: string, approver: string}} Outcome
 * @typedef {import("./dates.js").Holidays} Holidays
 */

/** The order in which a table takes the cells. */
export const COLUMNS = ["时间", "路径", "处置码", "承诺金额", "承诺日期", "付款人", "必说", "下次联系", "备注"];

/**
 * The day to be in touch again, by the outcome's rule.
 * @param {Outcome} outcome
 * @param {{today: number, promise: number | null, agreed: number | null}} days
 * @param {Holidays} holidays
 * @returns {{day: number | null, text: string}}
 */
export function nextContact(outcome, { today, promise, agreed }, holidays) {
  const { after, workdays, afterLabel } = outcome.due;
  if (after === "never" || after === "approver") return { day: null, text: outcome.approver && after === "approver" ? `${afterLabel}（${outcome.approver}）` : afterLabel };
  const from = { call: today, promise, agreed }[/** @type {"call"} */ (after)] ?? null;
  if (from === null) return { day: null, text: `等${afterLabel}定下来` };
  let day = from;
  for (let n = 0; n < workdays; n++) day = workdayFrom(day + 1, holidays);
  const doubt = workdays && !isCharted(day, holidays) ? "（这一年的放假安排还没有录入，请核对）" : "";
  return { day, text: `${longDay(day)}${doubt}` };
}

/**
 * The record as text: the format's lines with their blanks filled; a line whose blanks are all empty is left out.
 * @param {string} format @param {Record<string, string>} values
 */
export function plain(format, values) {
  const lines = format.split("\n").filter((line) => {
    const names = [...line.matchAll(/\{([^{}]+)\}/g)].map(([, name]) => name);
    return !names.length || names.some((name) => values[name]);
  });
  return lines.map((line) => line.replace(/\{([^{}]+)\}/g, (_, name) => values[name] ?? "")).join("\n").trim();
}

/** The record as cells of one table row. What a spreadsheet would take for a formula gets a quote before it. @param {Record<string, string>} values */
export function cells(values) {
  return COLUMNS.map((name) => cell(values[name] ?? "")).join("\t");
}

/** @param {string} text */
function cell(text) {
  const flat = text.replace(/[\t\r\n]+/g, " ").trim();
  return /^[=+\-@]/.test(flat) ? `'${flat}` : flat;
}

/**
 * What in a note looks like a number that must not stand in a record.
 * @param {string} note
 * @returns {string[]}
 */
export function suspicious(note) {
  const runs = note.normalize("NFKC").replace(/(?<=\d)[ -](?=\d)/g, "").match(/\d{17}[Xx]|\d{11,}/g) ?? [];
  const kinds = runs.map((run) => (isIdentity(run) ? "身份证号" : /^[3-6]\d{15,18}$/.test(run) && luhn(run) ? "银行卡号" : /^(?:(?:00)?86)?1[3-9]\d{9}$/.test(run) ? "手机号" : ""));
  return [...new Set(kinds.filter(Boolean))];
}

/** Whether the last character is the check of GB 11643. @param {string} run */
function isIdentity(run) {
  if (!/^[1-9]\d{5}(?:19|20)\d{9}[\dXx]$/.test(run)) return false;
  const sum = [...run.slice(0, 17)].reduce((total, digit, n) => total + Number(digit) * (2 ** (17 - n) % 11), 0);
  return "10X98765432"[sum % 11] === run[17].toUpperCase();
}

/** Whether the last digit is the check of ISO/IEC 7812-1, annex B. @param {string} run */
function luhn(run) {
  const total = [...run].reverse().reduce((sum, char, place) => {
    const digit = Number(char) * (1 + (place % 2));
    return sum + (digit > 9 ? digit - 9 : digit);
  }, 0);
  return total % 10 === 0;
}

/**
 * The values of a record.
 * @param {{when: string, trees: {title: string, told: {ask: string, said: string}[]}[], end: string, outcome: Outcome | undefined,
 *   promise: {day: string, money: string, payer: string}, ticked: string[], unticked: string[], next: string, note: string}} call
 * @returns {Record<string, string>}
 */
export function record(call) {
  const { outcome, promise } = call;
  const path = call.trees.filter(({ told }) => told.length).map(({ title, told }) => `${title}：${told.map(({ said }) => said).join(" → ")}`).join("；");
  const day = parseDay(promise.day);
  const cents = parseMoney(promise.money);
  const money = cents === null ? promise.money : `${written(cents)}元`;
  const parts = [day === null ? "" : longDay(day), money, promise.payer && `付款人 ${promise.payer}`].filter(Boolean);
  return {
    时间: call.when,
    路径: path && call.end ? `${path} → ${call.end}` : path || call.end,
    处置码: outcome ? `${outcome.id} ${outcome.title}${outcome.stops ? "（停催）" : ""}` : "",
    承诺: parts.join("，"),
    承诺金额: money,
    承诺日期: day === null ? "" : longDay(day),
    付款人: promise.payer,
    必说: [...call.ticked.map((one) => `已说：${one}`), ...call.unticked.map((one) => `未勾：${one}`)].join("；"),
    下次联系: call.next,
    批准: outcome?.approver ?? "",
    备注: call.note.trim(),
  };
}
