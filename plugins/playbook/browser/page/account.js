// Turns the case of this tab into what every element reads; kept in this tab alone, for twelve hours at most.
import { isSet, nothing } from "../core/fill.js";

const KEY = "playbook.account.1";
const TAB = "playbook.tab.1";
const LONGEST_MS = 12 * 60 * 60 * 1000;
// A page change takes less; a tab that was closed and opened again has to verify anew.
const CLOSED_MS = 60_000;
// The other tab may be busy reading the finder's data. One that answers later still is heard.
const ANSWER_MS = 1000;

/** @typedef {import("../core/fill.js").Account} Account */
/** @typedef {{account: Account, begun: number, left: number, tab: string}} Kept */

/** @type {Account} */
let held = nothing();
let begun = 0;
const nonce = crypto.randomUUID();

export const current = () => held;

/** Tells all elements. */
function tell() {
  document.dispatchEvent(new CustomEvent("account-change", { detail: held }));
}

/** @param {number} left when the page was left; 0 while it is open */
function store(left = 0) {
  try {
    if (!isSet(held)) sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, JSON.stringify({ account: held, begun, left, tab: nonce }));
  } catch {
    // Storage is blocked: the case lives as long as this page.
  }
}

/** @param {Account} account */
export function put(account) {
  if (isSet(account) && !begun) begun = Date.now();
  if (!isSet(account)) begun = 0;
  held = account;
  store();
  tell();
}

/** @returns {Account} what was cleared, to have it back */
export function clear() {
  const before = held;
  put(nothing());
  return before;
}

/** Whether the case has outlived the day's work. */
export function expire() {
  if (isSet(held) && Date.now() - begun > LONGEST_MS) put(nothing());
}

/** Takes up the case that this tab had on its last page; a copy of another tab's case is let go. */
export async function resume() {
  /** @type {Kept | null} */
  let kept = null;
  try {
    kept = JSON.parse(sessionStorage.getItem(KEY) ?? "null");
  } catch {
    return;
  }
  addEventListener("pagehide", () => store(Date.now()));
  // A page that the browser kept whole knows only what was true when it was left.
  addEventListener("pageshow", (event) => event.persisted && again());
  const channel = "BroadcastChannel" in window ? new BroadcastChannel(TAB) : null;
  channel?.addEventListener("message", ({ data }) => {
    if (data.ask && data.ask === nonce) channel.postMessage({ mine: nonce });
  });
  if (!kept || Date.now() - kept.begun > LONGEST_MS) return store();
  // A page that was left says so. One that did not may still be open: then this tab is its copy.
  if (!kept.left && channel && (await isOpen(channel, kept.tab))) return store();
  const closed = kept.left > 0 && Date.now() - kept.left > CLOSED_MS;
  begun = kept.begun;
  held = { ...nothing(), ...kept.account, verified: kept.account.verified && !closed };
  store();
  tell();
  const { tab } = kept;
  channel?.addEventListener("message", ({ data }) => {
    if (data.mine === tab) put(nothing());
  });
}

/** Takes up what the tab's other pages have made of the case. */
function again() {
  /** @type {Kept | null} */
  let kept = null;
  try {
    kept = JSON.parse(sessionStorage.getItem(KEY) ?? "null");
  } catch {
    // Nothing can be read: nothing is known.
  }
  held = kept ? { ...nothing(), ...kept.account } : nothing();
  begun = kept?.begun ?? 0;
  store();
  tell();
}

/** @param {BroadcastChannel} channel @param {string} tab @returns {Promise<boolean>} */
function isOpen(channel, tab) {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), ANSWER_MS);
    channel.addEventListener("message", ({ data }) => {
      if (data.mine !== tab) return;
      clearTimeout(timer);
      resolve(true);
    });
    channel.postMessage({ ask: tab });
  });
}
