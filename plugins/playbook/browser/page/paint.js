// Puts work off until what has just been drawn can be seen.

/** @param {() => void} work */
export function afterPaint(work) {
  requestAnimationFrame(() => setTimeout(work));
}
