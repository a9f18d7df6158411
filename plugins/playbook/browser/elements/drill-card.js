// A drill: the page plays the customer, the learner picks or types a line, and hears at once what it was worth.
import { isoOf, today } from "../core/dates.js";
import { goesOn, grade, judged } from "../core/drill.js";
import { createLikeness } from "../core/likeness.js";
import { shuffled } from "../core/quiz.js";
import { announce } from "../page/announce.js";
import { redLinesData } from "../page/data.js";
import { isTyping } from "../page/keys.js";
import { progress, save } from "../page/learning.js";
import { make } from "./finder/results.js";
import { act, unkept } from "./learning/sitting.js";

const GRADES = { good: "好", weak: "一般", bad: "不行" };
const POINTS = { good: 2, weak: 1, bad: 0 };

export class DrillCard extends HTMLElement {
  static define(tag = "drill-card", registry = customElements) {
    if (!registry.get(tag)) registry.define(tag, this);
  }

  /** @type {AbortController | undefined} */
  #connection;
  /** @type {Map<string, any>} */
  #turns = new Map();
  /** @type {Map<string, {title: string, lesson: string, grade: string}>} */
  #ends = new Map();
  /** @type {{turn: any, said: string, grade: string}[]} */
  #said = [];
  #hidden = "";
  #at = "";
  #next = "";
  #seed = 0;
  /** @type {HTMLElement | undefined} */
  #stage;

  connectedCallback() {
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    this.#read();
    document.addEventListener("keydown", this, { signal });
    this.addEventListener("click", this, { signal });
    this.#begin();
  }

  disconnectedCallback() {
    this.#connection?.abort();
  }

  /** @param {Event} event */
  handleEvent(event) {
    if (event instanceof KeyboardEvent) this.#onKey(event);
    else this.#onClick(event);
  }

