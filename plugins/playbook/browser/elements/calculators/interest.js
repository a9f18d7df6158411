// Late interest or penalty against the rule that applies to the creditor, line by line.
import { longDay, parseDay } from "../../core/dates.js";
import * as core from "../../core/interest.js";
import { parseMoney } from "../../core/money.js";
import { createLookup } from "./lookup.js";
import { lacking, note, result, step, warn, yuan } from "./lines.js";

/**
 * @typedef {import("./lines.js").Line} Line
 * @typedef {import("../../core/interest.js").DailyRate} DailyRate
 * @typedef {{kind: string, cents: number, rate: DailyRate | null}} Agreed
 * @typedef {object} Claim
 * @property {number} cents principal
 * @property {number} due
 * @property {number} days overdue
 * @property {number | null} contract
 * @property {number} base days in a year
 * @property {Agreed} agreed
 * @property {import("./lookup.js").Lookup} lpr
 */

const SEGMENTED = /** @type {number} */ (parseDay("2020-08-20")); // 民间借贷规定第31条
const SME_NOW = /** @type {number} */ (parseDay("2025-06-01")); // the regulation in force

/**
 * @param {import("./lines.js").Values} values @param {import("./lines.js").Tables} tables
 * @returns {import("./lines.js").Working}
 */
export function interest(values, tables) {
  const cents = parseMoney(values.principal ?? "");
  const [due, asOf, contract] = [values.due, values.asOf, values.contract].map((text) => parseDay(text ?? ""));
  const base = values.base === "360" ? 360 : 365;
  const rate = { daily: core.fromDaily, yearly: core.fromYearly }[values.agreed]?.(values.rate ?? "", base) ?? null;
  const penalty = values.agreed === "penalty" ? parseMoney(values.penalty ?? "") : null;
  /** @type {[string, string, unknown][]} */
  const needed = [["principal", "本金", cents], ["due", "到期日", due], ["asOf", "算到哪天", asOf]];
  if (values.agreed === "daily" || values.agreed === "yearly") needed.push(["rate", "约定的利率", rate]);
  if (values.agreed === "penalty") needed.push(["penalty", "违约金", penalty]);
  if (needsContract(values)) needed.push(["contract", "合同成立日", contract]);
  const open = lacking(needed, values);
  if (open || cents === null || due === null || asOf === null) return open ?? { lines: [] };
  const days = asOf - due;
  if (days <= 0) return { lines: [result(`算到 ${longDay(asOf)} 还没有逾期，没有逾期利息。`)] };

  const lpr = createLookup(tables.lpr, values);
  /** @type {Line[]} */
  const lines = [step(`逾期：从 ${longDay(due + 1)} 到 ${longDay(asOf)}（含当天），共 ${days} 天。`)];
  const amount = penalty ?? (rate ? core.interestOn(cents, rate, days) : 0);
  const claim = { cents, due, days, contract, base, lpr, agreed: { kind: values.agreed, cents: amount, rate } };
  lines.push(agreedLine(claim, values));
  const by = { private: byPrivateLoan, licensed: byLicensed, local: byLocal, sme: bySme, trade: byTrade };
  lines.push(...(by[/** @type {keyof typeof by} */ (values.creditor)] ?? byTrade)(claim));
  lines.push(note("每一笔只在最后四舍五入到分；中间不取整，不算复利。"));
  return { lines, asks: lpr.asks, wrong: lpr.wrong };
}

/** @param {import("./lines.js").Values} values */
const needsContract = (values) => values.creditor === "private" || (values.creditor === "sme" && values.agreed !== "none");

/** @param {Claim} claim @param {import("./lines.js").Values} values */
function agreedLine({ cents, days, base, agreed }, values) {
  if (agreed.kind === "penalty") return step(`约定：违约金 ${yuan(agreed.cents)}。`);
  if (!agreed.rate) return step("合同没有约定逾期利息或违约金。");
  const rate = agreed.kind === "daily" ? `日万分之${values.rate.trim()}` : `年 ${values.rate.trim()}% ÷ ${base}`;
  const yearly = agreed.kind === "daily" ? `（折合年 ${core.yearlyText(agreed.rate, base)}%）` : "";
  return step(`约定：${yuan(cents)} × ${rate} × ${days}天 = ${yuan(agreed.cents)}${yearly}。`);
}

