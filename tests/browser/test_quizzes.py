"""Quizzes, exams and what comes back in a review, answered by keys."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from call_player import NOW
from learner import (
    DAY,
    DRILL,
    EXAM,
    INTERVALS,
    QUIZ,
    REASONS,
    RECORD,
    REVIEW,
    RIGHT,
    TODAY,
    WRONG,
    Learner,
    day_number,
    text_of,
)


def test_five_kinds_of_question_are_answered_by_keys_alone(learner: Learner) -> None:
    """Digits choose, Enter answers and goes on; each verdict comes with a reason a choice, and a link."""
    learner.go(QUIZ)
    page = learner.page
    for asked in RIGHT:
        page.wait_for_selector(f"[data-asking={asked}]")
        assert page.locator(".pb-verdict, .pb-reasons, [data-state]").count() == 0
        learner.answer(RIGHT)
        expect(page.locator(".pb-verdict--right")).to_have_text("答对了")
        assert page.locator(".pb-reasons li").count() == REASONS[asked]
        where = page.locator("quiz-card").get_by_text("出处：").get_by_role("link")
        assert (where.get_attribute("href") or "").startswith(learner.base)
        learner.press("Enter")
    expect(page.locator("quiz-card h2")).to_have_text("过关：5 / 5")
    expect(page.locator("quiz-card h2")).to_be_focused()
    assert learner.stored()["quizzes"] == {"first-day": {"percent": 100, "on": TODAY, "passed": True}}
    assert learner.stored()["cards"] == {}


def test_a_wrong_answer_says_why_and_goes_into_the_review(learner: Learner) -> None:
    """The reasons of every option are there, right and wrong; all that was missed comes back tomorrow."""
    learner.go(QUIZ)
    page = learner.page
    learner.answer(WRONG)
    expect(page.locator(".pb-verdict")).to_have_text("答错了")
    expect(page.locator("[data-answer=say-debt]")).to_have_attribute("data-state", "wrong")
    expect(page.locator("[data-answer=say-who]")).to_have_attribute("data-state", "right")
    reasons = text_of(page.locator(".pb-reasons"))
    for why in ("对方有权知道谁打来。", "还不知道是谁接的。", "没有礼貌，也没有记录。"):
        assert why in reasons
    for _ in range(4):
        learner.press("Enter")
        learner.answer(WRONG)
    learner.press("Enter")
    expect(page.locator("quiz-card")).to_contain_text("还没过关：0 / 5，要 80%")
    expect(page.locator("quiz-card")).to_contain_text("答错的 5 题进了复习，明天会再来。")
    tomorrow = {"box": 1, "due": day_number(NOW) + 1}
    assert learner.stored()["cards"] == {f"first-day#{name}": tomorrow for name in RIGHT}


def test_the_best_of_several_tries_counts(learner: Learner) -> None:
    learner.take_quiz(RIGHT)
    page = learner.page
    page.locator("[data-do=again]").focus()
    learner.press("Enter")
    for _ in RIGHT:
        learner.answer(WRONG)
        learner.press("Enter")
    expect(page.locator("quiz-card")).to_have_attribute("data-done", "failed")
    assert learner.stored()["quizzes"]["first-day"]["percent"] == 100


def test_the_source_of_an_answer_opens_by_enter(learner: Learner) -> None:
    """Enter goes on only where it means nothing else."""
    learner.go(QUIZ)
    learner.answer(RIGHT)
    learner.page.locator("quiz-card").get_by_role("link").focus()
    learner.press("Enter")
    learner.page.wait_for_url("**/stages/m1.html")


def test_tab_and_enter_choose_several_without_losing_the_place(learner: Learner) -> None:
    """Whoever knows no digits tabs to an option, presses it, and stands on it still."""
    learner.go(QUIZ)
    page = learner.page
    learner.answer(RIGHT)
    learner.press("Enter")
    page.wait_for_selector("[data-asking=what-counts]")
    for _ in range(2):
        learner.press("Tab")
    second = page.locator("[data-pick='1']")
    expect(second).to_be_focused()
    learner.press("Enter")
    expect(second).to_have_attribute("aria-pressed", "true")
    expect(second).to_be_focused()
    learner.press("Tab", "Enter")
    expect(page.locator("[aria-pressed=true]")).to_have_count(2)
    assert page.locator(".pb-verdict").count() == 0


def test_a_key_held_down_skips_no_reason(learner: Learner) -> None:
    """The repeat of the Enter that answered does not go on."""
    learner.go(QUIZ)
    page = learner.page
    learner.answer(RIGHT)
    heading = page.locator("quiz-card h2")
    heading.dispatch_event("keydown", {"key": "Enter", "bubbles": True, "repeat": True})
    assert learner.asking == "who-first"
    heading.dispatch_event("keydown", {"key": "Enter", "bubbles": True})
    assert learner.asking == "what-counts"


def test_what_an_input_method_confirms_is_no_answer_yet(learner: Learner) -> None:
    """Enter that ends a composition answers nothing, in a quiz and in a drill."""
    learner.go(QUIZ)
    page = learner.page
    for _ in range(3):
        learner.answer(RIGHT)
        learner.press("Enter")
    field = page.locator("input[data-fill]")
    expect(field).to_be_focused()
    field.fill("diyitian")
    field.dispatch_event("keydown", {"key": "Enter", "isComposing": True, "bubbles": True})
    assert page.locator(".pb-verdict").count() == 0
    learner.press("Enter")
    expect(page.locator(".pb-verdict")).to_have_text("答错了")
    learner.go(DRILL)
    page.locator("textarea").fill("qing nin")
    page.locator("textarea").dispatch_event("keydown", {"key": "Enter", "isComposing": True, "bubbles": True})
    assert page.locator(".pb-verdict").count() == 0


def test_digits_typed_into_the_finder_answer_nothing(learner: Learner) -> None:
    learner.go(QUIZ)
    learner.page.wait_for_selector("[data-asking]")
    learner.press("Control+k", "1", "2")
    assert learner.page.locator("[data-finder-input]").input_value() == "12"
    assert learner.page.locator(".pb-verdict").count() == 0


def test_backspace_takes_back_the_last_step(learner: Learner) -> None:
    """Steps carry their number as they are chosen, on a phone too."""
    learner.page.set_viewport_size({"width": 390, "height": 844})
    learner.go(QUIZ)
    for _ in range(2):
        learner.answer(RIGHT)
        learner.press("Enter")
    page = learner.page
    learner.press("2", "1")
    expect(page.locator("[data-pick='0'] small")).to_have_text("第 2 步")
    expect(page.locator("[data-pick='0'] small")).to_be_visible()
    learner.press("Backspace")
    expect(page.locator("[data-pick] small")).to_have_count(1)
    expect(page.locator("[data-pick='1'] small")).to_have_text("第 1 步")


def test_an_exam_shows_no_answer_until_its_end(learner: Learner) -> None:
    """Timed, drawn from the quizzes of the path, with its own pass mark, judged only at the end."""
    learner.go(f"{EXAM}#newcomer")
    page = learner.page
    chosen = page.locator("[data-path=newcomer]")
    expect(chosen).to_be_focused()
    expect(page.get_by_text("3 题，10 分钟，80% 通过")).to_have_count(1)
    expect(chosen).to_contain_text("3 题，10 分钟，80% 通过")
    learner.press("Enter")
    expect(page.get_by_role("timer")).to_have_text("还剩 10 分 0 秒")
    asked = []
    for number in range(3):
        expect(page.locator("exam-room")).to_contain_text(f"第 {number + 1} 题，共 3 题")
        assert page.locator(".pb-verdict, .pb-reasons, [data-state]").count() == 0
        asked.append(learner.answer(WRONG if number == 1 else RIGHT))
    assert len(set(asked)) == 3 and set(asked) <= set(RIGHT)
    expect(page.locator("exam-room > h2")).to_have_text("新人两天：2 / 3，66%，没通过，要 80%")
    missed = page.locator("exam-room article")
    expect(missed).to_have_count(1)
    expect(missed).to_contain_text("你答的：")
    expect(missed).to_contain_text("出处：")
    assert learner.stored()["exams"] == {"newcomer": {"percent": 66, "on": TODAY, "passed": False}}
    assert list(learner.stored()["cards"]) == [f"first-day#{asked[1]}"]


def test_an_exam_can_be_passed_and_taken_again(learner: Learner) -> None:
    learner.take_exam(RIGHT)
    page = learner.page
    expect(page.locator("exam-room > h2")).to_have_text("新人两天：3 / 3，100%，通过")
    assert learner.stored()["exams"]["newcomer"]["passed"] is True
    page.locator("[data-do=again]").focus()
    learner.press("Enter")
    expect(page.locator("[data-path=newcomer]")).to_be_focused()
    expect(page.locator("exam-room")).not_to_have_attribute("data-done", re.compile(".*"))


def test_an_exam_ends_when_its_time_is_up(small: str, page: Page) -> None:
    """What is not answered by then counts as not known."""
    page.clock.install(time=NOW)
    learner = Learner(page, small)
    learner.go(f"{EXAM}#newcomer")
    page.locator("[data-path=newcomer]").press("Enter")
    learner.answer(RIGHT)
    page.clock.fast_forward("09:58")
    expect(page.get_by_role("timer")).to_contain_text("还剩 0 分")
    assert page.locator("exam-room[data-done]").count() == 0
    page.clock.fast_forward("00:03")
    expect(page.locator("exam-room > h2")).to_have_text("新人两天：1 / 3，33%，没通过，要 80%")
    expect(page.locator("exam-room article").filter(has_text="没来得及答")).to_have_count(2)
    assert len(learner.stored()["cards"]) == 2


def test_a_pass_is_not_lost_by_trying_again(learner: Learner) -> None:
    """Who passed and fails a repeat has still passed."""
    learner.take_exam(RIGHT)
    learner.page.goto("about:blank")
    learner.take_exam(WRONG)
    assert learner.stored()["exams"]["newcomer"]["passed"] is True


def test_a_missed_question_comes_back_after_longer_and_longer(learner: Learner) -> None:
    """Five boxes: the home page counts what is due, the review asks it, five right answers end it."""
    learner.go(QUIZ)
    learner.answer(WRONG)
    page, now = learner.page, NOW
    for box, days in enumerate(INTERVALS, 1):
        page.clock.set_fixed_time(now + (days - 1) * DAY)
        learner.go("index.html")
        expect(page.locator("review-due")).to_be_hidden()
        learner.go(REVIEW)
        expect(page.locator("exam-room")).to_contain_text("还有 1 题在排队")
        now += days * DAY
        page.clock.set_fixed_time(now)
        learner.go("index.html")
        expect(page.locator("review-due")).to_contain_text("今天要复习 1 题")
        page.locator("review-due a").press("Enter")
        page.wait_for_selector("[data-asking=who-first]")
        learner.answer(RIGHT)
        expect(page.locator(".pb-reasons")).to_be_visible()
        learner.press("Enter")
        expect(page.locator("exam-room h2")).to_have_text("今天复习完了：1 / 1")
        cards = learner.stored()["cards"]
        if box < len(INTERVALS):
            assert cards["first-day#who-first"]["box"] == box + 1
    assert cards == {}
    learner.go(REVIEW)
    expect(page.locator("exam-room")).to_contain_text("还没有答错的题")


def test_a_miss_in_the_review_starts_over(learner: Learner) -> None:
    due = {"first-day#who-first": {"box": 4, "due": day_number(NOW)}}
    learner.store({"version": 1, "cards": due})
    learner.go(REVIEW)
    learner.answer(WRONG)
    assert learner.stored()["cards"] == {"first-day#who-first": {"box": 1, "due": day_number(NOW) + 1}}


def test_a_question_that_is_gone_is_neither_counted_nor_asked(learner: Learner) -> None:
    """A release may drop a question; no count stays behind that nobody can bring down."""
    learner.store({"version": 1, "cards": {"first-day#gone": {"box": 1, "due": 1}}})
    learner.go(REVIEW)
    expect(learner.page.locator("exam-room")).to_contain_text("还没有答错的题")
    learner.go(RECORD)
    expect(learner.page.locator("[data-part=summary]")).to_contain_text("今天要复习 0 题，排队的一共 0 题")
    learner.go("index.html")
    learner.page.wait_for_load_state("networkidle")
    expect(learner.page.locator("review-due")).to_be_hidden()
