// The entries used last, on the home page.
import { root } from "../page/data.js";
import { pinned, recent } from "../page/shelf.js";

export class RecentEntries extends HTMLElement {
  static define(tag = "recent-entries", registry = customElements) {
    if (!registry.get(tag)) registry.define(tag, this);
  }

  connectedCallback() {
    const kept = [...pinned(), ...recent()];
    const unique = [...new Map(kept.map((one) => [one.id, one])).values()];
    const list = this.querySelector("ul");
    if (!list || unique.length === 0) return;
    list.replaceChildren(...unique.map(item));
    this.hidden = false;
  }
}

/** @param {import("../page/shelf.js").Kept} entry */
function item(entry) {
  const row = document.createElement("li");
  const link = document.createElement("a");
  link.href = new URL(entry.url, root).href;
  link.textContent = entry.title;
  row.append(link);
  return row;
}
