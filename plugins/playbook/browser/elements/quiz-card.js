// A quiz for practice: the reason of every option after each answer; what was missed goes into the review queue.
import { isoOf, today } from "../core/dates.js";
import { filed } from "../core/progress.js";
import { percent } from "../core/quiz.js";
import { learningData, quizData } from "../page/data.js";
import { isTyping } from "../page/keys.js";
import { progress, save } from "../page/learning.js";
import { make } from "./finder/results.js";
import { Sitting, act, unkept } from "./learning/sitting.js";

export class QuizCard extends HTMLElement {
  static define(tag = "quiz-card", registry = customElements) {
    if (!registry.get(tag)) registry.define(tag, this);
  }

  /** @type {AbortController | undefined} */
  #connection;
  /** @type {Sitting | undefined} */
  #sitting;
  /** @type {any} */
  #quiz;
  /** @type {number[]} */
  #days = [];

  async connectedCallback() {
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    document.addEventListener("keydown", this, { signal });
    this.addEventListener("click", this, { signal });
    const [quizzes, learning] = await Promise.all([quizData(), learningData()]);
    this.#quiz = quizzes[this.dataset.quiz ?? ""];
    this.#days = learning.reviewDays;
    this.#begin();
  }

  disconnectedCallback() {
    this.#connection?.abort();
  }

  /** @param {Event} event */
  handleEvent(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    if (event instanceof KeyboardEvent) {
      if (isTyping(target) && !this.contains(target)) return;
      if (this.#sitting?.key(event)) event.preventDefault();
    } else if (target.closest("[data-do=again]")) this.#begin();
    else this.#sitting?.click(target);
  }

  #begin() {
    const id = this.dataset.quiz ?? "";
    const asked = this.#quiz.questions.map((/** @type {any} */ question) => ({ quiz: id, question }));
    this.#sitting = new Sitting(this, asked, {
      reveals: true,
      seed: Date.now() % 100_000,
      onAnswer: ({ asked, right }) => save(filed(progress(), `${asked.quiz}#${asked.question.id}`, right, { today: today(), days: this.#days })),
      onDone: (all) => this.#done(all),
    });
  }

  /** @param {import("./learning/sitting.js").Answered[]} all */
  #done(all) {
    this.#sitting = undefined;
    const id = this.dataset.quiz ?? "";
    const right = all.filter((one) => one.right).length;
    const score = percent(right, all.length);
    const before = progress().quizzes[id];
    const best = before && before.percent >= score ? before : { percent: score, on: isoOf(today()), passed: score >= this.#quiz.percent };
    save({ ...progress(), quizzes: { ...progress().quizzes, [id]: best } });
    const passed = score >= this.#quiz.percent;
    const heading = make("h2", "", passed ? `过关：${right} / ${all.length}` : `还没过关：${right} / ${all.length}，要 ${this.#quiz.percent}%`);
    heading.tabIndex = -1;
    this.replaceChildren(
      heading,
      make("p", "", all.length - right ? `答错的 ${all.length - right} 题进了复习，${this.#days[0] === 1 ? "明天" : `${this.#days[0]} 天后`}会再来。` : "一题没错。"),
      ...unkept(),
      act("again", "再做一遍"),
    );
    this.dataset.done = passed ? "passed" : "failed";
    heading.focus();
  }
}
