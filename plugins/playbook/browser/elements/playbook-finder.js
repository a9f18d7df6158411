// The finder: type what the customer said, read the line, copy it; never leaves the keyboard.
import { announce } from "../page/announce.js";
import { copy } from "../page/clipboard.js";
import { finderData, root } from "../page/data.js";
import { wordsOf } from "../page/fill.js";
import { asksForFinder } from "../page/keys.js";
import { forgetMissed, miss, missed, pinned, recent, togglePin, use } from "../page/shelf.js";
import { draw, drawFoot } from "./finder/panel.js";
import { warmUp } from "./finder/warm-up.js";

// More than the panel shows at once; each costs its share of every key.
const SHOWN = 8;
const QUIET_MS = 900;

export class PlaybookFinder extends HTMLElement {
  static define(tag = "playbook-finder", registry = customElements) {
    if (!registry.get(tag)) registry.define(tag, this);
  }

  /** @type {AbortController | undefined} */
  #connection;
  /** @type {any} */
  #index;
  /** @type {Record<string, string>} */
  #kinds = {};
  /** @type {Promise<void> | undefined} */
  #loading;
  /** @type {Element | null} */
  #before = null;
  /** @type {number | undefined} */
  #quiet;
  #state = { open: false, text: "", filters: {}, groups: /** @type {any[]} */ ([]), facets: {}, selected: 0, variants: /** @type {number[]} */ ([]), empty: false };

  connectedCallback() {
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    for (const type of ["input", "keydown", "click", "focusin", "mousedown"]) this.addEventListener(type, this, { signal });
    document.addEventListener("keydown", this, { signal });
    document.addEventListener("mousedown", this, { signal });
    const idle = window.requestIdleCallback ?? ((run) => setTimeout(run, 200));
    if (this.hasAttribute("data-home")) this.#load();
    else idle(() => this.#load());
    if (this.hasAttribute("data-home")) this.#input.focus({ preventScroll: true });
  }

  disconnectedCallback() {
    this.#connection?.abort();
    clearTimeout(this.#quiet);
  }

  get #input() {
    return /** @type {HTMLInputElement} */ (this.querySelector("[data-finder-input]"));
  }

  /** @param {string} name */
  #part(name) {
    return /** @type {HTMLElement} */ (this.querySelector(`[data-part=${name}]`));
  }

  #load() {
    this.#loading ??= Promise.all([finderData(), import("../core/search.js")]).then(
      ([{ data, lunr }, { createIndex }]) => {
        this.#index = createIndex(data, lunr);
        this.#kinds = data.kinds;
        document.documentElement.dataset.finder = "ready";
        if (this.#state.open) this.#search();
        warmUp(this.#index, this.#index.warmUps);
      },
      () => {
        this.#part("count").textContent = "查找的数据没有读到，请刷新页面";
      },
    );
    return this.#loading;
  }

  /** @param {Event} event */
  handleEvent(event) {
    if (event.currentTarget === document) this.#onDocument(event);
    else if (event.type === "input") this.#search();
    else if (event.type === "keydown") this.#onKey(/** @type {KeyboardEvent} */ (event));
    else if (event.type === "focusin") this.#load();
    else if (event.type === "click") this.#onClick(event);
  }

