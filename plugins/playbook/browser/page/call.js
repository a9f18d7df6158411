// Turns the call of this tab into what all its trees share: answers by tree, ticks, and when it began. No personal data.

const KEY = "playbook.call.1";
const LONGEST_MS = 12 * 60 * 60 * 1000;

/** @typedef {{question: string, option: string, ask: string, said: string}} Told */
/** @typedef {{tree: string, title: string, address: string, answers: Record<string, string>, told: Told[]}} Played  `address` leads back into it */
/** @typedef {{begun: number, trees: Played[], ticks: string[]}} Call */

/** @returns {Call} */
const fresh = () => ({ begun: 0, trees: [], ticks: [] });

/** Kept beside the storage, which may be blocked. @type {Call | undefined} */
let held;

/** @returns {Call} */
function read() {
  if (!held) {
    try {
      held = JSON.parse(sessionStorage.getItem(KEY) ?? "null") ?? fresh();
    } catch {
      held = fresh();
    }
  }
  const known = /** @type {Call} */ (held);
  return known.begun && Date.now() - known.begun > LONGEST_MS ? (held = fresh()) : known;
}

/** @param {Call} call */
function write(call) {
  held = call;
  try {
    sessionStorage.setItem(KEY, JSON.stringify(call));
  } catch {
    // The page remembers it, only the next one will not.
  }
}

/** When the call began, in milliseconds; 0 before its first answer. */
export const begun = () => read().begun;

/** @param {string} tree @returns {Record<string, string>} */
export const answersOf = (tree) => read().trees.find((one) => one.tree === tree)?.answers ?? {};

/** The trees that this call came through before this one. @param {string} tree @returns {Played[]} */
export function earlier(tree) {
  const { trees } = read();
  const place = trees.findIndex((one) => one.tree === tree);
  return place < 0 ? trees : trees.slice(0, place);
}

/** @param {Played} one */
export function keep(one) {
  const call = read();
  const place = call.trees.findIndex((known) => known.tree === one.tree);
  const trees = place < 0 ? [...call.trees, one] : call.trees.map((known, n) => (n === place ? one : known));
  write({ ...call, begun: call.begun || Date.now(), trees });
}

/**
 * The call goes on in another tree: what lay behind an earlier visit there is kept, what lay between is not.
 * @param {string} tree @param {string} next
 */
export function handOver(tree, next) {
  const call = read();
  const place = call.trees.findIndex((one) => one.tree === tree);
  write({ ...call, trees: call.trees.filter((one, n) => n <= place || one.tree === next) });
}

/** @returns {string[]} */
export const ticks = () => read().ticks;

/** @param {string} item @param {boolean} done */
export function tick(item, done) {
  const call = read();
  const rest = call.ticks.filter((one) => one !== item);
  write({ ...call, ticks: done ? [...rest, item] : rest });
}

/** Ends the call. @returns {Call} what it held, to have it back */
export function drop() {
  const call = read();
  write(fresh());
  return call;
}

/** @param {Call} call */
export const restore = (call) => write(call);
