"""Whole calls by keyboard, from the first key to the copied record, and every tree as anybody can read it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from call_player import Player, follow, trees

CALLS = yaml.safe_load((Path(__file__).parent / "calls.yml").read_text("utf-8"))
ALL = sorted(trees())


def options_of(call: Mapping[str, Any]) -> list[Any]:
    """The options that count in the end."""
    steps = call.get("path", call["steps"])
    return [step for step in steps if isinstance(step, str) or "emergency" in step]


@pytest.mark.parametrize("call", CALLS, ids=lambda call: call["name"])
def test_a_whole_call(player: Player, call: dict[str, Any]) -> None:
    """From the first key to the copied record, without the mouse being needed."""
    due = follow(call["start"], options_of(call))
    assert due.outcome["code"] == call["code"]
    player.begin(call["start"])
    if "case" in call:
        player.set_case(call["case"])
    player.play(*call["steps"])
    assert (player.tree, player.at) == (due.tree, due.at)
    assert player.path == due.trees[-1][1]
    filled = {**call.get("promise", {}), **({"备注": call["note"]} if "note" in call else {})}
    player.wrap_up(filled)
    record = player.copied("Control+Enter" if filled else "y")
    assert f"路径：{due.text}\n" in record
    assert f"处置码：{call['code']} " in record
    assert [text for text in call.get("must", ()) if text not in record] == [], record
    assert [text for text in call.get("must_not", ()) if text in record] == [], record


def test_the_calls_go_through_every_tree() -> None:
    seen = {name for call in CALLS for name, _ in follow(call["start"], options_of(call)).trees}
    assert seen == set(ALL)
    assert len(CALLS) >= 14


@pytest.mark.parametrize("name", ALL)
def test_every_step_stands_alone_and_leads_out(player: Player, name: str) -> None:
    """At every question and outcome: one step is visible, `!` shows the stop text, closing moves nothing."""
    tree, crisis = trees()[name], trees()["crisis"]
    player.begin(name)
    # All steps in one go of the page: a key press from outside for each of seven hundred takes minutes.
    look = """async (ids) => {
      const steps = [...document.querySelectorAll("[data-node], [data-outcome]")];
      const visible = () => steps.filter((one) => one.checkVisibility());
      const shown = () => visible().map(({dataset}) => dataset.node ?? dataset.outcome);
      const found = [];
      for (const id of ids) {
        const there = new Promise((done) => addEventListener("hashchange", done, {once: true}));
        location.hash = id;
        await there;
        const before = shown();
        document.dispatchEvent(new KeyboardEvent("keydown", {key: "!", bubbles: true, cancelable: true}));
        const sheet = document.querySelector("dialog[open]");
        const says = sheet?.querySelector("h2 + *").textContent.replace(/\\s/g, "");
        const count = sheet?.querySelectorAll("[data-emergency]").length;
        found.push([before, sheet?.dataset.part ?? null, says, count]);
        sheet?.close();
        if (shown().join() !== before.join()) found.push([id, "moved"]);
      }
      return found }"""
    stop = "".join(crisis["stop_first"].split())
    count = len(crisis["questions"][crisis["start"]]["options"])
    ids = [*tree["questions"], *tree["outcomes"]]
    assert player.page.evaluate(look, ids) == [[[node], "emergency", stop, count] for node in ids]


@pytest.mark.parametrize("width", [390, 1366])
def test_a_tree_in_play_is_accessible_and_fits(player: Player, width: int) -> None:
    """Axe finds nothing at a question, in the sheets and at an outcome; nothing sticks out sideways."""
    player.page.set_viewport_size({"width": width, "height": 844})
    player.begin("consumer-negotiation")
    player.set_case({"称呼": "王女士", "金额": "8612", "到期日": "2026-11-03", "scope": "consumer"})
    stages: list[tuple[str, tuple[str, ...]]] = [
        ("question", ("said", "forgot")),
        ("map", ("o",)),
        ("help", ("Escape", "?")),
        ("emergency", ("Escape", "!")),
        ("outcome", ("Escape", "dated", "full", "kept", "m1")),
    ]
    for name, keys in stages:
        for key in keys:
            if key in ("o", "?", "!", "Escape"):
                player.page.keyboard.press(key)
            else:
                player.choose(key)
        player.page.wait_for_timeout(300)
        found = Axe().run(player.page).response["violations"]
        assert [(v["id"], [node["html"][:120] for node in v["nodes"]][:3]) for v in found] == [], name
        assert player.page.evaluate("document.documentElement.scrollWidth") <= width, name


@pytest.mark.parametrize("name", ALL)
def test_without_script_a_tree_is_linked_pages_of_the_same_content(
    browser: Browser, base_url: str, page: Page, name: str
) -> None:
    """Every step is there with the same words, and every option leads to the step that its key leads to."""
    read = """() => [...document.querySelectorAll("[data-node], [data-outcome]")].map((node) => [
      node.id,
      [...node.querySelectorAll("h2, b, q, [data-words], .pb-list")].map((part) => part.textContent)])"""
    player = Player(page, base_url)
    player.begin(name)
    played = page.evaluate(read)
    plain = browser.new_context(java_script_enabled=False)
    still = plain.new_page()
    still.goto(f"{base_url}trees/{name}.html")
    assert still.evaluate(read) == played
    assert still.locator("decision-tree button:visible, wrap-up:visible, dialog:visible").count() == 0
    tree = trees()[name]
    hrefs = still.locator("[data-node] [data-option]").evaluate_all(
        """all => all.map((one) =>
          [one.closest('[data-node]').dataset.node, one.dataset.option, one.getAttribute('href')])"""
    )
    due = [
        [question, option["id"], _leads_to(option["next"])]
        for question, asked in tree["questions"].items()
        for option in asked["options"]
    ]
    assert hrefs == due
    first = tree["questions"][tree["start"]]["options"]
    within = next(option for option in first if not option["next"].startswith("tree."))
    still.locator(f"[data-node='{tree['start']}'] [data-option='{within['id']}']").click()
    assert still.locator(":target").get_attribute("id") == within["next"]
    expect(still.locator(":target h2")).to_be_in_viewport()
    plain.close()


def _leads_to(step: str) -> str:
    return f"{step.removeprefix('tree.')}.html" if step.startswith("tree.") else f"#{step}"


def test_after_a_hard_call_one_key_leads_to_two_minutes_of_rest(player: Player) -> None:
    """From any step, and the page that it leads to says what to do in two minutes."""
    player.begin("b2b-collection")
    player.page.keyboard.press("b")
    player.page.wait_for_url("**/techniques/*.html")
    expect(player.page.locator("h1")).to_contain_text("两分钟")
