// What the calculators say: the amounts of each rule worked by hand, and what they never say.
import assert from "node:assert/strict";
import test from "node:test";

import { instalments } from "../../plugins/playbook/browser/elements/calculators/instalments.js";
import { interest } from "../../plugins/playbook/browser/elements/calculators/interest.js";
import { guarantee, limitation } from "../../plugins/playbook/browser/elements/calculators/limitation.js";
import { overdue } from "../../plugins/playbook/browser/elements/calculators/overdue.js";

const tables = {
  lpr: [
    { day: "2024-01-22", value: "3.45", confidence: "secondary" },
    { day: "2024-02-20", value: "3.45", confidence: "secondary" },
    { day: "2024-06-20", value: "3.45", confidence: "secondary" },
    { day: "2024-08-20", value: "3.35", confidence: "from-memory" },
  ],
  stages: [
    { title: "M0", url: "stages/m0.html", days: [null, 0], bands: [] },
    { title: "M1", url: "stages/m1.html", days: [1, 90], bands: [] },
    { title: "M4", url: "stages/m4.html", days: [91, null], bands: [{ title: "91–180 天", days: [91, 180] }, { title: "一年以上", days: [181, null] }] },
  ],
  holidays: { 2026: { off: ["2026-10-01", "2026-10-02", "2026-10-05", "2026-10-06", "2026-10-07"], work: ["2026-10-10"] } },
};
const said = ({ lines }) => lines.map((line) => line.say).join("\n");
const results = ({ lines }) => lines.filter((line) => line.weight === "result").map((line) => line.say).join("");
// 100,000.00 over 184 days.
const claim = { principal: "10万元", due: "2024-06-30", asOf: "2024-12-31", contract: "2024-01-25", agreed: "none", base: "365" };
const owed = (more) => interest({ ...claim, ...more }, tables);

test("private lending is held to four times the LPR of the contract day", () => {
  const over = owed({ creditor: "private", agreed: "yearly", rate: "24" });
  // 13.8 %: 100,000 × 0.138 ÷ 365 × 184 = 6,956.712…; agreed 12,098.630…
  assert.match(said(over), /3\.45% × 4 = 13\.8%；100,000\.00元 × 13\.8% ÷ 365 × 184天 = 6,956\.71元/);
  assert.match(results(over), /可以主张：6,956\.71元。约定高出的 5,141\.92元/);
  assert.match(results(owed({ creditor: "private", agreed: "yearly", rate: "13.8" })), /6,956\.71元，没有超过上限/);
  assert.match(results(owed({ creditor: "private", agreed: "penalty", penalty: "8000" })), /可以主张：6,956\.71元/);
  assert.match(said(owed({ creditor: "private", agreed: "daily", rate: "3", contract: "2020-08-19" })), /分段算，交法务/);
});

test("a licensed lender is never held to four times the LPR", () => {
  for (const creditor of ["licensed", "local"]) {
    const found = owed({ creditor, agreed: "yearly", rate: "30" });
    assert.match(said(found), /不适用/);
    assert.doesNotMatch(said(found), /上限：|法院不支持|违法/);
    assert.match(results(found), /按合同：15,123\.29元/);
  }
  const licensed = owed({ creditor: "licensed", agreed: "yearly", rate: "30" });
  assert.match(said(licensed), /没有见到原文，不作规则/);
  assert.equal(results(licensed).includes("24%"), false);
});

test("goods without a rate: the LPR and 30 % to 50 % of it", () => {
  const found = owed({ creditor: "trade" });
  // 4.485 %: 2,260.931…; 5.175 %: 2,608.767…
  assert.match(results(found), /2,260\.93元 到 2,608\.77元/);
});

test("what is agreed for goods is compared, not called unlawful", () => {
  // Lines at 130 % of the loss: 5.8305 % 2,939.211…; 6.7275 % 3,391.397…
  const compare = (penalty) => said(owed({ creditor: "trade", agreed: "penalty", penalty }));
  assert.match(compare("2000"), /没有超过损失的130%，比低的那条线少 939\.21元/);
  assert.match(compare("3000"), /比低的多 60\.79元，比高的少 391\.40元/);
  assert.match(compare("4000"), /还多 608\.60元/);
  for (const penalty of ["2000", "3000", "4000"]) assert.doesNotMatch(compare(penalty), /违法|无效|不支持/);
});

test("small firms: both readings where nothing is agreed, a floor where something is", () => {
  const none = said(owed({ creditor: "sme", due: "2024-06-30" }));
  assert.match(none, /日万分之5 × 184天 = 9,200\.00元/);
  assert.match(none, /÷ 365 × 184天 = 1,739\.18元/);
  assert.match(none, /未定问题 C1/);
  assert.match(none, /2025年6月1日/);
  assert.match(said(owed({ creditor: "sme", agreed: "yearly", rate: "3" })), /低于下限，差 226\.85元/);
  assert.match(said(owed({ creditor: "sme", agreed: "yearly", rate: "3.45" })), /不低于下限/);
});

