"""The calculators as they are used: typed values, the working read line by line, nothing kept or sent."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

READY = "[data-calculators=ready]"
# The finder loads whenever the page is idle; what is asked for after that, typing asked for.
FINDER_READY = "html[data-finder=ready]"
PAGE = "calculators.html"

# The theme fades some colours in; contrast is judged once they have settled.
SETTLED_MS = 300
ANNOUNCED_MS = 1500

# Rates that the test itself knows, so that the published table may grow; the second is from memory.
RATES = """window.playbookRates = {"lpr": [
  {"day": "2024-01-22", "value": "3.45", "confidence": "secondary"},
  {"day": "2024-02-20", "value": "3.45", "confidence": "from-memory"}
], "stages": [{"title": "M2", "url": "stages/m2.html", "days": [31, 60], "bands": []}]};"""


@pytest.fixture
def calculators(base_url: str, page: Page) -> Page:
    page.goto(base_url + PAGE)
    page.wait_for_selector(READY)
    return page


@pytest.fixture
def with_known_rates(base_url: str, page: Page) -> Page:
    """The page with a short rate table in place of the published one."""
    page.route(
        "**/rates-data.js",
        lambda route: route.fulfill(body=RATES, content_type="text/javascript; charset=utf-8"),
    )
    page.goto(base_url + PAGE)
    page.wait_for_selector(READY)
    return page


def form(page: Page, name: str) -> Locator:
    return page.locator(f"form[data-calculator={name}]")


def fill(page: Page, name: str, **values: str) -> Locator:
    """Fills fields of one calculator, selects by their value; gives its working."""
    for field, value in values.items():
        place = form(page, name).locator(f"[name={field}]")
        if place.evaluate("one => one.tagName") == "SELECT":
            place.select_option(value)
        else:
            place.fill(value)
    return form(page, name).locator("[data-working]")


def test_days_overdue_and_the_stage(calculators: Page) -> None:
    """Two dates give the days and lead to the stage's own page."""
    working = fill(calculators, "overdue", due="2026-09-30", asOf="2026-11-22")
    expect(working.locator("[data-weight=result]").first).to_contain_text("逾期 53 天")
    link = working.locator("a")
    link.click()
    calculators.wait_for_url("**/stages/m2.html")


def test_it_counts_to_today_in_shanghai(base_url: str, browser: Browser) -> None:
    """Where it is still yesterday, the page already counts to Shanghai's today."""
    context = browser.new_context(timezone_id="America/Los_Angeles")
    page = context.new_page()
    page.clock.set_fixed_time("2026-11-22T16:30:00Z")
    page.goto(base_url + PAGE)
    page.wait_for_selector(READY)
    expect(form(page, "overdue").locator("[name=asOf]")).to_have_value("2026-11-23")
    context.close()


def test_fields_appear_as_the_choices_need_them(calculators: Page) -> None:
    """Only what the chosen debt and agreement need is asked for."""
    interest = form(calculators, "interest")
    expect(interest.get_by_label("约定的利率")).to_be_hidden()
    expect(interest.get_by_label("合同成立日")).to_be_hidden()
    fill(calculators, "interest", creditor="private", agreed="yearly")
    expect(interest.get_by_label("约定的利率")).to_be_visible()
    expect(interest.get_by_label("合同成立日")).to_be_visible()
    expect(interest.locator("[name=lprContract]")).to_be_hidden()


def test_private_lending_by_the_table(with_known_rates: Page) -> None:
    """The working shows the rate, the cap and what is over it."""
    working = fill(
        with_known_rates,
        "interest",
        creditor="private",
        principal="10万元",
        due="2024-06-30",
        asOf="2024-12-31",
        contract="2024-01-25",
        agreed="yearly",
        rate="24",
    )
    expect(working).to_contain_text("3.45% × 4 = 13.8%")
    expect(working.locator("[data-weight=result]")).to_contain_text("可以主张：6,956.71元")
    fill(with_known_rates, "interest", creditor="licensed")
    expect(working).to_contain_text("不适用四倍LPR")
    expect(working).not_to_contain_text("13.8%")


