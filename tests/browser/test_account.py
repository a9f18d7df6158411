"""The case of a tab: covered until the person is verified, and filled everywhere at once."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, expect

from call_player import Player
from case_of_tab import SECRETS, open_page, with_case

PAGES = (
    "stages/m1.html",
    "objections/cash-not-available.html",
    "trees/consumer-negotiation.html",
)


@pytest.mark.parametrize("scope", ["consumer", "b2b"])
@pytest.mark.parametrize("name", PAGES)
def test_until_verified_no_line_names_person_amount_or_lender(player: Player, name: str, scope: str) -> None:
    """Not on this page nor on the next; ticked, they are there."""
    with_case(player, scope=scope)
    open_page(player, name)
    expect(player.page.locator(".pb-blank--covered").first).to_be_attached()
    spoken = player.page.locator("[data-words], [data-written]").all_text_contents()
    assert [one for one in SECRETS if one in "".join(spoken)] == []
    player.verified()
    filled = "".join(player.page.locator("mark[data-placeholder]").all_text_contents())
    known = set(
        player.page.locator("mark[data-placeholder]").evaluate_all(
            "all => all.map(({dataset}) => dataset.placeholder)"
        )
    )
    due = {"称呼": "王女士", "金额": "18万6400元", "到期日": "10月30日", "债权人": "甲机构"}
    assert [value for field, value in due.items() if field in known and value not in filled] == []
    player.page.keyboard.press("Alt+v")
    assert "18万" not in "".join(player.page.locator("mark[data-placeholder]").all_text_contents())


def test_consumer_lines_that_hear_the_debt_wait_for_the_verification(player: Player) -> None:
    """Their words can be neither read nor copied before; opening and verifying may be said."""
    with_case(player)
    held = player.page.locator("[data-hears=debt]:not([data-moment=opening], [data-moment=verify])")
    free = player.page.locator("[data-hears=nothing], [data-moment=opening], [data-moment=verify]")
    assert held.count() > 0
    assert free.count() > 0
    for line in held.all():
        assert line.locator("[data-words]").evaluate("one => getComputedStyle(one).visibility") == "hidden"
        assert not line.locator("[data-copy]").is_visible()
        assert not line.locator("[data-words]").is_visible()
    for line in free.all():
        assert line.locator("[data-words]").evaluate("one => getComputedStyle(one).visibility") == "visible"
    player.verified()
    expect(player.page.locator(".pb-line--waits")).to_have_count(0)
    expect(held.first.locator("[data-words]")).to_be_visible()
    player.page.keyboard.press("Alt+v")
    expect(player.page.locator(".pb-line--waits").first).to_be_attached()
    player.set_case({"scope": "b2b"})
    expect(player.page.locator(".pb-line--waits")).to_have_count(0)


def test_a_line_that_waits_is_not_copied_by_key_either(player: Player) -> None:
    """In a tree c says so instead; in the finder and beside a call the words are held too."""
    open_page(player, "trees/consumer-negotiation.html")
    player.set_case({"scope": "consumer"})
    player.page.evaluate("navigator.clipboard.writeText('before')")
    player.play("said")
    player.page.keyboard.press("c")
    player.page.wait_for_timeout(100)
    assert player.clipboard == "before"
    player.page.wait_for_selector("html[data-finder=ready]", state="attached")
    player.page.keyboard.press("/")
    player.page.keyboard.type("没钱")
    row = player.page.locator("[data-finder-result][aria-selected=true]")
    expect(row.locator("[data-words]")).to_be_hidden()
    player.page.keyboard.press("Control+c")
    player.page.wait_for_timeout(100)
    assert player.clipboard == "before"
    player.page.keyboard.press("Enter")
    sheet = player.page.locator("[data-part=aside]")
    expect(sheet).to_be_visible()
    assert sheet.locator("[data-words]:visible").count() < sheet.locator("[data-words]").count()
    player.page.keyboard.press("Escape")
    player.verified()
    player.page.keyboard.press("c")
    expect(player.page.locator("[data-part=undo]")).to_contain_text("已复制")
    assert player.clipboard == player.step.locator("[data-words]").inner_text()


def test_the_due_date_gives_days_and_stage(player: Player) -> None:
    open_page(player, "stages/m1.html")
    bar = player.page.locator("account-bar .pb-account__row")
    for due, days, stage in (
        ("2026-10-30", "逾期 24 天", "M1"),
        ("2026-10-23", "逾期 31 天", "M2"),
        ("2026-11-23", "未到期", "M0"),
    ):
        player.set_case({"到期日": due})
        expect(bar).to_contain_text(days)
        expect(bar).to_contain_text(stage)
    player.set_case({"到期日": "2026-10-30"})
    player.verified()
    expect(player.page.locator("mark[data-placeholder=逾期天数]").first).to_have_text("24天")


def test_everything_fills_at_once_here_on_every_page_and_in_the_finder(player: Player) -> None:
    """While typing, without a reload; what is copied is what is shown; what is missing stays loud."""
    open_page(player, "stages/m1.html")
    player.set_case({"称呼": "王女士", "scope": "b2b"})
    player.verified()
    player.page.keyboard.press("Alt+a")
    field = player.page.locator("[data-account-form] [data-placeholder=金额]")
    field.fill("18万6400元")
    expect(player.page.locator("mark[data-placeholder=金额]").first).to_have_text("18万6400元")
    field.fill("5万元")
    expect(player.page.locator("mark[data-placeholder=金额]").first).to_have_text("5万元")
    missing = player.page.locator("mark[data-placeholder=到期日]").first
    expect(missing).to_have_text("{到期日}")
    loud = "one => getComputedStyle(one).backgroundColor"
    filled = player.page.locator("mark[data-placeholder=金额]").first
    assert missing.evaluate(loud) != filled.evaluate(loud)
    player.page.keyboard.press("Escape")
    open_page(player, "objections/boss-away.html")
    expect(player.page.locator("mark[data-placeholder=称呼]").first).to_have_text("王女士")
    player.page.wait_for_selector("html[data-finder=ready]", state="attached")
    player.page.keyboard.press("/")
    player.page.keyboard.type("王总 金额对不上")
    expect(player.page.locator("[data-finder-result]")).to_have_count(8)
    found = player.page.locator("[data-finder-result] mark[data-placeholder]")
    # At one moment: what is marked and what it says would else come from two lists.
    shown = dict(found.evaluate_all("all => all.map((one) => [one.dataset.placeholder, one.textContent])"))
    assert {name: text for name, text in shown.items() if name in ("称呼", "金额")}.items() <= {
        "称呼": "王女士",
        "金额": "5万元",
    }.items()
    player.page.locator("[data-finder-input]").fill("老板不在")
    row = player.page.locator("[data-finder-result][aria-selected=true]")
    expect(row).to_be_visible()
    for _ in range(20):
        if row.locator(".pb-blank--filled").count():
            break
        player.page.keyboard.press("ArrowRight")
    expect(row.locator(".pb-blank--filled").first).to_be_visible()
    # The text itself: a row that has not been painted yet has none that can be seen.
    said = row.locator("[data-words]").text_content()
    player.page.keyboard.press("Control+c")
    expect(player.page.locator("[data-part=count]")).to_have_text("已复制这句话术")
    assert player.clipboard == said


def test_the_copy_button_takes_the_filled_words(player: Player) -> None:
    with_case(player, scope="b2b")
    player.verified()
    line = player.page.locator("[data-line-id]", has=player.page.locator("mark[data-placeholder=金额]")).first
    line.locator("[data-copy]").click()
    expect(line.locator("[data-copy]")).to_have_text("已复制")
    assert "18万6400元" in player.clipboard
    assert player.clipboard == line.locator("[data-words]").inner_text()


def test_a_promise_typed_into_the_record_fills_the_closing_line(player: Player) -> None:
    """The bar need not have been opened for it."""
    player.begin("b2b-collection")
    player.play("contact", "mine", "agreed", "process", "pay-day", "all-four", "kept")
    player.wrap_up({"承诺日期": "2026-11-27", "承诺金额": "186400"})
    player.verified()
    expect(player.page.locator("mark[data-placeholder=承诺日期]").first).to_have_text("11月27日")


# 21:30 and 22:30, 07:59 and 08:00 in Beijing, told in UTC.
@pytest.mark.parametrize("zone", ["America/Los_Angeles", "Asia/Shanghai", "Pacific/Kiritimati"])
def test_the_light_goes_by_beijing_whatever_the_machines_zone(
    browser: Browser, base_url: str, zone: str
) -> None:
    """Consumers by the quiet hours of the guideline, companies by custom; each says which it is."""
    context = browser.new_context(locale="zh-CN", timezone_id=zone)
    page = context.new_page()
    for hour, minute, clock, state in (
        (13, 30, "21:30", "go"),
        (14, 0, "22:00", "stop"),
        (23, 59, "07:59", "stop"),
        (0, 0, "08:00", "go"),
    ):
        page.clock.set_fixed_time(datetime(2026, 11, 23, hour, minute, tzinfo=UTC))
        page.goto(base_url + "trees/dispute.html")
        consumer = page.locator("guard-rail [data-light=quiet-hours]").first
        expect(consumer).to_have_attribute("data-state", state)
        expect(consumer).to_contain_text(f"北京时间 {clock}")
        expect(consumer).to_contain_text("以正式文本为准")
        trade = page.locator("guard-rail [data-light=courtesy-hours]").first
        expect(trade).to_have_attribute("data-state", "wait")
        expect(trade).to_contain_text("惯例，不是法律")
    context.close()


def test_the_strip_shows_the_side_that_the_case_is_on(player: Player) -> None:
    """With consumer or trade set only its row is left; how often is a link to the rule, never a counter."""
    open_page(player, "trees/dispute.html")
    rows = player.page.locator("guard-rail [data-for]:visible")
    assert sorted(set(rows.evaluate_all("all => all.map((one) => one.dataset.for)"))) == ["b2b", "consumer"]
    for scope in ("consumer", "b2b"):
        player.set_case({"scope": scope})
        assert set(rows.evaluate_all("all => all.map((one) => one.dataset.for)")) == {scope}
    player.page.locator("guard-rail summary").first.click()
    expect(player.page.locator("guard-rail details").first).to_contain_text("这里不计数")
    assert player.page.locator("guard-rail details a").count() > 0
