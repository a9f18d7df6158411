// Turns a case as typed into the words that lines are filled with, and says what may be shown yet. No page.
import { longDay, parseDay, partsOf, shortDay } from "./dates.js";
import { parseMoney, spoken } from "./money.js";

/**
 * @typedef {object} Field  a placeholder of the library
 * @property {string} name
 * @property {string} type  text, name, money, date, days, time or number
 * @property {boolean} private  whether it stays covered until the person is verified
 * @typedef {{code: string, title: string, from: number | null, to: number | null}} Stage
 * @typedef {object} Account
 * @property {Record<string, string>} fields  by placeholder, as typed
 * @property {string} scope  b2b, consumer or nothing yet
 * @property {string} product
 * @property {string} customer  an entry's id
 * @property {boolean} verified  whether the person on the line was verified
 */

/** @returns {Account} */
export const nothing = () => ({ fields: {}, scope: "", product: "", customer: "", verified: false });

// What the record of a call asks for besides placeholders.
export const OF_RECORD = ["付款人", "约定日期", "备注"];

/**
 * The case without what was learnt in one call: what a new call begins with.
 * @param {Account} account @param {{name: string, source?: string}[]} fields
 * @returns {Account}
 */
export function betweenCalls(account, fields) {
  const gone = new Set([...OF_RECORD, ...fields.filter((field) => field.source === "call").map((field) => field.name)]);
  return { ...account, verified: false, fields: Object.fromEntries(Object.entries(account.fields).filter(([name]) => !gone.has(name))) };
}

/** Whether a case is set at all. @param {Account} account */
export function isSet(account) {
  return Boolean(account.scope || account.product || account.customer || Object.values(account.fields).some(Boolean));
}

/**
 * Days overdue: counted from the day after the due date, as the placeholder says; none before it.
 * @param {Account} account @param {number} today
 * @returns {number | null}
 */
export function daysOverdue(account, today) {
  const due = parseDay(account.fields["到期日"] ?? "");
  return due === null ? null : Math.max(0, today - due);
}

/**
 * @param {number | null} days @param {Stage[]} stages
 * @returns {Stage | undefined} not yet due is the stage that begins with no day
 */
export function stageOf(days, stages) {
  if (days === null) return undefined;
  return stages.find(({ from, to }) => (from === null ? days === 0 : days >= from) && (to === null || days <= to));
}

/**
 * One value as it is said: 18万6400元, 9月30日, 53天. What cannot be read is shown as typed.
 * @param {Field} field @param {string} typed @param {number} today
 */
export function said(field, typed, today) {
  const text = typed.trim();
  if (field.type === "money") {
    const cents = parseMoney(text);
    return cents === null ? text : spoken(cents);
  }
  if (field.type === "date") {
    const day = parseDay(text);
    if (day === null) return text;
    return partsOf(day).year === partsOf(today).year ? shortDay(day) : longDay(day);
  }
  if (field.type === "days" && /^\d+$/.test(text)) return `${text}天`;
  return text;
}

/**
 * What is known of each placeholder.
 * @param {Account} account @param {Field[]} fields @param {number} today
 * @returns {Record<string, string>}
 */
export function values(account, fields, today) {
  const days = daysOverdue(account, today);
  const typed = { ...account.fields, ...(days ? { 逾期天数: String(days) } : {}), ...(account.product ? { 产品: account.product } : {}) };
  const rows = fields.map((field) => [field.name, said(field, typed[/** @type {keyof typeof typed} */ (field.name)] ?? "", today)]);
  return Object.fromEntries(rows.filter(([, value]) => value));
}

/**
 * What a placeholder shows.
 * @param {string} name @param {boolean} isPrivate @param {Account} account @param {Record<string, string>} known
 * @returns {{text: string, state: "blank" | "covered" | "filled"}}
 */
export function shown(name, isPrivate, account, known) {
  if (isPrivate && isSet(account) && !account.verified) return { text: `〔${name}〕`, state: "covered" };
  if (known[name]) return { text: known[name], state: "filled" };
  return { text: `{${name}}`, state: "blank" };
}

/**
 * Whether a line may be said now: to a consumer nothing of the debt before the person is verified.
 * @param {Account} account @param {{hearsDebt: boolean, moment: string}} line
 */
export function maySay(account, { hearsDebt, moment }) {
  if (account.scope !== "consumer" || account.verified) return true;
  return !hearsDebt || moment === "opening" || moment === "verify";
}
