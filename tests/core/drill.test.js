// What a typed answer in a drill is worth, and where the call goes from there.
import assert from "node:assert/strict";
import { test } from "node:test";
import { crossed, goesOn, grade, judged } from "../../plugins/playbook/browser/core/drill.js";

const jail = { id: "RL02", title: "用坐牢恐吓", instead: "您看哪天能付？", scope: ["b2b", "consumer"], patterns: ["坐牢", "抓(?:你|您)"], allow: ["不会坐牢"], block: true };
const family = { id: "RL05", title: "找家人", instead: "只找本人。", scope: ["consumer"], patterns: ["找你妈"], allow: [], block: true };
const lines = [jail, family];
const cue = { aim: ["带话|转达"], next: ["明早|几点"] };
const like = (/** @type {string} */ sentence) => sentence.includes("全村");
const judge = (/** @type {string} */ text, scope = ["b2b"]) => judged(text, cue, lines, scope, like);

test("what crosses a red line is named with the words and with what to say instead", () => {
  assert.deepEqual(crossed(lines, "您好。再不还就等着坐牢", ["b2b"]), [{ title: "用坐牢恐吓", instead: "您看哪天能付？", words: "坐牢" }]);
});

test("each sentence is judged alone: an honest one excuses no other", () => {
  assert.equal(crossed(lines, "欠款不会坐牢，放心", ["b2b"]).length, 0);
  assert.equal(crossed(lines, "欠款不会坐牢。不还就抓你", ["b2b"]).length, 1);
  assert.equal(crossed(lines, "坐牢；坐牢！坐牢", ["b2b"]).length, 1, "one red line is named once");
});

test("a red line of consumers does not bind calls to companies", () => {
  assert.equal(crossed(lines, "我找你妈要", ["b2b"]).length, 0);
  assert.equal(crossed(lines, "我找你妈要", ["b2b", "consumer"]).length, 1);
});

test("aim, next step, tone and law are judged each for itself", () => {
  const { crossed: none, alike, ...good } = judge("请您帮我转达一声，明早几点有结果？");
  assert.deepEqual(good, { aim: true, next: true, tone: true, lawful: true });
  assert.deepEqual([none, alike], [[], []]);
  assert.equal(judge("请您看看，明早再说").aim, false);
  assert.equal(judge("请您转达一声").next, false);
  assert.equal(judge("转达一下，明早回我").tone, false);
  assert.equal(judge("请您赶紧转达，明早回我").tone, false);
  assert.equal(judge("请您转达，明早不付就坐牢").lawful, false);
});

test("what is like a bad sentence is not lawful either, and is not named twice", () => {
  const { lawful, alike, crossed: none } = judge("您好。请您明早转达，不然全村都知道！谢谢");
  assert.deepEqual([lawful, alike, none], [false, ["请您明早转达，不然全村都知道"], []]);
  const both = judge("不还就坐牢，全村都知道");
  assert.deepEqual([both.crossed.length, both.alike], [1, []]);
});

test("good takes everything, and no courtesy makes up for a red line", () => {
  assert.equal(grade({ aim: true, next: true, tone: true, lawful: true, crossed: [] }), "good");
  assert.equal(grade({ aim: true, next: false, tone: true, lawful: true, crossed: [] }), "weak");
  assert.equal(grade({ aim: true, next: true, tone: false, lawful: true, crossed: [] }), "weak");
  assert.equal(grade({ aim: false, next: false, tone: true, lawful: true, crossed: [] }), "weak");
  assert.equal(grade({ aim: false, next: true, tone: false, lawful: true, crossed: [] }), "bad");
  assert.equal(grade({ aim: true, next: true, tone: true, lawful: false, crossed: [] }), "bad");
});

test("a typed answer goes the way of a reply that is as good, else of the nearest", () => {
  const replies = [{ grade: "bad", next: "hung-up" }, { grade: "good", next: "agreed" }, { grade: "weak", next: "again" }, { grade: "good", next: "other" }];
  assert.deepEqual(["good", "weak", "bad"].map((one) => goesOn(replies, one)), ["agreed", "again", "hung-up"]);
  assert.equal(goesOn(replies.slice(0, 2), "weak"), "agreed");
  assert.equal(goesOn([replies[1]], "bad"), "agreed");
});
