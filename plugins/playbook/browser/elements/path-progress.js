// A path with what this learner has done of it: lessons ticked off, reopened when what they taught has changed.
import { isoOf, today } from "../core/dates.js";
import { finish, lessonState } from "../core/progress.js";
import { learningData } from "../page/data.js";
import { kept, progress, save } from "../page/learning.js";
import { make } from "./finder/results.js";

export class PathProgress extends HTMLElement {
  static define(tag = "path-progress", registry = customElements) {
    if (!registry.get(tag)) registry.define(tag, this);
  }

  /** @type {AbortController | undefined} */
  #connection;
  /** @type {any} */
  #path;
  #half = false;

  async connectedCallback() {
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    this.addEventListener("click", this, { signal });
    document.addEventListener("progress-change", this, { signal });
    const data = await learningData();
    this.#path = data.paths[this.dataset.path ?? ""];
    this.#draw();
  }

  disconnectedCallback() {
    this.#connection?.abort();
  }

  /** @param {Event} event */
  handleEvent(event) {
    if (event.type === "progress-change") return this.#draw();
    const target = /** @type {HTMLElement} */ (event.target);
    const done = target.closest("[data-finish]");
    const variant = target.closest("[data-variant]");
    if (done instanceof HTMLElement) this.#finish(done.dataset.finish ?? "");
    else if (variant instanceof HTMLElement) {
      this.#half = variant.dataset.variant === "half";
      this.#draw();
      this.#focus(`[data-variant="${variant.dataset.variant}"]`);
    }
  }

  /** @param {string} id */
  #finish(id) {
    const lesson = this.#path.lessons.find((/** @type {any} */ one) => one.id === id);
    save(finish(progress(), this.#key(id), lesson.taught, isoOf(today())));
    this.#focus(`[data-lesson="${CSS.escape(id)}"] [data-part=state]`);
  }

  // What was pressed is drawn anew; without a mouse one must not start from the top of the page again.
  #focus(/** @type {string} */ query) {
    const found = this.querySelector(query);
    if (found instanceof HTMLElement) found.focus({ preventScroll: true });
  }

  /** @param {string} id */
  #key(id) {
    return `${this.dataset.path}#${id}`;
  }

  #draw() {
    // Another tab may finish a lesson before the path itself has come.
    if (!this.#path) return;
    const lessons = this.#path.lessons.filter((/** @type {any} */ lesson) => !this.#half || lesson.halfDay);
    const shown = new Set(lessons.map((/** @type {any} */ lesson) => lesson.id));
    let done = 0;
    let next = "";
    for (const lesson of this.#path.lessons) {
      const row = this.querySelector(`[data-lesson="${CSS.escape(lesson.id)}"]`);
      if (!(row instanceof HTMLElement)) continue;
      row.hidden = !shown.has(lesson.id);
      const state = lessonState(progress(), this.#key(lesson.id), lesson.taught);
      const quiz = lesson.quiz && progress().quizzes[lesson.quiz];
      // Where nothing is kept, a quiz passed on its own page cannot be known here.
      const waits = lesson.quiz && !quiz?.passed && kept();
      if (state.state === "done" && shown.has(lesson.id)) done += 1;
      if (state.state !== "done" && !next && shown.has(lesson.id)) next = lesson.id;
      row.dataset.state = state.state;
      const holder = row.querySelector("[data-part=state]");
      holder?.setAttribute("tabindex", "-1");
      const button = make("button", "pb-button", state.state === "changed" ? "重新学完了" : "学完了");
      button.setAttribute("type", "button");
      button.dataset.finish = lesson.id;
      button.toggleAttribute("disabled", Boolean(waits));
      holder?.replaceChildren(
        ...(state.state === "done" ? [make("span", "pb-verdict--right", `✓ ${state.on} 学完`)] : [button]),
        ...(state.state === "changed" ? [make("p", "pb-verdict", `${state.on} 学过，之后改了：${state.changed.map((id) => lesson.titles[id] ?? id).join("、")}`)] : []),
        ...(waits ? [make("small", "", " 测验过关以后才能打勾")] : []),
        ...(quiz ? [make("small", "", ` 测验最好 ${quiz.percent}%`)] : []),
        ...lesson.drills.filter((/** @type {string} */ id) => progress().drills[id]).map((/** @type {string} */ id) => make("small", "", ` 演练“${lesson.titles[`drill.${id}`]}”练过`)),
      );
    }
    for (const list of this.querySelectorAll(".pb-lessons")) {
      const empty = !list.querySelector(":scope > li:not([hidden])");
      list.toggleAttribute("hidden", empty);
      list.previousElementSibling?.toggleAttribute("hidden", empty);
    }
    const days = new Set(this.#path.lessons.map((/** @type {any} */ lesson) => lesson.day)).size;
    const hasHalf = this.#path.lessons.some((/** @type {any} */ lesson) => lesson.halfDay);
    const total = lessons.reduce((/** @type {number} */ sum, /** @type {any} */ lesson) => sum + (this.#half ? lesson.halfDay : lesson.minutes), 0);
    const bar = this.querySelector("[data-part=bar]");
    const choice = (/** @type {string} */ name, /** @type {string} */ text, /** @type {boolean} */ pressed) => {
      const button = make("button", "pb-facet", text);
      button.setAttribute("type", "button");
      button.setAttribute("aria-pressed", String(pressed));
      button.dataset.variant = name;
      return button;
    };
    const link = make("a", "", next ? "接着学下一课" : "");
    if (next) link.setAttribute("href", `#${next}`);
    bar?.replaceChildren(
      choice("full", `全程（${days} 天）`, !this.#half),
      ...(hasHalf ? [choice("half", "半天班", this.#half)] : []),
      make("b", "", ` ${done} / ${lessons.length} 课，约 ${total} 分钟 `),
      link,
      ...(kept() ? [] : [make("p", "pb-verdict", "这个浏览器存不下进度（满了或禁止了），关掉页面就没有了；可以到“学习进度”导出。")]),
    );
    this.dataset.ready = "";
  }
}
