// Turns the steps taken into the list beside the question, and into marks on the map.

// In the drawing's units: the step before, the step itself, and those after with their names.
const AROUND = { left: 90, width: 420, height: 330 };

/**
 * @param {HTMLElement} list
 * @param {import("../../page/call.js").Told[]} told
 * @param {string} current what is being asked now
 */
export function drawPath(list, told, current) {
  const rows = told.map(({ question, ask, said }) => {
    const row = document.createElement("li");
    const name = document.createElement("b");
    name.textContent = ask;
    const value = document.createElement("span");
    value.textContent = said;
    const button = document.createElement("button");
    button.type = "button";
    button.dataset.change = question;
    button.textContent = "改";
    button.setAttribute("aria-label", `改：${ask}`);
    row.append(name, value, button);
    return row;
  });
  const here = document.createElement("li");
  here.setAttribute("aria-current", "step");
  const name = document.createElement("b");
  name.textContent = current;
  here.append(name);
  list.replaceChildren(...rows, here);
}

/**
 * @param {Element} map @param {import("../../core/tree.js").Step[]} steps @param {string} at
 */
export function highlight(map, steps, at) {
  const taken = new Map(steps.map((step) => [step.question, step.option]));
  for (const path of map.querySelectorAll("path")) path.classList.toggle("is-taken", taken.get(path.dataset.from ?? "") === path.dataset.by);
  for (const spot of /** @type {NodeListOf<SVGElement>} */ (map.querySelectorAll("[data-spot]"))) {
    const id = spot.dataset.spot ?? "";
    spot.classList.toggle("is-taken", taken.has(id));
    spot.classList.toggle("is-here", id === at);
    if (id === at && !map.classList.contains("pb-map--large")) near(map, spot);
  }
}

/** The small map shows what is around the step in front. @param {Element} map @param {SVGElement} spot */
function near(map, spot) {
  const [, x, y] = /translate\(([-\d.]+)[ ,]([-\d.]+)\)/.exec(spot.getAttribute("transform") ?? "") ?? [];
  map.setAttribute("viewBox", `${Number(x) - AROUND.left} ${Number(y) - AROUND.height / 2} ${AROUND.width} ${AROUND.height}`);
}

/** The trees of this call before this one, each a way back. @param {Element} list @param {import("../../page/call.js").Played[]} trees */
export function drawEarlier(list, trees) {
  list.replaceChildren(
    ...trees.map((one) => {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = one.address;
      link.textContent = `${one.title}（${one.told.length} 步）`;
      item.append(link);
      return item;
    }),
  );
}
