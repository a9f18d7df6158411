"""A letter filled in as an officer does it: typed, checked, printed to one sheet, copied."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

STATE = "letter-form [data-part=state]"


@pytest.fixture
def letter(base_url: str, page: Page) -> Page:
    page.goto(base_url + "letters/first-demand.html")
    expect(page.locator(STATE)).to_contain_text("还有")
    return page


def fill(page: Page, name: str, words: str) -> None:
    page.locator(f"[data-fills='{name}']").fill(words)


def test_what_is_typed_stands_in_the_letter_in_written_form(letter: Page) -> None:
    """Amounts get figures and capitals, days their year; what is missing stays loud and is counted."""
    fill(letter, "金额", "18万6400元")
    fill(letter, "到期日", "2026-09-30")
    sheet = letter.locator("[data-letter]")
    expect(sheet).to_contain_text("186,400.00元（大写：壹拾捌万陆仟肆佰元整）")
    expect(sheet).to_contain_text("2026年9月30日")
    expect(sheet).to_contain_text("{债务人}")
    expect(letter.locator(STATE)).to_contain_text("债务人")
    expect(letter.locator(STATE)).not_to_contain_text("到期日")


def test_a_letter_shows_the_case_though_nobody_was_verified(letter: Page, base_url: str) -> None:
    """The case of the tab fills letters too; they go to the debtor, so nothing in them is covered."""
    fill(letter, "金额", "5万元")
    letter.goto(base_url + "letters/second-demand.html")
    expect(letter.locator("[data-letter]")).to_contain_text("50,000.00元（大写：伍万元整）")


def test_sums_that_do_not_agree_are_named(base_url: str, page: Page) -> None:
    page.goto(base_url + "letters/waiver-statement.html")
    fill(page, "金额", "1000")
    fill(page, "减免金额", "300")
    fill(page, "减后金额", "600")
    expect(page.locator(STATE)).to_contain_text("对不上")
    fill(page, "减后金额", "700")
    expect(page.locator(STATE)).not_to_contain_text("对不上")


def test_the_whole_letter_is_copied_as_text(letter: Page, context: BrowserContext) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    fill(letter, "债务人", "贵公司全称")
    letter.locator("letter-form [data-do=copy]").click()
    expect(letter.get_by_role("status").filter(has_text="已复制全文")).to_have_count(1)
    text = letter.evaluate("navigator.clipboard.readText()")
    assert text.startswith("第一次催款函\n\n贵公司全称：")


def test_a_letter_bears_one_title_and_no_word_meant_for_us(site: Path) -> None:
    for path in sorted((site / "letters").glob("*.html")):
        letter = re.search(r"<div class=\"pb-letter\".*?</div>", path.read_text("utf-8"), re.DOTALL)
        if letter:
            title, first = re.findall(r"<(?:h2|p)>(.*?)</", letter[0], re.DOTALL)[:2]
            assert title.strip() != first.strip(), path.stem
            assert "个人客户" not in title and "我方" not in title, path.stem


def test_every_letter_prints_to_one_sheet(base_url: str, site: Path, page: Page) -> None:
    """The button leaves nothing on the paper but the letter, and that fits one page of A4."""
    names = sorted(path.name for path in (site / "letters").glob("*.html") if path.stem != "index")
    assert len(names) >= 20
    for name in names:
        page.goto(base_url + f"letters/{name}")
        expect(page.locator(STATE)).not_to_be_empty()
        page.evaluate("document.body.classList.add('pb-prints-letter')")
        sheets = re.findall(rb"/Count (\d+)", page.pdf(format="A4", prefer_css_page_size=True))
        assert sheets == [b"1"], name


def test_without_script_the_letter_is_complete(base_url: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(base_url + "letters/first-demand.html")
    expect(page.locator("[data-letter]")).to_contain_text("{金额}")
    expect(page.locator("[data-variable=金额]")).to_contain_text("例：")
    context.close()
