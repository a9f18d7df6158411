// The calculators: fields on the page in, the working line by line out. Nothing typed is kept or sent.
import { isoOf, today } from "../core/dates.js";
import { announce } from "../page/announce.js";
import { copy } from "../page/clipboard.js";
import { ratesData, root } from "../page/data.js";
import { instalments } from "./calculators/instalments.js";
import { interest } from "./calculators/interest.js";
import { guarantee, limitation } from "./calculators/limitation.js";
import { overdue } from "./calculators/overdue.js";

/**
 * @typedef {import("./calculators/lines.js").Line} Line
 * @typedef {import("./calculators/lines.js").Working} Working
 */

const CALCULATORS = { overdue, interest, limitation, guarantee, instalments };
const REST_MS = 900;
const SHOWN_MS = 1600;

export class RuleCalculators extends HTMLElement {
  static define(tag = "rule-calculators", registry = customElements) {
    if (!registry.get(tag)) registry.define(tag, this);
  }

  /** @type {AbortController | undefined} */
  #connection;
  /** @type {import("./calculators/lines.js").Tables | undefined} */
  #tables;
  #resting = 0;

  async connectedCallback() {
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    for (const type of ["input", "change", "click", "submit"]) this.addEventListener(type, this, { signal });
    const tables = await ratesData();
    if (signal.aborted) return;
    this.#tables = tables;
    for (const part of this.querySelectorAll("[data-without-script]")) part.setAttribute("hidden", "");
    for (const form of this.#forms) {
      form.hidden = false;
      const asOf = form.elements.namedItem("asOf");
      if (asOf instanceof HTMLInputElement && !asOf.value) asOf.value = isoOf(today());
      this.#render(form);
    }
    this.dataset.calculators = "ready";
  }

  disconnectedCallback() {
    this.#connection?.abort();
    clearTimeout(this.#resting);
  }

  get #forms() {
    return /** @type {NodeListOf<HTMLFormElement>} */ (this.querySelectorAll("form[data-calculator]"));
  }

  /** @param {Event} event */
  handleEvent(event) {
    const target = /** @type {Element} */ (event.target);
    const form = target.closest("form");
    if (event.type === "submit") event.preventDefault();
    if (!form || !this.#tables) return;
    const button = event.type === "click" && target.closest("button[data-do]");
    if (button instanceof HTMLButtonElement) this.#act(button, form);
    else if (event.type === "click") return;
    this.#render(form);
    clearTimeout(this.#resting);
    this.#resting = window.setTimeout(() => this.#tell(form), REST_MS);
  }

  /** @param {HTMLButtonElement} button @param {HTMLFormElement} form */
  #act(button, form) {
    const action = button.dataset.do;
    const rows = form.querySelector("[data-rows]");
    if (action === "add" && rows) {
      const sample = /** @type {HTMLTemplateElement} */ (form.querySelector("template[data-row]"));
      rows.append(sample.content.cloneNode(true));
      /** @type {HTMLElement | null} */ (rows.lastElementChild?.querySelector("input, select") ?? null)?.focus();
    } else if (action === "remove") {
      button.closest("[data-row]")?.remove();
      /** @type {HTMLElement | null} */ (form.querySelector("[data-do=add]"))?.focus();
    } else if (action === "offer") {
      const field = form.elements.namedItem(button.dataset.field ?? "");
      if (field instanceof HTMLInputElement) {
        field.value = button.dataset.value ?? "";
        field.focus();
      }
    } else if (action === "copy") this.#copy(button, form);
  }

  /** @param {HTMLButtonElement} button @param {HTMLFormElement} form */
  async #copy(button, form) {
    const lines = [...form.querySelectorAll("[data-working] li, [data-working] tr")];
    const text = lines.map((line) => [...(line.matches("tr") ? line.children : [line])].map((cell) => cell.textContent).join("\t"));
    const said = (await copy([form.dataset.title ?? "", ...text].join("\n"))) ? "已复制" : "没复制上，请手动选中";
    const before = "复制算式";
    button.textContent = said;
    announce(said);
    setTimeout(() => (button.textContent = before), SHOWN_MS);
  }

  /** @param {HTMLFormElement} form */
  #tell(form) {
    const found = [...form.querySelectorAll("[data-weight=result]")].map((line) => line.textContent).join("");
    if (found) announce(found);
  }

  /** @param {HTMLFormElement} form */
  #render(form) {
    const fields = new FormData(form);
    const values = Object.fromEntries([...fields].map(([name, value]) => [name, String(value)]));
    const rows = [...form.querySelectorAll("[data-rows] > [data-row]")].map((row) => {
      const typed = (/** @type {string} */ name) =>
        /** @type {HTMLInputElement} */ (row.querySelector(`[data-name=${name}]`)).value;
      row.querySelector("[data-part=ended]")?.toggleAttribute("hidden", typed("cause") !== "suit");
      return { day: typed("day"), cause: typed("cause"), ended: typed("ended") };
    });
    const calculate = CALCULATORS[/** @type {keyof typeof CALCULATORS} */ (form.dataset.calculator)];
    const working = calculate(values, /** @type {any} */ (this.#tables), rows);
    for (const part of /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll("[data-when]"))) {
      const [name, allowed] = (part.dataset.when ?? "").split("=");
      part.hidden = name === "asked" ? !working.asks?.includes(allowed) : !allowed.split(" ").includes(values[name] ?? "");
    }
    for (const field of form.querySelectorAll("input[name], select[name]")) {
      const isWrong = working.wrong?.includes(field.getAttribute("name") ?? "") ?? false;
      if (isWrong) field.setAttribute("aria-invalid", "true");
      else field.removeAttribute("aria-invalid");
    }
    this.#show(form, working);
  }

  /** @param {HTMLFormElement} form @param {Working} working */
  #show(form, { lines, table }) {
    const out = /** @type {HTMLElement} */ (form.querySelector("[data-working]"));
    const list = document.createElement("ol");
    list.append(...lines.map(drawn));
    out.replaceChildren(list, ...(table ? [tabled(table, form.dataset.title ?? "")] : []));
    const button = /** @type {HTMLElement} */ (form.querySelector("[data-do=copy]"));
    button.hidden = !lines.some((line) => line.weight === "result");
  }
}

/** @param {Line} line */
function drawn({ weight, say, link, offer }) {
  const item = document.createElement("li");
  item.dataset.weight = weight;
  item.textContent = say;
  if (link) {
    const anchor = document.createElement("a");
    anchor.href = new URL(link.url, root).href;
    anchor.textContent = link.label;
    item.append(" ", anchor);
  }
  if (offer) {
    const button = document.createElement("button");
    Object.assign(button.dataset, { do: "offer", field: offer.field, value: offer.value });
    button.type = "button";
    button.className = "pb-button";
    button.textContent = offer.label;
    item.append(" ", button);
  }
  return item;
}

/** @param {{head: string[], rows: string[][]}} table @param {string} title */
function tabled({ head, rows }, title) {
  const region = document.createElement("div");
  region.className = "pb-scroll";
  region.tabIndex = 0;
  region.setAttribute("role", "region");
  region.setAttribute("aria-label", `${title}表`);
  const made = document.createElement("table");
  const top = made.createTHead().insertRow();
  for (const label of head) {
    const cell = document.createElement("th");
    cell.scope = "col";
    cell.textContent = label;
    top.append(cell);
  }
  const body = made.createTBody();
  for (const row of rows) {
    const line = body.insertRow();
    for (const text of row) line.insertCell().textContent = text;
  }
  region.append(made);
  return region;
}
