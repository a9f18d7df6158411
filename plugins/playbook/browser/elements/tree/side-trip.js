// Turns an entry found during a call into a sheet over it, to read from and close.
import { copy } from "../../page/clipboard.js";
import { root } from "../../page/data.js";
import { spoken, wordsOf } from "../../page/fill.js";
import { make, marked } from "../finder/results.js";

/**
 * @param {HTMLDialogElement} sheet
 * @param {{entry: any, line: any}} found
 */
export function showAside(sheet, { entry, line }) {
  const others = entry.lines.filter((/** @type {any} */ one) => one !== line);
  const whole = make("a", "pb-jump", "在新标签页看整条");
  whole.setAttribute("href", new URL(entry.url, root).href);
  whole.setAttribute("target", "_blank");
  whole.setAttribute("rel", "noopener");
  sheet.replaceChildren(
    make("h2", "", entry.title),
    ...(line ? [said(line, true)] : [make("p", "pb-summary", entry.summary)]),
    ...(others.length ? [make("h3", "", "同一条里的其他话术")] : []),
    ...others.map((/** @type {any} */ one) => said(one, false)),
    make("p", "", whole, make("small", "", "　Esc 回到刚才那一步")),
  );
  sheet.showModal();
  sheet.querySelector("h2")?.setAttribute("tabindex", "-1");
  sheet.querySelector("h2")?.focus();
}

/** @param {any} line @param {boolean} first */
function said(line, first) {
  const words = make("p", first ? "pb-words" : "pb-sheet__words", marked(line.say));
  words.dataset.words = "";
  const button = make("button", "pb-button", "复制");
  button.setAttribute("type", "button");
  button.addEventListener("click", async () => (button.textContent = (await copy(wordsOf(words))) ? "已复制" : "没复制上"));
  const box = make("div", "pb-sheet__line", make("p", "pb-say__head", make("span", "pb-chip pb-chip--listener", `说给：${line.toLabel}`)), ...(line.onlyIf ? [make("p", "pb-only", `属实才说：${line.onlyIf}`)] : []), words, make("p", "pb-aim", `目标：${line.aim}`), button);
  box.dataset.lineId = line.id;
  button.dataset.copy = "";
  spoken(box, line.waits);
  return box;
}
