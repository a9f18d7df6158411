// What counts as a right answer, what a sitting scores, and how an exam is drawn.
import assert from "node:assert/strict";
import { test } from "node:test";
import { drawn, isRight, percent, plain, shuffled } from "../../plugins/playbook/browser/core/quiz.js";

const question = (/** @type {object} */ more) => ({ id: "one", kind: "single", options: [], steps: [], accepts: [], ...more });
const options = [{ id: "a", right: true }, { id: "b", right: false }, { id: "c", right: true }];

test("one of one: the right option and no other", () => {
  for (const kind of ["single", "line"]) {
    const one = question({ kind, options: options.slice(0, 2) });
    assert.equal(isRight(one, ["a"]), true);
    assert.equal(isRight(one, ["b"]), false);
    assert.equal(isRight(one, []), false);
  }
});

test("several: all of the right ones and none of the wrong, in any order", () => {
  const one = question({ kind: "multiple", options });
  assert.equal(isRight(one, ["c", "a"]), true);
  assert.equal(isRight(one, ["a"]), false);
  assert.equal(isRight(one, ["a", "b", "c"]), false);
  assert.equal(isRight(one, ["a", "a"]), false);
});

test("steps count only in their order and all of them", () => {
  const one = question({ kind: "order", steps: ["报身份", "问原因", "定日期"] });
  assert.equal(isRight(one, ["报身份", "问原因", "定日期"]), true);
  assert.equal(isRight(one, ["问原因", "报身份", "定日期"]), false);
  assert.equal(isRight(one, ["报身份", "问原因"]), false);
});

test("typed answers differ in width, case, spaces and punctuation without being wrong", () => {
  const one = question({ kind: "fill", accepts: ["第一天", "M1 阶段"] });
  for (const typed of ["第一天", " 第一天。", "“第 一 天”", "ｍ１阶段", "m1阶段！"]) assert.equal(isRight(one, [typed]), true, typed);
  for (const typed of ["", "第二天", "第一天半"]) assert.equal(isRight(one, [typed]), false, typed);
  assert.equal(isRight(one, []), false);
  assert.equal(plain("Ａ，b 　C"), "abc");
});

test("a pass mark is reached or it is not: per cents are rounded down", () => {
  assert.equal(percent(2, 3), 66);
  assert.equal(percent(799, 1000), 79);
  assert.equal(percent(29, 29), 100);
  assert.equal(percent(0, 0), 0);
});

test("one seed gives one order, others give others, and nothing is lost", () => {
  const list = Array.from({ length: 20 }, (_, n) => n);
  assert.deepEqual(shuffled(list, 7), shuffled(list, 7));
  assert.notDeepEqual(shuffled(list, 7), shuffled(list, 8));
  assert.deepEqual([...shuffled(list, 7)].sort((a, b) => a - b), list);
  assert.deepEqual(list, Array.from({ length: 20 }, (_, n) => n), "the list itself stays as it was");
});

test("every place is as likely for the right answer as any other", () => {
  const places = [0, 0, 0, 0];
  for (let seed = 0; seed < 8000; seed++) places[shuffled(["right", "b", "c", "d"], seed).indexOf("right")] += 1;
  for (const count of places) assert.ok(Math.abs(count - 2000) < 200, String(places));
});

test("an exam takes as many from each quiz, and each question once", () => {
  const quizzes = [30, 30, 30].map((count, quiz) => Array.from({ length: count }, (_, n) => `${quiz}-${n}`));
  const found = drawn(quizzes, 11, 3);
  assert.equal(found.length, 11);
  assert.equal(new Set(found).size, 11);
  const shares = ["0", "1", "2"].map((quiz) => found.filter((one) => one.startsWith(`${quiz}-`)).length);
  assert.deepEqual(shares.sort(), [3, 4, 4]);
  assert.notDeepEqual(drawn(quizzes, 11, 4), found);
});

test("a short quiz gives what it has, and a short path all that it has", () => {
  assert.equal(drawn([["a"], ["b", "c", "d", "e"]], 4, 1).length, 4);
  assert.deepEqual(drawn([["a"], [], ["b"]], 9, 1).sort(), ["a", "b"]);
  assert.deepEqual(drawn([], 5, 1), []);
});
