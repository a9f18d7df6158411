"""The record of a call: prefilled by the path, finished by hand, copied by one key, and clean of numbers."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from call_player import NOW, Player

COLUMNS = ("时间", "路径", "处置码", "承诺金额", "承诺日期", "付款人", "必说", "下次联系", "备注")
TO_PROMISE = ("contact", "mine", "agreed", "process", "pay-day", "all-four", "kept")


@pytest.fixture
def ended(player: Player) -> Player:
    """A trade call that ended in a promise."""
    player.begin("b2b-collection")
    player.play(*TO_PROMISE)
    player.page.locator("[data-wrap=code]").wait_for()
    return player


def preview(player: Player) -> str:
    return player.page.locator("wrap-up [data-part=preview]").inner_text()


def test_it_is_there_at_an_outcome_and_only_there(ended: Player) -> None:
    expect(ended.page.locator("wrap-up")).to_be_visible()
    expect(ended.page.locator("[data-wrap=code]")).to_have_value("PTP")
    ended.back(1)
    expect(ended.page.locator("wrap-up")).to_be_hidden()
    ended.page.keyboard.press("y")
    ended.page.keyboard.press("t")
    assert ended.at == "kept-before"


def test_y_copies_what_the_preview_shows_and_t_the_cells(ended: Player) -> None:
    """The cells are one row in a fixed order, with the note's line breaks gone."""
    ended.tick("identity")
    ended.wrap_up(
        {"承诺日期": "2026-11-27", "承诺金额": "186400", "付款人": "对公账户", "备注": "第一行\n第二行"}
    )
    ended.page.locator("wrap-up h3").click()
    assert ended.copied("y") == preview(ended)
    row = dict(zip(COLUMNS, ended.copied("t", "cells").split("\t"), strict=True))
    assert row["承诺金额"] == "186,400.00元"
    assert row["承诺日期"] == row["下次联系"] == "2026年11月27日"
    assert row["付款人"] == "对公账户"
    assert row["备注"] == "第一行 第二行"
    assert row["处置码"].startswith("PTP ")
    assert "已说：报明机构或工号" in row["必说"]
    assert row["时间"] == "2026年11月23日 10:00"


def test_chords_copy_from_inside_a_field(ended: Player) -> None:
    ended.wrap_up({"备注": "已发对账单"})
    assert "备注：已发对账单" in ended.copied("Control+Enter")
    assert "已发对账单" in ended.copied("Control+Shift+Enter", "cells")
    assert "\t" in ended.clipboard


def test_ticks_and_fields_show_at_once(ended: Player) -> None:
    assert "未勾：报明机构或工号" in preview(ended)
    ended.tick("identity")
    assert "已说：报明机构或工号" in preview(ended)
    ended.page.locator("[data-wrap=付款人]").fill("对公账户")
    assert "付款人 对公账户" in preview(ended)


@pytest.mark.parametrize(
    ("code", "agreed", "next_contact"),
    [
        ("NA", "", "2026年11月24日"),
        ("NP", "", "2026年11月25日"),
        ("HARD", "", "2026年11月30日"),
        ("CB", "2026-11-26", "2026年11月26日"),
        ("CB", "", "等约好的日子定下来"),
        ("PTP", "", "等承诺日定下来"),
        ("DISP", "", "由批准的岗位定（法务或争议处理岗）"),
    ],
)
def test_the_next_date_follows_the_code(ended: Player, code: str, agreed: str, next_contact: str) -> None:
    """Counted in workdays from the call, or from the day agreed; where somebody has to decide, by whom."""
    ended.page.locator("[data-wrap=code]").select_option(code)
    ended.page.locator("[data-wrap=约定日期]").fill(agreed)
    shown = preview(ended)
    assert f"处置码：{code} " in shown
    assert f"下次联系：{next_contact}" in shown
    expect(ended.page.locator("wrap-up [data-part=rule]")).to_contain_text("下次联系的规则")


