"""The case that tests fill in, where the page keeps it, and how it gets there."""

from __future__ import annotations

from playwright.sync_api import Page

from call_player import Player

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


def open_page(player: Player, name: str) -> None:
    player.page.goto(player.base_url + name)
    player.page.wait_for_selector("account-bar:not([hidden]) [data-do=open]")


def with_case(player: Player, name: str = "stages/m1.html", **more: str) -> None:
    open_page(player, name)
    player.set_case({**CASE, **more})


def words(page: Page) -> str:
    """All that could be read aloud from a page: hidden lines do not count."""
    return "\n".join(page.locator("[data-words]:visible").all_inner_texts())
