// Folds a text into the characters that are compared: NFKC, lower case, no punctuation, no spaces.

const HAN = /[\u3400-\u9fff\uf900-\ufaff\ud840-\udbff\udc00-\udfff]/;
const KEPT = /[\u3400-\u9fff\uf900-\ufaff\ud840-\udbff\udc00-\udfffa-z0-9%]/;
const SEPARATED = /[^\u3400-\u9fff\uf900-\ufaff\ud840-\udbff\udc00-\udfffa-z0-9%]+/g;
const SEPARATED_WITHIN = /[^\n\u3400-\u9fff\uf900-\ufaff\ud840-\udbff\udc00-\udfffa-z0-9%]+/g;
const PLAIN_HAN = /^[\u4e00-\u9fff]+$/;

/** @param {string} char */
export const isHan = (char) => HAN.test(char);

/**
 * @typedef {object} Folded
 * @property {string} text   what is compared
 * @property {number[]} map  for each of its characters the place in the original
 * @property {boolean[]} breaks  whether something was left out just before the character
 */

/** Whether a text is its own fold, apart from 第 before a number. @param {string} original */
export const isFolded = (original) => PLAIN_HAN.test(original);

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
    if (code >= 0x4e00 && code <= 0x9fff) {
      text += char;
      map.push(place);
      breaks.push(broken);
      broken = false;
      continue;
    }
    for (const one of char.normalize("NFKC").toLowerCase()) {
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

// Characters that stand for one another in speech, and such that may as well be left out: 你们领导 and
// 您领导 are 你领导, 木有 and 没得 are 没, 咋 and 怎么 are 怎. The build does the same to the index: see text.py.
const SAME = new Map([..."您你俺我咱我她他它他啥什咋怎帐账冇没甭别跟和"].flatMap((char, at, all) => (at % 2 ? [] : [[char, all[at + 1]]])));
const MEANT = new Set(SAME.values());
const WRITTEN = /[您俺咱她它啥咋帐冇甭跟木莫]/;
const SWAPPED = /[您俺咱她它啥咋帐冇甭跟]/g;
const NEGATED = /[木莫](?=[有得])/g;
const SHORTENED = /[们么没]/;
const OPTIONAL = /(?:[你我他]们|[什怎]么|没[有得](?=[^罪\n]))/g;

/**
 * A folded text with its characters as they are compared, and the places of those that are left out then.
 * @param {string} text @returns {{ text: string, left: number[] }} `text` has the same length
 */
export function spoken(text) {
  const same = WRITTEN.test(text) ? text.replace(NEGATED, "没").replace(SWAPPED, (char) => SAME.get(char) ?? char) : text;
  const left = SHORTENED.test(same) ? Array.from(same.matchAll(OPTIONAL), ({ index }) => index + 1) : [];
  return { text: same, left };
}

/** A folded text as it is compared. @param {string} text */
export function plain(text) {
  const same = WRITTEN.test(text) ? spoken(text).text : text;
  return SHORTENED.test(same) ? same.replace(OPTIONAL, ([kept]) => kept) : same;
}

/** Many texts, each ending with a line break, as they are compared; all at once is much quicker. @param {string} originals */
export function plainTexts(originals) {
  return plain(originals.replace(/第(?=\d)/g, "").normalize("NFKC").toLowerCase().replace(SEPARATED_WITHIN, ""));
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
 * Where any of the needles, given as compared, stand in a text, as places in the original, merged and in order.
 * @param {string} original @param {string[]} needles
 * @returns {[number, number][]}
 */
export function marks(original, needles) {
  const there = needles.filter((needle) => possible(original, needle));
  if (!there.length) return [];
  const { text, map } = compared(original);
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

// The same lines are shown from one key to the next.
const REMEMBERED = 400;
/** @type {Map<string, { text: string, map: number[] }>} */
const remembered = new Map();

/** A text as it is compared, with the place of each character in the original. @param {string} original */
function compared(original) {
  const known = remembered.get(original);
  if (known) return known;
  const whole = fold(original);
  const { left } = spoken(whole.text);
  const text = plain(whole.text);
  const found = { text, map: left.length ? whole.map.filter((_, at) => !left.includes(at)) : whole.map };
  if (remembered.size === REMEMBERED) remembered.delete(remembered.keys().next().value ?? "");
  remembered.set(original, found);
  return found;
}

/** Whether every character of the needle is in the text at all. @param {string} original @param {string} needle */
function possible(original, needle) {
  if (!needle) return false;
  for (const char of needle) if (char > "z" && !MEANT.has(char) && !original.includes(char)) return false;
  return true;
}
