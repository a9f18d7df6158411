// Days counted, moved and named, against the calendar: leap years, month ends, holidays, the hour before midnight.
import assert from "node:assert/strict";
import test from "node:test";

import {
  addMonths,
  dayFrom,
  isCharted,
  isWorkday,
  isoOf,
  lastDate,
  longDay,
  parseDay,
  partsOf,
  shortDay,
  today,
  weekday,
  workdayFrom,
} from "../../plugins/playbook/browser/core/dates.js";

const day = (text) => /** @type {number} */ (parseDay(text));
const moved = (text, months) => isoOf(addMonths(day(text), months));

test("days count from 1970, the same as the platform's UTC days", () => {
  assert.equal(dayFrom(1970, 1, 1), 0);
  for (let n = -800_000; n < 800_000; n += 977) {
    const { year, month, date } = partsOf(n);
    const there = new Date(n * 86_400_000);
    assert.deepEqual([year, month, date], [there.getUTCFullYear(), there.getUTCMonth() + 1, there.getUTCDate()]);
    assert.equal(dayFrom(year, month, date), n);
    assert.equal(weekday(n), there.getUTCDay());
  }
});

test("only days that exist, written as YYYY-MM-DD, are read", () => {
  assert.equal(isoOf(day("2028-02-29")), "2028-02-29");
  for (const wrong of ["", "2027-02-29", "2100-02-29", "2026-13-01", "2026-00-10", "2026-9-30", "2026-04-31", "30.9.2026"]) {
    assert.equal(parseDay(wrong), null, wrong);
  }
  assert.equal(lastDate(2000, 2), 29);
  assert.equal(lastDate(2026, 12), 31);
});

test("days are named as one says them", () => {
  assert.equal(shortDay(day("2026-09-30")), "9月30日");
  assert.equal(longDay(day("2026-09-03")), "2026年9月3日");
});

test("months later is the same date, or the last day of a shorter month", () => {
  assert.equal(moved("2026-01-31", 1), "2026-02-28");
  assert.equal(moved("2028-01-31", 1), "2028-02-29");
  assert.equal(moved("2026-01-31", 2), "2026-03-31");
  assert.equal(moved("2024-02-29", 36), "2027-02-28");
  assert.equal(moved("2026-08-31", 6), "2027-02-28");
  assert.equal(moved("2026-11-30", 1), "2026-12-30");
  assert.equal(moved("2026-12-15", 1), "2027-01-15");
  assert.equal(moved("2026-03-31", -1), "2026-02-28");
  assert.equal(moved("2026-01-15", -13), "2024-12-15");
});

test("today is Shanghai's day, also where it is still yesterday", () => {
  assert.equal(isoOf(today(Date.UTC(2026, 10, 22, 15, 59, 59))), "2026-11-22");
  assert.equal(isoOf(today(Date.UTC(2026, 10, 22, 16, 0, 0))), "2026-11-23");
  assert.equal(isoOf(today(Date.UTC(2026, 11, 31, 20, 0, 0))), "2027-01-01");
});

const holidays = {
  2026: { off: ["2026-10-01", "2026-10-02", "2026-10-05", "2026-10-06", "2026-10-07"], work: ["2026-10-10"] },
};

test("people work on weekdays and on weekends that make up for a holiday", () => {
  assert.equal(isWorkday(day("2026-09-30"), holidays), true);
  assert.equal(isWorkday(day("2026-10-01"), holidays), false);
  assert.equal(isWorkday(day("2026-10-10"), holidays), true);
  assert.equal(isWorkday(day("2026-10-11"), holidays), false);
  assert.equal(isWorkday(day("2027-10-01"), holidays), true);
  assert.equal(isCharted(day("2026-10-01"), holidays), true);
  assert.equal(isCharted(day("2027-10-01"), holidays), false);
});

test("a period that ends on a day off runs to the next working day", () => {
  const rolled = (text) => isoOf(workdayFrom(day(text), holidays));
  assert.equal(rolled("2026-10-01"), "2026-10-08");
  assert.equal(rolled("2026-10-10"), "2026-10-10");
  assert.equal(rolled("2026-10-11"), "2026-10-12");
  assert.equal(rolled("2026-09-30"), "2026-09-30");
});
