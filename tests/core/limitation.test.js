// Limitation and guarantee periods, each end worked by hand on the calendar.
import assert from "node:assert/strict";
import test from "node:test";

import { isoOf, parseDay } from "../../plugins/playbook/browser/core/dates.js";
import { guarantee, limitation } from "../../plugins/playbook/browser/core/limitation.js";

const day = (text) => /** @type {number} */ (parseDay(text));
const holidays = {
  2026: { off: ["2026-10-01", "2026-10-02", "2026-10-05", "2026-10-06", "2026-10-07"], work: ["2026-10-10"] },
};
const run = (due, ...events) =>
  limitation(day(due), events.map(([on, cause, ended]) => ({ day: day(on), cause, ended: ended ? day(ended) : null })), holidays);
const shown = (end) => end && [isoOf(end.counted), isoOf(end.last), end.charted];

test("three years from the day after it was due", () => {
  const { first, end, longest } = run("2023-09-30");
  assert.deepEqual(shown(first), ["2026-09-30", "2026-09-30", true]);
  assert.equal(end, first);
  assert.equal(isoOf(longest), "2043-09-30");
});

test("a leap day ends on 28 February, a holiday runs on, an uncharted year says so", () => {
  assert.deepEqual(shown(run("2024-02-29").end), ["2027-02-28", "2027-03-01", false]);
  assert.deepEqual(shown(run("2023-10-01").end), ["2026-10-01", "2026-10-08", true]);
  assert.deepEqual(shown(run("2023-10-10").end), ["2026-10-10", "2026-10-10", true]);
});

test("each interruption begins three years anew, in the order of days", () => {
  const { steps, end } = run("2020-06-30", ["2025-11-20", "payment"], ["2023-03-05", "demand"]);
  assert.deepEqual(steps.map((step) => [isoOf(step.day), step.effect, isoOf(step.end.counted)]), [
    ["2023-03-05", "effective", "2026-03-05"],
    ["2025-11-20", "effective", "2028-11-20"],
  ]);
  assert.equal(isoOf(end.counted), "2028-11-20");
});

test("what comes after the end, or before it is due, interrupts nothing", () => {
  const { steps, end } = run("2020-06-30", ["2020-06-30", "demand"], ["2023-07-01", "demand"], ["2023-08-01", "payment"]);
  assert.deepEqual(steps.map((step) => step.effect), ["not-due", "too-late", "too-late"]);
  assert.equal(isoOf(end.counted), "2023-06-30");
});

test("on the last working day that the period runs on to, it still interrupts", () => {
  assert.equal(run("2023-10-01", ["2026-10-08", "demand"]).steps[0].effect, "effective");
  assert.equal(run("2023-10-01", ["2026-10-09", "demand"]).steps[0].effect, "too-late");
});

test("a suit holds the period until it has ended", () => {
  assert.equal(run("2023-09-30", ["2026-05-01", "suit"]).end, null);
  const { steps, end } = run("2023-09-30", ["2024-05-01", "suit", "2025-03-10"], ["2024-12-01", "demand"]);
  assert.deepEqual(steps.map((step) => step.effect), ["effective", "during-suit"]);
  assert.equal(isoOf(end.counted), "2028-03-10");
  assert.equal(run("2023-09-30", ["2024-05-01", "suit", "2024-04-01"]).steps[0].effect, "ends-before");
});

test("nothing goes beyond twenty years", () => {
  const events = [2022, 2024, 2027, 2030, 2033, 2036, 2038].map((year) => [`${year}-01-01`, "demand"]);
  assert.equal(isoOf(run("2020-06-30", ...events).end.counted), "2040-06-30");
});

test("more interruptions never end a period earlier", () => {
  const events = [];
  let before = day("2023-01-01");
  for (let n = 0; n < 20; n++) {
    events.push([isoOf(day("2020-06-30") + 40 * (n + 1)), "demand"]);
    const { end } = run("2020-06-30", ...events);
    assert.ok(end.counted >= before);
    before = end.counted;
  }
});

test("the guarantee period is as agreed, else six months from the day the debt was due", () => {
  const period = (due, agreed = {}) => guarantee(day(due), agreed, holidays);
  assert.equal(isoOf(period("2026-03-31").end.counted), "2026-09-30");
  assert.equal(isoOf(period("2026-08-31").end.counted), "2027-02-28");
  assert.deepEqual(shown(period("2026-04-03").end), ["2026-10-03", "2026-10-08", true]);
  assert.equal(isoOf(period("2026-03-31", { months: 24 }).end.counted), "2028-03-31");
  assert.equal(isoOf(period("2026-03-31", { until: day("2026-12-31") }).end.counted), "2026-12-31");
  const early = period("2026-03-31", { until: day("2026-03-31") });
  assert.deepEqual([early.isAgreed, isoOf(early.end.counted)], [false, "2026-09-30"]);
});
