// What a learner has done, kept from release to release: lessons with what they taught, missed questions in five boxes. No page.

export const VERSION = 1;
export const BOXES = 5;

/**
 * @typedef {object} LessonDone
 * @property {string} on  YYYY-MM-DD
 * @property {Record<string, string>} taught  a hash for each thing that the lesson taught
 * @typedef {{percent: number, on: string, passed: boolean}} Score
 * @typedef {{box: number, due: number}} Card  `due` is a day number
 * @typedef {object} Progress
 * @property {number} version
 * @property {Record<string, LessonDone>} lessons  by path#lesson
 * @property {Record<string, Score>} quizzes  the best of each quiz
 * @property {Record<string, Score>} exams  the last of each path
 * @property {Record<string, {grade: string, on: string}>} drills
 * @property {Record<string, Card>} cards  missed questions by quiz#question
 */

/** @returns {Progress} */
export const nothing = () => ({ version: VERSION, lessons: {}, quizzes: {}, exams: {}, drills: {}, cards: {} });

/**
 * Reads what was stored or imported; what is not ours, or from a later version, is refused.
 * @param {unknown} value
 * @returns {Progress | null}
 */
export function read(value) {
  if (typeof value !== "object" || value === null) return null;
  const known = /** @type {any} */ (value);
  if (!Number.isInteger(known.version) || known.version < 1 || known.version > VERSION) return null;
  return {
    version: VERSION,
    lessons: part(known.lessons, (one) => isText(one.on) && isRecord(one.taught)),
    quizzes: part(known.quizzes, isScore),
    exams: part(known.exams, isScore),
    drills: part(known.drills, (one) => isText(one.on) && ["good", "weak", "bad"].includes(one.grade)),
    cards: part(known.cards, (one) => Number.isInteger(one.due) && Number.isInteger(one.box) && one.box >= 1 && one.box <= BOXES),
  };
}

/** Whether a later release has stored this; it is not to be written over. @param {any} value */
export const isLater = (value) => isRecord(value) && Number.isInteger(value.version) && value.version > VERSION;

const isText = (/** @type {unknown} */ value) => typeof value === "string";
const isRecord = (/** @type {unknown} */ value) => typeof value === "object" && value !== null && !Array.isArray(value);
const isScore = (/** @type {any} */ one) => Number.isFinite(one.percent) && isText(one.on) && typeof one.passed === "boolean";

/**
 * Those entries of a part that are what they should be: one of a broken file must not break every page from then on.
 * @param {unknown} value @param {(one: any) => boolean} fits
 */
function part(value, fits) {
  return isRecord(value) ? Object.fromEntries(Object.entries(/** @type {object} */ (value)).filter(([, one]) => isRecord(one) && fits(one))) : {};
}

/**
 * Two records of one learner made one: a lesson done later, a better score, the nearer due day win.
 * @param {Progress} mine @param {Progress} other
 * @returns {Progress}
 */
export function merged(mine, other) {
  const better = (/** @type {Score} */ a, /** @type {Score} */ b) => (b.percent > a.percent ? b : a);
  const later = (/** @type {any} */ a, /** @type {any} */ b) => (b.on > a.on ? b : a);
  const sooner = (/** @type {Card} */ a, /** @type {Card} */ b) => (b.due < a.due ? b : a);
  return {
    version: VERSION,
    lessons: joined(mine.lessons, other.lessons, later),
    quizzes: joined(mine.quizzes, other.quizzes, better),
    exams: joined(mine.exams, other.exams, later),
    drills: joined(mine.drills, other.drills, later),
    cards: joined(mine.cards, other.cards, sooner),
  };
}

/**
 * @template T
 * @param {Record<string, T>} mine @param {Record<string, T>} other @param {(a: T, b: T) => T} choose
 * @returns {Record<string, T>}
 */
function joined(mine, other, choose) {
  const found = { ...mine };
  for (const [name, value] of Object.entries(other)) found[name] = Object.hasOwn(found, name) ? choose(found[name], value) : value;
  return found;
}

/**
 * How a lesson stands: new, done, or changed since, and then what changed.
 * @param {Progress} progress @param {string} lesson @param {Record<string, string>} taught  as of now
 * @returns {{state: "new" | "done" | "changed", changed: string[], on: string}}
 */
export function lessonState(progress, lesson, taught) {
  const done = Object.hasOwn(progress.lessons, lesson) ? progress.lessons[lesson] : undefined;
  if (!done) return { state: "new", changed: [], on: "" };
  const changed = Object.keys(taught).filter((id) => done.taught[id] !== taught[id]);
  return { state: changed.length ? "changed" : "done", changed, on: done.on };
}

/**
 * @param {Progress} progress @param {string} lesson @param {Record<string, string>} taught @param {string} on
 * @returns {Progress}
 */
export function finish(progress, lesson, taught, on) {
  return { ...progress, lessons: { ...progress.lessons, [lesson]: { on, taught } } };
}

/**
 * Files one answer by the Leitner system: a miss goes to the first box, a right answer one box on, out of the last
 * it is learnt. A question never missed has no card, and one right before its day stays where it is: what was read a
 * minute ago is not remembered yet. Source: S. Leitner, So lernt man lernen, 1972.
 * @param {Progress} progress @param {string} question @param {boolean} right
 * @param {{today: number, days: number[]}} when  `days` are the intervals of the five boxes
 * @returns {Progress}
 */
export function filed(progress, question, right, { today, days }) {
  const card = progress.cards[question];
  if (right && (!card || card.due > today)) return progress;
  const cards = { ...progress.cards };
  const box = right ? card.box + 1 : 1;
  if (box > BOXES) delete cards[question];
  else cards[question] = { box, due: today + days[box - 1] };
  return { ...progress, cards };
}

/**
 * The questions that are due, those that waited longest first.
 * @param {Progress} progress @param {number} today @param {Set<string>} known  questions that still exist
 */
export function due(progress, today, known) {
  return Object.entries(progress.cards)
    .filter(([question, card]) => card.due <= today && known.has(question))
    .sort(([, one], [, other]) => one.due - other.due || one.box - other.box)
    .map(([question]) => question);
}