def test_workdays_go_past_a_holiday(player: Player) -> None:
    """The eve of the holiday week: the next workday is the one after it."""
    player.page.clock.set_fixed_time(datetime(2026, 9, 30, 2, 0, tzinfo=UTC))
    player.begin("b2b-collection")
    player.play("silence")
    player.page.locator("[data-wrap=code]").wait_for()
    assert "下次联系：2026年10月8日" in preview(player)


def identity() -> str:
    """Eighteen digits with the right check, of a person who cannot be: nobody is born in 1900 there."""
    head = "11010119000101001"
    total = sum(int(digit) * (2 ** (17 - n) % 11) for n, digit in enumerate(head))
    return head + "10X98765432"[total % 11]


def card(length: int) -> str:
    """A card number of the right check that no bank has given out."""
    head = "62" + "0" * (length - 3)
    doubled = [int(digit) * (2 - n % 2) for n, digit in enumerate(reversed(head))]
    return f"{head}{-sum(number - 9 * (number > 9) for number in doubled) % 10}"


@pytest.mark.parametrize(
    ("note", "kind"),
    [
        (f"证件 {identity()}", "身份证号"),
        (f"卡 {card(16)}", "银行卡号"),
        (f"卡{card(19)}", "银行卡号"),
        ("改打 138-0000-0000", "手机号"),
    ],
)
def test_a_number_in_the_note_is_warned_of(ended: Player, note: str, kind: str) -> None:
    """And what only looks long is not."""
    warning = ended.page.locator("wrap-up [data-part=warning]")
    ended.wrap_up({"备注": "合同 2026-0930-118，周五付"})
    expect(warning).to_be_hidden()
    ended.wrap_up({"备注": note})
    expect(warning).to_be_visible()
    expect(warning).to_contain_text(kind)
    ended.wrap_up({"备注": ""})
    expect(warning).to_be_hidden()


@pytest.mark.parametrize("how", ["missing", "refused"])
def test_the_record_is_copied_without_the_clipboard_api(
    base_url: str, context: BrowserContext, page: Page, how: str
) -> None:
    """On plain http there is none, elsewhere it may say no: the selection is copied instead."""
    context.grant_permissions(["clipboard-read"])
    value = "undefined" if how == "missing" else "{writeText: () => Promise.reject(new Error())}"
    page.add_init_script(
        f"Object.defineProperty(window, 'clipboardKept', {{value: navigator.clipboard}});"
        f"Object.defineProperty(navigator, 'clipboard', {{configurable: true, value: {value}}})"
    )
    page.clock.set_fixed_time(NOW)
    player = Player(page, base_url)
    player.begin("b2b-collection")
    player.play(*TO_PROMISE)
    player.page.locator("[data-wrap=code]").wait_for()
    shown = preview(player)
    page.keyboard.press("y")
    expect(page.locator("[data-copy-as=text]")).to_have_text("已复制小结")
    assert page.evaluate("clipboardKept.readText()") == shown
    page.keyboard.press("t")
    expect(page.locator("[data-copy-as=cells]")).to_contain_text("已复制")
    assert page.evaluate("clipboardKept.readText()").count("\t") == len(COLUMNS) - 1


def test_a_cell_is_never_a_formula(ended: Player) -> None:
    ended.wrap_up({"付款人": "=1+1", "备注": "@SUM(A1)"})
    row = dict(zip(COLUMNS, ended.copied("Control+Shift+Enter", "cells").split("\t"), strict=True))
    assert row["付款人"] == "'=1+1"
    assert row["备注"] == "'@SUM(A1)"


def test_going_back_and_ending_in_the_earlier_tree_records_that_tree_alone(player: Player) -> None:
    """What was only looked into after a hand-over is no part of the way."""
    player.begin("identity-check")
    player.play(
        "self", "passed", "overdue", "talks", "said", {"back": 1}, {"earlier": "identity-check"}, "hangs-up"
    )
    record = player.copied("y")
    assert "对私协商" not in record
    assert "核身" in record
