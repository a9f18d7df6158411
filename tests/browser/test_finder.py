"""The finder as a collector uses it: typed keys, a real clipboard, a phone, a folder without a server."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

READY = "html[data-finder=ready]"
RESULT = "[data-finder-result]"

# A search counts as finding nothing only once typing has rested for a while.
NOTED_MS = 1300


@pytest.fixture
def finder(base_url: str, page: Page) -> Page:
    """An entry page with the finder loaded and nothing typed."""
    page.goto(base_url + "stages/m1.html")
    page.wait_for_selector(READY, state="attached")
    return page


def ask(page: Page, words: str) -> None:
    """Opens the finder from wherever the focus is and types."""
    page.keyboard.press("Control+k")
    page.keyboard.type(words)


def selected(page: Page) -> str | None:
    return page.locator(f"{RESULT}[aria-selected=true]").get_attribute("data-entry")


def test_home_opens_with_the_cursor_in_the_finder(base_url: str, page: Page) -> None:
    """On the home page one can type at once, and the eight commonest objections are there before."""
    page.goto(base_url)
    expect(page.locator("[data-finder-input]")).to_be_focused()
    assert page.locator("#home-objections + ul li").count() == 8
    page.wait_for_selector(READY, state="attached")
    page.keyboard.type("lbbz")
    expect(page.locator(RESULT).first).to_have_attribute("data-entry", "objection.boss-away")


def test_a_slash_by_habit_is_not_searched_for(base_url: str, page: Page) -> None:
    """On the home page the cursor is in the finder already; only the first slash is swallowed."""
    page.goto(base_url)
    field = page.locator("[data-finder-input]")
    expect(field).to_be_focused()
    page.keyboard.type("/M1/M2")
    expect(field).to_have_value("M1/M2")


def test_rows_below_the_screen_follow_and_never_those_of_a_query_typed_over(finder: Page) -> None:
    """What is seen is drawn within the key; the rest comes after the paint, of the last query alone."""
    ask(finder, "没")
    expect(finder.locator(RESULT)).to_have_count(8)
    drawn = finder.evaluate(
        """(results) => ["没收到发票", "老板不在"].map((words) => {
            const input = document.querySelector("[data-finder-input]");
            input.value = words;
            input.dispatchEvent(new Event("input", { bubbles: true }));
            return document.querySelectorAll(results).length;
        })""",
        RESULT,
    )
    assert drawn == [5, 5]
    expect(finder.locator(RESULT)).to_have_count(8)
    expect(finder.locator(RESULT).first).to_have_attribute("data-entry", "objection.boss-away")
    rows = finder.locator(RESULT)
    assert [rows.nth(number).get_attribute("id") for number in range(8)] == [
        f"pb-found-{number}" for number in range(8)
    ]
    for _ in range(6):
        finder.keyboard.press("ArrowDown")
    expect(finder.locator("#pb-found-6")).to_have_attribute("aria-selected", "true")


@pytest.mark.parametrize("key", ["/", "Control+k"])
def test_keys_open_it_anywhere_and_escape_gives_the_focus_back(finder: Page, key: str) -> None:
    """Both keys open the finder; Esc closes it and returns to where one was."""
    link = finder.locator(".pb-side a").first
    link.focus()
    finder.keyboard.press(key)
    expect(finder.locator("[data-finder-input]")).to_be_focused()
    finder.keyboard.type("没钱")
    expect(finder.locator(RESULT).first).to_be_visible()
    finder.keyboard.press("Escape")
    expect(finder.locator("[data-part=panel]")).to_be_hidden()
    expect(link).to_be_focused()


def test_a_slash_typed_in_a_field_stays_a_slash(finder: Page) -> None:
    """While typing, `/` is a character."""
    ask(finder, "a/b")
    assert finder.locator("[data-finder-input]").input_value() == "a/b"


def test_arrows_choose_and_enter_opens_the_line(finder: Page) -> None:
    """Down moves on, right shows another line of the same entry, Enter goes to that very line."""
    ask(finder, "没钱")
    first = selected(finder)
    finder.keyboard.press("ArrowDown")
    assert selected(finder) != first
    finder.keyboard.press("ArrowUp")
    assert selected(finder) == first
    chosen = finder.locator(f"{RESULT}[aria-selected=true]")
    before = chosen.get_attribute("data-line")
    finder.keyboard.press("ArrowRight")
    after = chosen.get_attribute("data-line")
    assert after != before
    finder.keyboard.press("Enter")
    finder.wait_for_url(f"**#{after}")
    expect(finder.locator(f"[data-line-id={after}]")).to_be_in_viewport()


def test_control_c_copies_the_line_that_is_chosen(finder: Page, context: BrowserContext) -> None:
    """With nothing selected Ctrl+C takes the words of the chosen line."""
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    ask(finder, "老板不在")
    # Not inner_text: a row that has not been laid out yet gives none.
    words = finder.locator(f"{RESULT}[aria-selected=true] [data-words]").text_content()
    finder.keyboard.press("Control+c")
    expect(finder.locator("[data-part=count]")).to_have_text("已复制这句话术")
    assert finder.evaluate("navigator.clipboard.readText()") == words


def test_facets_narrow_what_is_found(finder: Page) -> None:
    """Tab reaches the filters; one held down leaves only lines that suit it."""
    ask(finder, "没钱")
    finder.keyboard.press("Tab")
    facet = finder.locator("[data-facet=scope][data-value=consumer]")
    facet.click()
    expect(facet).to_have_attribute("aria-pressed", "true")
    chips = finder.locator(f"{RESULT} .pb-chip:not([class*='--'])")
    assert all("对私" in text or text in ("温和", "平稳", "坚定") for text in chips.all_inner_texts())


def test_an_unfinished_composition_is_searched_and_never_opened(finder: Page) -> None:
    """What an input method shows before characters are chosen already finds; its Enter opens nothing."""
    ask(finder, "mei'qian")
    assert "objection.cash-not-available" in (
        finder.locator(RESULT).nth(n).get_attribute("data-entry") for n in range(3)
    )
    address = finder.url
    finder.locator("[data-finder-input]").dispatch_event("keydown", {"key": "Enter", "isComposing": True})
    assert finder.url == address


def test_why_it_matched_is_said_when_it_is_not_literal(finder: Page) -> None:
    """Pinyin, initials and synonyms say so; a literal match needs no reason."""
    ask(finder, "laobanbuzai")
    expect(finder.locator(".pb-found__why").first).to_contain_text("拼音")
    finder.locator("[data-finder-input]").fill("老板不在")
    expect(finder.locator(RESULT).first.locator(".pb-found__why")).to_have_count(0)


def test_nothing_found_offers_the_nearest_and_a_report(finder: Page, context: BrowserContext) -> None:
    """An empty search offers a prefilled report, is noted for the trainer, and leaves no number behind."""
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    ask(finder, "鼺鼺")
    report = finder.locator("[data-part=report]")
    report.click()
    expect(finder.locator("[data-part=count]")).to_contain_text("已复制")
    assert "客户说的：鼺鼺" in finder.evaluate("navigator.clipboard.readText()")
    finder.wait_for_timeout(NOTED_MS)
    assert "鼺鼺" in finder.evaluate("localStorage['playbook.1.missed']")
    finder.locator("[data-finder-input]").fill("鼺13800000000")
    finder.wait_for_timeout(NOTED_MS)
    assert "1380" not in finder.evaluate("JSON.stringify({...localStorage})")


def test_used_and_pinned_entries_come_first_next_time(finder: Page, base_url: str) -> None:
    """What was opened and pinned is offered before typing, here and on the home page."""
    ask(finder, "老板不在")
    finder.keyboard.press("Alt+p")
    expect(finder.locator(f"{RESULT} .pb-found__pin").first).to_be_visible()
    finder.keyboard.press("Enter")
    finder.wait_for_url("**/boss-away.html#*")
    finder.goto(base_url)
    expect(finder.locator("recent-entries a").first).to_have_text("老板不在")
    finder.wait_for_selector(READY, state="attached")
    finder.keyboard.press("Control+k")
    assert selected(finder) == "objection.boss-away"


def test_queries_never_reach_the_address_or_the_network(finder: Page) -> None:
    """Typing asks nothing of any server and leaves the address alone."""
    asked: list[str] = []
    finder.on("request", lambda request: asked.append(request.url))
    address = finder.url
    ask(finder, "王经理说没钱")
    finder.wait_for_timeout(300)
    assert asked == []
    assert finder.url == address


def test_screen_readers_hear_the_count_and_the_selection(finder: Page) -> None:
    """The field names the selected option, and the number found is announced once typing rests."""
    ask(finder, "没钱")
    chosen = finder.locator("[data-finder-input]").get_attribute("aria-activedescendant")
    assert finder.locator(f"#{chosen}").get_attribute("aria-selected") == "true"
    expect(finder.get_by_role("status").filter(has_text="找到")).to_be_attached()


@pytest.mark.parametrize("width", [390, 1366])
def test_the_open_finder_is_accessible_and_fits(finder: Page, width: int) -> None:
    """Axe finds nothing with the panel open, and nothing sticks out sideways."""
    finder.set_viewport_size({"width": width, "height": 844})
    ask(finder, "没钱")
    expect(finder.locator(RESULT).first).to_be_visible()
    found = Axe().run(finder).response["violations"]
    assert [(v["id"], [node["html"][:120] for node in v["nodes"]][:3]) for v in found] == []
    assert finder.evaluate("document.documentElement.scrollWidth") <= width


def test_the_finder_works_from_a_folder(site: Path, page: Page) -> None:
    """Opened with a double click, without a server, the site finds and copies too."""
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto((site / "index.html").as_uri())
    page.wait_for_selector(READY, state="attached")
    page.keyboard.type("laoban")
    expect(page.locator(RESULT).first).to_have_attribute("data-entry", "objection.boss-away")
    page.keyboard.press("Enter")
    page.wait_for_url("**/objections/boss-away.html#*")
    expect(page.locator("[data-copy]").first).to_be_visible()
    assert wrong == []
