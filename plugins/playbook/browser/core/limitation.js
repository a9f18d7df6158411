// Periods that end a right: limitation with its interruptions, and the guarantee period. No page.
import { addMonths, isCharted, workdayFrom } from "./dates.js";

/** @typedef {import("./dates.js").Holidays} Holidays */

/**
 * `demand` 催款函到达, `agreement` 对方同意履行, `payment` 部分付款: the period begins anew (民法典第195条).
 * `suit` 起诉、仲裁: it begins anew when the proceedings have ended; `ended` is that day, null while they go on.
 * @typedef {"demand" | "agreement" | "payment" | "suit"} Cause
 * @typedef {{day: number, cause: Cause, ended?: number | null}} Interruption
 * @typedef {"effective" | "too-late" | "not-due" | "pending" | "during-suit" | "ends-before"} Effect
 * @typedef {{day: number, cause: Cause, effect: Effect, from: number, end: End | null}} Step
 */

/**
 * The last day as counted, and the working day that it runs on to (民法典第203条).
 * `charted` says whether the days off of that year are known.
 * @typedef {{counted: number, last: number, charted: boolean}} End
 */

/** 民法典第188条, 总则编解释第35条. */
export const LIMITATION_MONTHS = 36;
export const LONGEST_MONTHS = 240;
/** 民法典第692条. */
export const GUARANTEE_MONTHS = 6;

/** @param {number} counted @param {Holidays} holidays @returns {End} */
export function endOn(counted, holidays) {
  const last = workdayFrom(counted, holidays);
  return { counted, last, charted: isCharted(counted, holidays) && isCharted(last, holidays) };
}

/**
 * How the limitation period runs. It is counted from the day after `due`, and after each interruption from the day after
 * it, so it ends on the same date three years later: the earlier of the two ways to count.
 * @param {number} due the day payment was due; of the last instalment, where one debt is paid in several (民法典第189条)
 * @param {Interruption[]} interruptions in any order
 * @param {Holidays} holidays
 * @returns {{first: End, steps: Step[], end: End | null, longest: number}} `end` is null while proceedings go on;
 *   `longest` is the end of the twenty years, which nothing moves
 */
export function limitation(due, interruptions, holidays) {
  const longest = addMonths(due, LONGEST_MONTHS);
  /** @param {number} from @returns {End} */
  const endFrom = (from) => endOn(Math.min(addMonths(from, LIMITATION_MONTHS), longest), holidays);
  const first = endFrom(due);
  /** @type {End | null} */
  let end = first;
  let from = due;
  /** @type {Step[]} */
  const steps = [];
  for (const { day, cause, ended = null } of [...interruptions].sort((one, other) => one.day - other.day)) {
    /** @type {Effect} */
    let effect = "effective";
    if (day <= due) effect = "not-due";
    else if (!end || (day < from && cause !== "suit")) effect = "during-suit";
    else if (day > end.last) effect = "too-late";
    else if (cause === "suit" && ended === null) effect = "pending";
    else if (cause === "suit" && /** @type {number} */ (ended) < day) effect = "ends-before";
    if (effect === "effective") {
      from = Math.max(from, cause === "suit" ? /** @type {number} */ (ended) : day);
      end = endFrom(from);
    } else if (effect === "pending") end = null;
    steps.push({ day, cause, effect, from, end });
  }
  return { first, steps, end, longest };
}

/**
 * The guarantee period (民法典第692条): as agreed, else six months from the day the main debt was due. It neither stops nor
 * begins anew.
 * @param {number} due when the main debt was due
 * @param {{months?: number, until?: number}} agreed nothing where nothing, or nothing clear, is agreed
 * @param {Holidays} holidays
 * @returns {{end: End, isAgreed: boolean}} not agreed either where the agreed period ends no later than the debt is due
 */
export function guarantee(due, agreed, holidays) {
  const until = agreed.until ?? (agreed.months ? addMonths(due, agreed.months) : undefined);
  const isAgreed = until !== undefined && until > due;
  return { end: endOn(isAgreed ? until : addMonths(due, GUARANTEE_MONTHS), holidays), isAgreed };
}
