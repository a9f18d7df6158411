"""The case stays in its tab: how long, through which pages, and in no other one."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from call_player import NOW, Player
from case_of_tab import CASE, KEY, SECRETS, open_page, with_case, words

# Longer than a tab waits for another one to say that a case is its own.
ANSWERED_MS = 1300


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
