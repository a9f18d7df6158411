// Turns key presses into what they mean on our pages.
import { recall, remember } from "./store.js";

/** The theme turns these into page changes; they would throw a caller out of the call. */
export const THEME_KEYS = new Set(["p", "n", ",", ".", "f", "s"]);

/**
 * @param {EventTarget | null} target
 * @returns {boolean} whether keys go into a field there
 */
export function isTyping(target) {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches("input:not([type=radio]):not([type=checkbox]), textarea, select"))
  );
}

/**
 * @param {KeyboardEvent} event
 * @returns {boolean} whether this asks for the finder: `/` outside fields, Ctrl+K or ⌘K anywhere
 */
export function asksForFinder(event) {
  if (event.isComposing) return false;
  const chord = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
  if (chord && event.key.toLowerCase() === "k") return true;
  return event.key === "/" && !chord && !event.altKey && !isTyping(event.target);
}

/** Whether single letters act; some callers type while listening. */
export const lettersAllowed = () => recall("letters", true);

/** @param {boolean} wanted */
export const useLetters = (wanted) => remember("letters", wanted);
