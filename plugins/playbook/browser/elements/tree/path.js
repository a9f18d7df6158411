// Turns the steps taken into the list beside the question, and into marks on the map.

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
  }
}
