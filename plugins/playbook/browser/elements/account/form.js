// Turns the library's placeholders into the form of a case; what is typed stays in this tab.
import { make } from "../finder/results.js";

const FIRST = ["称呼", "金额", "到期日"];
const INPUT = { money: "text", date: "date", days: "text", number: "text" };

/**
 * @param {any} data
 * @param {import("../../core/fill.js").Account} account
 */
export function form(data, account) {
  const byName = new Map(data.fields.map((/** @type {any} */ field) => [field.name, field]));
  const first = FIRST.map((name) => byName.get(name)).filter(Boolean);
  const rest = data.fields.filter((/** @type {any} */ field) => !FIRST.includes(field.name) && !["逾期天数", "产品"].includes(field.name));
  const box = make(
    "div",
    "pb-account__form",
    make("p", "pb-account__note", "只存在这个标签页里，最多十二小时；不会发出去，也不写进地址。Alt+Shift+X 清空。"),
    grid([
      ...first.map((field) => typed(field, account)),
      chosen("scope", "对公、对私", [["", "未选"], ["b2b", "对公"], ["consumer", "对私"]], account.scope),
      chosen("product", "产品", [["", "未选"], ...data.products.map((/** @type {string} */ one) => [one, one])], account.product),
      chosen("customer", "客户类型", [["", "未选"], ...data.customers], account.customer),
    ]),
    more("通话中问到的", rest.filter((/** @type {any} */ field) => field.source === "call"), account),
    more("合同和账单", rest.filter((/** @type {any} */ field) => field.source === "account"), account),
  );
  box.dataset.accountForm = "";
  return box;
}

/** @param {Node[]} children */
const grid = (children) => make("div", "pb-account__grid", ...children);

/** @param {string} title @param {any[]} fields @param {import("../../core/fill.js").Account} account */
function more(title, fields, account) {
  const details = make("details", "", make("summary", "", title), grid(fields.map((field) => typed(field, account))));
  if (fields.some((field) => account.fields[field.name])) details.setAttribute("open", "");
  return details;
}

/** @param {any} field @param {import("../../core/fill.js").Account} account */
function typed(field, account) {
  const input = document.createElement("input");
  input.type = INPUT[/** @type {"date"} */ (field.type)] ?? "text";
  input.autocomplete = "off";
  input.spellcheck = false;
  input.dataset.placeholder = field.name;
  input.value = account.fields[field.name] ?? "";
  if (input.type === "text") input.placeholder = field.example;
  return make("label", "", make("span", "", field.name), input);
}

/** @param {string} name @param {string} label @param {[string, string][]} options @param {string} value */
function chosen(name, label, options, value) {
  const select = document.createElement("select");
  select.dataset.account = name;
  select.autocomplete = "off";
  select.append(...options.map(([of, text]) => new Option(text, of, false, of === value)));
  return make("label", "", make("span", "", label), select);
}
