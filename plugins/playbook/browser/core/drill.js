// Turns what a learner said in a drill into a judgement: aim, next step, tone, lawful. No page.

/**
 * @typedef {{id: string, title: string, instead: string, scope: string[], patterns: string[], allow: string[], block: boolean}} RedLine
 * @typedef {{aim: string[], next: string[]}} Cue
 * @typedef {{aim: boolean, next: boolean, tone: boolean, lawful: boolean, crossed: {title: string, instead: string, words: string}[], alike: string[]}} Judgement
 */

// Words of respect, and words that no call needs; the red lines stand apart from both.
const RESPECT = /您|请|麻烦|谢谢|不好意思|理解|明白|打扰/;
const HARSH = /赶紧|必须给我|少废话|别装|骗子|老赖|你们这种人|要不要脸|脑子|活该|闭嘴/;
const SENTENCE = /[^。；;！!？?\n]+/g;

/**
 * What crosses a red line; each sentence is judged alone, as the check does it.
 * @param {RedLine[]} redLines @param {string} text @param {string[]} scope
 */
export function crossed(redLines, text, scope) {
  const sentences = text.match(SENTENCE) ?? [];
  return redLines
    .filter((line) => line.scope.some((one) => scope.includes(one)))
    .flatMap((line) => {
      const caught = new RegExp(line.patterns.map((one) => `(?:${one})`).join("|"), "u");
      const allowed = line.allow.length ? new RegExp(line.allow.map((one) => `(?:${one})`).join("|"), "u") : null;
      const hit = sentences.filter((sentence) => !allowed?.test(sentence)).map((sentence) => caught.exec(sentence)?.[0]).find(Boolean);
      return hit ? [{ title: line.title, instead: line.instead, words: hit }] : [];
    });
}

/**
 * @param {string} text @param {Cue} cue @param {RedLine[]} redLines @param {string[]} scope
 * @param {(sentence: string) => boolean} isLikeBad  whether a sentence is like those that must not be said
 * @returns {Judgement} `alike` are sentences that no pattern caught
 */
export function judged(text, cue, redLines, scope, isLikeBad) {
  const any = (/** @type {string[]} */ patterns) => patterns.some((one) => new RegExp(one, "u").test(text));
  const found = crossed(redLines, text, scope);
  const alike = (text.match(SENTENCE) ?? []).filter((sentence) => isLikeBad(sentence) && !found.some(({ words }) => sentence.includes(words)));
  const lawful = !found.length && !alike.length;
  return { aim: any(cue.aim), next: any(cue.next), tone: RESPECT.test(text) && !HARSH.test(text), lawful, crossed: found, alike };
}

/**
 * How good an answer was, on the scale of the replies to choose from.
 * @param {Judgement} judgement
 * @returns {"good" | "weak" | "bad"}
 */
export function grade({ aim, next, tone, lawful }) {
  if (!lawful || (!tone && !aim)) return "bad";
  return aim && next && tone ? "good" : "weak";
}

/**
 * Where the call goes after an answer of this grade: the way of the first reply that is as good, else of the next worse.
 * @param {{grade: string, next: string}[]} replies @param {string} grade
 */
export function goesOn(replies, grade) {
  const order = { good: ["good", "weak", "bad"], weak: ["weak", "good", "bad"], bad: ["bad", "weak", "good"] }[/** @type {"good"} */ (grade)];
  return order.map((one) => replies.find((reply) => reply.grade === one)).find(Boolean)?.next ?? "";
}
