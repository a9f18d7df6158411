"""Where a step of a call leads besides its answers: looked up aside, a crisis, another tree, the map."""

from __future__ import annotations

from playwright.sync_api import expect

from call_player import LONG, Player, follow, trees


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
