// Types queries into the emitted finder and prints what it ranks first, as JSON.
// node measure.mjs FOLDER SEARCH.JS < queries.json
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { pathToFileURL } from "node:url";
import vm from "node:vm";

const [folder, core] = process.argv.slice(2);
const { createIndex } = await import(pathToFileURL(core).href);
const page = vm.createContext({});
page.window = page;
const began = performance.now();
for (const name of ["lunr.js", "finder-data.js", "finder-index.js"]) {
  vm.runInContext(readFileSync(join(folder, name), "utf8"), page, { filename: name });
}
const index = createIndex(page.playbookFinder, page.lunr);
for (const query of index.warmUps) index.search(query);
const ready = performance.now() - began;

const times = [];
const ranks = JSON.parse(readFileSync(0, "utf8")).map((query) => {
  for (let end = 1; end <= query.length; end++) {
    const start = performance.now();
    index.search(query.slice(0, end));
    times.push(performance.now() - start);
  }
  const { groups, nearest } = index.search(query);
  const top = groups.slice(0, 10).map(({ entry, why, score }) => [entry.id, why, score]);
  return { ids: top, nearest: nearest.map(({ entry }) => entry.id) };
});
globalThis.gc?.();
const heap = process.memoryUsage().heapUsed / 1e6;
times.sort((a, b) => a - b);
const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))];
console.log(JSON.stringify({ ready, heap, p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1), keystrokes: times.length, ranks }));
