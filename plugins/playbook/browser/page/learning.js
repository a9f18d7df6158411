// Turns this browser's storage into a learner's progress and back; full or blocked storage says so and costs memory only.
import { read, nothing } from "../core/progress.js";
import { recall, remember } from "./store.js";

/** @type {import("../core/progress.js").Progress | undefined} */
let held;
let isKept = true;

/** @returns {import("../core/progress.js").Progress} */
export function progress() {
  held ??= read(recall("progress", null)) ?? nothing();
  return held;
}

/** Whether the last change will still be known on the next page. */
export const kept = () => isKept;

/** @param {import("../core/progress.js").Progress} next */
export function save(next) {
  held = next;
  isKept = remember("progress", next);
  document.dispatchEvent(new CustomEvent("progress-change"));
}
