// Folds a text into the characters that are compared: NFKC, lower case, no punctuation, no spaces.

const HAN = /[\u3400-\u9fff\uf900-\ufaff\ud840-\udbff\udc00-\udfff]/;
const KEPT = /[\u3400-\u9fff\uf900-\ufaff\ud840-\udbff\udc00-\udfffa-z0-9%]/;
const SEPARATED = /[^\u3400-\u9fff\uf900-\ufaff\ud840-\udbff\udc00-\udfffa-z0-9%]+/g;

/** @param {string} char */
export const isHan = (char) => HAN.test(char);

/**
 * @typedef {object} Folded
 * @property {string} text   what is compared
 * @property {number[]} map  for each of its characters the place in the original
 * @property {boolean[]} breaks  whether something was left out just before the character
 */

/** @param {string} original @returns {Folded} */
export function fold(original) {
  let text = "";
  /** @type {number[]} */ const map = [];
  /** @type {boolean[]} */ const breaks = [];
  let broken = true;
  for (let place = 0; place < original.length; place++) {
    const char = original[place];
    if (char === "第" && /\d/.test(original[place + 1] ?? "")) continue;
    const code = char.charCodeAt(0);
    const plain = code >= 0x4e00 && code <= 0x9fff ? char : char.normalize("NFKC").toLowerCase();
    for (const one of plain) {
      if (!KEPT.test(one)) broken = true;
      else {
        text += one;
        map.push(place);
        breaks.push(broken);
        broken = false;
      }
    }
  }
  return { text, map, breaks };
}

// A longer query is cut: nobody types more, and a pasted page must not hold up the keys.
const LONGEST = 60;

/**
 * A query as words: folded, with the apostrophes of an input method taken out.
 * @param {string} typed
 */
export function words(typed) {
  return typed
    .slice(0, LONGEST)
    .normalize("NFKC")
    .toLowerCase()
    .replace(/(?<=[a-z])['’‘`](?=[a-z])/g, "")
    .replace(/第(?=\d)/g, "")
    .replace(SEPARATED, " ")
    .trim()
    .split(" ")
    .filter(Boolean);
}

/**
 * Where any of the needles stand in a text, as places in the original, merged and in order.
 * @param {string} original @param {string[]} needles
 * @returns {[number, number][]}
 */
export function marks(original, needles) {
  const there = needles.filter((needle) => possible(original, needle));
  if (!there.length) return [];
  const { text, map } = fold(original);
  /** @type {[number, number][]} */ const found = [];
  for (const needle of there) {
    for (let at = text.indexOf(needle); needle && at >= 0; at = text.indexOf(needle, at + 1)) {
      found.push([map[at], map[at + needle.length - 1] + 1]);
    }
  }
  found.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  /** @type {[number, number][]} */ const merged = [];
  for (const mark of found) {
    const last = merged.at(-1);
    if (last && mark[0] <= last[1]) last[1] = Math.max(last[1], mark[1]);
    else merged.push(mark);
  }
  return merged;
}

/** Whether every character of the needle is in the text at all. @param {string} original @param {string} needle */
function possible(original, needle) {
  if (!needle) return false;
  for (const char of needle) if (char > "z" && !original.includes(char)) return false;
  return true;
}
