// Turns small values into what this browser remembers; full or blocked storage costs memory only.

const PREFIX = "playbook.1.";

/**
 * @template T
 * @param {string} name
 * @param {T} otherwise what to give when nothing, or nothing readable, is stored
 * @returns {T}
 */
export function recall(name, otherwise) {
  try {
    const text = localStorage.getItem(PREFIX + name);
    return text === null ? otherwise : JSON.parse(text);
  } catch {
    return otherwise;
  }
}

/**
 * @param {string} name
 * @param {unknown} value
 * @returns {boolean} whether it will still be known on the next page
 */
export function remember(name, value) {
  try {
    localStorage.setItem(PREFIX + name, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}