def test_a_missing_rate_is_asked_for(with_known_rates: Page) -> None:
    """Without a rate there is no result but a field, and what is typed there is said to be unchecked."""
    working = fill(
        with_known_rates,
        "interest",
        creditor="trade",
        principal="10万元",
        due="2026-06-30",
        asOf="2026-09-30",
    )
    expect(working.locator("[data-weight=ask]")).to_contain_text("利率表里没有")
    expect(working.locator("[data-weight=result]")).to_have_count(0)
    field = form(with_known_rates, "interest").get_by_label("违约时一年期LPR")
    expect(field).to_be_visible()
    field.fill("三")
    expect(field).to_have_attribute("aria-invalid", "true")
    field.fill("3.00")
    expect(working).to_contain_text("按填写的 3.00%，没有和利率表核对")
    expect(working.locator("[data-weight=result]")).to_contain_text("可以主张")


def test_a_rate_from_memory_is_offered_and_not_used(with_known_rates: Page) -> None:
    """What nobody has checked waits for a click."""
    working = fill(
        with_known_rates,
        "interest",
        creditor="trade",
        principal="10万元",
        due="2024-02-28",
        asOf="2024-06-30",
    )
    expect(working.locator("[data-weight=result]")).to_have_count(0)
    working.get_by_role("button", name="查过公告，就是 3.45%").press("Enter")
    expect(working.locator("[data-weight=result]")).to_contain_text("可以主张")
    expect(form(with_known_rates, "interest").locator("[name=lprDefault]")).to_be_focused()


def test_interruptions_are_added_and_removed_by_keyboard(calculators: Page) -> None:
    """A row comes with its cursor in it; a suit asks for its end; removing puts the end back."""
    page = calculators
    working = fill(page, "limitation", due="2023-09-30", asOf="2026-01-05")
    before = working.inner_text()
    add = form(page, "limitation").locator("[data-do=add]")
    add.press("Enter")
    row = form(page, "limitation").locator("div[data-row]")
    expect(row.locator("[data-name=day]")).to_be_focused()
    row.locator("[data-name=day]").fill("2025-03-05")
    expect(working).to_contain_text("2025年3月5日 催款函到达对方：时效中断")
    expect(working).to_contain_text("2028年3月5日")
    expect(row.locator("[data-name=ended]")).to_be_hidden()
    row.locator("[data-name=cause]").select_option("suit")
    expect(row.locator("[data-name=ended]")).to_be_visible()
    expect(working).to_contain_text("程序进行中")
    row.locator("[data-do=remove]").press("Enter")
    expect(add).to_be_focused()
    assert working.inner_text() == before


def test_guarantee_says_by_when(calculators: Page) -> None:
    """The last day and the deed that it needs."""
    working = fill(calculators, "guarantee", due="2026-03-31", asOf="2026-09-01", kind="joint")
    expect(working.locator("[data-weight=result]")).to_contain_text(
        "最晚 2026年9月30日，必须向保证人书面请求"
    )


def test_a_plan_adds_up_and_is_copied(calculators: Page, context: BrowserContext) -> None:
    """The table's amounts add up to the total; the copy holds every row."""
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    working = fill(calculators, "instalments", total="18万6400元", periods="7", first="2026-12-31")
    amounts = working.locator("tbody td:nth-child(3)").all_inner_texts()
    assert sum(int(amount.replace(",", "").replace(".", "")) for amount in amounts) == 18_640_000
    form(calculators, "instalments").locator("[data-do=copy]").press("Enter")
    expect(form(calculators, "instalments").locator("[data-do=copy]")).to_have_text("已复制")
    copied = calculators.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("分期计划\n7 期")
    assert "7\t2027年6月30日（周三）\t26,628.58" in copied


