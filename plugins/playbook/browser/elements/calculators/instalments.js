// An instalment plan as a table that adds up, with what to look at before it is signed.
import { isCharted, isWorkday, longDay, parseDay, shortDay, workdayFrom } from "../../core/dates.js";
import * as core from "../../core/instalments.js";
import { capitals, parseMoney, written } from "../../core/money.js";
import { ask, lacking, named, note, result, uncharted, warn, yuan } from "./lines.js";

/** @type {Record<core.Refusal, string>} */
const REFUSED = {
  periods: `期数写 1 到 ${core.MOST_PERIODS} 的整数。`,
  "too-little": "期数太多，每期不到一分。",
  "first-too-large": "首期要大于零、小于总额，而且至少分两期。",
};

/** @param {string | undefined} text */
const whole = (text) => (/^[1-9]\d{0,2}$/.test((text ?? "").trim()) ? Number(text) : null);

/**
 * @param {import("./lines.js").Values} values @param {import("./lines.js").Tables} tables
 * @returns {import("./lines.js").Working}
 */
export function instalments(values, tables) {
  const [cents, first] = [parseMoney(values.total ?? ""), parseDay(values.first ?? "")];
  const [periods, days] = [whole(values.periods), whole(values.days)];
  const firstCents = values.shape === "first" ? parseMoney(values.firstAmount ?? "") : null;
  /** @type {[string, string, unknown][]} */
  const needed = [["total", "总额", cents || null], ["periods", "期数", periods], ["first", "第一期日期", first]];
  if (values.shape === "first") needed.push(["firstAmount", "首期金额", firstCents]);
  if (values.rhythm === "days") needed.push(["days", "隔几天", days]);
  const open = lacking(needed, values);
  if (open || cents === null || first === null || periods === null) return open ?? { lines: [] };
  const every = values.rhythm === "days" && days ? { days } : { months: 1 };
  const planned = core.plan({ cents, periods, first, every, firstCents });
  if ("refused" in planned) return { lines: [ask(REFUSED[planned.refused])] };
  const { rows } = planned;
  const sum = rows.reduce((total, row) => total + row.cents, 0);
  const off = rows.filter((row) => !isWorkday(row.day, tables.holidays));
  const unknown = rows.find((row) => !isCharted(row.day, tables.holidays));
  const lines = [result(`${rows.length} 期，从 ${longDay(rows[0].day)} 到 ${longDay(rows[rows.length - 1].day)}，合计 ${yuan(sum)}（${capitals(sum)}）。`)];
  if (rows.length > 1 && rows[rows.length - 1].cents !== rows[rows.length - 2].cents) lines.push(note("分不尽的零头放在最后一期。"));
  if (off.length) lines.push(warn(`有 ${off.length} 期落在休息日：协议里写明提前还是顺延，不写的顺延到下一个工作日（民法典第203条）。`));
  if (unknown) lines.push(note(uncharted(unknown.day)));
  if (values.product === "card" && core.isLongerThanCards(rows)) {
    lines.push(warn("信用卡个性化分期最长五年（60期），这个计划超过了（信用卡办法第70条）。"));
  }
  lines.push(note("没有把手续费、利息算进去；减免和分期要有审批，协议写明一期不付怎么办。"));
  const table = {
    head: ["期", "付款日", "金额（元）", "说明"],
    rows: rows.map((row, n) => [String(n + 1), named(row.day), written(row.cents), isWorkday(row.day, tables.holidays) ? "" : `休息日，下一个工作日 ${shortDay(workdayFrom(row.day, tables.holidays))}`]),
  };
  return { lines, table };
}
