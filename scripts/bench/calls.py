"""Measures call mode in real Chromium: from a number key to the next question laid out and painted."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from browser import built_site, percentile
from dev import find_browser
from site_server import serving

# One step: a key goes in, the next node is laid out; then the frame after it has been painted.
STEP = """async () => {
  const player = document.querySelector("decision-tree");
  const shown = "[data-node]:not([hidden]), [data-outcome]:not([hidden])";
  const visible = () => player.querySelector(shown);
  const pressed = (key) => new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
  const press = (key) => document.dispatchEvent(pressed(key));
  const work = [], frame = [];
  for (let round = 0; round < 12; round += 1) {
    for (let step = 0; step < 14; step += 1) {
      const options = [...visible().querySelectorAll("[data-option]")];
      const all = options.map((one, n) => [one.dataset.next, n + 1]);
      const inside = all.filter(([next]) => !next.startsWith("tree."));
      if (!inside.length) break;
      const began = performance.now();
      press(String(inside[(round + step) % inside.length][1]));
      visible().getBoundingClientRect();
      work.push(performance.now() - began);
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      frame.push(performance.now() - began);
    }
    while (player.querySelector("[data-change]")) {
      const began = performance.now();
      press("Backspace");
      visible().getBoundingClientRect();
      work.push(performance.now() - began);
      await new Promise((done) => setTimeout(done));
    }
  }
  return { work, frame };
}"""


def run(_sizes: list[int]) -> dict[str, Any]:
    """Milliseconds a step on the largest trees, back steps among them."""
    found: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        site = built_site(Path(name) / "site")
        chosen = find_browser()
        browser = playwright.chromium.launch(
            **({"executable_path": chosen} if chosen else {}), args=["--no-sandbox", "--disable-gpu"]
        )
        with serving(site) as base:
            for tree in ("b2b-collection", "identity-check", "crisis"):
                page = browser.new_page()
                page.goto(f"{base}trees/{tree}.html")
                page.wait_for_selector(".pb-player--live")
                told = page.evaluate(STEP)
                found[tree] = {
                    "steps": len(told["work"]),
                    **{
                        f"{part}_p{share}_ms": percentile(told[part], share)
                        for part in ("work", "frame")
                        for share in (50, 95)
                    },
                }
                page.close()
        browser.close()
    return found
