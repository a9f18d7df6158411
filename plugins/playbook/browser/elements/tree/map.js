// The whole tree in a sheet: pan, zoom, look a step up, go there.

const ZOOM = 1.15;
const CLOSEST = 0.15;
const FOUND = 8;

export class TreeMap {
  /** @type {AbortController} */
  #life = new AbortController();
  #box = { x: 0, y: 0, width: 1, height: 1 };
  /** @type {{x: number, y: number} | null} */
  #held = null;
  #moved = false;

  /**
   * @param {HTMLElement} sheet
   * @param {(id: string) => void} go what to do with a step that is chosen
   */
  constructor(sheet, go) {
    this.sheet = sheet;
    this.go = go;
    this.svg = /** @type {SVGSVGElement} */ (sheet.querySelector("[data-map]"));
    this.find = /** @type {HTMLInputElement} */ (sheet.querySelector("[data-part=find]"));
    this.steps = /** @type {HTMLElement} */ (sheet.querySelector("[data-part=steps]"));
    const { signal } = this.#life;
    this.whole = this.svg.viewBox.baseVal;
    this.#box = { x: 0, y: 0, width: this.whole.width, height: this.whole.height };
    for (const type of ["wheel", "pointerdown", "pointermove", "pointerup", "click"]) this.svg.addEventListener(type, this, { signal, passive: false });
    this.find.addEventListener("input", this, { signal });
    this.find.addEventListener("keydown", this, { signal });
    this.steps.addEventListener("click", this, { signal });
  }

  dispose() {
    this.#life.abort();
  }

  /** @param {string} at the step to begin on */
  open(at) {
    this.find.value = "";
    this.#list("");
    this.find.focus();
    const spot = this.#spot(at);
    const { width, height } = this.svg.getBoundingClientRect();
    const scale = Math.min(1, this.whole.width / Math.max(width, 1));
    const view = { width: Math.min(this.whole.width, width * scale * 1.2 || this.whole.width), height: 0 };
    view.height = view.width * (height / Math.max(width, 1)) || this.whole.height;
    const [x, y] = spot ? placeOf(spot) : [0, 0];
    this.#show({ x: x - view.width / 3, y: y - view.height / 2, ...view });
  }

  /** @param {Event} event */
  handleEvent(event) {
    if (event instanceof KeyboardEvent) this.#onKey(event);
    else if (event.type === "input") this.#list(this.find.value);
    else if (event instanceof WheelEvent) this.#zoom(event);
    else if (event.type === "click") this.#pick(/** @type {MouseEvent} */ (event));
    else if (event instanceof PointerEvent) this.#drag(event);
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (event.isComposing || event.key !== "Enter") return;
    const first = this.steps.querySelector("[data-go]");
    if (first instanceof HTMLElement) this.go(first.dataset.go ?? "");
    event.preventDefault();
  }

  /** @param {MouseEvent} event */
  #pick(event) {
    const target = /** @type {Element} */ (event.target);
    const chosen = target.closest("[data-go]");
    const spot = target.closest("[data-spot]");
    if (chosen instanceof HTMLElement) this.go(chosen.dataset.go ?? "");
    else if (spot instanceof SVGElement && !this.#moved) this.go(spot.dataset.spot ?? "");
  }

  /** Steps whose question, options or customers' words hold what is typed. @param {string} typed */
  #list(typed) {
    const wanted = typed.trim().toLowerCase();
    const tree = this.sheet.closest("decision-tree");
    const nodes = /** @type {HTMLElement[]} */ ([...(tree?.querySelectorAll("[data-node], [data-outcome]") ?? [])]);
    const found = wanted ? nodes.filter((node) => node.textContent?.toLowerCase().includes(wanted)) : [];
    const ids = new Set(found.map(idOf));
    for (const spot of /** @type {NodeListOf<SVGElement>} */ (this.svg.querySelectorAll("[data-spot]"))) spot.classList.toggle("is-found", ids.has(spot.dataset.spot ?? ""));
    const titled = found.sort((one, other) => Number(!one.dataset.label?.includes(wanted)) - Number(!other.dataset.label?.includes(wanted)));
    this.steps.replaceChildren(...titled.slice(0, FOUND).map(row));
    this.steps.hidden = !wanted;
    if (wanted && !found.length) this.steps.append(Object.assign(document.createElement("li"), { textContent: "这棵树里没有" }));
  }

  /** @param {WheelEvent} event */
  #zoom(event) {
    event.preventDefault();
    const { left, top, width, height } = this.svg.getBoundingClientRect();
    const by = event.deltaY > 0 ? ZOOM : 1 / ZOOM;
    const { x, y, width: wide, height: high } = this.#box;
    const factor = Math.max(CLOSEST, Math.min(2, (wide * by) / this.whole.width)) * (this.whole.width / wide);
    const [across, down] = [(event.clientX - left) / width, (event.clientY - top) / height];
    this.#show({ x: x + wide * across * (1 - factor), y: y + high * down * (1 - factor), width: wide * factor, height: high * factor });
  }

  /** @param {PointerEvent} event */
  #drag(event) {
    if (event.type === "pointerdown") {
      this.#held = { x: event.clientX, y: event.clientY };
      this.#moved = false;
    } else if (event.type === "pointerup") this.#held = null;
    else if (this.#held && event.buttons) {
      const { width } = this.svg.getBoundingClientRect();
      const scale = this.#box.width / width;
      const [across, down] = [event.clientX - this.#held.x, event.clientY - this.#held.y];
      if (Math.abs(across) + Math.abs(down) > 3) this.#moved = true;
      this.#held = { x: event.clientX, y: event.clientY };
      this.#show({ ...this.#box, x: this.#box.x - across * scale, y: this.#box.y - down * scale });
    }
  }

  /** @param {{x: number, y: number, width: number, height: number}} box */
  #show(box) {
    this.#box = box;
    this.svg.setAttribute("viewBox", `${box.x} ${box.y} ${box.width} ${box.height}`);
  }

  /** @param {string} id */
  #spot(id) {
    return this.svg.querySelector(`[data-spot="${CSS.escape(id)}"]`);
  }
}

/** @param {HTMLElement} node */
const idOf = (node) => node.dataset.node ?? node.dataset.outcome ?? "";

/** @param {HTMLElement} node */
function row(node) {
  const item = document.createElement("li");
  const button = document.createElement("button");
  button.type = "button";
  button.dataset.go = idOf(node);
  button.textContent = `${node.dataset.outcome === undefined ? "" : "处理结果："}${node.dataset.label}`;
  item.append(button);
  return item;
}

/** @param {Element} spot @returns {[number, number]} */
function placeOf(spot) {
  const [, x, y] = /translate\(([-\d.]+)[ ,]([-\d.]+)\)/.exec(spot.getAttribute("transform") ?? "") ?? [];
  return [Number(x), Number(y)];
}
