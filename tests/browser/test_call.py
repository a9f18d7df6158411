"""All that a tree can do in a call: keys, path, address, side-trip, crisis, hand-over, map."""

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


def test_a_side_trip_loses_nothing_and_never_navigates(player: Player) -> None:
    """`/`, words, Enter: the line lies over the step; one Esc and the numbers choose again."""
    player.begin("b2b-collection")
    player.play(*LONG)
    player.page.evaluate("window.stayedHere = true")
    before = player.address
    sheet = player.look_up("老板不在")
    expect(sheet.locator("h2")).to_have_text("老板不在")
    expect(sheet.locator("[data-line-id] [data-words]").first).to_be_visible()
    assert player.address == before
    player.page.keyboard.press("Escape")
    expect(sheet).to_have_count(0)
    expect(player.page.locator("[data-finder-result]:visible")).to_have_count(0)
    assert player.at == "process-step"
    assert player.address == before
    assert player.page.evaluate("window.stayedHere")
    player.choose("pay-day")
    assert player.at == "date-and-amount"


def test_the_crisis_path_stops_first_and_comes_back(player: Player) -> None:
    """Choosing there leads into the crisis tree under its stop text; Backspace returns to the very step."""
    player.begin("b2b-collection")
    player.play(*LONG)
    player.emergency("self-harm")
    assert player.at == "harm-where"
    stop = player.page.locator(".pb-stop")
    assert "".join(trees()["crisis"]["stop_first"].split()) in "".join(stop.inner_text().split())
    assert stop.bounding_box()["y"] < player.step.bounding_box()["y"]  # type: ignore[index]
    expect(player.page.locator("[data-part=earlier]")).to_contain_text("对公催款")
    player.back(1)
    player.earlier("b2b-collection")
    assert player.at == "process-step"
    assert player.path == follow("b2b-collection", LONG).trees[0][1]


def test_a_hand_over_keeps_the_earlier_trees_and_leads_back(player: Player) -> None:
    """Three trees deep the path names the two before; Backspace walks back through all of them."""
    player.begin("identity-check")
    player.play("self", "passed", "overdue", "talks", "said", "unwilling", "sums")
    assert (player.tree, player.at) == ("dispute", "who-disputes")
    earlier = player.page.locator("[data-part=earlier] li")
    assert [text.split("（")[0] for text in earlier.all_inner_texts()] == [
        trees()["identity-check"]["title"],
        trees()["consumer-negotiation"]["title"],
    ]
    player.earlier("consumer-negotiation")
    assert player.at == "why-not"
    player.back(2)
    assert player.at == "purpose-said"
    player.earlier("identity-check")
    assert player.at == "say-purpose"
    player.choose("talks")
    assert player.at == "purpose-said"
    player.play("said", "unwilling", "sums")
    assert player.tree == "dispute"


def test_the_map_shows_the_way_and_leads_anywhere(player: Player) -> None:
    """The way is marked; dragging and the wheel move it without choosing; a click on a step goes there."""
    player.begin("b2b-collection")
    player.play("contact", "mine")
    player.page.keyboard.press("o")
    chart = player.page.locator("[data-part=map] [data-map]")
    taken = chart.locator("[data-spot].is-taken").evaluate_all("all => all.map(({dataset}) => dataset.spot)")
    assert sorted(taken) == ["right-person", "who-answers"]
    expect(chart.locator("path.is-taken")).to_have_count(2)
    expect(chart.locator(".is-here")).to_have_attribute("data-spot", "accounts-match")

    def seen() -> list[float]:
        return [float(part) for part in (chart.get_attribute("viewBox") or "").split()]

    box = chart.bounding_box()
    assert box
    middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    before = seen()
    player.page.mouse.move(*middle)
    player.page.mouse.wheel(0, -400)
    player.page.wait_for_timeout(100)
    assert seen()[2] < before[2]
    zoomed = seen()
    player.page.mouse.down()
    player.page.mouse.move(middle[0] - 80, middle[1] - 40, steps=4)
    player.page.mouse.up()
    assert seen()[0] > zoomed[0]
    assert seen()[1] > zoomed[1]
    assert player.page.locator("[data-part=map][open]").is_visible()
    player.page.keyboard.press("Escape")
    player.page.keyboard.press("o")
    chart.locator("[data-spot=where-differ] > :is(circle, rect)").click()
    assert player.at == "where-differ"
    assert player.page.locator("dialog[open]").count() == 0


def test_a_step_is_found_inside_the_tree(player: Player) -> None:
    """Words of a question, an option or an outcome find it; Enter goes to the first."""
    player.begin("b2b-collection")
    asked = trees()["b2b-collection"]["questions"]["papers-missing"]["ask"]
    player.page.keyboard.press("o")
    player.page.keyboard.type(asked[:6])
    steps = player.page.locator("[data-part=steps] [data-go]")
    expect(steps.first).to_have_text(asked)
    expect(player.page.locator("[data-part=map] [data-spot=papers-missing]")).to_contain_class("is-found")
    player.page.keyboard.press("Enter")
    assert player.at == "papers-missing"
    player.page.keyboard.press("o")
    player.page.keyboard.type("鼺鼺")
    expect(player.page.locator("[data-part=steps]")).to_contain_text("没有")


def test_a_step_on_the_way_keeps_the_way_that_was_taken(player: Player) -> None:
    """Looking back on the map is a step back, not another way to the same question."""
    player.begin("b2b-collection")
    player.play("reception", "put-through", "mine", "agreed")
    player.page.keyboard.press("o")
    player.page.locator("[data-part=map] [data-spot=accounts-match]").dispatch_event("click")
    assert player.at == "accounts-match"
    assert player.fragment == "who-answers=reception&reception-help=put-through&right-person=mine"


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
