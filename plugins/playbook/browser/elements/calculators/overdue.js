// Days overdue and the stage that they fall in, line by line.
import { isCharted, parseDay, workdayFrom } from "../../core/dates.js";
import { lacking, named, note, result, step, uncharted, warn } from "./lines.js";

/** @typedef {import("./lines.js").Working} Working */

/** @param {number} days @param {[number | null, number | null]} range */
const within = (days, [from, to]) => days >= (from ?? -Infinity) && days <= (to ?? Infinity);

/**
 * @param {import("./lines.js").Values} values @param {import("./lines.js").Tables} tables
 * @returns {Working}
 */
export function overdue(values, tables) {
  const [due, asOf] = [parseDay(values.due ?? ""), parseDay(values.asOf ?? "")];
  const open = lacking([["due", "到期日", due], ["asOf", "算到哪天", asOf]], values);
  if (open || due === null || asOf === null) return open ?? { lines: [] };
  const days = Math.max(0, asOf - due);
  const stage = tables.stages.find((one) => within(days, one.days));
  const band = stage?.bands.find((one) => within(days, one.days));
  const lines = [step(`到期日 ${named(due)}，从次日 ${named(due + 1)}起算。`)];
  if (asOf <= due) lines.push(result(asOf === due ? "今天到期，还没有逾期。" : `还有 ${due - asOf} 天到期，没有逾期。`));
  else lines.push(result(`算到 ${named(asOf)}（含当天），逾期 ${days} 天。`));
  if (stage) {
    const part = band ? `，${band.title}` : "";
    lines.push({ ...result(`阶段：${stage.title}${part}。`), link: { url: stage.url, label: "看这个阶段怎么催" } });
  }
  const rolled = workdayFrom(due, tables.holidays);
  if (rolled !== due) {
    const later = Math.max(0, asOf - rolled);
    lines.push(warn(`到期日是休息日。合同没有另外写明的，可以到 ${named(rolled)}付，按这样算逾期 ${later} 天（民法典第203条）。先看合同怎么写。`));
  }
  if (!isCharted(due, tables.holidays)) lines.push(note(uncharted(due)));
  return { lines };
}
