// A decision tree played step by step over the linked page that it is without script.
import { BEGUN, answer, back, change, now, walk, wayTo } from "../core/tree.js";
import { announce } from "../page/announce.js";
import * as call from "../page/call.js";
import { copy } from "../page/clipboard.js";
import { wordsOf } from "../page/fill.js";
import { THEME_KEYS, isTyping, lettersAllowed, useLetters } from "../page/keys.js";
import { afterPaint } from "../page/paint.js";
import { Address } from "./tree/address.js";
import { Clock } from "./tree/clock.js";
import { TreeMap } from "./tree/map.js";
import { NewCall } from "./tree/new-call.js";
import { drawEarlier, drawPath, highlight } from "./tree/path.js";
import { Sheets } from "./tree/sheets.js";
import { showAside } from "./tree/side-trip.js";
import { Steps } from "./tree/steps.js";

/** @typedef {import("../core/tree.js").State} State */

export class DecisionTree extends HTMLElement {
  static define(tag = "decision-tree", registry = customElements) {
    if (!registry.get(tag)) registry.define(tag, this);
  }

  /** @type {AbortController | undefined} */
  #connection;
  /** @type {Steps} */
  #steps = new Steps(this, this.dataset.start ?? "");
  #address = new Address(this.#steps);
  /** @type {State} */
  #state = BEGUN;
  /** @type {NewCall} */
  #newCall = new NewCall(this.#part("undo"));
  #clock = new Clock(this.#part("clock"), () => now(this.#tree, this.#state).steps.length);
  #sheets = new Sheets(this);
  /** @type {TreeMap | undefined} */
  #map;

  connectedCallback() {
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    this.#map = new TreeMap(this.#part("map"), (id) => this.#jump(id));
    for (const part of this.querySelectorAll("[data-live]")) if (part instanceof HTMLElement) part.hidden = false;
    for (const box of this.querySelectorAll("[data-tick]")) if (box instanceof HTMLInputElement) box.disabled = false;
    this.classList.add("pb-player--live");
    document.addEventListener("keydown", this, { signal, capture: true });
    this.addEventListener("click", this, { signal });
    this.addEventListener("change", this, { signal });
    document.addEventListener("finder-open", this, { signal });
    addEventListener("popstate", this, { signal });
    addEventListener("hashchange", this, { signal });
    this.#resume();
    this.#clock.start();
  }

  disconnectedCallback() {
    this.#clock.stop();
    this.#map?.dispose();
    this.#connection?.abort();
  }

  /** @param {Event} event */
  handleEvent(event) {
    if (event instanceof KeyboardEvent) this.#onKey(event);
    else if (event.type === "click") this.#onClick(/** @type {MouseEvent} */ (event));
    else if (event.type === "change") this.#onChange(event);
    else if (event.type === "finder-open") {
      event.preventDefault();
      showAside(this.#sheets.sheet("aside"), /** @type {CustomEvent} */ (event).detail);
    } else {
      // The address has moved on without us, or has yet to catch up with the step in front.
      if (event.type === "popstate") this.#address.forget();
      else this.#address.settle();
      this.#arrive();
    }
  }

  /** Takes up the call that this tab is in: a handed-over one begins here, one left halfway goes on. */
  #resume() {
    const kept = call.answersOf(this.#id);
    const from = this.#address.read();
    this.#state = { answers: { ...kept, ...from.answers }, depth: from.depth };
    this.#address.tidy(this.#state);
    this.#render({ focus: location.hash.length > 1 });
    this.#drawTicks();
  }

  #arrive() {
    const from = this.#address.read();
    this.#state = { answers: { ...this.#state.answers, ...from.answers }, depth: from.depth };
    this.#address.tidy(this.#state);
    this.#sheets.close();
    this.#render({ focus: true });
  }

