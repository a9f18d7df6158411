"""The case of a tab: covered until the person is verified, filled everywhere at once, and nowhere else."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from call_player import NOW, Player

CASE = {
    "称呼": "王女士",
    "金额": "186400",
    "到期日": "2026-10-30",
    "债权人": "甲机构",
    "scope": "consumer",
    "product": "信用卡",
}
# As the page says them.
SECRETS = ("王女士", "18万6400元", "10月30日", "甲机构", "24天")
KEY = "playbook.account.1"
# Longer than a tab waits for another one to say that a case is its own.
ANSWERED_MS = 1300


def words(page: Page) -> str:
    """All that could be read aloud from a page: hidden lines do not count."""
    return "\n".join(page.locator("[data-words]:visible").all_inner_texts())


def open_page(player: Player, name: str) -> None:
    player.page.goto(player.base_url + name)
    player.page.wait_for_selector("account-bar:not([hidden]) [data-do=open]")


def with_case(player: Player, name: str = "stages/m1.html", **more: str) -> None:
    open_page(player, name)
    player.set_case({**CASE, **more})


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
    found = player.page.locator("[data-finder-result] mark[data-placeholder]")
    shown = dict(
        zip(
            found.evaluate_all("all => all.map(({dataset}) => dataset.placeholder)"),
            found.all_text_contents(),
            strict=True,
        )
    )
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


def test_a_case_stays_in_its_tab_and_nowhere_else(player: Player, context: BrowserContext) -> None:
    """Not in the address, localStorage or cookies, not in the console, in no request, in no other tab."""
    said: list[str] = []
    asked: list[str] = []
    player.page.on("console", lambda message: said.append(message.text))
    player.page.on("request", lambda request: asked.append(f"{request.url} {request.post_data or ''}"))
    player.begin("identity-check")
    player.set_case(CASE)
    player.play(
        "self",
        "passed",
        {"verified": True},
        "overdue",
        "talks",
        "said",
        "forgot",
        "dated",
        "full",
        "kept",
        "m1",
    )
    player.wrap_up({"承诺日期": "2026-11-25", "承诺金额": "5000", "备注": "约好了"})
    player.copied("Control+Enter")
    open_page(player, "stages/m1.html")
    expect(
        player.page.locator("mark[data-placeholder=称呼], mark[data-placeholder=金额]").first
    ).not_to_contain_text("{")
    kept = player.page.evaluate("JSON.stringify([{...localStorage}, document.cookie, history.state])")
    private = [*SECRETS, "186400", "2026-10-30", "约好了", "5000"]
    everywhere = "\n".join([kept, *said, *asked, player.page.url])
    assert [one for one in private if one in everywhere] == []
    assert "王女士" in player.page.evaluate(f"sessionStorage['{KEY}']")
    other = context.new_page()
    other.goto(player.base_url + "stages/m1.html")
    expect(other.locator("account-bar [data-do=open]")).to_have_text("填案件")
    assert other.evaluate("sessionStorage.length") == 0


def test_a_case_follows_the_tab_from_page_to_page(player: Player) -> None:
    with_case(player)
    player.verified()
    open_page(player, "objections/boss-away.html")
    expect(player.page.locator("[data-account=verified]")).to_be_checked()
    player.page.reload()
    expect(player.page.locator("[data-account=verified]")).to_be_checked()


def stored(page: Page) -> dict[str, Any]:
    kept: dict[str, Any] = json.loads(page.evaluate(f"sessionStorage['{KEY}']"))
    return kept


def put_back(page: Page, kept: dict[str, Any], url: str) -> None:
    """Session storage as a browser restores it before the page runs."""
    page.goto("about:blank")
    page.context.add_init_script(
        f"if (location.protocol === 'http:' && !sessionStorage.getItem('{KEY}'))"
        f" sessionStorage.setItem('{KEY}', {json.dumps(json.dumps(kept))})"
    )
    page.goto(url)


@pytest.mark.parametrize(("hours", "is_kept"), [(11.9, True), (12.1, False)])
def test_a_case_lives_twelve_hours_at_most(
    player: Player, browser: Browser, hours: float, is_kept: bool
) -> None:
    """Begun longer ago, it is gone from the page and from the storage."""
    with_case(player)
    kept = stored(player.page)
    later = NOW + timedelta(hours=hours)
    context = browser.new_context(locale="zh-CN")
    page = context.new_page()
    page.clock.set_fixed_time(later)
    put_back(page, {**kept, "left": int(later.timestamp() * 1000) - 1000}, player.base_url + "stages/m1.html")
    button = page.locator("account-bar [data-do=open]")
    expect(button).to_have_text("改案件" if is_kept else "填案件")
    assert page.evaluate(f"'{KEY}' in sessionStorage") == is_kept
    context.close()


def test_an_open_page_lets_the_case_go_after_twelve_hours(player: Player) -> None:
    player.page.clock.install(time=NOW)
    with_case(player)
    player.page.clock.fast_forward("11:58:00")
    player.page.clock.run_for(60_000)
    expect(player.page.locator("account-bar [data-do=open]")).to_have_text("改案件")
    player.page.clock.fast_forward("00:05:00")
    player.page.clock.run_for(60_000)
    expect(player.page.locator("account-bar [data-do=open]")).to_have_text("填案件")
    assert not player.page.evaluate(f"'{KEY}' in sessionStorage")


def test_a_tab_opened_again_asks_to_verify_anew(player: Player, browser: Browser) -> None:
    """The case comes back with the tab, the verification does not; a page change keeps both."""
    with_case(player)
    player.verified()
    kept = stored(player.page)
    for ago, is_verified in ((10, True), (600, False)):
        context = browser.new_context(locale="zh-CN")
        page = context.new_page()
        page.clock.set_fixed_time(NOW)
        left = int(NOW.timestamp() * 1000) - ago * 1000
        put_back(page, {**kept, "left": left}, player.base_url + "stages/m1.html")
        expect(page.locator("account-bar [data-do=open]")).to_have_text("改案件")
        assert page.locator("[data-account=verified]").is_checked() == is_verified
        assert ("18万6400元" in words(page)) == is_verified
        context.close()


def test_a_duplicated_tab_comes_up_empty(player: Player) -> None:
    """A window opened from the tab copies its session storage; the case stays with the first."""
    with_case(player)
    player.verified()
    with player.page.expect_popup() as opened:
        player.page.evaluate("window.open(location.href)")
    copy = opened.value
    expect(copy.locator("account-bar [data-do=open]")).to_have_text("填案件")
    copy.wait_for_timeout(ANSWERED_MS)
    expect(copy.locator("account-bar [data-do=open]")).to_have_text("填案件")
    assert not copy.evaluate(f"'{KEY}' in sessionStorage")
    assert "18万6400元" not in copy.locator("body").inner_text()
    copy.reload()
    expect(copy.locator("account-bar [data-do=open]")).to_have_text("填案件")
    expect(player.page.locator("[data-account=verified]")).to_be_checked()
    assert "王女士" in player.page.evaluate(f"sessionStorage['{KEY}']")


def test_a_tab_that_answers_late_keeps_its_case_all_the_same(player: Player) -> None:
    """Too busy to answer in time, it is heard later: the copy that has taken up the case lets it go."""
    with_case(player)
    page = player.page
    # As a browser leaves it that was killed: nobody said that the page was left.
    page.evaluate(
        f"""() => addEventListener("pagehide", () => {{
          const kept = JSON.parse(sessionStorage["{KEY}"]);
          sessionStorage["{KEY}"] = JSON.stringify({{ ...kept, left: 0, tab: "the-first" }});
        }})"""
    )
    page.reload()
    expect(page.locator("account-bar [data-do=open]")).to_have_text("改案件")
    page.evaluate("new BroadcastChannel('playbook.tab.1').postMessage({ mine: 'another' })")
    page.wait_for_timeout(ANSWERED_MS)
    expect(page.locator("account-bar [data-do=open]")).to_have_text("改案件")
    page.evaluate("new BroadcastChannel('playbook.tab.1').postMessage({ mine: 'the-first' })")
    expect(page.locator("account-bar [data-do=open]")).to_have_text("填案件")
    assert not page.evaluate(f"'{KEY}' in sessionStorage")


def test_one_chord_clears_and_ten_seconds_bring_back(player: Player) -> None:
    """Cleared, nothing is left on the page or in the storage; taken back in time, all of it is."""
    player.page.clock.install(time=NOW)
    with_case(player)
    player.verified()
    for wait, brought in ((9_000, True), (11_000, False)):
        player.page.keyboard.press("Alt+Shift+X")
        assert not player.page.evaluate(f"'{KEY}' in sessionStorage")
        everything = player.page.locator("body").inner_text()
        assert [one for one in SECRETS if one in everything] == []
        player.page.clock.fast_forward(wait)
        player.page.keyboard.press("Alt+Shift+Z")
        expect(player.page.locator("account-bar [data-do=open]")).to_have_text(
            "改案件" if brought else "填案件"
        )
        assert player.page.evaluate(f"'{KEY}' in sessionStorage") == brought
        if brought:
            expect(player.page.locator("[data-account=verified]")).to_be_checked()
            expect(player.page.locator("mark[data-placeholder=金额]").first).to_have_text("18万6400元")


def test_a_case_cleared_elsewhere_does_not_come_back_with_the_page(player: Player) -> None:
    """A page that the browser kept whole takes up what the tab knows by now, not what it knew then."""
    with_case(player)
    player.verified()
    player.page.evaluate(
        f"""() => {{ sessionStorage.removeItem('{KEY}');
              dispatchEvent(new PageTransitionEvent("pageshow", {{persisted: true}})) }}"""
    )
    expect(player.page.locator("account-bar [data-do=open]")).to_have_text("填案件")
    assert not player.page.evaluate(f"'{KEY}' in sessionStorage")


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
