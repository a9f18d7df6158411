// How many missed questions are due today, on the home page.
import { today } from "../core/dates.js";
import { progress } from "../page/learning.js";

export class ReviewDue extends HTMLElement {
  static define(tag = "review-due", registry = customElements) {
    if (!registry.get(tag)) registry.define(tag, this);
  }

  connectedCallback() {
    const count = Object.values(progress().cards).filter((card) => card.due <= today()).length;
    const text = this.querySelector("[data-part=count]");
    if (!count || !text) return;
    text.textContent = String(count);
    this.hidden = false;
  }
}
