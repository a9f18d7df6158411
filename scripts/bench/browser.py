"""Measures the finder in real Chromium, beside the theme's own search and Pagefind on the same content."""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from statistics import quantiles
from typing import Any

import rivals
import yaml
from playwright.sync_api import Browser, Page, sync_playwright
from synthetic import write

from playbook import search
from playbook.reader import Reader
from playbook.render import assets, urls

ROOT = Path(__file__).parents[2]
CONTENT = Path(os.environ.get("PLAYBOOK_DIR", ROOT / "playbooks"))
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "scripts")]
from browsers import find_browser  # noqa: E402
from site_server import serving  # noqa: E402

Query = dict[str, Any]

# The theme's search answers from a worker and says nothing when done, so each of its queries costs a wait.
RIVALS_EVERY = 8

# One keystroke: from the key's event to the list laid out, and to the frame after it has been painted.
TYPE = """async (texts) => {
  const input = document.querySelector("[data-finder-input]");
  const list = document.querySelector("[data-part=list]");
  const work = [], frame = [];
  for (const text of texts) {
    await new Promise((done) => setTimeout(done));
    const began = performance.now();
    input.value = text;
    input.dispatchEvent(new InputEvent("input", { bubbles: true }));
    list.getBoundingClientRect();
    work.push(performance.now() - began);
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    frame.push(performance.now() - began);
  }
  return { work, frame };
}"""

# When the finder could answer, to the microtask: a look from outside would wait for what comes after.
NOTE_READY = """new MutationObserver((_, observer) => {
  if (document.documentElement.dataset.finder !== "ready") return;
  window.finderReady = performance.now();
  observer.disconnect();
}).observe(document, { subtree: true, attributes: true, attributeFilter: ["data-finder"] })"""

LOOK = """async (query) => {
  const { results } = await pf.search(query);
  const data = await Promise.all(results.slice(0, 10).map((one) => one.data()));
  return data.map((one) => one.url);
}"""


def queries(*, fresh: bool = False) -> list[Query]:
    """The labelled queries; the fresh ones are those that nobody has tuned anything for."""
    found: list[Query] = []
    for path in sorted((ROOT / "tests/finder").glob("queries*.yml")):
        if path.stem.startswith("queries-fresh") is fresh:
            found += yaml.safe_load(path.read_text("utf-8"))
    return found


def prefixes(rows: Iterable[Query]) -> list[str]:
    return [row["q"][:end] for row in rows for end in range(1, len(row["q"]) + 1)]


def percentile(values: list[float], share: int) -> float:
    return round(quantiles(values, n=100)[share - 1], 2)


def built_site(folder: Path, playbooks: Path | None = None) -> Path:
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    if playbooks:
        env["PLAYBOOK_DIR"] = str(playbooks)
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(folder / "site")]
    subprocess.run(command, cwd=ROOT, env=env, check=True)
    return folder / "site"


def heap_mb(page: Page) -> dict[str, float]:
    """What V8's own heap holds, and what stands beside it: typed arrays and the scripts' texts."""
    page.evaluate("globalThis.gc?.()")
    told = page.context.new_cdp_session(page).send("Runtime.getHeapUsage")
    return {"heap": told["usedSize"] / 1e6, "beside": told["backingStorageSize"] / 1e6}


