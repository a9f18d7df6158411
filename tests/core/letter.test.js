// What a letter writes for what was typed, and what it finds wrong.
import assert from "node:assert/strict";
import { test } from "node:test";
import { inLetter, problems } from "../../plugins/playbook/browser/core/letter.js";

const money = { name: "金额", type: "money", private: true };
const date = { name: "到期日", type: "date", private: true };

test("amounts are written in figures and capitals, days with their year", () => {
  assert.equal(inLetter(money, "18万6400元"), "186,400.00元（大写：壹拾捌万陆仟肆佰元整）");
  assert.equal(inLetter(money, "1280.5"), "1,280.50元（大写：壹仟贰佰捌拾元伍角）");
  assert.equal(inLetter(date, "2026-09-30"), "2026年9月30日");
  assert.equal(inLetter(money, "以对账单为准"), "以对账单为准");
});

test("parts that do not come to the whole are named with both sums", () => {
  const names = ["金额", "本金", "息费"];
  assert.deepEqual(problems({ 金额: "1000", 本金: "900", 息费: "100" }, names), []);
  assert.deepEqual(problems({ 金额: "1000", 本金: "900", 息费: "90" }, names), ["本金 + 息费 是 990元，和金额 1000元 对不上"]);
  assert.deepEqual(problems({ 金额: "1000", 本金: "900", 息费: "" }, names), []);
});

test("parts that this letter does not ask for are no business of it", () => {
  assert.deepEqual(problems({ 金额: "1000", 本金: "900", 息费: "90" }, ["金额"]), []);
});

test("a plan comes to the amount, with a first payment or without", () => {
  const names = ["金额", "期数", "每期金额", "首付金额"];
  assert.deepEqual(problems({ 金额: "1200", 期数: "3", 每期金额: "300", 首付金额: "300" }, names), []);
  assert.equal(problems({ 金额: "1200", 期数: "3", 每期金额: "300" }, names).length, 1);
});

test("a deadline before the letter's own day is noticed", () => {
  const names = ["发函日期", "答复期限"];
  assert.deepEqual(problems({ 发函日期: "2026-11-22", 答复期限: "2026-11-20" }, names), ["答复期限早于发函日期"]);
  assert.deepEqual(problems({ 发函日期: "2026-11-22", 答复期限: "2026-11-22" }, names), []);
});

test("a set-off comes to the whole, and takes no more than is owed to the other side", () => {
  const names = ["金额", "我方应付", "抵销金额", "待核金额", "不认金额", "抵后余额"];
  const right = { 金额: "1000", 抵销金额: "300", 待核金额: "100", 不认金额: "0", 抵后余额: "600" };
  assert.deepEqual(problems(right, names), []);
  assert.deepEqual(problems({ ...right, 抵后余额: "700" }, names), ["抵销金额 + 待核金额 + 不认金额 + 抵后余额 是 1100元，和金额 1000元 对不上"]);
  assert.deepEqual(problems({ ...right, 我方应付: "300" }, names), []);
  assert.deepEqual(problems({ ...right, 我方应付: "250" }, names), ["抵销金额 300元，比我方应付 250元 多"]);
});
