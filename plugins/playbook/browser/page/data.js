// Turns the site's data files into values, loaded once by script tags, which also work on file://.

/** The folder of our assets, wherever the site lives. */
const boot = document.querySelector("script[data-playbook-boot]");
const assets = boot instanceof HTMLScriptElement ? boot.src : location.href;

/** The root of the site. */
export const root = new URL("../../", assets);

/** @type {Map<string, Promise<void>>} */
const loading = new Map();

/** @param {string} name a file in the assets folder */
function load(name) {
  const known = loading.get(name);
  if (known) return known;
  const script = document.createElement("script");
  script.src = new URL(name, assets).href;
  const loaded = new Promise((resolve, reject) => {
    script.addEventListener("load", () => resolve(undefined));
    script.addEventListener("error", () => reject(new Error(name)));
  });
  loading.set(name, loaded);
  document.head.append(script);
  return loaded;
}

/** @returns {Promise<any>} placeholders, products, customers, stages and limits, for the case of this tab */
export async function accountData() {
  await load("account-data.js");
  return /** @type {any} */ (window).playbookAccount;
}

/** @returns {Promise<any>} rates, stages with their bands, and days off, for the calculators */
export async function ratesData() {
  await Promise.all(["rates-data.js", "account-data.js"].map(load));
  const page = /** @type {any} */ (window);
  return { ...page.playbookRates, holidays: page.playbookAccount.holidays };
}

/** @returns {Promise<any>} the paths, with a fingerprint of what each lesson teaches */
export async function learningData() {
  await load("learning-data.js");
  return /** @type {any} */ (window).playbookLearning;
}

/** @returns {Promise<any>} every quiz with its questions and keys */
export async function quizData() {
  await load("quiz-data.js");
  return /** @type {any} */ (window).playbookQuizzes;
}

/** @returns {Promise<any>} the red lines as patterns, and what likeness to a bad sentence is */
export async function redLinesData() {
  await load("red-lines-data.js");
  return /** @type {any} */ (window).playbookRedLines;
}

/** @returns {Promise<{data: any, lunr: any}>} what the finder searches in, and with */
export async function finderData() {
  await Promise.all(["lunr.js", "finder-data.js", "finder-index.js"].map(load));
  const page = /** @type {any} */ (window);
  return { data: page.playbookFinder, lunr: page.lunr };
}
