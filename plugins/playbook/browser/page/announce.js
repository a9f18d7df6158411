// Turns a short message into speech for screen readers, through one polite live region.

/** @type {HTMLElement | undefined} */
let region;

/** @param {string} message */
export function announce(message) {
  if (!region) {
    region = document.createElement("div");
    region.className = "pb-offscreen";
    region.setAttribute("role", "status");
    document.body.append(region);
  }
  region.textContent = message;
}
