// Turns placeholders on the page into the words of this tab's case, and covers what may not be said yet.
import { betweenCalls, isSet, maySay, shown, values } from "../core/fill.js";
import { today } from "../core/dates.js";
import { current, put } from "./account.js";

/** @type {import("../core/fill.js").Field[]} */
let fields = [];
/** @type {Record<string, string>} */
let known = {};
/** @type {Set<string>} */
let covered = new Set();

/** @param {import("../core/fill.js").Field[]} all the placeholders of the library */
export function learn(all) {
  fields = all;
  covered = new Set(all.filter((field) => field.private).map((field) => field.name));
}

/** A placeholder inside words that a script puts on the page. @param {string} name */
export function blank(name) {
  const mark = document.createElement("mark");
  mark.className = "pb-blank";
  mark.dataset.placeholder = name;
  if (covered.has(name)) mark.dataset.private = "";
  draw(mark);
  return mark;
}

/** @param {HTMLElement} mark */
function draw(mark) {
  const name = mark.dataset.placeholder ?? "";
  const { text, state } = shown(name, mark.dataset.private !== undefined, current(), known);
  if (mark.textContent !== text) mark.textContent = text;
  mark.classList.toggle("pb-blank--filled", state === "filled");
  mark.classList.toggle("pb-blank--covered", state === "covered");
}

/** Ends what was learnt in the call; the case itself stays. @returns {import("../core/fill.js").Account} what it was */
export function forgetCall() {
  const before = current();
  if (isSet(before)) put(betweenCalls(before, fields));
  return before;
}

/** Fills everything on the page anew. */
export function fillPage() {
  known = values(current(), fields, today());
  for (const mark of document.querySelectorAll("mark[data-placeholder]")) draw(/** @type {HTMLElement} */ (mark));
  for (const line of document.querySelectorAll("[data-hears]")) hold(/** @type {HTMLElement} */ (line));
}

/** Holds a line back until it may be said. @param {HTMLElement} line */
function hold(line) {
  const may = maySay(current(), { hearsDebt: line.dataset.hears === "debt", moment: line.dataset.moment ?? "" });
  line.classList.toggle("pb-line--waits", !may);
  for (const words of line.querySelectorAll("[data-words], [data-written]")) words.toggleAttribute("inert", !may);
}

/** A line that a script puts on the page, with its words inside. @param {HTMLElement} box @param {boolean} waits */
export function spoken(box, waits) {
  box.dataset.hears = waits ? "debt" : "nothing";
  hold(box);
}

/**
 * The words of a line as they stand on the page.
 * @param {Element | null | undefined} words
 * @returns {string} nothing where they may not be said yet
 */
export function wordsOf(words) {
  return words?.hasAttribute("inert") ? "" : (words?.textContent?.trim() ?? "");
}
