// One sitting of questions: one at a time, by keys, with the reasons after each answer or only at the end.
import { isRight, shuffled } from "../../core/quiz.js";
import { announce } from "../../page/announce.js";
import { root } from "../../page/data.js";
import { kept } from "../../page/learning.js";
import { make } from "../finder/results.js";

/**
 * @typedef {{quiz: string, question: any}} Asked
 * @typedef {{asked: Asked, given: string[], right: boolean}} Answered
 * @typedef {object} Options
 * @property {boolean} reveals  whether reasons are shown after each answer
 * @property {number} seed
 * @property {(answered: Answered) => void} [onAnswer]
 * @property {(all: Answered[]) => void} onDone
 */

export class Sitting {
  /** @type {Answered[]} */
  #answered = [];
  /** @type {string[]} */
  #given = [];
  #shown = false;

  /** @param {HTMLElement} holder @param {Asked[]} asked @param {Options} options */
  constructor(holder, asked, options) {
    this.holder = holder;
    this.asked = asked;
    this.options = options;
    this.#draw();
  }

  get answered() {
    return this.#answered;
  }

  get #now() {
    return this.asked[this.#answered.length - (this.#shown ? 1 : 0)];
  }

  /** @param {KeyboardEvent} event @returns {boolean} whether the key meant something */
  key(event) {
    const { key } = event;
    if (!this.#now || event.repeat || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return false;
    // Enter on a link or a button is theirs: it opens the entry, or presses.
    if (key === "Enter" && event.target instanceof Element && event.target.closest("a, button, summary")) return false;
    const isField = event.target instanceof HTMLInputElement && event.target.type === "text";
    if (key === "Enter" && (this.#shown || isField || this.#given.length)) {
      this.#shown ? this.#next() : this.#answer(isField ? [/** @type {HTMLInputElement} */ (event.target).value] : this.#given);
      return true;
    }
    if (isField || this.#shown) return false;
    if (/^[1-9]$/.test(key)) return this.#pick(Number(key) - 1);
    if (key === "Backspace" && this.#given.length) {
      this.#given = this.#given.slice(0, -1);
      this.#draw(focused(this.holder));
      return true;
    }
    return false;
  }

  /** @param {HTMLElement} target @returns {boolean} */
  click(target) {
    const picked = target.closest("[data-pick]");
    const named = target.closest("[data-do]");
    if (picked instanceof HTMLElement && !this.#shown) return this.#pick(Number(picked.dataset.pick));
    if (!(named instanceof HTMLElement)) return false;
    const field = this.holder.querySelector("input[data-fill]");
    if (named.dataset.do === "answer") this.#answer(field instanceof HTMLInputElement ? [field.value] : this.#given);
    else if (named.dataset.do === "next") this.#next();
    else return false;
    return true;
  }

  /** @param {number} index */
  #pick(index) {
    const { question } = this.#now;
    const choices = this.#choices(question);
    const choice = choices[index];
    if (choice === undefined) return false;
    if (question.kind === "single" || question.kind === "line") this.#answer([choice.id]);
    else {
      const had = this.#given.includes(choice.id);
      this.#given = had ? this.#given.filter((one) => one !== choice.id) : [...this.#given, choice.id];
      this.#draw(focused(this.holder));
    }
    return true;
  }

  /** The choices as shown: in an order of this sitting. @param {any} question @returns {{id: string, text: string}[]} */
  #choices(question) {
    const rows = question.kind === "order" ? question.steps.map((/** @type {any} */ step) => ({ id: step.text, text: step.text })) : question.options;
    return shuffled(rows, this.options.seed + question.id.length * 31 + this.asked.indexOf(this.#now));
  }

  /** @param {string[]} given */
  #answer(given) {
    if (!given.length || !given[0]?.trim()) return;
    const asked = this.#now;
    const { question } = asked;
    const plain = { ...question, steps: question.steps.map((/** @type {any} */ step) => step.text) };
    const answered = { asked, given, right: isRight(plain, given) };
    this.#given = given;
    this.#answered = [...this.#answered, answered];
    this.options.onAnswer?.(answered);
    this.#shown = this.options.reveals;
    if (this.#shown) {
      this.#draw();
      announce(answered.right ? "答对了" : "答错了");
    } else this.#next();
  }

  #next() {
    this.#shown = false;
    this.#given = [];
    if (this.#answered.length === this.asked.length) this.options.onDone(this.#answered);
    else this.#draw();
  }

  /** @param {string | undefined} [place] the choice that keeps the focus */
  #draw(place) {
    const { question } = this.#now;
    const number = this.asked.indexOf(this.#now) + 1;
    const heading = make("h2", "pb-question__ask", question.ask);
    heading.tabIndex = -1;
    this.holder.replaceChildren(
      make("p", "pb-question__count", `第 ${number} 题，共 ${this.asked.length} 题 · ${question.label}`),
      heading,
      ...(question.customer ? [make("p", "pb-says", make("q", "", question.customer))] : []),
      ...this.#body(question),
      ...(this.#shown ? reasons(question, this.#answered[this.#answered.length - 1]) : []),
      ...(this.#shown ? [act("next", "下一题（Enter）")] : question.kind === "single" || question.kind === "line" ? [] : [act("answer", "答完了（Enter）")]),
    );
    this.holder.dataset.asking = question.id;
    const field = this.holder.querySelector(place ? `[data-pick="${place}"]` : "input[data-fill]");
    if (field instanceof HTMLElement && !this.#shown) field.focus();
    else heading.focus({ preventScroll: true });
    // On a phone the verdict stands below the options, and the next question above where one has read to.
    if (this.#answered.length) this.holder.querySelector(this.#shown ? ".pb-verdict" : ".pb-question__count")?.scrollIntoView({ block: "nearest" });
  }

  /** @param {any} question @returns {HTMLElement[]} */
  #body(question) {
    if (question.kind === "fill") {
      const field = document.createElement("input");
      field.type = "text";
      field.autocomplete = "off";
      field.dataset.fill = "";
      field.setAttribute("aria-label", "答案");
      field.value = this.#shown ? this.#given[0] : "";
      field.readOnly = this.#shown;
      return [field];
    }
    const rows = this.#choices(question).map((choice, index) => {
      const place = this.#given.indexOf(choice.id);
      const button = make("button", "", make("kbd", "", String(index + 1)), make("b", "", choice.text));
      if (question.kind === "order" && place >= 0) button.append(make("small", "", `第 ${place + 1} 步`));
      button.setAttribute("type", "button");
      button.setAttribute("aria-pressed", String(place >= 0));
      button.dataset.pick = String(index);
      button.dataset.answer = choice.id;
      if (this.#shown && question.kind !== "order") {
        const option = question.options.find((/** @type {any} */ one) => one.id === choice.id);
        button.dataset.state = option.right ? "right" : place >= 0 ? "wrong" : "other";
      }
      return make("li", "", button);
    });
    return [make("ol", "pb-options pb-options--quiz", ...rows)];
  }
}

/** The choice that somebody without a mouse stands on. @param {HTMLElement} holder */
function focused(holder) {
  const found = holder.querySelector("[data-pick]:focus-visible");
  return found instanceof HTMLElement ? found.dataset.pick : undefined;
}

/** The reason of every option, and where to read it. @param {any} question @param {Answered} answered @returns {HTMLElement[]} */
export function reasons(question, answered) {
  const { right } = answered;
  const link = make("a", "", question.teaches.title);
  link.setAttribute("href", new URL(question.teaches.url, root).href);
  const rows = [
    ...question.options.map((/** @type {any} */ one) => make("li", "", make("b", "", one.right ? "对" : "不对"), ` ${one.text}：${one.why}`)),
    ...question.steps.map((/** @type {any} */ one, /** @type {number} */ n) => make("li", "", make("b", "", `第 ${n + 1} 步`), ` ${one.text}：${one.why}`)),
  ];
  const verdict = make("p", right ? "pb-verdict pb-verdict--right" : "pb-verdict", right ? "答对了" : "答错了");
  verdict.setAttribute("role", "status");
  return [
    verdict,
    ...(question.accepts.length ? [make("p", "", `答案：${question.accepts.join("，或 ")}`)] : []),
    ...(rows.length ? [make("ul", "pb-reasons", ...rows)] : []),
    ...(question.why ? [make("p", "", question.why)] : []),
    make("p", "", "出处：", link),
  ];
}

/** Says so where progress will be gone with the page. @returns {HTMLElement[]} */
export function unkept() {
  return kept() ? [] : [make("p", "pb-verdict", "这个浏览器存不下进度（满了或禁止了），关掉页面就没有了。")];
}

/** @param {string} name @param {string} text */
export function act(name, text) {
  const button = make("button", "pb-button pb-button--main", text);
  button.setAttribute("type", "button");
  button.dataset.do = name;
  return make("p", "pb-act", button);
}
