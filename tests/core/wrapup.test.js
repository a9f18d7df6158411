// The record of a call: its text and cells, the next date by the rule, numbers that must not stand in it.
import assert from "node:assert/strict";
import test from "node:test";

import { parseDay } from "../../plugins/playbook/browser/core/dates.js";
import { COLUMNS, cells, nextContact, plain, record, suspicious } from "../../plugins/playbook/browser/core/wrapup.js";

const day = (text) => /** @type {number} */ (parseDay(text));
const holidays = {
  2026: { off: ["2026-10-01", "2026-10-02", "2026-10-05", "2026-10-06", "2026-10-07", "2026-10-08"], work: ["2026-10-10"] },
};

/** @param {string} after @param {number} workdays @param {Record<string, unknown>} more */
const outcome = (after, workdays = 0, more = {}) => ({
  id: "PTP",
  title: "承诺还款",
  stops: false,
  due: { after, workdays, afterLabel: "承诺日" },
  rule: "",
  approver: "",
  ...more,
});
const call = {
  when: "2026年9月30日 10:00",
  trees: [
    { title: "核身", told: [{ ask: "谁接的？", said: "本人" }, { ask: "对上了吗？", said: "对上了" }] },
    { title: "协商", told: [{ ask: "哪天付？", said: "今天" }] },
  ],
  end: "记承诺",
  outcome: outcome("promise"),
  promise: { day: "2026-10-09", money: "5000", payer: "本人" },
  ticked: ["报明工号"],
  unticked: ["告知录音"],
  next: "2026年10月9日",
  note: " 第一行\n第二行 ",
};

test("the next date counts workdays from the call, the promise or the day agreed", () => {
  const days = { today: day("2026-09-30"), promise: day("2026-10-10"), agreed: day("2026-10-11") };
  const next = (...rule) => nextContact(outcome(...rule), days, holidays).text;
  assert.equal(next("promise"), "2026年10月10日");
  assert.equal(next("agreed"), "2026年10月11日");
  assert.equal(next("call"), "2026年9月30日");
  assert.equal(next("call", 1), "2026年10月9日");
  assert.equal(next("call", 2), "2026年10月10日");
  assert.equal(next("call", 3), "2026年10月12日");
});

test("a year whose holidays are not known is said to be one", () => {
  const days = { today: day("2027-09-30"), promise: null, agreed: null };
  const { day: next, text } = nextContact(outcome("call", 1), days, holidays);
  assert.equal(next, day("2027-10-01"));
  assert.match(text, /^2027年10月1日（.*请核对）$/);
});

test("no date where it hangs on a promise not made, on an approver, or on nothing at all", () => {
  const days = { today: day("2026-09-30"), promise: null, agreed: null };
  assert.deepEqual(nextContact(outcome("promise"), days, holidays), { day: null, text: "等承诺日定下来" });
  const asked = outcome("approver", 0, { approver: "法务岗", due: { after: "approver", workdays: 0, afterLabel: "由批准人定" } });
  assert.deepEqual(nextContact(asked, days, holidays), { day: null, text: "由批准人定（法务岗）" });
  const never = outcome("never", 0, { approver: "资料岗", due: { after: "never", workdays: 0, afterLabel: "不再联系" } });
  assert.deepEqual(nextContact(never, days, holidays), { day: null, text: "不再联系" });
});

test("the record tells the path through all trees, the code, the promise, the ticks and the note", () => {
  const values = record(call);
  assert.equal(values["路径"], "核身：本人 → 对上了；协商：今天 → 记承诺");
  assert.equal(values["处置码"], "PTP 承诺还款");
  assert.equal(values["承诺"], "2026年10月9日，5,000.00元，付款人 本人");
  assert.equal(values["必说"], "已说：报明工号；未勾：告知录音");
  assert.equal(values["备注"], "第一行\n第二行");
});

test("a code that stops collection says so, and an amount that cannot be read stands as typed", () => {
  const values = record({ ...call, outcome: outcome("approver", 0, { stops: true, approver: "法务岗" }), promise: { day: "", money: "18万6", payer: "" } });
  assert.equal(values["处置码"], "PTP 承诺还款（停催）");
  assert.equal(values["批准"], "法务岗");
  assert.equal(values["承诺"], "18万6");
});

test("with nothing answered the record is the end alone", () => {
  const values = record({ ...call, trees: [], outcome: undefined, promise: { day: "", money: "", payer: "" }, ticked: [], unticked: [] });
  assert.equal(values["路径"], "记承诺");
  assert.equal(values["处置码"], "");
  assert.equal(values["必说"], "");
});

test("the text follows the format; a line with nothing to say is left out", () => {
  assert.equal(plain("小结 {时间}\n承诺：{承诺}\n\n{处置码}｜{备注}", { 时间: "10:00", 处置码: "NP" }), "小结 10:00\n\nNP｜");
  assert.equal(plain("{没有这一项}", {}), "");
});

test("what was typed is never taken for a blank of the format", () => {
  assert.equal(plain("备注：{备注}", { 备注: "{时间} $1 $&", 时间: "10:00" }), "备注：{时间} $1 $&");
});

test("cells come in the order of the columns, on one line", () => {
  const row = cells(record(call)).split("\t");
  assert.equal(row.length, COLUMNS.length);
  assert.equal(row[COLUMNS.indexOf("承诺金额")], "5,000.00元");
  assert.equal(row[COLUMNS.indexOf("备注")], "第一行 第二行");
  assert.equal(cells({ 备注: "一\t二\r\n三" }).split("\t").length, COLUMNS.length);
});

test("no cell is a formula", () => {
  for (const evil of ["=1+1", "+86", "-1", "@SUM(A1)", "\t=1", "\n=1"]) {
    const note = cells({ 备注: evil }).split("\t").at(-1);
    assert.match(/** @type {string} */ (note), /^'[=+\-@]/, evil);
  }
});

// Numbers built from their check digits: none of them belongs to anybody.
const identity = (() => {
  const head = "11010119000101001";
  const sum = [...head].reduce((total, digit, n) => total + Number(digit) * ((2 ** (17 - n)) % 11), 0);
  return head + "10X98765432"[sum % 11];
})();
const card = (() => {
  const head = "620000000000000000";
  const sum = [...head].reverse().reduce((total, digit, n) => {
    const twice = Number(digit) * (n % 2 ? 1 : 2);
    return total + (twice > 9 ? twice - 9 : twice);
  }, 0);
  return head + ((10 - (sum % 10)) % 10);
})();

test("numbers of identity cards, bank cards and mobiles are noticed, also spaced, wide or in lower case", () => {
  assert.deepEqual(suspicious(`证件${identity}`), ["身份证号"]);
  assert.deepEqual(suspicious(identity.toLowerCase()), ["身份证号"]);
  assert.deepEqual(suspicious(`卡 ${card.replace(/(\d{4})/g, "$1 ")}`), ["银行卡号"]);
  assert.deepEqual(suspicious("回拨138-0000-0000"), ["手机号"]);
  assert.deepEqual(suspicious("１３８００００００００"), ["手机号"]);
  assert.deepEqual(suspicious("+86 138 0000 0000"), ["手机号"]);
  assert.deepEqual(suspicious(`${identity}、${card}、${identity}`), ["身份证号", "银行卡号"]);
});

test("what only looks long is left alone", () => {
  const wrong = `${identity.slice(0, 17)}${identity.endsWith("1") ? "2" : "1"}`;
  for (const fine of ["", "10月9日付5000元", "合同 2026-0930-118", "95188", "2026093010000000", wrong, "00000000000"]) {
    assert.deepEqual(suspicious(fine), [], fine);
  }
});
