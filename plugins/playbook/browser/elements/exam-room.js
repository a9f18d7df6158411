// Reviews and exams: questions drawn from many quizzes; an exam is timed and keeps its answers to the end.
import { isoOf, today } from "../core/dates.js";
import { due, filed } from "../core/progress.js";
import { drawn, percent } from "../core/quiz.js";
import { learningData, quizData } from "../page/data.js";
import { isTyping } from "../page/keys.js";
import { progress, save } from "../page/learning.js";
import { make } from "./finder/results.js";
import { Sitting, act, reasons, unkept } from "./learning/sitting.js";

const MINUTE_MS = 60_000;

/** What was answered, in the words of the options. @param {any} question @param {string[]} given */
function said(question, given) {
  const text = (/** @type {string} */ id) => question.options.find((/** @type {any} */ one) => one.id === id)?.text ?? id;
  return given.length ? given.map(text).join(question.kind === "order" ? " → " : "、") : "没来得及答";
}

export class ExamRoom extends HTMLElement {
  static define(tag = "exam-room", registry = customElements) {
    if (!registry.get(tag)) registry.define(tag, this);
  }

  /** @type {AbortController | undefined} */
  #connection;
  /** @type {Sitting | undefined} */
  #sitting;
  /** @type {any} */
  #quizzes;
  /** @type {any} */
  #learning;
  #clock = 0;
  #ends = 0;
  #path = "";

  async connectedCallback() {
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    document.addEventListener("keydown", this, { signal });
    this.addEventListener("click", this, { signal });
    [this.#quizzes, this.#learning] = await Promise.all([quizData(), learningData()]);
    if (this.dataset.mode === "review") this.#review();
    else this.#choose();
  }

  disconnectedCallback() {
    clearInterval(this.#clock);
    this.#connection?.abort();
  }

  /** @param {Event} event */
  handleEvent(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    const chosen = target.closest("[data-path]");
    if (event instanceof KeyboardEvent) {
      if (isTyping(target) && !this.contains(target)) return;
      if (this.#sitting?.key(event)) event.preventDefault();
      else if (!this.#sitting && /^[1-9]$/.test(event.key)) {
        const button = this.querySelectorAll("[data-path]")[Number(event.key) - 1];
        if (button instanceof HTMLElement) button.click();
      }
    } else if (target.closest("[data-do=again]")) this.#choose();
    else if (chosen instanceof HTMLElement) this.#exam(chosen.dataset.path ?? "");
    else this.#sitting?.click(target);
  }

  #review() {
    const all = new Map(Object.entries(this.#quizzes).flatMap(([quiz, one]) => /** @type {any} */ (one).questions.map((/** @type {any} */ question) => [`${quiz}#${question.id}`, { quiz, question }])));
    const now = today();
    const asked = due(progress(), now, new Set(all.keys())).map((id) => all.get(id));
    if (!asked.length) {
      const waiting = Object.keys(progress().cards).filter((id) => all.has(id)).length;
      this.replaceChildren(make("p", "pb-note", waiting ? `今天没有要复习的。还有 ${waiting} 题在排队，到日子会出现。` : "还没有答错的题。做测验时答错的会进来。"));
      return;
    }
    this.#sitting = new Sitting(this, /** @type {any} */ (asked), {
      reveals: true,
      seed: now,
      onAnswer: ({ asked: one, right }) => save(filed(progress(), `${one.quiz}#${one.question.id}`, right, { today: now, days: this.#learning.reviewDays })),
      onDone: (answered) => {
        this.#sitting = undefined;
        this.#end(`今天复习完了：${answered.filter((one) => one.right).length} / ${answered.length}`, []);
      },
    });
  }

  #choose() {
    const rows = Object.entries(this.#learning.paths)
      .filter(([, path]) => /** @type {any} */ (path).exam)
      .map(([id, path], index) => {
        const { title, exam } = /** @type {any} */ (path);
        const button = make("button", "", make("kbd", "", String(index + 1)), make("b", "", title), make("small", "", `${exam.questions} 题，${exam.minutes} 分钟，${exam.percent}% 通过`));
        button.setAttribute("type", "button");
        button.dataset.path = id;
        return make("li", "", button);
      });
    this.replaceChildren(make("ol", "pb-options pb-options--quiz", ...rows));
    this.removeAttribute("data-done");
    const wanted = decodeURIComponent(location.hash.slice(1));
    const button = wanted && this.querySelector(`[data-path="${CSS.escape(wanted)}"]`);
    if (button instanceof HTMLElement) button.focus();
  }

  /** @param {string} id */
  #exam(id) {
    const path = this.#learning.paths[id];
    const quizzes = [...new Set(path.lessons.map((/** @type {any} */ lesson) => lesson.quiz).filter(Boolean))];
    const pools = quizzes.map((quiz) => (this.#quizzes[/** @type {string} */ (quiz)]?.questions ?? []).map((/** @type {any} */ question) => ({ quiz, question })));
    const asked = drawn(pools, path.exam.questions, Date.now() % 1_000_000);
    this.#path = id;
    this.#ends = Date.now() + path.exam.minutes * MINUTE_MS;
    const clock = make("p", "pb-exam__clock");
    clock.setAttribute("role", "timer");
    const holder = make("div", "");
    this.replaceChildren(clock, holder);
    const tick = () => {
      const left = Math.max(0, this.#ends - Date.now());
      clock.textContent = `还剩 ${Math.floor(left / MINUTE_MS)} 分 ${Math.floor((left % MINUTE_MS) / 1000)} 秒`;
      if (!left && this.#sitting) this.#hand(this.#sitting.answered, asked);
    };
    this.#clock = window.setInterval(tick, 1000);
    tick();
    this.#sitting = new Sitting(holder, asked, { reveals: false, seed: this.#ends % 100_000, onDone: (all) => this.#hand(all, asked) });
  }

  /** @param {import("./learning/sitting.js").Answered[]} answered @param {import("./learning/sitting.js").Asked[]} asked */
  #hand(answered, asked) {
    // What time ran out on counts as missed, in the score as in the reviews.
    const late = asked.slice(answered.length).map((one) => ({ asked: one, given: [], right: false }));
    const all = [...answered, ...late];
    clearInterval(this.#clock);
    this.#sitting = undefined;
    const { exam, title } = this.#learning.paths[this.#path];
    const right = answered.filter((one) => one.right).length;
    const score = percent(right, all.length);
    const passed = score >= exam.percent;
    const now = today();
    const before = progress().exams[this.#path];
    const kept = before?.passed && !passed ? before : { percent: score, on: isoOf(now), passed };
    let next = { ...progress(), exams: { ...progress().exams, [this.#path]: kept } };
    for (const { asked, right: good } of all) next = filed(next, `${asked.quiz}#${asked.question.id}`, good, { today: now, days: this.#learning.reviewDays });
    save(next);
    this.dataset.done = passed ? "passed" : "failed";
    const missed = all.filter((one) => !one.right);
    this.#end(
      `${title}：${right} / ${all.length}，${score}%，${passed ? "通过" : `没通过，要 ${exam.percent}%`}`,
      missed.map(({ asked, given, right: good }) => make("article", "pb-node", make("h3", "", asked.question.ask), make("p", "", `你答的：${said(asked.question, given)}`), ...reasons(asked.question, { asked, given, right: good }))).concat(act("again", "再考一次")),
    );
  }

  /** @param {string} title @param {HTMLElement[]} rest */
  #end(title, rest) {
    const heading = make("h2", "", title);
    heading.tabIndex = -1;
    this.replaceChildren(heading, ...unkept(), ...rest);
    heading.focus();
  }
}

