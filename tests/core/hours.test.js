// The light by the clock in Shanghai: every minute at an edge, over midnight, whatever this machine's zone is.
import assert from "node:assert/strict";
import test from "node:test";

import { clockOf, minuteOfDay, minutes, within } from "../../plugins/playbook/browser/core/hours.js";

const quiet = { from: "22:00", to: "08:00" };
const polite = { from: "09:00", to: "18:00" };

/** @param {string} clock */
const isQuiet = (clock) => within(minutes(clock), quiet);

test("the minute is Shanghai's", () => {
  assert.equal(minuteOfDay(Date.UTC(2026, 10, 22, 0, 0)), 8 * 60);
  assert.equal(minuteOfDay(Date.UTC(2026, 10, 22, 15, 59, 59)), 23 * 60 + 59);
  assert.equal(minuteOfDay(Date.UTC(2026, 10, 22, 16, 0)), 0);
  assert.equal(minuteOfDay(Date.UTC(2026, 10, 22, 23, 30)), 7 * 60 + 30);
});

test("hours over midnight hold from the evening to the morning, the end itself outside", () => {
  assert.deepEqual(["21:59", "22:00", "23:59", "00:00", "07:59", "08:00", "12:00"].map(isQuiet), [false, true, true, true, true, false, false]);
});

test("hours within a day hold from start to end, the end itself outside", () => {
  const good = (clock) => within(minutes(clock), polite);
  assert.deepEqual(["08:59", "09:00", "17:59", "18:00"].map(good), [false, true, true, false]);
});

test("hours without length hold never", () => {
  assert.equal(within(minutes("09:00"), { from: "09:00", to: "09:00" }), false);
});

test("a minute reads as a clock shows it", () => {
  assert.equal(clockOf(485), "08:05");
  assert.equal(clockOf(0), "00:00");
  assert.equal(clockOf(minutes("23:59")), "23:59");
});