  /**
   * @param {import("../core/tree.js").Step[]} steps
   * @param {import("../core/tree.js").Step[]} behind the steps to stand behind when coming back
   */
  #keep(steps, behind = steps) {
    call.keep({ tree: this.#id, title: this.dataset.title ?? "", answers: this.#state.answers, told: this.#steps.told(steps), address: this.#address.of(behind) });
  }

  /** @param {State} state */
  #go(state) {
    const before = now(this.#tree, this.#state);
    this.#state = state;
    const { steps, at } = now(this.#tree, state);
    if (at.startsWith("tree.")) return this.#handOver(at);
    if (steps.length || call.begun()) this.#keep(steps);
    this.#address.push(steps);
    this.#render({ focus: true });
    const skipped = steps.length - before.steps.length - 1;
    announce(`${skipped > 0 ? `后面 ${skipped} 步照旧。` : ""}${this.#steps.label(at)}`);
  }

  /** @param {string} target */
  #handOver(target) {
    const { steps } = now(this.#tree, this.#state);
    const last = steps[steps.length - 1];
    const link = this.#steps.option(last);
    // Coming back from there, one stands before the option that led away.
    const behind = steps.slice(0, -1);
    this.#keep(steps, behind);
    call.handOver(this.#id, target.replace("tree.", ""));
    this.#address.replace(behind);
    location.assign(/** @type {HTMLAnchorElement} */ (link).href.split("#")[0]);
  }

  /** @param {{focus: boolean}} how */
  #render({ focus }) {
    const { steps, at } = now(this.#tree, this.#state);
    const node = this.#steps.node(at);
    this.#steps.show(at, this.#state.answers[at]);
    drawEarlier(this.#part("earlier"), call.earlier(this.#id));
    drawPath(this.#part("path"), this.#steps.told(steps), this.#steps.label(at));
    this.#clock.draw();
    this.toggleAttribute("data-ended", this.#tree.outcomes.includes(at));
    this.dispatchEvent(new CustomEvent("tree-step", { bubbles: true, detail: { at, code: node?.dataset.code, title: this.#steps.label(at), steps: this.#steps.told(steps), ended: this.#tree.outcomes.includes(at) } }));
    if (focus) node?.querySelector("h2")?.focus({ preventScroll: true });
    if (focus) scrollTo(0, 0);
    afterPaint(() => this.#drawMaps());
  }

  /** Marks the way on the maps in view; one in a closed sheet is left until it is opened: it has hundreds of parts. */
  #drawMaps() {
    const { steps, at } = now(this.#tree, this.#state);
    for (const map of this.querySelectorAll("[data-map]")) if (!map.closest("dialog:not([open])")) highlight(map, steps, at);
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (event.isComposing || isTyping(event.target)) return;
    const chord = event.ctrlKey || event.metaKey || event.altKey;
    if (this.#sheets.inFront) return this.#sheets.onKey(event);
    if (chord) return;
    if (!this.#act(event)) {
      if (THEME_KEYS.has(event.key)) event.stopPropagation();
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  /** @param {KeyboardEvent} event @returns {boolean} whether the key meant something */
  #act(event) {
    const { key } = event;
    if (/^[1-9]$/.test(key)) return this.#choose(Number(key) - 1);
    if (key === "Backspace") return this.#back();
    if (key === "ArrowDown" || key === "ArrowUp") return this.#steps.move(now(this.#tree, this.#state).at, key === "ArrowDown" ? 1 : -1);
    if (key === "!" || key === "！") return this.#open("emergency");
    if (key === "?" || key === "？") return this.#open("help");
    if (!lettersAllowed()) return false;
    const named = { o: "map", r: "again", u: "undo", c: "copy", l: "link", w: "wrap-up", b: "breathe" }[key];
    return named ? this.#do(named) : false;
  }

  /** @param {number} index */
  #choose(index) {
    const { at } = now(this.#tree, this.#state);
    const option = this.#tree.questions[at]?.[index];
    if (!option) return false;
    this.#go(answer(this.#tree, this.#state, option.id));
    return true;
  }

  #back() {
    if (this.#state.depth > 0) {
      this.#go(back(this.#state));
      return true;
    }
    const before = call.earlier(this.#id).at(-1);
    if (!before) return false;
    location.assign(before.address);
    return true;
  }

  /** @param {MouseEvent} event */
  #onClick(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const option = /** @type {HTMLElement | null} */ (target.closest("[data-node] [data-option]"));
    const named = /** @type {HTMLElement | null} */ (target.closest("[data-do]"));
    const changed = /** @type {HTMLElement | null} */ (target.closest("[data-change]"));
    const emergency = /** @type {HTMLAnchorElement | null} */ (target.closest("[data-emergency]"));
    if (option) {
      event.preventDefault();
      this.#go(answer(this.#tree, this.#state, option.dataset.option ?? ""));
    } else if (changed) this.#go(change(this.#tree, this.#state, changed.dataset.change ?? ""));
    else if (named?.dataset.do) {
      event.preventDefault();
      this.#do(named.dataset.do);
    } else if (emergency) {
      event.preventDefault();
      this.#leave(emergency);
    }
  }

  /** Away by the crisis path: coming back, one stands at this very step. */
  #leave(/** @type {HTMLAnchorElement} */ link) {
    this.#address.settle();
    this.#keep(now(this.#tree, this.#state).steps);
    call.handOver(this.#id, "crisis");
    // The link leads to the next step's anchor, for pages without script; here the answer itself is wanted.
    location.assign(`${link.href.split("#")[0]}#${link.dataset.step}`);
  }

  /** @param {Event} event */
  #onChange(event) {
    const box = /** @type {HTMLInputElement} */ (event.target);
    if (box.dataset.part === "letters") useLetters(box.checked);
    if (box.dataset.tick) call.tick(box.dataset.tick, box.checked);
  }

  /** @param {string} name @returns {boolean} */
  #do(name) {
    if (name === "back") return this.#back();
    if (name === "emergency" || name === "help" || name === "map") return this.#open(name);
    if (name === "again") return this.#again();
    if (name === "undo") return this.#undo();
    if (name === "link") return this.#copyLink();
    if (name === "copy") return this.#copyLine();
    if (name === "breathe") return this.#follow("[data-breathe]");
    if (name === "wrap-up") {
      const field = this.querySelector("wrap-up input, wrap-up textarea, wrap-up select");
      if (field instanceof HTMLElement) field.focus();
      return field !== null;
    }
    return false;
  }

  /** @param {string} name */
  #open(name) {
    if (!this.#sheets.open(name)) return false;
    if (name === "map") {
      this.#drawMaps();
      this.#map?.open(now(this.#tree, this.#state).at);
    }
    return true;
  }

  /** A new call; what is dropped can be had back for ten seconds. */
  #again() {
    if (!this.#newCall.begin(this.#state)) return true;
    this.#drawTicks();
    this.#go(BEGUN);
    return true;
  }

  #undo() {
    const state = this.#newCall.undo();
    if (!state) return false;
    this.#drawTicks();
    this.#go(state);
    return true;
  }

  /** @param {string} query */
  #follow(query) {
    const link = this.querySelector(query);
    if (link instanceof HTMLElement) link.click();
    return link !== null;
  }

  #copyLink() {
    this.#address.settle();
    return this.#say(copy(location.href), "已复制这一步的链接");
  }

  #copyLine() {
    const node = this.#steps.node(now(this.#tree, this.#state).at);
    const words = wordsOf(node?.querySelector("[data-words]"));
    return words ? this.#say(copy(words), "已复制这句话") : false;
  }

  /** @param {Promise<boolean>} copied @param {string} words */
  #say(copied, words) {
    this.#newCall.say(copied, words);
    return true;
  }

  /** @param {string} id */
  #jump(id) {
    this.#sheets.close();
    const way = wayTo(this.#tree, id);
    if (!way) return;
    // The way that was really taken is kept where it leads to the same step.
    const taken = walk(this.#tree, this.#state.answers);
    const known = taken.steps.findIndex((step) => step.question === id);
    if (known >= 0) this.#go({ ...this.#state, depth: known });
    else if (taken.at === id) this.#go({ ...this.#state, depth: taken.steps.length });
    else this.#go({ answers: { ...this.#state.answers, ...way }, depth: Object.keys(way).length });
  }

  #drawTicks() {
    const ticks = call.ticks();
    for (const box of this.querySelectorAll("[data-tick]")) {
      if (box instanceof HTMLInputElement) box.checked = ticks.includes(box.dataset.tick ?? "");
    }
  }

  get #tree() {
    return this.#steps.tree;
  }

  get #id() {
    return this.dataset.tree ?? "";
  }

  /** @param {string} name @returns {HTMLElement} */
  #part(name) {
    return /** @type {HTMLElement} */ (this.querySelector(`[data-part="${name}"]`));
  }
}