def speed(browser: Browser, site: Path, entries: int) -> dict[str, Any]:
    """Times every prefix of every query with a made-up library of so many entries."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(folder / "playbooks", CONTENT, entries)
        library, _ = Reader().load(folder / "playbooks")
        files = search.build(library, urls.of_item)
    for file, content in files.items():
        (site / assets.FOLDER / file).write_bytes(content)
    with serving(site) as address:
        # The same page without the finder's data: what is beyond that is the finder's.
        bare = browser.new_page()
        bare.route("**/finder-*.js", lambda route: route.abort())
        bare.goto(address)
        bare.wait_for_timeout(2000)
        without = heap_mb(bare)
        bare.close()
        page = browser.new_page()
        page.add_init_script(NOTE_READY)
        page.goto(address, wait_until="commit")
        page.wait_for_selector("html[data-finder=ready]", state="attached")
        ready = page.evaluate("finderReady")
        times = page.evaluate(TYPE, prefixes(queries()))
        heap = heap_mb(page)
    sizes = {name: len(gzip.compress(raw, 6)) // 1024 for name, raw in files.items()}
    return {
        "entries": entries,
        "keystrokes": len(times["work"]),
        "work_ms": {f"p{share}": percentile(times["work"], share) for share in (50, 95, 99)},
        "to_next_frame_ms": {f"p{share}": percentile(times["frame"], share) for share in (50, 95)},
        "ready_ms_from_navigation": round(ready),
        "page_mb": {name: round(size, 1) for name, size in heap.items()},
        "of_it_the_finder_mb": {name: round(heap[name] - without[name], 1) for name in heap},
        "gzip_kb": sizes,
    }


def quality(rank: Callable[[str], list[str]], rows: list[Query]) -> dict[str, Any]:
    """recall@1, recall@3 and mean reciprocal rank over distinct entries, per kind of query and over all."""
    sums: dict[str, list[float]] = defaultdict(lambda: [0, 0, 0, 0])
    for row in rows:
        ids = list(dict.fromkeys(rank(row["q"])))
        place = next((n for n, one in enumerate(ids, 1) if one in row["want"]), 0)
        for kind in (row["kind"], "all"):
            total = sums[kind]
            total[0] += 1
            total[1] += place == 1
            total[2] += 0 < place <= 3
            total[3] += 1 / place if place else 0
    return {
        kind: {"n": n, "recall@1": round(a / n, 3), "recall@3": round(b / n, 3), "mrr": round(c / n, 3)}
        for kind, (n, a, b, c) in sorted(sums.items())
    }


def ours(page: Page) -> Callable[[str], list[str]]:
    def rank(query: str) -> list[str]:
        page.locator("[data-finder-input]").fill(query)
        found = page.locator("[data-finder-result]")
        return [str(one.get_attribute("data-entry")) for one in found.all()]

    return rank


def material(page: Page) -> Callable[[str], list[str]]:
    """The theme's search listens to keyup, works in a worker, and says when it has an answer."""

    def rank(query: str) -> list[str]:
        field = page.locator(".md-search__input")
        field.fill("")
        field.focus()
        page.keyboard.insert_text(query)
        page.keyboard.press("End")
        page.wait_for_timeout(250)
        links = page.locator(".md-search-result__item > a.md-search-result__link")
        return [_id(str(one.get_attribute("href"))) for one in links.all()[:10]]

    return rank


def pagefind(page: Page, address: str) -> Callable[[str], list[str]]:
    page.evaluate(
        "async (at) => { window.pf = await import(at); await pf.init(); }", f"{address}pagefind/pagefind.js"
    )

    def rank(query: str) -> list[str]:
        return [_id(url) for url in page.evaluate(LOOK, query)]

    return rank


def _id(href: str) -> str:
    return href.split("?")[0].split("#")[0].rpartition("/")[2].removesuffix(".html")


def compare(page: Page, site: Path, folder: Path) -> dict[str, Any]:
    """Quality of the three searches on the real content and the labelled queries that name entries."""
    library, _ = Reader().load(CONTENT)
    known = {item.id for item in library.entries}
    rows = [row for row in queries() if set(row["want"]) & known]
    rivals.write(library, folder / "rival")
    rivals.build(folder / "rival")
    rivals.add_pagefind(folder / "rival/site")
    found: dict[str, Any] = {}
    with serving(site) as address:
        page.goto(address)
        page.wait_for_selector("html[data-finder=ready]", state="attached")
        found["finder"] = quality(ours(page), rows)
        found["finder, fresh queries"] = quality(ours(page), queries(fresh=True))
    (folder / "rival/site/_headers").write_text("", "utf-8")
    with serving(folder / "rival/site") as address:
        page.goto(f"{address}index.html")
        found["theme"] = quality(material(page), rows[::RIVALS_EVERY])["all"]
        found["pagefind"] = quality(pagefind(page, address), rows[::RIVALS_EVERY])["all"]
    return found


def run(sizes: Iterable[int]) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        site = built_site(folder)
        args = ["--no-sandbox", "--disable-gpu", "--js-flags=--expose-gc", "--enable-precise-memory-info"]
        browser = playwright.chromium.launch(executable_path=str(find_browser() or ""), args=args)
        page = browser.new_page()
        found: dict[str, Any] = {"quality": compare(page, site, folder)}
        found["speed"] = [speed(browser, site, size) for size in sizes]
        return found
