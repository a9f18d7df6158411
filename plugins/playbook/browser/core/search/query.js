// Reads a query: which stage, scope and kind it names, and the wordings of it that are worth looking for.
import { words } from "./text.js";

const DIGITS = "零一二三四五六七八九";
const NUMBER = "(\\d{1,4}|(?:[零一二两三四五六七八九十百半]|[大小](?=半)|(?<=[十百])几|几(?=[十百])){1,5})";
const UNIT = "(天|日|个多月|个来月|个半月|个月|月|周|个星期|星期|年)";
const SPAN = new RegExp(`(逾期|拖欠|拖了|欠了|过期|超期|晚了)?(?:已经|了|有|快|超过)?${NUMBER}([多来几]?)${UNIT}(多|了|以上)?`);
const NUMBERED = /(?<=[^a-z0-9])[0-9零一二两三四五六七八九十百千万几]+(?=[^a-z0-9])/g;
const DAYS = { 天: 1, 日: 1, 周: 7, 星期: 7, 个星期: 7, 个月: 30, 月: 30, 个多月: 30, 个来月: 30, 个半月: 30, 年: 365 };
// A name of letters and digits (6w3h) is looked for by itself, whatever is asked of it.
const CODED = /(?=[a-z]*\d)(?=\d*[a-z])[a-z\d]{3,}/;
// 催债犯法吗 is not cut down to 催债, which everything here is about: see _TRADE in search/tags.py.
const LAWFUL = /[违犯合]法|[违合]规|允许/;
const OVERDUE = /[逾超过]期(?:已经|了|有|快|超过)?[\d一二三四五六七八九十]/;
const STAGE = /(?<![a-z])m([0-9])(?![0-9])\+?/;

/**
 * @typedef {object} Query
 * @property {string} text       as compared, words parted by a space
 * @property {{stage: string, scope: string, kind: string}} tags
 * @property {boolean} outright    whether the stage is named by its code or by days overdue, not by a span that may mean something else
 * @property {string[]} wordings what to look for, the fullest first; empty if the query is tags alone
 * @property {string[]} terms    its words, if there are several
 * @property {string[]} answers  kinds of entry that answer this sort of question
 */

/** @param {string} written @returns {number} */
function number(written) {
  if (/^\d+$/.test(written)) return Number(written);
  if (/^[大小]?半$/.test(written)) return 0.5;
  let total = 0;
  let last = 0;
  for (const char of written.replace(/两/g, "二")) {
    if (char === "百") [total, last] = [total + (last || 1) * 100, 0];
    else if (char === "十") [total, last] = [total + (last || 1) * 10, 0];
    else if (char === "几") last = last || 4;
    else if (char !== "半") last = DIGITS.indexOf(char);
  }
  return total + last;
}

/** @param {any} tags  the words of stage, scope and kind that the build emitted */
export function createReader(tags) {
  /** @param {number} days */
  const stageOf = (days) =>
    tags.stages.find(({ from, to }) => (from === null || days >= from) && (to === null || days <= to))?.code ?? "";
  const scopeWords = Object.keys(tags.scope).sort((a, b) => b.length - a.length);
  const asks = tags.asks.map((/** @type {any} */ one) => ({ pattern: new RegExp(one.pattern), kinds: one.kinds }));
  const kindWords = Object.keys(tags.kind).sort((a, b) => b.length - a.length);

  /** @param {string} term @returns {[string, string]} the stage and what is left */
  function takeStage(term, alone) {
    const named = STAGE.exec(term);
    if (named) {
      const code = `m${Math.min(Number(named[1]), 4)}`;
      return [code, term.replace(STAGE, "")];
    }
    const span = SPAN.exec(term);
    const [, overdue, written, about, unit, more] = span ?? [];
    // Only time that has passed is told so vaguely; 15 days may be a term set by law.
    const vague = about || unit?.startsWith("个多") || unit?.startsWith("个来") || more === "多" || /[几大小]/.test(written);
    if (span && (overdue || (span[0] === term && (alone || vague)))) {
      let days = number(written) * DAYS[unit];
      if (unit === "个半月") days += 15;
      else if (unit === "个多月" || about === "多" || more === "多" || more === "以上") days += 1;
      return [stageOf(Math.round(days)), term.replace(span[0], "")];
    }
    return ["", term];
  }

  /** @param {string} term */
  function trim(term) {
    let text = term;
    for (let again = true; again; ) {
      again = false;
      for (const word of tags.after) {
        if (text.length - word.length < 2 || !text.endsWith(word)) continue;
        const rest = text.slice(0, -word.length);
        if (!LAWFUL.test(word) || !tags.trade.includes(rest)) [text, again] = [rest, true];
      }
      for (const word of tags.before) {
        if (text.length - word.length >= 2 && text.startsWith(word)) [text, again] = [text.slice(word.length), true];
      }
    }
    return text;
  }

  /** Whether a text is only what people type around the thing itself. @param {string} text */
  function idle(text) {
    let left = text;
    for (let size = 0; left && left.length !== size; ) {
      size = left.length;
      for (const word of tags.after) if (left.endsWith(word)) left = left.slice(0, -word.length);
      for (const word of tags.before) if (left.startsWith(word)) left = left.slice(word.length);
      for (; left && tags.stop.includes(left[0]); ) left = left.slice(1);
    }
    return !left;
  }

  /** @param {string} typed @returns {Query} */
  return function read(typed) {
    const all = words(typed);
    const found = { stage: "", scope: "", kind: "" };
    let spoken = false;
    let outright = false;
    /** @type {string[]} */ const unstaged = [];
    /** @type {string[]} */ const bare = [];
    for (const word of all) {
      const [stage, left] = takeStage(word, all.length > 1);
      found.stage ||= stage;
      spoken ||= Boolean(stage) && !STAGE.test(word);
      outright ||= STAGE.test(word) || (Boolean(stage) && OVERDUE.test(word));
      if (!left || (stage && idle(left))) continue;
      unstaged.push(left);
      let rest = left;
      const inside = scopeWords.find((one) => left.includes(one));
      if (inside) {
        found.scope ||= tags.scope[inside];
        rest = left.replace(inside, "");
      } else if (all.length > 1 && tags.scopeAlone[left]) {
        found.scope ||= tags.scopeAlone[left];
        rest = "";
      }
      const kind = kindWords.find((one) => rest.endsWith(one));
      if (kind) {
        found.kind ||= tags.kind[kind];
        if (rest === kind && all.length > 1) rest = "";
      }
      if (rest) bare.push(rest);
    }
    const whole = all.join("");
    // Days that were said may be part of the matter (超过三年) and not only a stage.
    const said = spoken && unstaged.length ? [trim(whole)] : [];
    const trimmed = trim(bare.join(""));
    // 分十二期 is said of 分期 with any number.
    const unnumbered = trimmed.replace(NUMBERED, "");
    const coded = CODED.exec(trimmed) ?? [];
    const tried = [...said, unstaged.join(""), bare.join(""), trimmed, ...coded, ...(unnumbered.length > 1 ? [unnumbered] : [])];
    const wordings = new Set(tried.filter(Boolean));
    return {
      text: all.join(" "),
      tags: found,
      outright,
      wordings: [...wordings],
      answers: asks.filter(({ pattern }) => pattern.test(whole)).flatMap(({ kinds }) => kinds),
      terms: bare.length > 1 ? bare.map(trim) : unstaged.length > 1 ? unstaged : [],
    };
  };
}
