"""Measures call mode in real Chromium: from a number key to the next question laid out and painted."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from browser import built_site, percentile
from browsers import find_browser
from site_server import serving

# One step, pressed as a frame begins, so that no wait for the screen is counted: the key goes in and the
# next node is laid out ("work"); the frame is painted and the next task runs ("painted").
STEP = """async () => {
  const player = document.querySelector("decision-tree");
  const shown = "[data-node]:not([hidden]), [data-outcome]:not([hidden])";
  const visible = () => player.querySelector(shown);
  const pressed = (key) => new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
  const work = [], painted = [];
  const rest = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 30)));
  const step = (key) => new Promise((done) => requestAnimationFrame(() => {
    const began = performance.now();
    document.dispatchEvent(pressed(key));
    visible().getBoundingClientRect();
    work.push(performance.now() - began);
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => done(painted.push(performance.now() - began));
    port2.postMessage(0);
  }));
  for (let round = 0; round < 24; round += 1) {
    for (let taken = 0; taken < 14; taken += 1) {
      const options = [...visible().querySelectorAll("[data-option]")];
      const all = options.map((one, n) => [one.dataset.next, n + 1]);
      const inside = all.filter(([next]) => !next.startsWith("tree."));
      if (!inside.length) break;
      await step(String(inside[(round + taken) % inside.length][1]));
      await rest();
    }
    while (player.querySelector("[data-change]")) {
      await step("Backspace");
      await rest();
    }
  }
  return { work, painted };
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
                # The index loads when idle; nobody answers the first question in that second.
                page.wait_for_timeout(1000)
                told = page.evaluate(STEP)
                found[tree] = {
                    "steps": len(told["work"]),
                    **{
                        f"{part}_p{share}_ms": percentile(told[part], share)
                        for part in ("work", "painted")
                        for share in (50, 95)
                    },
                    "painted_worst_ms": round(max(told["painted"]), 2),
                }
                page.close()
        browser.close()
    return found
