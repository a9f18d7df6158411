// The limitation period with its interruptions, and the guarantee period, line by line.
import { longDay, parseDay } from "../../core/dates.js";
import * as core from "../../core/limitation.js";
import { lacking, named, note, result, step, uncharted, warn } from "./lines.js";

/**
 * @typedef {import("./lines.js").Line} Line
 * @typedef {import("./lines.js").Working} Working
 * @typedef {import("../../core/limitation.js").End} End
 */

const TWO_YEARS_BEFORE = /** @type {number} */ (parseDay("2017-10-01"));
const GUARANTEE_LAW = /** @type {number} */ (parseDay("2021-01-01"));
const SOON = 180;

/** @type {Record<string, string>} */
const CAUSES = { demand: "催款函到达对方", agreement: "对方同意履行", payment: "对方部分付款", suit: "起诉或仲裁" };

/** The last day, and where it runs on to. @param {End} end */
function until({ counted, last }) {
  return last === counted ? named(counted) : `${named(counted)}，遇休息日顺延到 ${named(last)}`;
}

/**
 * @param {import("./lines.js").Values} values @param {import("./lines.js").Tables} tables @param {import("./lines.js").Row[]} rows
 * @returns {Working}
 */
export function limitation(values, tables, rows) {
  const [due, asOf] = [parseDay(values.due ?? ""), parseDay(values.asOf ?? "")];
  const open = lacking([["due", "到期日", due], ["asOf", "算到哪天", asOf]], values);
  if (open || due === null || asOf === null) return open ?? { lines: [] };
  const read = rows.map((row) => ({ ...row, on: parseDay(row.day), ends: parseDay(row.ended) }));
  const events = read.flatMap(({ on, cause, ends }) =>
    on === null ? [] : [{ day: on, cause: /** @type {core.Cause} */ (cause), ended: cause === "suit" ? ends : null }],
  );
  const { first, steps, end, longest } = core.limitation(due, events, tables.holidays);
  const lines = [step(`到期日 ${named(due)}，从次日起算，满三年是 ${until(first)}（民法典第188条）。`)];
  let before = /** @type {End | null} */ (first);
  for (const one of steps) {
    lines.push(told(one, before));
    before = one.end;
  }
  lines.push(...closing(end, asOf, longest));
  if (end && !end.charted) lines.push(warn(uncharted(end.counted)));
  if (due < TWO_YEARS_BEFORE) lines.push(warn("到期日在2017年10月1日之前，旧法的时效是两年，先交法务核对。"));
  const paused = (values.paused ?? "").trim();
  if (paused) lines.push(warn(`记下的中止情况：${paused}。中止没有算进上面的日子，要单独算，交法务（民法典第194条）。`));
  lines.push(note("催款函以到达为准：要有签收、回执或约定地址的送达记录；只寄出、只在内部记“已催”，都不算（诉讼时效规定第8条）。"));
  return { lines };
}

/** @param {core.Step} one @param {End | null} before @returns {Line} */
function told(one, before) {
  const head = `${longDay(one.day)} ${CAUSES[one.cause] ?? ""}`;
  const late = before ? `已经过了 ${longDay(before.last)}，不能中断` : "";
  const kept = one.cause === "agreement" || one.cause === "payment" ? "；对方同意履行的、已经付的不能反悔，其余交法务（民法典第192条）" : "";
  const end = one.end ? until(one.end) : "";
  const words = {
    effective: one.cause === "suit"
      ? `：时效中断，从程序终结的 ${longDay(one.from)} 重新算三年，到 ${end}（民法典第195条）。`
      : `：时效中断，重新算三年，到 ${end}（民法典第195条）。`,
    "too-late": `：${late}${kept}。`,
    "not-due": "：还没有到期，时效没有开始，不算中断。",
    pending: "：时效中断，程序没有终结之前不重新起算；终结后填上终结日。",
    "during-suit": "：前面的程序还没有终结，不另外起算。",
    "ends-before": "：终结日早于起诉日，请核对。",
  };
  const weight = one.effect === "effective" || one.effect === "pending" ? "step" : "warn";
  return { weight, say: head + words[one.effect] };
}

