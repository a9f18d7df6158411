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

/** Whether this browser remembers anything at all. */
export function canRemember() {
  const works = remember("probe", 1);
  if (works) localStorage.removeItem(PREFIX + "probe");
  return works;
}

/** Tells when what is stored under a name may have changed: by another tab, or while this page lay in the history. @param {string} name @param {() => void} tell */
export function watch(name, tell) {
  addEventListener("storage", (event) => event.key === null || event.key === PREFIX + name ? tell() : undefined);
  addEventListener("pageshow", (event) => (event.persisted ? tell() : undefined));
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