def test_enter_in_a_field_keeps_everything(calculators: Page) -> None:
    """A form that was submitted would lose what was typed and put it into the address."""
    working = fill(calculators, "overdue", due="2026-09-30", asOf="2026-11-22")
    address = calculators.url
    form(calculators, "interest").locator("[name=principal]").fill("5万元")
    calculators.keyboard.press("Enter")
    assert calculators.url == address
    expect(working).to_contain_text("53 天")


def test_nothing_typed_is_kept_or_sent(calculators: Page) -> None:
    """No request, no storage, no address; gone with the next load."""
    calculators.wait_for_selector(FINDER_READY, state="attached")
    asked: list[str] = []
    calculators.on("request", lambda request: asked.append(request.url))
    fill(calculators, "interest", principal="18万6400元", due="2026-06-30")
    fill(calculators, "limitation", paused="对方被羁押")
    calculators.wait_for_timeout(ANNOUNCED_MS)
    assert asked == []
    kept = calculators.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, location.href])")
    assert "6400" not in kept
    assert "羁押" not in kept
    calculators.reload()
    calculators.wait_for_selector(READY)
    assert form(calculators, "interest").locator("[name=principal]").input_value() == ""


def test_screen_readers_hear_the_result(calculators: Page) -> None:
    """Once typing rests the result is announced."""
    fill(calculators, "overdue", due="2026-09-30", asOf="2026-11-22")
    expect(calculators.get_by_role("status").filter(has_text="逾期 53 天")).to_be_attached()


def test_without_script_the_rules_stand_there(base_url: str, browser: Browser) -> None:
    """No form that does nothing; rules, limits, articles and the date of the table are text."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(base_url + PAGE)
    expect(page.locator("form[data-calculator]").first).to_be_hidden()
    expect(page.locator("#interest ~ [data-without-script]")).to_be_visible()
    basis = page.locator("section[aria-labelledby=interest] .pb-calc__basis")
    expect(basis).to_contain_text("不适用四倍LPR")
    expect(basis.locator("a[href='legal/limits.html#LM40']")).to_be_visible()
    expect(page.get_by_text("利率表最后一次公布是")).to_be_visible()
    context.close()


@pytest.mark.parametrize("scheme", ["default", "slate"])
@pytest.mark.parametrize("width", [390, 1366])
def test_it_is_accessible_and_fits(calculators: Page, width: int, scheme: str) -> None:
    """Axe finds nothing with the workings open, and nothing sticks out sideways."""
    page = calculators
    page.set_viewport_size({"width": width, "height": 844})
    fill(page, "interest", principal="10万元", due="2024-06-30", asOf="2024-12-31", agreed="daily", rate="5")
    fill(page, "limitation", due="2023-09-30", paused="某事")
    form(page, "limitation").locator("[data-do=add]").click()
    fill(page, "instalments", total="18万6400元", periods="70", first="2026-12-31", product="card")
    page.evaluate("scheme => document.body.setAttribute('data-md-color-scheme', scheme)", scheme)
    page.wait_for_timeout(SETTLED_MS)
    found = Axe().run(page).response["violations"]
    assert [(v["id"], [node["html"][:120] for node in v["nodes"]][:3]) for v in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_print_shows_the_working_without_buttons(calculators: Page) -> None:
    """On paper stands what was typed and how it was reckoned."""
    working = fill(calculators, "overdue", due="2026-09-30", asOf="2026-11-22")
    calculators.emulate_media(media="print")
    expect(working).to_be_visible()
    expect(form(calculators, "overdue").locator("[data-do=copy]")).to_be_hidden()


def test_it_works_from_a_folder(site: Path, page: Page) -> None:
    """Opened with a double click, without a server, it reckons too."""
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto((site / PAGE).as_uri())
    page.wait_for_selector(READY)
    working = fill(page, "overdue", due="2026-09-30", asOf="2026-11-22")
    expect(working).to_contain_text("逾期 53 天")
    assert wrong == []
