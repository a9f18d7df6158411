"""Every page in a real browser, under the real Content-Security-Policy."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

from site_server import serving

SAMPLES = (
    "index.html",
    "objections/index.html",
    "objections/boss-away.html",
    "stages/m4.html",
    "customers/victim.html",
    "cases/crisis-self-harm.html",
    "channels/phone.html",
    "letters/first-demand.html",
    "techniques/listen.html",
    "checklists/before-call.html",
    "trees/b2b-collection.html",
    "paths/phone-newcomer.html",
    "paths/phone-newcomer-booklet.html",
    "quizzes/red-lines.html",
    "drills/trade-boss-away.html",
    "learning/exam.html",
    "learning/progress.html",
    "legal/index.html",
    "legal/risks/privacy.html",
    "calculators.html",
    "legal/rates.html",
    "legal/holidays.html",
    "legal/limits.html",
    "legal/red-lines.html",
    "legal/statutes/CC.html",
    "terms.html",
    "contributing/trainer.html",
    "contributing/fields.html",
)

# The theme fades some colours in; contrast is judged once they have settled.
SETTLED_MS = 300


@pytest.fixture
def watched(page: Page) -> tuple[Page, list[str]]:
    """A page, and everything that went wrong on it: errors, refusals of the CSP, outside requests."""
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(f"error: {error}"))
    page.on("console", lambda said: wrong.append(said.text) if said.type in ("error", "warning") else None)
    page.on(
        "request",
        lambda request: (
            wrong.append(f"request: {request.url}")
            if not request.url.startswith(("http://127.0.0.1", "data:"))
            else None
        ),
    )
    return page, wrong


def test_every_page_runs_clean_under_the_policy(
    site: Path, base_url: str, watched: tuple[Page, list[str]]
) -> None:
    """No page of the site logs an error, breaks the policy or asks another host for anything."""
    page, wrong = watched
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site).as_posix()
        page.goto(base_url + name)
        assert wrong == [], name


@pytest.mark.parametrize("scheme", ["default", "slate"])
@pytest.mark.parametrize("name", SAMPLES)
def test_pages_are_accessible(base_url: str, page: Page, name: str, scheme: str) -> None:
    """Axe finds nothing of ours on any kind of page, in light and dark."""
    page.goto(base_url + name)
    page.evaluate("scheme => document.body.setAttribute('data-md-color-scheme', scheme)", scheme)
    page.wait_for_timeout(SETTLED_MS)
    found = Axe().run(page).response["violations"]
    assert [(v["id"], [node["html"][:120] for node in v["nodes"]][:3]) for v in found] == []


@pytest.mark.parametrize("name", SAMPLES)
def test_pages_fit_a_phone(base_url: str, page: Page, name: str) -> None:
    """Nothing sticks out sideways at 390 pixels."""
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(base_url + name)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_copy_puts_the_words_on_the_clipboard(base_url: str, context: BrowserContext, page: Page) -> None:
    """The copy button of a line copies exactly what is to be read aloud, by keyboard too."""
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(base_url + "objections/boss-away.html")
    line = page.locator("[data-line-id]").first
    line.locator("[data-copy]").focus()
    page.keyboard.press("Enter")
    page.get_by_role("status").filter(has_text="已复制").wait_for(state="attached")
    assert page.evaluate("navigator.clipboard.readText()") == line.locator("[data-words]").inner_text()


def test_pages_are_complete_without_script(browser: Browser, base_url: str) -> None:
    """With JavaScript off the lines, the tree's links and the letters are all there, and no dead button."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(base_url + "objections/boss-away.html")
    assert page.locator("[data-words]").first.is_visible()
    assert page.locator("[data-copy]:visible").count() == 0
    page.goto(base_url + "trees/b2b-collection.html")
    page.locator("[data-next]").first.click()
    assert page.locator(":target").is_visible()
    context.close()


def test_the_site_works_under_a_sub_path(site: Path, page: Page) -> None:
    """Links, styles and scripts are relative: the site can live anywhere."""
    with serving(site, "/team/playbook/") as address:
        page.goto(address + "objections/boss-away.html")
        assert page.locator("[data-copy]").first.is_visible()
        page.get_by_role("link", name="首页").first.click()
        assert page.url.startswith(address)
        assert page.locator("h1").inner_text() == "催收话术手册"


def test_the_spoken_line_is_the_largest_text_below_the_title(base_url: str, page: Page) -> None:
    """On an entry page only the title is set larger than what is to be said."""
    page.goto(base_url + "objections/boss-away.html")
    sizes = page.evaluate(
        """() => [...document.querySelectorAll('.pb-main *')].filter(e => e.tagName !== 'H1' && e.innerText)
             .map(e => [parseFloat(getComputedStyle(e).fontSize), e.className])"""
    )
    assert max(sizes)[1] == "pb-words"


def test_print_leaves_out_the_furniture(base_url: str, page: Page) -> None:
    """On paper there is no header, navigation or button, and the words are there."""
    page.goto(base_url + "stages/m1.html")
    page.emulate_media(media="print")
    assert page.locator(".pb-header:visible, .pb-side:visible, [data-copy]:visible").count() == 0
    assert page.locator("[data-words]").first.is_visible()


def test_unknown_addresses_show_our_own_page(site: Path) -> None:
    """404.html is ours and leads back into the site."""
    text = (site / "404.html").read_text("utf-8")
    assert "没有这一页" in text and "回首页" in text


def test_the_first_line_of_every_objection_is_on_the_first_screen(
    base_url: str, site: Path, page: Page
) -> None:
    """On an office screen nothing is scrolled before the line to say; all wordings are a key away."""
    page.set_viewport_size({"width": 1366, "height": 768})
    low = {}
    for path in sorted((site / "objections").glob("*.html")):
        if path.name == "index.html":
            continue
        page.goto(f"{base_url}objections/{path.name}")
        words = page.locator("[data-words]").first.bounding_box()
        assert words, path.name
        if words["y"] > 700:
            low[path.name] = words["y"]
    assert not low
    rest = page.locator(".pb-says details")
    rest.locator("summary").focus()
    page.keyboard.press("Enter")
    assert rest.locator("q").first.is_visible()
