// The LPR of a day for one calculation: from the table, else as typed, else asked for.
import { longDay } from "../../core/dates.js";
import { lprOn, parseDecimal } from "../../core/interest.js";
import { ask, step, warn } from "./lines.js";

/** @typedef {{at: (field: string, when: string, day: number) => {value: string, line: import("./lines.js").Line}, asks: string[], wrong: string[]}} Lookup */

/**
 * @param {import("../../core/interest.js").Published[]} table @param {import("./lines.js").Values} values
 * @returns {Lookup} `asks` and `wrong` fill up as days are looked up
 */
export function createLookup(table, values) {
  /** @type {string[]} */
  const asks = [];
  /** @type {string[]} */
  const wrong = [];

  /** @param {string} field @param {string} when @param {number} day */
  function at(field, when, day) {
    const found = lprOn(table, day);
    const title = `${when}（${longDay(day)}）的一年期LPR`;
    if (found.state === "known") {
      return { value: found.value, line: step(`${title}：${found.value}%，${found.from} 公布，以正式公告为准。`) };
    }
    if (found.state === "too-early") {
      return { value: "", line: warn(`${title}：2019年8月20日以前没有现在的LPR，用什么利率交法务。`) };
    }
    asks.push(field);
    const typed = (values[field] ?? "").trim();
    if (typed && parseDecimal(typed)) {
      return { value: typed, line: warn(`${title}：按填写的 ${typed}%，没有和利率表核对，用之前对一遍公告。`) };
    }
    if (typed) wrong.push(field);
    if (found.state === "unconfirmed") {
      const offer = { field, value: found.value, label: `查过公告，就是 ${found.value}%` };
      return { value: "", line: { ...ask(`${title}：表里的数是凭记忆录的，没有核对，不直接用。请查 ${found.from} 的公告再填。`), offer } };
    }
    return { value: "", line: ask(`${title}：利率表里没有，请查公告后填在“${when}一年期LPR”里。`) };
  }
  return { at, asks, wrong };
}