  #read() {
    const text = (/** @type {Element} */ node, /** @type {string} */ query) => node.querySelector(query)?.textContent?.trim() ?? "";
    const all = (/** @type {Element} */ node, /** @type {string} */ query) => [...(node.querySelector("template[data-listen]")?.content ?? node).querySelectorAll(query)].map((one) => one.textContent ?? "");
    for (const node of /** @type {NodeListOf<HTMLElement>} */ (this.querySelectorAll("[data-turn]"))) {
      const replies = /** @type {HTMLElement[]} */ ([...node.querySelectorAll("[data-reply]")]);
      this.#turns.set(node.dataset.turn ?? "", {
        customer: text(node, ".pb-turn__customer q"),
        aim: text(node, ".pb-aim"),
        hint: text(node, ".pb-turn__hint p"),
        model: text(node, "[data-model]"),
        cue: { aim: all(node, "[data-aim]"), next: all(node, "[data-next-step]") },
        replies: replies.map((one) => ({ id: one.dataset.reply, grade: one.dataset.grade ?? "weak", next: one.dataset.next ?? "", text: text(one, "[data-text]"), why: text(one, "[data-why]") })),
      });
    }
    for (const node of /** @type {NodeListOf<HTMLElement>} */ (this.querySelectorAll("[data-end]"))) {
      this.#ends.set(node.dataset.end ?? "", { title: text(node, "h2"), lesson: text(node, "p"), grade: node.dataset.grade ?? "" });
    }
    this.#hidden = text(this, "[data-hidden-fact]");
  }

  #begin() {
    this.#said = [];
    this.#at = this.dataset.start ?? "";
    this.#seed = Date.now() % 100_000;
    this.#stage = make("div", "pb-drill");
    this.replaceChildren(this.#stage);
    this.removeAttribute("data-done");
    this.#draw();
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    // A key held down must not run through the feedback; Enter on a link or a button is theirs.
    if (event.repeat && event.key === "Enter" && this.contains(/** @type {Node} */ (event.target))) return event.preventDefault();
    if (event.key === "Enter" && event.target instanceof Element && event.target.closest("a, button, summary")) return;
    const field = this.querySelector("textarea");
    if (event.key === "Enter" && event.target === field && !event.shiftKey) {
      event.preventDefault();
      this.#type(/** @type {HTMLTextAreaElement} */ (field).value);
    } else if (event.key === "Enter" && this.#next && !isTyping(event.target)) {
      event.preventDefault();
      this.#go();
    } else if (/^[1-9]$/.test(event.key) && !isTyping(event.target) && !this.#next) {
      const button = this.querySelectorAll("[data-choose]")[Number(event.key) - 1];
      if (button instanceof HTMLElement) button.click();
    }
  }

  /** @param {Event} event */
  #onClick(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    const chosen = target.closest("[data-choose]");
    const named = target.closest("[data-do]");
    if (chosen instanceof HTMLElement && !this.#next) this.#choose(chosen.dataset.choose ?? "");
    else if (named instanceof HTMLElement && named.dataset.do === "go") this.#go();
    else if (named instanceof HTMLElement && named.dataset.do === "again") this.#begin();
    else if (named instanceof HTMLElement && named.dataset.do === "type") this.#type(this.querySelector("textarea")?.value ?? "");
  }

  #draw() {
    const turn = this.#turns.get(this.#at);
    if (!turn) return this.#end();
    this.#next = "";
    const heading = make("p", "pb-turn__customer", make("q", "", turn.customer));
    heading.tabIndex = -1;
    const replies = shuffled(turn.replies, this.#seed + this.#said.length).map((/** @type {any} */ reply, index) => {
      const button = make("button", "", make("kbd", "", String(index + 1)), make("b", "", reply.text));
      button.setAttribute("type", "button");
      button.dataset.choose = reply.id;
      return make("li", "", button);
    });
    const field = document.createElement("textarea");
    field.rows = 2;
    field.autocomplete = "off";
    field.setAttribute("aria-label", "自己说一句");
    field.placeholder = "或者自己打一句，回车说出去";
    this.#stage?.replaceChildren(
      ...this.#said.map(({ turn: past, said }) => make("div", "pb-drill__past", make("p", "", make("q", "", past.customer)), make("p", "pb-drill__mine", said))),
      heading,
      make("p", "pb-aim", turn.aim),
      make("details", "pb-turn__hint", make("summary", "", "提示"), make("p", "", turn.hint)),
      make("ol", "pb-options pb-options--quiz", ...replies),
      field,
      act("type", "说出去（Enter）"),
    );
    this.dataset.at = this.#at;
    heading.focus({ preventScroll: true });
    heading.scrollIntoView({ block: "nearest" });
  }

  /** @param {string} id */
  #choose(id) {
    const turn = this.#turns.get(this.#at);
    const reply = turn.replies.find((/** @type {any} */ one) => one.id === id);
    this.#told(turn, reply.text, reply.grade, [make("p", "", reply.why)], reply.next);
  }

  /** @param {string} words */
  async #type(words) {
    if (!words.trim()) return;
    const turn = this.#turns.get(this.#at);
    const scope = (this.dataset.scope ?? "").split(" ");
    const { lines, likeness } = await redLinesData();
    // Said twice while the red lines were loading: the first stands.
    if (this.#next || turn !== this.#turns.get(this.#at)) return;
    const judgement = judged(words, turn.cue, lines, scope, createLikeness(likeness));
    const of = (/** @type {boolean} */ good, /** @type {string} */ text) => make("li", good ? "is-good" : "is-bad", `${good ? "✓" : "✗"} ${text}`);
    const rows = [of(judgement.aim, "说到了这一回合的目标"), of(judgement.next, "定了下一步"), of(judgement.tone, "口气尊重人"), of(judgement.lawful, lawfulness(judgement))];
    const mended = judgement.crossed.map((one) => make("p", "", `改成这样说：${one.instead}`));
    this.#told(turn, words.trim(), grade(judgement), [make("ul", "pb-rubric", ...rows), ...mended], goesOn(turn.replies, grade(judgement)));
  }

  /** @param {any} turn @param {string} said @param {string} how @param {HTMLElement[]} feedback @param {string} next */
  #told(turn, said, how, feedback, next) {
    this.#said.push({ turn, said, grade: how });
    this.#next = next;
    for (const button of this.querySelectorAll("[data-choose], textarea")) button.setAttribute("disabled", "");
    const verdict = make("p", how === "good" ? "pb-verdict pb-verdict--right" : "pb-verdict", `${GRADES[/** @type {"good"} */ (how)]}：${said}`);
    verdict.setAttribute("role", "status");
    this.#stage?.querySelector("[data-do=type]")?.closest("p")?.remove();
    const after = make("div", "pb-drill__feedback", verdict, ...feedback, act("go", "接着（Enter）"));
    this.#stage?.append(after);
    announce(GRADES[/** @type {"good"} */ (how)]);
    const button = after.querySelector("button");
    if (button instanceof HTMLElement) button.focus();
  }

  #go() {
    this.#at = this.#next;
    this.#draw();
  }

  #end() {
    this.#next = "";
    const end = this.#ends.get(this.#at);
    const points = this.#said.reduce((sum, { grade: how }) => sum + POINTS[/** @type {"good"} */ (how)], 0);
    const heading = make("h2", "", `${end?.title ?? ""}（${points} / ${this.#said.length * 2} 分）`);
    heading.tabIndex = -1;
    const rows = this.#said.map(({ turn, said, grade: how }) =>
      make("div", "pb-drill__past", make("p", "", make("q", "", turn.customer)), make("p", "pb-drill__mine", `${GRADES[/** @type {"good"} */ (how)]} ${said}`), make("p", "pb-drill__model", "示范：", turn.model)),
    );
    this.#stage?.replaceChildren(heading, make("p", "", end?.lesson ?? ""), make("p", "pb-note", `客户没说出来的实情：${this.#hidden}`), ...rows, act("again", "再练一遍"));
    const id = this.dataset.drill ?? "";
    const result = end?.grade ?? "weak";
    const before = progress().drills[id];
    if (!before || POINTS[/** @type {"good"} */ (result)] >= POINTS[/** @type {"good"} */ (before.grade)]) {
      save({ ...progress(), drills: { ...progress().drills, [id]: { grade: result, on: isoOf(today()) } } });
    }
    this.#stage?.append(...unkept());
    this.dataset.done = result;
    heading.focus();
  }
}

/** @param {import("../core/drill.js").Judgement} judgement */
function lawfulness({ lawful, crossed, alike }) {
  if (lawful) return "没碰直白的红线（不等于合规）";
  const caught = crossed.map((one) => `碰了红线：“${one.words}”（${one.title}）`);
  return [...caught, ...alike.map((one) => `“${one.trim()}”像越线的说法，换一种说`)].join("；");
}
