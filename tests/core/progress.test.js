// What is kept of a learner from release to release: lessons that reopen, questions that come back.
import assert from "node:assert/strict";
import { test } from "node:test";
import { BOXES, VERSION, due, filed, finish, isLater, lessonState, merged, nothing, read } from "../../plugins/playbook/browser/core/progress.js";

const DAYS = [1, 2, 4, 8, 16];
const answer = (/** @type {any} */ progress, /** @type {boolean} */ right, /** @type {number} */ today, days = DAYS) => filed(progress, "quiz#one", right, { today, days });

test("a missed question comes back after one day, then two, four, eight, sixteen, and is learnt", () => {
  let progress = answer(nothing(), false, 100);
  const waits = [];
  let today = 100;
  while (progress.cards["quiz#one"]) {
    const card = progress.cards["quiz#one"];
    waits.push([card.box, card.due - today]);
    today = card.due;
    progress = answer(progress, true, today);
  }
  assert.deepEqual(waits, [[1, 1], [2, 2], [3, 4], [4, 8], [5, 16]]);
  assert.equal(waits.length, BOXES);
});

test("the intervals are those of the data", () => {
  assert.equal(answer(nothing(), false, 100, [3, 5, 9, 20, 40]).cards["quiz#one"].due, 103);
});

test("a miss in any box goes back to the first", () => {
  const progress = { ...nothing(), cards: { "quiz#one": { box: 4, due: 100 } } };
  assert.deepEqual(answer(progress, false, 100).cards["quiz#one"], { box: 1, due: 101 });
});

test("a question never missed is not filed, and one right before its day stays where it is", () => {
  assert.deepEqual(answer(nothing(), true, 100), nothing());
  const missed = answer(nothing(), false, 100);
  assert.deepEqual(answer(missed, true, 100), missed);
  assert.equal(answer(missed, true, 101).cards["quiz#one"].box, 2);
});

test("a question overdue for weeks moves one box, counted from today", () => {
  const progress = { ...nothing(), cards: { "quiz#one": { box: 2, due: 50 } } };
  assert.deepEqual(answer(progress, true, 100).cards["quiz#one"], { box: 3, due: 104 });
});

test("filing changes nothing of what it was given", () => {
  const before = answer(nothing(), false, 100);
  const copy = structuredClone(before);
  answer(before, true, 101);
  answer(before, false, 101);
  assert.deepEqual(before, copy);
});

test("due are those whose day has come and that still exist, the longest waiting first", () => {
  const cards = { "q#late": { box: 3, due: 90 }, "q#now": { box: 1, due: 100 }, "q#later": { box: 1, due: 101 }, "q#gone": { box: 1, due: 1 }, "q#late-first": { box: 1, due: 90 } };
  assert.deepEqual(due({ ...nothing(), cards }, 100, new Set(["q#late", "q#now", "q#later", "q#late-first"])), ["q#late-first", "q#late", "q#now"]);
});

test("only the lesson whose content changed reopens, and it says what changed", () => {
  let progress = finish(nothing(), "path#one", { "case.a": "11", "case.b": "22" }, "2026-11-22");
  progress = finish(progress, "path#two", { "case.c": "33" }, "2026-11-22");
  assert.deepEqual(lessonState(progress, "path#one", { "case.a": "11", "case.b": "99" }), { state: "changed", changed: ["case.b"], on: "2026-11-22" });
  assert.deepEqual(lessonState(progress, "path#two", { "case.c": "33" }), { state: "done", changed: [], on: "2026-11-22" });
  assert.equal(lessonState(progress, "path#three", { "case.a": "11" }).state, "new");
  assert.deepEqual(lessonState(progress, "path#two", { "case.c": "33", "case.d": "44" }).changed, ["case.d"], "something added");
  assert.equal(lessonState(progress, "path#one", { "case.a": "11" }).state, "done", "something left out");
  progress = finish(progress, "path#one", { "case.a": "11", "case.b": "99" }, "2026-12-01");
  assert.deepEqual(lessonState(progress, "path#one", { "case.a": "11", "case.b": "99" }), { state: "done", changed: [], on: "2026-12-01" });
});

test("a lesson named like something of every object is a lesson like others", () => {
  assert.equal(lessonState(nothing(), "constructor", {}).state, "new");
  assert.equal(lessonState(nothing(), "toString", { a: "1" }).state, "new");
});

const full = () => ({
  version: VERSION,
  lessons: { "path#one": { on: "2026-11-22", taught: { "case.a": "11" } } },
  quizzes: { one: { percent: 80, on: "2026-11-22", passed: true } },
  exams: { path: { percent: 90, on: "2026-11-22", passed: true } },
  drills: { one: { grade: "good", on: "2026-11-22" } },
  cards: { "one#two": { box: 2, due: 20000 } },
});

test("what was written is read again, whole", () => {
  assert.deepEqual(read(JSON.parse(JSON.stringify(full()))), full());
});

test("a part that an older release did not have is empty, one that this does not know is dropped", () => {
  const { drills, ...older } = full();
  assert.deepEqual(read({ ...older, badges: [1] }), { ...full(), drills: {} });
  assert.ok(drills);
});

test("what is not ours is refused, and a later version is known for one", () => {
  for (const wrong of [null, undefined, 5, "text", [], {}, { version: "1" }, { version: 0 }, { version: 1.5 }]) assert.equal(read(wrong), null);
  assert.equal(read({ ...full(), version: VERSION + 1 }), null);
  assert.equal(isLater({ version: VERSION + 1 }), true);
  for (const other of [full(), null, [], { version: "2" }, 7]) assert.equal(isLater(other), false);
});

test("broken entries are left out, so that no page trips over them for ever", () => {
  const broken = {
    version: VERSION,
    lessons: { a: 5, b: null, c: { on: "2026-11-22" }, d: { on: "2026-11-22", taught: {} } },
    quizzes: { a: { percent: "80", on: "2026-11-22", passed: true } },
    exams: [1, 2],
    drills: { a: { grade: "splendid", on: "2026-11-22" } },
    cards: { a: { box: 0, due: 5 }, b: { box: 6, due: 5 }, c: { box: 1, due: null }, d: { box: 1, due: 5 } },
  };
  assert.deepEqual(read(broken), { version: VERSION, lessons: { d: { on: "2026-11-22", taught: {} } }, quizzes: {}, exams: {}, drills: {}, cards: { d: { box: 1, due: 5 } } });
});

test("two records become one: later lessons, better quizzes, nearer cards, and nothing lost", () => {
  const other = {
    version: VERSION,
    lessons: { "path#one": { on: "2026-11-25", taught: { "case.a": "99" } }, "path#two": { on: "2026-11-20", taught: {} } },
    quizzes: { one: { percent: 70, on: "2026-11-25", passed: false }, two: { percent: 100, on: "2026-11-25", passed: true } },
    exams: { path: { percent: 60, on: "2026-11-21", passed: false } },
    drills: {},
    cards: { "one#two": { box: 4, due: 20008 }, "one#three": { box: 1, due: 1 } },
  };
  const both = merged(full(), other);
  assert.deepEqual(both.lessons, other.lessons);
  assert.deepEqual(both.quizzes, { one: full().quizzes.one, two: other.quizzes.two });
  assert.deepEqual(both.exams, full().exams);
  assert.deepEqual(both.drills, full().drills);
  assert.deepEqual(both.cards, { ...full().cards, "one#three": { box: 1, due: 1 } });
  assert.deepEqual(merged(nothing(), full()), full());
});