/** @param {End | null} end @param {number} asOf @param {number} longest @returns {Line[]} */
function closing(end, asOf, longest) {
  const most = note(`最长到 ${longDay(longest)}：从权利受损起二十年，中断、中止都不延长它。`);
  if (!end) return [result("程序进行中，时效没有重新起算。"), most];
  const left = end.last - asOf;
  if (left < 0) {
    return [
      result(`时效到 ${until(end)}为止，已经过了 ${-left} 天。`),
      warn("过了时效，对方可以拒绝付款；法院不主动审查。先交法务，不要对客户说没过时效，也不要骗签。"),
      most,
    ];
  }
  const lines = [result(`时效到 ${until(end)}为止，还有 ${left} 天。`), most];
  if (left < SOON) lines.push(warn("不到半年了：尽快发能证明送达的催款函，或交法务准备起诉。不要等到最后一天，也不要靠顺延。"));
  return lines;
}

/**
 * @param {import("./lines.js").Values} values @param {import("./lines.js").Tables} tables
 * @returns {Working}
 */
export function guarantee(values, tables) {
  const [due, asOf, ends] = [values.due, values.asOf, values.until].map((text) => parseDay(text ?? ""));
  const months = /^[1-9]\d{0,2}$/.test((values.months ?? "").trim()) ? Number(values.months) : null;
  /** @type {[string, string, unknown][]} */
  const needed = [["due", "主债务到期日", due], ["asOf", "算到哪天", asOf]];
  if (values.agreed === "months") needed.push(["months", "约定的月数", months]);
  if (values.agreed === "until") needed.push(["until", "约定的截止日", ends]);
  const open = lacking(needed, values);
  if (open || due === null || asOf === null) return open ?? { lines: [] };
  const agreed = values.agreed === "months" && months ? { months } : values.agreed === "until" && ends !== null ? { until: ends } : {};
  const { end, isAgreed } = core.guarantee(due, agreed, tables.holidays);
  const lines = [step(`主债务到期日 ${named(due)}。`)];
  if (isAgreed) lines.push(step(`保证期间按约定，到 ${until(end)}。`));
  else {
    const why = values.agreed === "none" ? "没有约定或约定不明（写“直到还清”也算不明）" : "约定的期间不晚于主债务到期，视为没有约定";
    lines.push(step(`${why}：到期起六个月，到 ${until(end)}（民法典第692条）。`));
  }
  lines.push(...inTime(values.kind, end, asOf));
  if (!end.charted) lines.push(warn(uncharted(end.counted)));
  lines.push(note("保证期间不中止、不中断、不延长：催主债务人不会延长它，展期没有保证人书面同意也不延长它（民法典第692条、第695条）。"));
  if (due < GUARANTEE_LAW) lines.push(warn("保证合同签在2021年1月1日之前的，可能适用旧法（推定连带、期间也不同），交法务。"));
  return { lines };
}

/** What has to be done in time. @param {string} kind @param {End} end @param {number} asOf @returns {Line[]} */
function inTime(kind, { counted, last }, asOf) {
  const lines = [];
  if (kind === "unclear") lines.push(step("没写清是一般还是连带的，按一般保证（民法典第686条）。"));
  const general = kind !== "joint";
  const act = general ? "对主债务人起诉或者申请仲裁，可以把保证人一并列上" : "向保证人书面请求承担保证责任，并留下送达证明";
  if (asOf > last) {
    lines.push(result(`保证期间已经过了 ${asOf - last} 天。期间内没有${act}的，保证人不再承担责任。`));
    lines.push(warn("过期以后在催款单上签字，一般不算重新保证；不要骗签，交法务（担保制度解释第34条）。"));
    return lines;
  }
  const left = asOf > counted ? "只剩顺延的休息日，今天就交法务" : `还有 ${counted - asOf} 天`;
  lines.push(result(`最晚 ${longDay(counted)}，必须${act}；${left}。`));
  lines.push(note(general ? "打电话、发函催保证人都不够；只告一般保证人会被驳回（民法典第693条、担保制度解释第26条）。" : "打电话催一句不够，要书面、要能证明送达（民法典第693条）。"));
  return lines;
}
