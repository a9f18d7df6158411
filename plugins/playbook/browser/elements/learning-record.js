// All that this learner has done: to look at, take along, bring back, or print as a record.
import { isoOf, longDay, today } from "../core/dates.js";
import { due, lessonState, merged, nothing, read } from "../core/progress.js";
import { learningData, quizData } from "../page/data.js";
import { kept, progress, save } from "../page/learning.js";
import { announce } from "../page/announce.js";
import { make } from "./finder/results.js";

export class LearningRecord extends HTMLElement {
  static define(tag = "learning-record", registry = customElements) {
    if (!registry.get(tag)) registry.define(tag, this);
  }

  /** @type {AbortController | undefined} */
  #connection;
  /** @type {any} */
  #learning;
  /** @type {any} */
  #quizzes;
  /** @type {import("../core/progress.js").Progress | null} */
  #dropped = null;

  async connectedCallback() {
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    // The buttons are in the page from the start: what is pressed before the data has come must count as well.
    this.addEventListener("click", this, { signal });
    this.addEventListener("change", this, { signal });
    document.addEventListener("progress-change", this, { signal });
    const [learning, quizzes] = await Promise.all([learningData(), quizData()]);
    if (signal.aborted) return;
    this.#learning = learning;
    this.#quizzes = quizzes;
    this.#draw();
  }

  disconnectedCallback() {
    this.#connection?.abort();
  }

  /** @param {Event} event */
  handleEvent(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    if (event.type === "progress-change") this.#draw();
    else if (event.type === "change" && target instanceof HTMLInputElement && target.type === "file") this.#import(target);
    else if (event.type === "click") this.#act(/** @type {HTMLElement | null} */ (target.closest("[data-do]"))?.dataset.do ?? "");
  }

  /** @param {string} name */
  #act(name) {
    if (name === "export") this.#export();
    else if (name === "print") print();
    else if (name === "drop") {
      // A second press finds nothing left; what the first one took must still come back.
      if (JSON.stringify(progress()) !== JSON.stringify(nothing())) this.#dropped = progress();
      save(nothing());
      this.#say("进度清空了。");
    } else if (name === "undo" && this.#dropped) {
      save(this.#dropped);
      this.#dropped = null;
      this.#say("进度恢复了。");
    }
  }

  #export() {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([JSON.stringify(progress(), null, 1)], { type: "application/json" }));
    link.download = `学习进度-${isoOf(today())}.json`;
    link.click();
    URL.revokeObjectURL(link.href);
  }

  /** @param {HTMLInputElement} field */
  async #import(field) {
    const file = field.files?.[0];
    if (!file) return;
    try {
      const found = read(JSON.parse(await file.text()));
      if (!found) throw new Error("version");
      this.#dropped = null;
      save(merged(progress(), found));
      this.#say("已导入，和原来的进度合在一起。");
    } catch {
      this.#say("这个文件不是导出的学习进度，或来自更新的版本。什么都没有改。");
    }
    field.value = "";
  }

  /** @param {string} words */
  #say(words) {
    announce(words);
    const note = this.querySelector("[data-part=said]");
    if (note) note.textContent = words;
  }

  #draw() {
    const undo = this.querySelector("[data-do=undo]");
    if (undo instanceof HTMLElement) undo.hidden = !this.#dropped;
    if (!this.#learning) return;
    const done = progress();
    const known = new Set(Object.entries(this.#quizzes).flatMap(([quiz, one]) => /** @type {any} */ (one).questions.map((/** @type {any} */ question) => `${quiz}#${question.id}`)));
    const paths = Object.entries(this.#learning.paths).map(([id, path]) => this.#path(id, path));
    const waiting = due(done, today(), known).length;
    this.querySelector("[data-part=paths]")?.replaceChildren(...paths);
    const summary = this.querySelector("[data-part=summary]");
    if (summary) summary.textContent = `今天要复习 ${waiting} 题，排队的一共 ${Object.keys(done.cards).filter((id) => known.has(id)).length} 题。${kept() ? "" : "这个浏览器存不下进度，请导出。"}`;
    const version = this.querySelector("[data-part=version]");
    if (version) version.textContent = `内容版本 ${this.#learning.version}，${longDay(today())}。`;
  }

  /** @param {string} id @param {any} path */
  #path(id, path) {
    const done = progress();
    const rows = path.lessons.map((/** @type {any} */ lesson) => {
      const { state, on, changed } = lessonState(done, `${id}#${lesson.id}`, lesson.taught);
      const quiz = done.quizzes[lesson.quiz];
      const text = { new: "没学", done: `${on} 学完`, changed: `${on} 学过，内容改了（${changed.length} 处）` }[state];
      return make("tr", "", make("td", "", `第 ${lesson.day} 天`), make("td", "", lesson.title), make("td", "", text), make("td", "", lesson.quiz ? (quiz ? `${quiz.percent}%` : "没考") : "—"));
    });
    const finished = path.lessons.filter((/** @type {any} */ lesson) => lessonState(done, `${id}#${lesson.id}`, lesson.taught).state === "done").length;
    const exam = done.exams[id];
    const head = make("tr", "", ...["哪天", "课", "进度", "测验"].map((text) => make("th", "", text)));
    const section = make("section", "pb-record", make("h2", "", path.title), make("p", "", `内容版本 ${path.edition}；${finished} / ${path.lessons.length} 课；结业考试${exam ? `：${exam.on}，${exam.percent}%，${exam.passed ? "通过" : "没通过"}` : "还没考"}`), make("table", "", make("thead", "", head), make("tbody", "", ...rows)));
    section.dataset.path = id;
    section.classList.toggle("pb-record--empty", finished === 0 && !exam);
    return section;
  }
}
