// The judge of likeness counts as the engine does: runs of one to three characters, over the root of how many.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createLikeness } from "../../plugins/playbook/browser/core/likeness.js";

const learnt = { bias: -1, runs: "全村 村 谢", weights: [6, 3, -4], ours: 1.5, clause: 2, fewest: 2 };

test("what speaks for a bad sentence is weighed against what speaks for a good one", () => {
  const isLikeBad = createLikeness(learnt);
  // Six runs: 全, 村, 知, 全村, 村知, 全村知.
  assert.equal(isLikeBad("全村知"), -1 + 9 / Math.sqrt(6) > 1.5);
  assert.equal(isLikeBad("全村知"), true);
  assert.equal(isLikeBad("谢全村"), false);
  assert.equal(isLikeBad("您好"), false);
});

test("punctuation parts runs, and a sentence without words is like nothing", () => {
  const isLikeBad = createLikeness(learnt);
  assert.equal(isLikeBad("全，村"), false);
  assert.equal(isLikeBad("……"), false);
  assert.equal(isLikeBad(""), false);
});

test("a clause that is bad enough by itself is not thinned out by the rest", () => {
  const padded = "您好呀，全村知，您慢走";
  assert.equal(createLikeness(learnt)(padded), true);
  assert.equal(createLikeness({ ...learnt, clause: 3 })(padded), false);
});

test("what is too short is not judged", () => {
  assert.equal(createLikeness({ ...learnt, fewest: 4 })("全村知"), false);
  assert.equal(createLikeness({ ...learnt, fewest: 3 })(" 全村知"), true);
});

test("where too little was learnt nothing is like a bad sentence", () => {
  assert.equal(createLikeness(null)("全村都知道"), false);
});
