// Defines the elements that this page has; nothing else. What a page has no use for is not loaded.

// In this order, so that who listens is there before who speaks.
const ELEMENTS = [
  ["account-bar", () => import("./elements/account-bar.js").then(({ AccountBar }) => AccountBar)],
  ["call-choice", () => import("./elements/call-choice.js").then(({ CallChoice }) => CallChoice)],
  ["wrap-up", () => import("./elements/wrap-up.js").then(({ WrapUp }) => WrapUp)],
  ["decision-tree", () => import("./elements/decision-tree.js").then(({ DecisionTree }) => DecisionTree)],
  ["guard-rail", () => import("./elements/guard-rail.js").then(({ GuardRail }) => GuardRail)],
  ["letter-form", () => import("./elements/letter-form.js").then(({ LetterForm }) => LetterForm)],
  ["spoken-line", () => import("./elements/spoken-line.js").then(({ SpokenLine }) => SpokenLine)],
  ["playbook-finder", () => import("./elements/playbook-finder.js").then(({ PlaybookFinder }) => PlaybookFinder)],
  ["recent-entries", () => import("./elements/recent-entries.js").then(({ RecentEntries }) => RecentEntries)],
  ["rule-calculators", () => import("./elements/rule-calculators.js").then(({ RuleCalculators }) => RuleCalculators)],
  ["quiz-card", () => import("./elements/quiz-card.js").then(({ QuizCard }) => QuizCard)],
  ["drill-card", () => import("./elements/drill-card.js").then(({ DrillCard }) => DrillCard)],
  ["exam-room", () => import("./elements/exam-room.js").then(({ ExamRoom }) => ExamRoom)],
  ["path-progress", () => import("./elements/path-progress.js").then(({ PathProgress }) => PathProgress)],
  ["learning-record", () => import("./elements/learning-record.js").then(({ LearningRecord }) => LearningRecord)],
  ["review-due", () => import("./elements/review-due.js").then(({ ReviewDue }) => ReviewDue)],
];

// Where the page opens with the finder, what it searches with comes along, not one step later.
if (document.querySelector("playbook-finder[data-home]")) void import("./core/search.js");
const here = ELEMENTS.filter(([name]) => document.querySelector(/** @type {string} */ (name)));
const found = await Promise.all(here.map(([, load]) => /** @type {() => Promise<any>} */ (load)()));
for (const element of found) element.define();
document.documentElement.dataset.elements = "ready";
