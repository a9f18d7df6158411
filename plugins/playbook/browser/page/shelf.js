// Turns what was used into short lists kept in this browser: recent, pinned, and searches that found nothing.
import { recall, remember } from "./store.js";

const RECENT = 8;
const MISSED = 50;
const LONGEST_QUERY = 20;

/** @typedef {{id: string, title: string, url: string}} Kept */

/** @returns {Kept[]} */
export const recent = () => recall("recent", []);

/** @returns {Kept[]} */
export const pinned = () => recall("pinned", []);

/** @returns {string[]} */
export const missed = () => recall("missed", []);

/** @param {Kept} entry */
export function use(entry) {
  const rest = recent().filter((one) => one.id !== entry.id);
  remember("recent", [entry, ...rest].slice(0, RECENT));
}

/**
 * @param {Kept} entry
 * @returns {boolean} whether it is pinned now
 */
export function togglePin(entry) {
  const rest = pinned().filter((one) => one.id !== entry.id);
  const wasThere = rest.length < pinned().length;
  remember("pinned", wasThere ? rest : [...rest, entry]);
  return !wasThere;
}

/**
 * Notes a search that found nothing. What could be a number of a person is not kept.
 * @param {string} query
 */
export function miss(query) {
  const text = query.trim();
  if (!text || text.length > LONGEST_QUERY || /\d{4}/.test(text)) return;
  remember("missed", [text, ...missed().filter((one) => one !== text)].slice(0, MISSED));
}

export function forgetMissed() {
  remember("missed", []);
}
