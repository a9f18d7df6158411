// Interest and rates against sums worked by hand; rates looked up by day, and not where a publication is unknown.
import assert from "node:assert/strict";
import test from "node:test";

import { parseDay } from "../../plugins/playbook/browser/core/dates.js";
import {
  fromDaily,
  fromYearly,
  interestOn,
  isHigher,
  lprOn,
  parseDecimal,
  percentTimes,
  times,
  yearlyText,
} from "../../plugins/playbook/browser/core/interest.js";

const day = (text) => /** @type {number} */ (parseDay(text));

test("a rate is read as written, never as a float", () => {
  assert.deepEqual(parseDecimal("3.45"), { top: 345n, bottom: 100n });
  assert.deepEqual(parseDecimal("５"), { top: 5n, bottom: 1n });
  for (const wrong of ["", "-1", "3.45%", "1e3", "3.00001", "12345", "三"]) assert.equal(parseDecimal(wrong), null);
});

// principal in 分, rate, days, interest in 分
const WORKED = [
  // 186,400.00 × 0.05 % × 53 = 4,939.60
  [18_640_000, fromDaily("5"), 53, 493_960],
  // 186,400.00 × 3 % × 53 ÷ 365 = 811.9890… → 811.99
  [18_640_000, fromYearly("3.00"), 53, 81_199],
  // The same over a year of 360 days: 823.2666… → 823.27
  [18_640_000, fromYearly("3.00", 360), 53, 82_327],
  // 100.00 × 3.65 % × 1 ÷ 365 = 0.01
  [10_000, fromYearly("3.65"), 1, 1],
  // 50.00 × 3.65 % ÷ 365 = 0.005: half a 分 goes up
  [5_000, fromYearly("3.65"), 1, 1],
  // 49.99 × 3.65 % ÷ 365 = 0.004999: less than half goes down
  [4_999, fromYearly("3.65"), 1, 0],
  [18_640_000, fromDaily("5"), 0, 0],
  [18_640_000, fromDaily("5"), -3, 0],
  // Far beyond what a float holds: 999,999,999,999.99 × 0.05 % × 7300
  [99_999_999_999_999, fromDaily("5"), 7300, 364_999_999_999_996],
];

for (const [cents, rate, days, interest] of WORKED) {
  test(`${cents} 分 over ${days} days at ${yearlyText(rate)}%`, () => assert.equal(interestOn(cents, rate, days), interest));
}

test("rates compare and are multiplied exactly", () => {
  const four = times(/** @type {any} */ (fromYearly("3.00")), 4);
  assert.equal(yearlyText(four), "12");
  assert.equal(isHigher(/** @type {any} */ (fromYearly("12.0001")), four), true);
  assert.equal(isHigher(/** @type {any} */ (fromYearly("12")), four), false);
  assert.equal(yearlyText(/** @type {any} */ (fromDaily("5"))), "18.25");
  assert.equal(percentTimes("3.45", 4), "13.8");
  assert.equal(percentTimes("3.45", 130, 100), "4.485");
  // 4.25 % × 150 % × 130 %, the longest of the published rates: nothing is cut off.
  assert.equal(percentTimes(percentTimes("4.25", 150, 100), 130, 100), "8.2875");
});

test("interest grows with days and principal and splits without a loss of more than the rounding", () => {
  const rate = /** @type {any} */ (fromYearly("13.8"));
  for (let n = 1; n < 400; n++) {
    assert.ok(interestOn(18_640_037, rate, n) >= interestOn(18_640_037, rate, n - 1));
    const parts = interestOn(18_640_037, rate, n) + interestOn(18_640_037, rate, 400 - n);
    assert.ok(Math.abs(parts - interestOn(18_640_037, rate, 400)) <= 1);
  }
});

const table = [
  { day: "2026-01-20", value: "3.00", confidence: "secondary" },
  { day: "2026-02-24", value: "2.95", confidence: "secondary" },
  { day: "2026-03-20", value: "2.90", confidence: "from-memory" },
  { day: "2026-06-22", value: "2.80", confidence: "secondary" },
];

const LOOKED = [
  ["2019-08-19", "too-early", ""],
  ["2026-01-19", "missing", ""],
  ["2026-01-20", "known", "3.00"],
  // February's came late that year: until then January's stands.
  ["2026-02-23", "known", "3.00"],
  ["2026-02-24", "known", "2.95"],
  ["2026-03-20", "unconfirmed", "2.90"],
  ["2026-04-19", "unconfirmed", "2.90"],
  // April's is not in the table.
  ["2026-04-20", "missing", ""],
  ["2026-06-21", "missing", ""],
  ["2026-06-22", "known", "2.80"],
  ["2026-07-19", "known", "2.80"],
  ["2026-07-20", "missing", ""],
];

for (const [text, state, value] of LOOKED) {
  test(`the LPR on ${text} is ${state}`, () => {
    const found = lprOn(table, day(text));
    assert.deepEqual([found.state, found.value], [state, value]);
  });
}

test("an empty table asks, also over the turn of a year", () => {
  assert.equal(lprOn([], day("2026-01-20")).state, "missing");
  const december = [{ day: "2025-12-22", value: "3.00", confidence: "secondary" }];
  assert.equal(lprOn(december, day("2026-01-19")).state, "known");
  assert.equal(lprOn(december, day("2026-01-20")).state, "missing");
});
