"""The steps of a call: keys, the path, the address, a new call, keys that must not act."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from call_player import LONG, NOW, Player, follow, trees


def test_number_keys_choose_and_one_without_an_option_does_nothing(player: Player) -> None:
    player.begin("b2b-collection")
    player.page.keyboard.press("9")
    assert player.at == "who-answers"
    player.page.keyboard.press("0")
    assert player.at == "who-answers"
    player.choose("contact")
    assert player.at == "right-person"
    expect(player.page.locator("[data-node=right-person] h2")).to_be_focused()


def test_arrows_and_enter_choose_too(player: Player) -> None:
    player.begin("b2b-collection")
    player.page.keyboard.press("ArrowDown")
    player.page.keyboard.press("ArrowDown")
    second = trees()["b2b-collection"]["questions"]["who-answers"]["options"][1]
    expect(player.page.locator(f"[data-option={second['id']}]:visible")).to_be_focused()
    player.page.keyboard.press("Enter")
    assert player.at == second["next"]


def test_backspace_keeps_what_was_answered(player: Player) -> None:
    """Steps back show the answer that was given; giving it again leads on, and nothing is asked twice."""
    player.begin("b2b-collection")
    player.play(*LONG)
    player.back(2)
    assert player.at == "accounts-match"
    kept = player.step.locator("[aria-current]")
    assert kept.get_attribute("data-option") == "agreed"
    player.choose("agreed")
    assert player.at == "why-not-paid"
    player.choose("process")
    assert player.at == "process-step"
    player.back(9)
    assert player.at == "who-answers"
    assert player.tree == "b2b-collection"


def test_a_changed_answer_goes_past_what_still_applies(player: Player) -> None:
    """Change leads to the question; a new answer keeps the later ones and says how many it went past."""
    player.begin("consumer-negotiation")
    player.play("said", "late-money", "enough", "full", "kept", "m1")
    assert player.at == "promised"
    player.change("kept-before")
    assert player.at == "kept-before"
    player.choose("once")
    assert player.at == "proof-first"
    player.change("kept-before")
    player.choose("kept")
    assert player.at == "promised"
    expect(player.page.locator("body > [role=status]")).to_contain_text("后面 1 步照旧")


def test_the_path_lists_every_answer_with_its_question(player: Player) -> None:
    player.begin("b2b-collection")
    player.play(*LONG)
    due = follow("b2b-collection", LONG)
    asked = trees()["b2b-collection"]["questions"]
    names = player.page.locator("[data-part=path] li b").all_inner_texts()
    assert names == [
        asked[one]["ask"] for one in ("who-answers", "right-person", "accounts-match", "why-not-paid", due.at)
    ]
    assert player.path == due.trees[0][1]
    expect(player.page.locator("[data-part=path] [aria-current=step]")).to_have_text(asked[due.at]["ask"])
    expect(player.page.locator("[data-part=clock]")).to_contain_text("第 5 步")


def test_a_new_call_can_be_taken_back_for_ten_seconds(player: Player) -> None:
    """r drops answers and ticks; u within ten seconds brings back both, later nothing."""
    player.page.clock.install(time=NOW)
    player.begin("b2b-collection")
    player.play(*LONG)
    player.tick("identity")
    for wait, brought in ((9_000, True), (11_000, False)):
        player.page.keyboard.press("r")
        assert (player.at, player.path, player.fragment) == ("who-answers", [], "")
        assert not player.page.locator("[data-tick=identity]").is_checked()
        player.page.clock.fast_forward(wait)
        assert player.page.locator("[data-part=undo]").is_visible() == brought
        player.page.keyboard.press("u")
        assert player.at == ("process-step" if brought else "who-answers")
        assert player.page.locator("[data-tick=identity]").is_checked() == brought


def test_two_new_calls_in_a_row_lose_nothing(player: Player) -> None:
    """A key pressed twice by accident is taken back as one."""
    player.begin("b2b-collection")
    player.play(*LONG)
    player.page.keyboard.press("r")
    player.page.keyboard.press("r")
    player.page.keyboard.press("u")
    assert player.at == "process-step"


def test_the_address_is_the_step_and_nothing_else(player: Player) -> None:
    """The fragment holds pairs alone, also with a case set; l copies it, and it opens the same step."""
    player.begin("b2b-collection")
    player.set_case({"称呼": "王经理", "金额": "186400", "scope": "b2b"})
    player.play(*LONG)
    pairs = "who-answers=contact&right-person=mine&accounts-match=agreed&why-not-paid=process"
    assert player.fragment == pairs
    assert "?" not in player.address
    player.page.keyboard.press("l")
    expect(player.page.locator("[data-part=undo]")).to_contain_text("已复制")
    assert player.clipboard == player.address
    player.page.goto("about:blank")
    player.begin("b2b-collection", pairs)
    assert player.at == "process-step"


def test_keys_faster_than_the_screen_lose_no_step_of_the_address(player: Player) -> None:
    """Two answers and l within one frame: the link names the second step, and Back goes by both."""
    player.begin("b2b-collection")
    first, second = LONG[:2]
    copied = player.page.evaluate(
        """async (options) => {
          const press = (key) => document.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
          for (const option of options) {
            const key = document.querySelector(`[data-node]:not([hidden]) [data-option=${option}] kbd`);
            press(key.textContent);
          }
          press("l");
          return location.href;
        }""",
        [first, second],
    )
    assert copied.endswith(f"#who-answers={first}&right-person={second}")
    assert player.address == copied
    player.browser_back()
    assert player.fragment == f"who-answers={first}"
    player.browser_back()
    assert player.fragment == ""


@pytest.mark.parametrize(
    ("fragment", "at", "kept"),
    [
        ("who-answers=contact&name=王经理&right-person=nobody", "right-person", "who-answers=contact"),
        ("right-person=mine&accounts-match=agreed", "who-answers", ""),
        ("who-answers=contact=mine&x", "who-answers", ""),
        ("__proto__=contact&who-answers=toString", "who-answers", ""),
        ("%E7%8E%8B=%", "who-answers", ""),
    ],
)
def test_unknown_pairs_are_dropped(player: Player, fragment: str, at: str, kept: str) -> None:
    """What is no pair of this tree moves nothing and does not stay in the address."""
    wrong: list[str] = []
    player.page.on("pageerror", lambda error: wrong.append(str(error)))
    player.begin("b2b-collection", fragment)
    assert player.at == at
    assert player.fragment == kept
    assert wrong == []


def test_the_browsers_back_and_forward_follow_the_steps(player: Player) -> None:
    """Going back by the browser is a step, and the record tells the way that is shown."""
    player.begin("b2b-collection")
    player.play("contact", "handed-over")
    assert player.at == "new-contact"
    player.browser_back()
    assert player.at == "right-person"
    player.choose("not-mine")
    assert player.at == "told-someone"
    player.browser_back()
    player.page.go_forward()
    player.expect_at("told-someone")
    due = follow("b2b-collection", ("contact", "not-mine"))
    assert f"路径：{due.text}\n" in player.copied("y")


def test_a_step_link_to_an_outcome_records_its_way(player: Player) -> None:
    player.begin("b2b-collection", "who-answers=contact&right-person=not-mine")
    due = follow("b2b-collection", ("contact", "not-mine"))
    assert f"路径：{due.text}\n" in player.copied("y")


def lead_on(page: Page) -> None:
    """Gives the theme a page to change to: its own keys follow these links."""
    page.evaluate(
        """() => { for (const rel of ["prev", "next"]) {
             const link = document.createElement("link");
             document.head.append(Object.assign(link, {rel, href: "../index.html?theme"})) } }"""
    )


@pytest.mark.parametrize("key", ["p", "n", ",", "."])
def test_the_themes_page_keys_do_nothing_in_a_tree_or_with_a_case(player: Player, key: str) -> None:
    """They change pages elsewhere; in a call they would throw the caller out of it."""
    player.begin("b2b-collection")
    lead_on(player.page)
    player.page.keyboard.press(key)
    player.page.wait_for_timeout(100)
    assert player.page.url.endswith("trees/b2b-collection.html")
    player.page.goto(player.base_url + "objections/boss-away.html")
    lead_on(player.page)
    player.set_case({"scope": "b2b"})
    player.page.keyboard.press(key)
    player.page.wait_for_timeout(100)
    assert "?theme" not in player.address
    player.page.keyboard.press("Alt+Shift+X")
    player.page.keyboard.press(key)
    player.page.wait_for_url("**/index.html?theme")


def test_single_letters_can_be_switched_off(player: Player) -> None:
    """Numbers, Backspace, `/` and `!` still act; letters do nothing, here and on the next page."""
    player.begin("b2b-collection")
    player.page.keyboard.press("?")
    player.page.locator("[data-part=letters]").uncheck()
    player.page.keyboard.press("Escape")
    player.begin("b2b-escalation")
    player.begin("b2b-collection")
    player.play("contact", "not-mine")
    player.page.evaluate("navigator.clipboard.writeText('before')")
    for key in "orculwyt":
        player.page.keyboard.press(key)
    player.page.wait_for_timeout(100)
    assert player.at == "told-someone"
    assert player.page.locator("dialog[open]").count() == 0
    assert player.clipboard == "before"
    player.back(1)
    assert player.at == "right-person"
    player.page.keyboard.press("!")
    expect(player.page.locator("[data-part=emergency]")).to_be_visible()


def test_keys_do_not_act_while_a_note_is_typed(player: Player) -> None:
    player.begin("b2b-collection")
    player.play("contact", "not-mine")
    note = player.page.locator("[data-wrap=备注]")
    note.focus()
    player.page.keyboard.type("1 r! o/y.")
    assert note.input_value() == "1 r! o/y."
    assert player.at == "told-someone"


def test_the_choice_of_a_call_begins_by_number(player: Player) -> None:
    """On the list of trees one number opens the tree that this kind of call begins with."""
    player.page.goto(player.base_url + "trees/index.html")
    chosen = player.page.locator("call-choice [data-option=b2b-call]")
    player.page.keyboard.press(chosen.locator("kbd").inner_text())
    player.live("b2b-collection")
