// Turns the finder's state into its panel: count, filters, list and foot.
import { missed, pinned } from "../../page/shelf.js";
import { SCOPES, chip, row } from "./results.js";

const FACETS = ["scope", "stage", "kind"];
const KINDS_SHOWN = 4;
// As many as a screen shows; the rest follow once these are painted, for nobody sees them sooner.
const ON_SCREEN = 5;

/** @typedef {(name: string) => HTMLElement} Parts */

/**
 * @param {Parts} part
 * @param {HTMLInputElement} input
 * @param {any} state
 * @param {Record<string, string>} kinds
 * @param {boolean} ready
 */
export function draw(part, input, state, kinds, ready) {
  const { open, groups, selected, variants } = state;
  part("panel").hidden = !open;
  input.setAttribute("aria-expanded", String(open));
  input.removeAttribute("aria-activedescendant");
  if (!open) return;
  const pins = new Set(pinned().map((one) => one.id));
  const list = part("list");
  watch(list);
  const rowOf = (/** @type {any} */ group, /** @type {number} */ index) =>
    row(group, { index, variant: variants[index] ?? 0, selected: index === selected, pinned: pins.has(group.entry.id) });
  const first = selected < ON_SCREEN ? ON_SCREEN : groups.length;
  const rows = groups.slice(0, first).map(rowOf);
  list.replaceChildren(...rows);
  follow(list, () => groups.slice(first).map((/** @type {any} */ group, /** @type {number} */ index) => rowOf(group, first + index)));
  // Not otherwise: the browser would have to lay everything out here, and again once the rest is changed.
  if (selected === 0 && scrolled.get(list)) list.scrollTop = 0;
  if (rows.length) input.setAttribute("aria-activedescendant", rows[selected].id);
  part("count").textContent = ready ? count(state) : "正在准备……";
  drawFacets(part("facets"), state, kinds);
  drawFoot(part, state);
  if (selected > 0) rows[selected]?.scrollIntoView({ block: "nearest" });
}

/** What each list still waits for. @type {WeakMap<HTMLElement, number>} */
const waiting = new WeakMap();

/** Adds to a list once what it has now is painted, unless it is drawn again first. @param {HTMLElement} list @param {() => Node[]} more */
function follow(list, more) {
  const turn = (waiting.get(list) ?? 0) + 1;
  waiting.set(list, turn);
  requestAnimationFrame(() =>
    setTimeout(() => {
      if (waiting.get(list) === turn) list.append(...more());
    }),
  );
}

/** Whether a list was scrolled since it was last drawn from its top. @type {WeakMap<HTMLElement, boolean>} */
const scrolled = new WeakMap();

/** @param {HTMLElement} list */
function watch(list) {
  if (scrolled.has(list)) return;
  scrolled.set(list, false);
  list.addEventListener("scroll", () => scrolled.set(list, list.scrollTop > 0), { passive: true });
}

/** @param {any} state */
function count({ groups, text, empty }) {
  if (empty) return "没有找到，下面是相近的";
  if (!text.trim()) return "钉住的、最近用的、最常见的";
  const lines = groups.reduce((/** @type {number} */ sum, /** @type {any} */ group) => sum + group.lines.length, 0);
  return `${lines} 句话术 · ${groups.length} 个条目`;
}

/** @param {HTMLElement} holder @param {any} state @param {Record<string, string>} kinds */
function drawFacets(holder, { facets, filters }, kinds) {
  const chips = FACETS.flatMap((name) => {
    const held = filters[name] ? { [filters[name]]: 0 } : {};
    return offered(name, { ...held, ...facets[name] }).map(([value, number]) =>
      chip({ name, value, label: label(name, value, kinds), count: number, pressed: filters[name] === value }),
    );
  });
  if (chips[0]) chips[0].tabIndex = 0;
  holder.replaceChildren(...chips);
  holder.hidden = chips.length === 0;
}

/**
 * The values of a facet worth a chip: stages in order, kinds by how many there are.
 * @param {string} name @param {Record<string, number>} counts
 */
function offered(name, counts) {
  const all = Object.entries(counts);
  if (name !== "kind") return all.sort(([a], [b]) => a.localeCompare(b));
  return all.sort(([, a], [, b]) => b - a).slice(0, KINDS_SHOWN);
}

/** @param {string} name @param {string} value @param {Record<string, string>} kinds */
function label(name, value, kinds) {
  if (name === "stage") return value.toUpperCase();
  return (name === "scope" ? SCOPES[value] : kinds[value]) ?? value;
}

/** @param {Parts} part @param {any} state */
export function drawFoot(part, { empty }) {
  part("report").hidden = !empty;
  const number = missed().length;
  part("missed").hidden = number === 0;
  part("missed-count").textContent = String(number);
}