  /** @param {Event} event */
  #onDocument(event) {
    if (event instanceof KeyboardEvent && asksForFinder(event)) {
      event.preventDefault();
      this.#open();
    } else if (event.type === "mousedown" && !this.contains(/** @type {Node} */ (event.target))) {
      this.#close({ giveBack: false });
    }
  }

  #open() {
    const active = document.activeElement;
    if (!this.contains(active)) this.#before = active;
    this.#input.focus();
    this.#input.select();
    this.#search({ open: true });
  }

  /** @param {{giveBack?: boolean}} how */
  #close({ giveBack = true } = {}) {
    if (!this.#state.open) return;
    this.#state = { ...this.#state, open: false };
    this.#render();
    if (giveBack && this.#before instanceof HTMLElement) this.#before.focus();
    this.#before = null;
  }

  #search({ open = true } = {}) {
    const text = this.#input.value;
    clearTimeout(this.#quiet);
    const found = this.#index && text.trim() ? this.#index.search(text, this.#state.filters) : null;
    const empty = Boolean(found && found.groups.length === 0);
    const groups = found ? (empty ? found.nearest : found.groups) : this.#shelf();
    this.#state = { ...this.#state, open, text, groups: groups.slice(0, SHOWN), facets: found?.facets ?? {}, selected: 0, variants: [], empty };
    this.#render();
    if (text.trim()) this.#quiet = setTimeout(() => this.#settled(text, empty), QUIET_MS);
  }

  /** What to offer before anything is typed: pinned, used last, then the commonest. */
  #shelf() {
    if (!this.#index) return [];
    const common = (this.dataset.common ?? "").split(" ").filter(Boolean);
    const ids = new Set([...pinned(), ...recent()].map((one) => one.id).concat(common));
    return [...ids].map((id) => this.#index.entry(id)).filter(Boolean).map(whole);
  }

  /** @param {string} text @param {boolean} empty */
  #settled(text, empty) {
    const count = this.#state.groups.length;
    announce(empty ? `没有找到，列出 ${count} 个相近的` : `找到 ${count} 个条目`);
    if (empty && this.#index) {
      miss(text);
      drawFoot((name) => this.#part(name), this.#state);
    }
  }

  #chosen() {
    const { groups, selected, variants } = this.#state;
    const group = groups[selected];
    return group && { group, entry: group.entry, found: group.lines[variants[selected] ?? 0] };
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (event.isComposing) return;
    if (event.key === "Escape" && this.#state.open) {
      event.preventDefault();
      event.stopPropagation();
      this.#close();
    } else if (event.target === this.#input) this.#onInputKey(event);
    else if (event.target instanceof HTMLElement && event.target.matches("[data-facet]")) this.#onFacetKey(event, event.target);
  }

  /** @param {KeyboardEvent} event */
  #onInputKey(event) {
    const { key } = event;
    const atEnd = this.#input.selectionStart === this.#input.value.length && this.#input.selectionEnd === this.#input.selectionStart;
    const nothingSelected = this.#input.selectionStart === this.#input.selectionEnd;
    if (key === "ArrowDown" || key === "ArrowUp") this.#move(key === "ArrowDown" ? 1 : -1);
    else if (key === "ArrowRight" && atEnd) this.#turn(1);
    else if (key === "ArrowLeft" && atEnd && (this.#state.variants[this.#state.selected] ?? 0) > 0) this.#turn(-1);
    else if (key === "Enter") this.#enter();
    else if (event.altKey && key.toLowerCase() === "p") this.#pin();
    else if ((event.ctrlKey || event.metaKey) && key.toLowerCase() === "c" && nothingSelected) this.#copy();
    // Who opens the finder by habit where it is open already, as on the home page, searches for no slash.
    else if (key !== "/" || this.#input.value) return;
    event.preventDefault();
  }

  /** @param {KeyboardEvent} event @param {HTMLElement} button */
  #onFacetKey(event, button) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step) {
      const all = /** @type {HTMLElement[]} */ ([...this.querySelectorAll("[data-facet]")]);
      all[(all.indexOf(button) + step + all.length) % all.length].focus();
      event.preventDefault();
    } else if (event.key === "ArrowDown") {
      this.#input.focus();
      event.preventDefault();
    }
  }

  /** @param {Event} event */
  #onClick(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    const facet = target.closest("[data-facet]");
    const option = target.closest("[data-finder-result]");
    const action = target.closest("[data-do]");
    if (facet instanceof HTMLElement) this.#toggle(facet);
    else if (action instanceof HTMLElement) this.#act(action.dataset.do ?? "");
    else if (option instanceof HTMLElement) {
      this.#state = { ...this.#state, selected: Number(option.dataset.index) };
      this.#enter();
    } else if (target === this.#input) this.#search();
  }

  /** @param {string} name */
  #act(name) {
    if (name === "copy") this.#copy();
    else if (name === "pin") this.#pin();
    else if (name === "open") this.#enter();
    else if (name === "report") this.#say(copy(this.#report()), "已复制，可以发给培训师");
    else if (name === "missed") this.#say(copy(missed().join("\n")), `已复制 ${missed().length} 条没找到的`);
    else if (name === "forget") {
      forgetMissed();
      drawFoot((name) => this.#part(name), this.#state);
    }
  }

  /** @param {HTMLElement} facet */
  #toggle({ dataset }) {
    const name = dataset.facet ?? "";
    const held = /** @type {any} */ (this.#state.filters)[name] === dataset.value;
    this.#state = { ...this.#state, filters: { ...this.#state.filters, [name]: held ? undefined : dataset.value } };
    this.#search();
    const again = this.querySelector(`[data-facet="${name}"][data-value="${dataset.value}"]`);
    if (again instanceof HTMLElement) again.focus();
  }

  /** @param {number} step */
  #move(step) {
    const { groups, selected, open } = this.#state;
    if (!open) return this.#search();
    if (!groups.length) return;
    this.#state = { ...this.#state, selected: (selected + step + groups.length) % groups.length };
    this.#render();
  }

  /** Shows the next line of the same entry. @param {number} step */
  #turn(step) {
    const { groups, selected, variants } = this.#state;
    const count = groups[selected]?.lines.length ?? 0;
    if (count < 2) return;
    const next = [...variants];
    next[selected] = ((variants[selected] ?? 0) + step + count) % count;
    this.#state = { ...this.#state, variants: next };
    this.#render();
  }

  #enter() {
    const chosen = this.#chosen();
    if (!chosen) {
      if (this.#state.empty) miss(this.#state.text);
      return;
    }
    const { entry, found } = chosen;
    use({ id: entry.id, title: entry.title, url: entry.url });
    // The focus goes back first: whatever takes this up in its own way gives it back there in the end.
    this.#close();
    const event = new CustomEvent("finder-open", { bubbles: true, cancelable: true, detail: { entry, line: found?.line } });
    if (!this.dispatchEvent(event)) return;
    location.assign(new URL(found?.line.url ?? entry.url, root).href);
  }

  #copy() {
    const chosen = this.#chosen();
    if (!chosen) return;
    use({ id: chosen.entry.id, title: chosen.entry.title, url: chosen.entry.url });
    // As it stands in the list: filled with the case, and not at all while it may not be said.
    const words = chosen.found ? wordsOf(this.querySelector("[aria-selected=true] [data-words]")) : chosen.entry.summary;
    if (words) this.#say(copy(words), "已复制这句话术");
    else this.#part("count").textContent = "核身通过以后才能说这一句（Alt+V）";
  }

  #pin() {
    const chosen = this.#chosen();
    if (!chosen) return;
    const { id, title, url } = chosen.entry;
    announce(togglePin({ id, title, url }) ? `已钉住：${title}` : `取消钉住：${title}`);
    this.#render();
  }

  /** @param {Promise<boolean>} copied @param {string} words */
  async #say(copied, words) {
    const said = (await copied) ? words : "没复制上，请手动选中";
    this.#part("count").textContent = said;
    announce(said);
    this.#input.focus();
  }

  #report() {
    return ["缺少的话术", `客户说的：${this.#state.text}`, "场景（对公/对私、阶段、谁在听）：", "希望怎么答：", "建议新建：python3 scripts/dev.py new objection 编号"].join("\n");
  }

  #render() {
    draw((name) => this.#part(name), this.#input, this.#state, this.#kinds, Boolean(this.#index));
  }
}

/** An entry with all its lines, as if it had been found. @param {any} entry */
function whole(entry) {
  const lines = entry.lines.map((/** @type {any} */ line) => ({ line, marks: [] }));
  return { entry, why: "", titleMarks: [], heard: null, lines };
}