/**
 * Interest at a yearly rate, with the words of how it came about.
 * @param {Claim} claim @param {string} percent
 */
function at({ cents, days, base }, percent) {
  const amount = core.interestOn(cents, /** @type {DailyRate} */ (core.fromYearly(percent, base)), days);
  return { amount, words: `${yuan(cents)} × ${percent}% ÷ ${base} × ${days}天 = ${yuan(amount)}` };
}

/** @param {Claim} claim @returns {Line[]} 民间借贷规定第25、28、29条 */
function byPrivateLoan(claim) {
  const { contract, agreed, lpr, due } = claim;
  if (contract !== null && contract < SEGMENTED) {
    return [warn("合同成立在2020年8月20日之前：这一天前后适用的利率标准不一样，要分段算，交法务（民间借贷规定第31条）。")];
  }
  if (agreed.kind === "none") {
    const found = lpr.at("lprDefault", "违约时", due + 1);
    if (!found.value) return [found.line];
    const { amount, words } = at(claim, found.value);
    return [found.line, step(`都没有约定的，可以按违约时的一年期LPR算：${words}。`), result(`可以主张：${yuan(amount)}。`),
      note("借期内约定了利率、只是没写逾期利率的，按借期内的利率算：改选“按年”填上它。")];
  }
  const found = lpr.at("lprContract", "合同成立时", /** @type {number} */ (contract));
  if (!found.value) return [found.line];
  const percent = core.percentTimes(found.value, core.PRIVATE_LENDING);
  const cap = at(claim, percent);
  const over = agreed.cents - cap.amount;
  return [
    found.line,
    step(`上限：${found.value}% × 4 = ${percent}%；${cap.words}。`),
    step("逾期利息、违约金和其他费用合在一起，不超过这个数。"),
    over > 0
      ? result(`可以主张：${yuan(cap.amount)}。约定高出的 ${yuan(over)} 法院不支持，不要催。`)
      : result(`可以主张：${yuan(agreed.cents)}，没有超过上限。`),
    note("预先扣掉利息的，本金按实际到账的数填（民间借贷规定第26条）。"),
  ];
}

/** @param {Claim} claim @returns {Line[]} */
function byLicensed(claim) {
  const { agreed } = claim;
  const lines = [step("持牌金融机构的贷款不适用四倍LPR，息费按合同算（民间借贷规定第1条）。")];
  if (agreed.kind === "none") return [...lines, warn("合同没有约定的，不自己加算，交法务。")];
  const line = at(claim, core.FINANCE_LINE);
  const over = agreed.cents - line.amount;
  lines.push(result(`按合同：${yuan(agreed.cents)}。`));
  lines.push(note(`内部核对，没有见到原文，不作规则：有一种说法是息费合计超过年24%的部分，法院可以根据请求调减。${line.words}，约定的${over > 0 ? `高出 ${yuan(over)}，先交法务` : "没有超过"}。对客户不说24%（未定问题 C8）。`));
  return lines;
}

/** @param {Claim} claim @returns {Line[]} */
function byLocal({ agreed }) {
  return [
    step("小贷、融资租赁、保理、典当等地方金融组织从事自己的业务，不适用民间借贷的四倍LPR（法释〔2020〕27号）。"),
    agreed.kind === "none" ? warn("合同没有约定的，不自己加算，交法务。") : result(`按合同：${yuan(agreed.cents)}。`),
    note("小贷另有综合成本的监管要求，见下面的硬数字；催之前先核有没有超线。"),
  ];
}

/** @param {Claim} claim @returns {Line[]} 买卖合同解释第18条 */
function byTrade(claim) {
  if (claim.agreed.kind !== "none") {
    return [result(`按约定：${yuan(claim.agreed.cents)}。买卖货款没有法定的违约金上限。`), ...againstLoss(claim)];
  }
  const found = claim.lpr.at("lprDefault", "违约时", claim.due + 1);
  if (!found.value) return [found.line];
  const [low, high] = losses(claim, found.value);
  return [
    found.line,
    step(`加计30%：${found.value}% × 130% = ${low.percent}%；${low.words}。`),
    step(`加计50%：${found.value}% × 150% = ${high.percent}%；${high.words}。`),
    result(`没有约定的，可以主张 ${yuan(low.amount)} 到 ${yuan(high.amount)}，取哪一档由法院看情况定。`),
  ];
}

