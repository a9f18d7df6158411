// Types whole queries into the emitted finder and prints the ids of what it ranks first, as JSON.
// node rank.mjs FOLDER SEARCH.JS < queries.json
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import vm from "node:vm";

const [folder, core] = process.argv.slice(2);
const { createIndex } = await import(pathToFileURL(core).href);
const page = vm.createContext({});
page.window = page;
for (const name of ["lunr.js", "finder-data.js", "finder-index.js"]) {
  vm.runInContext(readFileSync(join(folder, name), "utf8"), page, { filename: name });
}
const index = createIndex(page.playbookFinder, page.lunr);
const ranked = (query) => index.search(query).groups.slice(0, 3).map(({ entry }) => entry.id);
console.log(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map(ranked)));
