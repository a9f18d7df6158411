// Turns what the search found into list rows; all text goes in as text.
import { blank, spoken } from "../../page/fill.js";

/** @type {Record<string, string>} */
export const SCOPES = { b2b: "对公", consumer: "对私" };

/**
 * @param {string} tag
 * @param {string} className
 * @param {(Node | string)[]} children
 */
export function make(tag, className, ...children) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  node.append(...children);
  return node;
}

/**
 * The text with the given stretches marked, and placeholders standing out.
 * @param {string} text
 * @param {[number, number][]} marks
 */
export function marked(text, marks = []) {
  const cuts = new Set([0, text.length]);
  for (const [from, to] of marks) cuts.add(from).add(to);
  const blanks = [...text.matchAll(/\{[^{}]*\}/g)].map((found) => [found.index, found.index + found[0].length]);
  for (const [from, to] of blanks) cuts.add(from).add(to);
  const points = [...cuts].sort((a, b) => a - b);
  const parts = document.createDocumentFragment();
  for (let n = 0; n + 1 < points.length; n += 1) {
    const [from, to] = [points[n], points[n + 1]];
    const piece = text.slice(from, to);
    const inside = (/** @type {number[][]} */ ranges) => ranges.some(([a, b]) => a <= from && to <= b);
    if (inside(blanks)) parts.append(blank(piece.slice(1, -1)));
    else if (inside(marks)) parts.append(make("mark", "pb-hit", piece));
    else parts.append(piece);
  }
  return parts;
}

/**
 * One entry found, with one of its lines to read aloud.
 * @param {any} group
 * @param {{index: number, variant: number, selected: boolean, pinned: boolean}} at
 */
export function row(group, at) {
  const { entry } = group;
  const found = group.lines[at.variant];
  const option = make("div", "pb-found");
  option.id = `pb-found-${at.index}`;
  option.setAttribute("role", "option");
  option.setAttribute("aria-selected", String(at.selected));
  option.dataset.finderResult = "";
  option.dataset.entry = entry.id;
  option.dataset.index = String(at.index);
  if (found) option.dataset.line = found.line.id;
  const head = make("div", "pb-found__head", make("b", "", marked(entry.title, group.titleMarks)));
  head.append(make("small", "", [entry.kindLabel, entry.groupLabel].filter(Boolean).join(" · ")));
  if (at.pinned) head.append(make("small", "pb-found__pin", "已钉住"));
  if (group.why) head.append(make("small", "pb-found__why", group.why));
  option.append(head);
  if (group.heard) option.append(make("p", "pb-found__heard", "「", marked(group.heard.text, group.heard.marks), "」"));
  if (found) option.append(...line(found, group.lines.length, at.variant));
  else option.append(make("p", "pb-found__summary", entry.summary));
  if (found) spoken(option, found.line.waits);
  return option;
}

/** @param {any} found @param {number} count @param {number} variant */
function line(found, count, variant) {
  const { line: one } = found;
  const words = make("p", "pb-found__words", marked(one.say, found.marks));
  words.dataset.words = "";
  const chips = make("p", "pb-found__chips");
  if (one.stages.length) {
    const stage = make("span", "pb-chip pb-chip--stage", one.stages.map((/** @type {string} */ s) => s.toUpperCase()).join(" "));
    stage.dataset.stage = one.stages[0];
    chips.append(stage);
  }
  chips.append(make("span", "pb-chip pb-chip--listener", `说给：${one.toLabel}`));
  chips.append(make("span", "pb-chip", one.scope.map((/** @type {string} */ s) => SCOPES[s] ?? s).join("、")), make("span", "pb-chip", one.toneLabel));
  if (count > 1) chips.append(make("small", "pb-found__more", `第 ${variant + 1} 句，共 ${count} 句 ←→`));
  const aim = make("p", "pb-found__aim", `目标：${one.aim}`);
  return one.onlyIf ? [make("p", "pb-found__only", `属实才说：${one.onlyIf}`), words, aim, chips] : [words, aim, chips];
}

/**
 * One filter chip.
 * @param {{name: string, value: string, label: string, count: number, pressed: boolean}} facet
 */
export function chip(facet) {
  const label = facet.count ? `${facet.label} ${facet.count}` : facet.label;
  const button = make("button", "pb-facet", label);
  button.setAttribute("type", "button");
  button.setAttribute("aria-pressed", String(facet.pressed));
  button.dataset.facet = facet.name;
  button.dataset.value = facet.value;
  button.tabIndex = -1;
  return button;
}
