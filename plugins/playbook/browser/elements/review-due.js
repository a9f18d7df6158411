// How many missed questions are due today, on the home page.
import { today } from "../core/dates.js";
import { due } from "../core/progress.js";
import { quizData } from "../page/data.js";
import { progress } from "../page/learning.js";

export class ReviewDue extends HTMLElement {
  static define(tag = "review-due", registry = customElements) {
    if (!registry.get(tag)) registry.define(tag, this);
  }

  async connectedCallback() {
    const cards = Object.keys(progress().cards);
    if (!due(progress(), today(), new Set(cards)).length) return;
    // Only who has something due pays for the quizzes: a question that is gone is not asked, so it does not count.
    const quizzes = Object.entries(await quizData());
    const known = new Set(quizzes.flatMap(([quiz, one]) => /** @type {any} */ (one).questions.map((/** @type {any} */ question) => `${quiz}#${question.id}`)));
    const count = due(progress(), today(), known).length;
    const text = this.querySelector("[data-part=count]");
    if (!count || !text) return;
    text.textContent = String(count);
    this.hidden = false;
  }
}
