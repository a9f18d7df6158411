"""Drills as a newcomer plays them: chosen and typed answers, and what is said of them."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from learner import (
    DRILL,
    TODAY,
    Learner,
    text_of,
)


def test_a_drill_plays_the_customer_over_several_turns(learner: Learner) -> None:
    """Every reply is told why; the hidden fact and the model lines come at the end and not before."""
    learner.go(DRILL)
    page = learner.page
    card = page.locator("drill-card")
    expect(card.locator(".pb-turn__customer")).to_have_text("老板不在，我做不了主。")
    expect(card).to_contain_text("这一回合：拿到一个时间或一个人。")
    assert "老板其实在公司" not in text_of(card) and "示范" not in text_of(card)
    learner.press(page.locator("[data-choose=carry] kbd").inner_text())
    expect(card.locator(".pb-verdict--right")).to_contain_text("好：该领导定的归领导定。")
    expect(card).to_contain_text("给了两个时间。")
    learner.press("Enter")
    expect(card.locator(".pb-turn__customer")).to_have_text("那你明早十点打吧。")
    learner.say("repeat")
    expect(card.locator("h2")).to_have_text("约好了时间（4 / 4 分）")
    for words in ("一次只求一件事。", "老板其实在公司，交代过月底前不付。", "示范：该领导定的归领导定。"):
        expect(card).to_contain_text(words)
    assert learner.stored()["drills"] == {"boss-away": {"grade": "good", "on": TODAY}}


def test_a_drill_branches(learner: Learner) -> None:
    """Pressing the clerk ends the call; an earlier, better result stays on record."""
    learner.go(DRILL)
    learner.say("later")
    learner.say("vague")
    expect(learner.page.locator("drill-card h2")).to_have_text("约好了时间（2 / 4 分）")
    learner.page.locator("[data-do=again]").press("Enter")
    learner.say("press")
    expect(learner.page.locator("drill-card")).to_have_attribute("data-done", "bad")
    expect(learner.page.locator("drill-card h2")).to_have_text("对方挂了（0 / 2 分）")
    assert learner.stored()["drills"]["boss-away"]["grade"] == "good"


def test_a_typed_answer_is_judged_by_four_things(learner: Learner) -> None:
    """Aim, next step, tone and red lines, each for itself; it goes on as a reply as good would."""
    learner.go(DRILL)
    page = learner.page
    field = page.get_by_label("自己说一句")
    field.fill("请您帮我带话，")
    learner.press("Shift+Enter")
    page.keyboard.type("今天几点有结果？")
    learner.press("Enter")
    rows = page.locator(".pb-rubric li")
    expect(rows).to_have_text(
        ["✓ 说到了这一回合的目标", "✓ 定了下一步", "✓ 口气尊重人", "✓ 没碰直白的红线（不等于合规）"]
    )
    expect(page.locator(".pb-verdict")).to_contain_text("好：请您帮我带话，")
    learner.press("Enter")
    expect(page.locator(".pb-turn__customer")).to_have_text("那你明早十点打吧。")
    learner.say_own("好的再说吧您")
    expect(rows.nth(0)).to_have_class("is-bad")
    expect(rows.nth(2)).to_have_class("is-good")
    expect(page.locator(".pb-verdict")).to_contain_text("一般：")


def test_a_red_line_in_a_drill_is_named_with_what_to_say_instead(learner: Learner) -> None:
    """However polite, what crosses a red line is bad, and the customer takes it as such."""
    learner.go(DRILL)
    page = learner.page
    learner.say_own("请您转告，今天不付就等着坐牢")
    expect(page.locator(".pb-rubric li").nth(3)).to_have_text("✗ 碰了红线：“坐牢”（用坐牢恐吓）")
    expect(page.locator("drill-card")).to_contain_text("改成这样说：这笔款按合同走，您看哪天能付？")
    expect(page.locator(".pb-verdict")).to_contain_text("不行：")
    expect(page.locator("[data-do=go]")).to_be_focused()
    learner.press("Enter")
    expect(page.locator("drill-card h2")).to_contain_text("对方挂了")


def test_nothing_typed_says_nothing_and_a_hint_is_asked_for(learner: Learner) -> None:
    learner.go(DRILL)
    page = learner.page
    learner.say_own("   ")
    assert page.locator(".pb-verdict").count() == 0
    hint = page.locator("drill-card").get_by_text("别为难他，请他带话。")
    expect(hint).to_be_hidden()
    page.locator(".pb-turn__hint summary").press("Enter")
    expect(hint).to_be_visible()


def test_a_double_press_says_a_typed_answer_once(learner: Learner) -> None:
    """Twice Enter while the red lines are still loading is one answer."""
    learner.go(DRILL)
    page = learner.page
    page.get_by_label("自己说一句").fill("请您转告，今天几点有结果？")
    page.locator("textarea").evaluate(
        """field => { for (const key of ['Enter', 'Enter'])
            field.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })); }"""
    )
    expect(page.locator("[data-do=go]")).to_have_count(1)
    learner.press("Enter")
    expect(page.locator(".pb-drill__past")).to_have_count(1)


def test_two_people_find_their_sheets(learner: Learner) -> None:
    """What the actor needs and what the observer marks, on a sheet of its own when printed."""
    learner.go(DRILL)
    page = learner.page
    pair = page.locator(".pb-pair")
    expect(pair.get_by_role("heading", name="扮客户的人")).to_be_visible()
    expect(pair).to_contain_text("开头客气，被逼就挂电话")
    expect(pair.locator(".pb-box-tick")).to_have_count(3)
    page.emulate_media(media="print")
    assert pair.evaluate("sheet => getComputedStyle(sheet).breakBefore") == "page"


def test_what_is_like_the_red_lines_examples_is_not_lawful_either(base_url: str, page: Page) -> None:
    """No pattern knows it and no courtesy makes up for it; an honest way of saying it passes."""
    page.goto(base_url + "drills/angry-abuse.html")
    field = page.get_by_label("自己说一句").first
    field.fill("请您想好，我让你全村老小都知道你赖账不还，您看几点还？")
    field.press("Enter")
    law = page.locator(".pb-rubric li").nth(3)
    expect(law).to_contain_text("像越线的说法，换一种说")
    expect(page.locator(".pb-verdict").first).to_contain_text("不行：")
    page.goto(base_url + "drills/angry-abuse.html")
    field = page.get_by_label("自己说一句").first
    field.fill("我听着呢，您先别急。您看今天几点方便，我把明细发您核对？")
    field.press("Enter")
    expect(law).to_have_text("✓ 没碰直白的红线（不等于合规）")
