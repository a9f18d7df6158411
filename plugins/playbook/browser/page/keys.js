// Turns key presses into what they mean on our pages.

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
