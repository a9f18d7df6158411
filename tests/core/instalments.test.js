// Instalment plans: sums to the 分, the calendar of months, what is refused.
import assert from "node:assert/strict";
import test from "node:test";

import { isoOf, parseDay } from "../../plugins/playbook/browser/core/dates.js";
import { isLongerThanCards, plan } from "../../plugins/playbook/browser/core/instalments.js";

const first = /** @type {number} */ (parseDay("2026-12-31"));
const monthly = { months: 1 };
const sum = (rows) => rows.reduce((total, row) => total + row.cents, 0);

test("three parts of 100.00: the last one takes the odd 分", () => {
  const { rows } = plan({ cents: 10_000, periods: 3, first, every: monthly });
  assert.deepEqual(rows.map((row) => row.cents), [3333, 3333, 3334]);
  assert.deepEqual(rows.map((row) => isoOf(row.day)), ["2026-12-31", "2027-01-31", "2027-02-28"]);
});

test("months are counted from the first day, days are added", () => {
  const days = (every, periods) => plan({ cents: 100_000, periods, first, every }).rows.map((row) => isoOf(row.day));
  assert.deepEqual(days(monthly, 5).slice(2), ["2027-02-28", "2027-03-31", "2027-04-30"]);
  assert.deepEqual(days({ days: 10 }, 3), ["2026-12-31", "2027-01-10", "2027-01-20"]);
});

test("a larger first part leaves the rest alike", () => {
  const { rows } = plan({ cents: 18_640_000, periods: 6, first, every: monthly, firstCents: 6_000_000 });
  assert.deepEqual(rows.map((row) => row.cents), [6_000_000, 2_528_000, 2_528_000, 2_528_000, 2_528_000, 2_528_000]);
});

test("what cannot be shared out is refused", () => {
  const asked = (more) => plan({ cents: 10_000, periods: 3, first, every: monthly, ...more }).refused;
  assert.equal(asked({ periods: 0 }), "periods");
  assert.equal(asked({ periods: 2.5 }), "periods");
  assert.equal(asked({ periods: 601 }), "periods");
  assert.equal(asked({ cents: 2 }), "too-little");
  assert.equal(asked({ firstCents: 10_000 }), "first-too-large");
  assert.equal(asked({ firstCents: 0 }), "first-too-large");
  assert.equal(asked({ firstCents: 9_999, periods: 3 }), "too-little");
  assert.equal(asked({ periods: 1, firstCents: 5_000 }), "first-too-large");
});

test("every plan adds up, has a part for each day, and days that go up", () => {
  let seed = 7;
  const next = (most) => (seed = (seed * 48_271) % 2_147_483_647) % most;
  for (let n = 0; n < 2000; n++) {
    const periods = 1 + next(120);
    const cents = periods + next(10_000_000);
    const firstCents = n % 3 === 0 && periods > 1 && cents > 2 * periods ? 1 + next(cents - periods) : null;
    const every = n % 2 ? monthly : { days: 1 + next(40) };
    const { rows } = plan({ cents, periods, first: first + next(1000), every, firstCents });
    if (!rows) continue;
    assert.equal(sum(rows), cents);
    assert.equal(rows.length, periods);
    assert.ok(rows.every((row, at) => row.cents > 0 && (at === 0 || row.day > rows[at - 1].day)));
  }
});

test("sixty months are the most for credit cards, by number and by time", () => {
  const rows = (periods, every) => plan({ cents: 1_000_000, periods, first, every }).rows;
  assert.equal(isLongerThanCards(rows(60, monthly)), false);
  assert.equal(isLongerThanCards(rows(61, monthly)), true);
  assert.equal(isLongerThanCards(rows(10, { days: 300 })), true);
});