/** The loss at both ends of the range. @param {Claim} claim @param {string} lpr */
function losses(claim, lpr) {
  return core.SALE_LOSS.map((share) => {
    const percent = core.percentTimes(lpr, share, 100);
    return { percent, ...at(claim, percent) };
  });
}

/**
 * What is agreed beside the loss and 30 % of it; over it is adjustable on request, not void.
 * @param {Claim} claim
 * @returns {Line[]} 民法典第585条, 合同编通则解释第65条
 */
function againstLoss(claim) {
  const { agreed, lpr, due } = claim;
  const found = lpr.at("lprDefault", "违约时", due + 1);
  if (!found.value) return [found.line];
  const [low, high] = losses(claim, found.value).map((loss) => {
    const percent = core.percentTimes(loss.percent, core.TOO_HIGH.top, core.TOO_HIGH.bottom);
    return { ...loss, line: at(claim, percent).amount };
  });
  const lines = [
    found.line,
    step(`损失按LPR加计30%估：${low.words}，再 × 130% = ${yuan(low.line)}。`),
    step(`损失按LPR加计50%估：${high.words}，再 × 130% = ${yuan(high.line)}。`),
  ];
  const request = "对方可以请求法院适当减少，减不减由法院看实际损失和履行情况；恶意违约的一般不减（民法典第585条、合同编通则解释第65条）";
  if (agreed.cents > high.line) lines.push(warn(`比较：约定比高的那条线还多 ${yuan(agreed.cents - high.line)}。${request}。实际损失更大的，准备好证据。`));
  else if (agreed.cents > low.line) lines.push(warn(`比较：约定在两条线之间，比低的多 ${yuan(agreed.cents - low.line)}，比高的少 ${yuan(high.line - agreed.cents)}。${request}。`));
  else lines.push(step(`比较：约定没有超过损失的130%，比低的那条线少 ${yuan(low.line - agreed.cents)}。`));
  return lines;
}

/** @param {Claim} claim @returns {Line[]} 条例第17条 */
function bySme(claim) {
  const { agreed, due, contract, lpr, cents, days } = claim;
  const lines = [note("只在欠款方是机关、事业单位或大型企业，收款方是中小企业时用；大小按签合同时算（条例第3条）。")];
  if (due < SME_NOW) lines.push(warn("现行条例从2025年6月1日起施行，到期日在这之前的，用哪一版交法务。"));
  if (agreed.kind === "none") {
    const daily = core.interestOn(cents, /** @type {DailyRate} */ (core.fromDaily(core.SME_DAILY)), days);
    lines.push(step(`说法一，按日万分之五（条例第17条）：${yuan(cents)} × 日万分之5 × ${days}天 = ${yuan(daily)}。`));
    const found = lpr.at("lprDefault", "违约时", due + 1);
    lines.push(found.line);
    if (found.value) lines.push(step(`说法二，按一年期LPR（法释〔2024〕11号第2条，背靠背条款无效时）：${at(claim, found.value).words}。批复没写取哪一天的LPR，这里取违约时。`));
    lines.push(warn("两种说法还没有定论（未定问题 C1）：主张时写明依据，条例为主、LPR备位，两种都列，交法务定。"));
    return lines;
  }
  const found = lpr.at("lprContract", "合同订立时", /** @type {number} */ (contract));
  if (!found.value) return [...lines, found.line];
  const floor = at(claim, found.value);
  lines.push(found.line, step(`约定不得低于合同订立时的一年期LPR（条例第17条）：${floor.words}。`));
  lines.push(
    agreed.cents < floor.amount
      ? result(`约定的 ${yuan(agreed.cents)} 低于下限，差 ${yuan(floor.amount - agreed.cents)}；主张 ${yuan(floor.amount)} 还是日万分之五，交法务定。`)
      : result(`约定不低于下限，按约定：${yuan(agreed.cents)}。`),
  );
  return [...lines, ...againstLoss(claim)];
}
