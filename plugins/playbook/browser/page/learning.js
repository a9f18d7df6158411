// Turns this browser's storage into a learner's progress and back; full or blocked storage says so and costs memory only.
import { isLater, nothing, read } from "../core/progress.js";
import { canRemember, recall, remember, watch } from "./store.js";

/** @type {import("../core/progress.js").Progress | undefined} */
let held;
/** @type {boolean | undefined} */
let isKept;

/** @returns {import("../core/progress.js").Progress} */
export function progress() {
  if (!held) {
    const stored = recall("progress", null);
    isKept = canRemember() && !isLater(stored);
    held = read(stored) ?? nothing();
  }
  return held;
}

/** Whether what was done will still be known on the next page. */
export function kept() {
  progress();
  return Boolean(isKept);
}

/** @param {import("../core/progress.js").Progress} next */
export function save(next) {
  held = next;
  isKept = !isLater(recall("progress", null)) && remember("progress", next);
  tell();
}

const tell = () => document.dispatchEvent(new CustomEvent("progress-change"));

// A quiz passed in another tab counts here too, and saving here must not write over it.
watch("progress", () => {
  if (isKept === false) return;
  held = undefined;
  tell();
});
