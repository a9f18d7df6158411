// A case as typed: what is said of it, what stays covered, and what may not be said yet.
import assert from "node:assert/strict";
import test from "node:test";

import { parseDay } from "../../plugins/playbook/browser/core/dates.js";
import { betweenCalls, daysOverdue, isSet, maySay, nothing, said, shown, stageOf, values } from "../../plugins/playbook/browser/core/fill.js";

const day = (text) => /** @type {number} */ (parseDay(text));
const today = day("2026-11-22");
const fields = [
  { name: "称呼", type: "name", private: true },
  { name: "金额", type: "money", private: true },
  { name: "到期日", type: "date", private: true },
  { name: "逾期天数", type: "days", private: true },
  { name: "产品", type: "text", private: true },
  { name: "回电时间", type: "time", private: false },
];
const stages = [
  { code: "m0", title: "未到期", from: null, to: 0 },
  { code: "m1", title: "", from: 1, to: 30 },
  { code: "m2", title: "", from: 31, to: 60 },
  { code: "m3-plus", title: "", from: 61, to: null },
];

/** @param {Record<string, string>} typed */
const account = (typed, more = {}) => ({ ...nothing(), fields: typed, ...more });

test("a case is set once anything of it is", () => {
  assert.equal(isSet(nothing()), false);
  assert.equal(isSet(account({ 称呼: "" }, { verified: true })), false);
  assert.equal(isSet(account({ 称呼: "王女士" })), true);
  assert.equal(isSet(account({}, { scope: "consumer" })), true);
  assert.equal(isSet(account({}, { customer: "customer.victim" })), true);
});

test("days count from the day after the due date, and none before it", () => {
  const overdue = (due) => daysOverdue(account({ 到期日: due }), today);
  assert.equal(overdue("2026-09-30"), 53);
  assert.equal(overdue("2026-11-21"), 1);
  assert.equal(overdue("2026-11-22"), 0);
  assert.equal(overdue("2026-12-01"), 0);
  assert.equal(overdue("2026-02-30"), null);
  assert.equal(overdue(""), null);
});

test("days give the stage, at both of its ends", () => {
  const code = (days) => stageOf(days, stages)?.code;
  assert.deepEqual([0, 1, 30, 31, 60, 61, 4000].map(code), ["m0", "m1", "m1", "m2", "m2", "m3-plus", "m3-plus"]);
  assert.equal(code(null), undefined);
});

test("values are said as one says them, and as typed where they cannot be read", () => {
  const words = (type, text) => said({ name: "", type, private: false }, text, today);
  assert.equal(words("money", "186400"), "18万6400元");
  assert.equal(words("money", "18万6"), "18万6");
  assert.equal(words("date", "2026-09-30"), "9月30日");
  assert.equal(words("date", "2025-09-30"), "2025年9月30日");
  assert.equal(words("date", "月底"), "月底");
  assert.equal(words("days", "53"), "53天");
  assert.equal(words("days", "两个月"), "两个月");
  assert.equal(words("name", " 王女士 "), "王女士");
});

test("what is known: typed, counted from the due date, and nothing for what is missing", () => {
  const known = values(account({ 称呼: "王女士", 金额: "8600", 到期日: "2026-09-30", 回电时间: " " }, { product: "信用卡" }), fields, today);
  assert.deepEqual(known, { 称呼: "王女士", 金额: "8600元", 到期日: "9月30日", 逾期天数: "53天", 产品: "信用卡" });
  assert.deepEqual(values(account({ 到期日: "2026-12-01" }), fields, today), { 到期日: "12月1日" });
  assert.deepEqual(values(nothing(), fields, today), {});
});

test("until the person is verified what is private is covered, filled in or not", () => {
  const known = { 称呼: "王女士", 回电时间: "明天上午十点" };
  const before = account({ 称呼: "王女士" });
  assert.deepEqual(shown("称呼", true, before, known), { text: "〔称呼〕", state: "covered" });
  assert.deepEqual(shown("金额", true, before, known), { text: "〔金额〕", state: "covered" });
  assert.deepEqual(shown("回电时间", false, before, known), { text: "明天上午十点", state: "filled" });
  const after = { ...before, verified: true };
  assert.deepEqual(shown("称呼", true, after, known), { text: "王女士", state: "filled" });
  assert.deepEqual(shown("金额", true, after, known), { text: "{金额}", state: "blank" });
});

test("with no case set nothing is covered and everything is blank", () => {
  assert.deepEqual(shown("称呼", true, nothing(), {}), { text: "{称呼}", state: "blank" });
});

test("to a consumer nothing of the debt is said before the person is verified", () => {
  const consumer = account({}, { scope: "consumer" });
  assert.equal(maySay(consumer, { hearsDebt: true, moment: "purpose" }), false);
  assert.equal(maySay(consumer, { hearsDebt: true, moment: "" }), false);
  assert.equal(maySay(consumer, { hearsDebt: true, moment: "opening" }), true);
  assert.equal(maySay(consumer, { hearsDebt: true, moment: "verify" }), true);
  assert.equal(maySay(consumer, { hearsDebt: false, moment: "" }), true);
  assert.equal(maySay({ ...consumer, verified: true }, { hearsDebt: true, moment: "purpose" }), true);
  assert.equal(maySay(account({}, { scope: "b2b" }), { hearsDebt: true, moment: "purpose" }), true);
  assert.equal(maySay(nothing(), { hearsDebt: true, moment: "purpose" }), true);
});

test("a new call keeps the case and forgets what the last call was told", () => {
  const fields = [
    { name: "称呼", type: "name", private: true, source: "account" },
    { name: "承诺日期", type: "date", private: true, source: "call" },
  ];
  const account = { ...nothing(), scope: "consumer", verified: true, fields: { 称呼: "王女士", 承诺日期: "2026-12-01", 备注: "月底发工资" } };
  const after = betweenCalls(account, fields);
  assert.deepEqual(after.fields, { 称呼: "王女士" });
  assert.equal(after.verified, false);
  assert.equal(after.scope, "consumer");
});