test("a rate that is missing is asked for, one from memory is offered and not used", () => {
  const missing = owed({ creditor: "trade", due: "2024-04-30" });
  assert.deepEqual(missing.asks, ["lprDefault"]);
  assert.equal(results(missing), "");
  const typed = owed({ creditor: "trade", due: "2024-04-30", lprDefault: "3.45" });
  assert.match(said(typed), /按填写的 3\.45%，没有和利率表核对/);
  assert.notEqual(results(typed), "");
  assert.deepEqual(owed({ creditor: "trade", due: "2024-04-30", lprDefault: "三" }).wrong, ["lprDefault"]);
  const remembered = owed({ creditor: "trade", due: "2024-08-31" });
  assert.equal(results(remembered), "");
  assert.equal(remembered.lines.find((line) => line.offer)?.offer.value, "3.35");
  assert.match(said(owed({ creditor: "trade", due: "2019-05-01" })), /2019年8月20日以前/);
});

test("what is missing or cannot be read is named", () => {
  assert.match(said(interest({ creditor: "private" }, tables)), /还差：本金、到期日、算到哪天、合同成立日/);
  const wrong = owed({ creditor: "trade", principal: "十万" });
  assert.deepEqual([said(wrong), wrong.wrong], ["“本金”看不懂，请核对。", ["principal"]]);
  assert.match(results(owed({ asOf: "2024-06-30" })), /还没有逾期/);
});

test("days overdue, the stage and its stretch", () => {
  const found = (due, asOf) => overdue({ due, asOf }, tables);
  assert.match(results(found("2026-09-30", "2026-11-22")), /逾期 53 天。阶段：M1。/);
  assert.match(results(found("2026-01-01", "2026-06-30")), /逾期 180 天。阶段：M4，91–180 天。/);
  assert.match(results(found("2026-01-01", "2026-07-01")), /一年以上/);
  assert.match(results(found("2026-09-30", "2026-09-30")), /今天到期.*阶段：M0/);
  assert.match(said(found("2026-10-01", "2026-10-09")), /可以到 2026年10月8日（周四）付，按这样算逾期 1 天/);
  assert.match(said(found("2027-01-01", "2027-01-09")), /2027年的放假安排还没有录入/);
});

test("limitation names every end and warns of what does not count", () => {
  const run = (values, ...rows) => limitation({ due: "2023-10-01", asOf: "2026-04-06", ...values }, tables, rows);
  assert.match(results(run({})), /2026年10月1日（周四），遇休息日顺延到 2026年10月8日（周四）为止，还有 185 天/);
  assert.match(said(run({})), /以到达为准/);
  assert.match(said(run({ asOf: "2026-06-01" })), /不到半年了/);
  assert.match(said(run({ asOf: "2026-10-09" })), /已经过了 1 天/);
  const late = run({}, { day: "2026-11-01", cause: "payment", ended: "" });
  assert.match(said(late), /2026年11月1日 对方部分付款：已经过了 2026年10月8日，不能中断；对方同意履行的、已经付的不能反悔/);
  assert.match(said(run({}, { day: "2025-03-05", cause: "demand", ended: "" })), /2028年的放假安排还没有录入/);
  assert.match(results(run({}, { day: "2025-03-05", cause: "suit", ended: "" })), /程序进行中/);
  assert.match(said(run({ due: "2016-01-01" })), /旧法的时效是两年/);
  assert.match(said(run({ paused: "对方被羁押" })), /对方被羁押。中止没有算进/);
});

test("the guarantee says what has to be done by when", () => {
  const by = (more) => guarantee({ due: "2026-03-31", asOf: "2026-09-01", agreed: "none", kind: "general", ...more }, tables);
  assert.match(results(by({})), /最晚 2026年9月30日，必须对主债务人起诉.*还有 29 天/);
  assert.match(results(by({ kind: "joint" })), /必须向保证人书面请求/);
  assert.match(said(by({ kind: "unclear" })), /按一般保证（民法典第686条）/);
  assert.match(results(by({ asOf: "2026-10-01" })), /已经过了 1 天/);
  assert.match(said(by({ agreed: "until", until: "2026-03-31" })), /视为没有约定/);
  assert.match(results(by({ agreed: "months", months: "24" })), /2028年3月31日/);
  assert.match(results(by({ due: "2026-04-03", asOf: "2026-10-05" })), /只剩顺延的休息日/);
});

test("a plan adds up and sixty periods concern credit cards alone", () => {
  const planned = (more) => instalments({ total: "18万6400元", periods: "61", first: "2026-09-30", ...more }, tables);
  assert.match(results(planned({})), /61 期.*合计 186,400\.00元（壹拾捌万陆仟肆佰元整）/);
  assert.doesNotMatch(said(planned({ product: "other" })), /60期/);
  assert.match(said(planned({ product: "card" })), /60期/);
  assert.equal(planned({}).table.rows.length, 61);
  assert.match(said(planned({ shape: "first", firstAmount: "20万元" })), /首期要大于零、小于总额/);
  const { table } = planned({ periods: "2", first: "2026-10-01" });
  assert.deepEqual(table.rows[0].slice(1), ["2026年10月1日（周四）", "93,200.00", "休息日，下一个工作日 10月8日"]);
});
