// The finder over the handful of entries that test_core.py builds from tests/core/playbooks with the real pipeline.
import { readFileSync } from "node:fs";
import vm from "node:vm";

import { createIndex } from "../../plugins/playbook/browser/core/search.js";

export const page = Object.assign(globalThis, { window: globalThis });
for (const name of ["lunr.js", "finder-data.js", "finder-index.js"]) {
  vm.runInThisContext(readFileSync(`${process.env.FINDER}/${name}`, "utf8"));
}
export const data = page.playbookFinder;
// Laying out an index lets go of what it no longer needs.
export const untouched = structuredClone(data);
export const index = createIndex(data, page.lunr);
export const first = (query, filters) => index.search(query, filters).groups[0];
export const found = (query, filters) => index.search(query, filters).groups.map(({ entry }) => entry.id);
