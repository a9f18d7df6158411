"""Onboarding as a newcomer does it: read, quiz, drill, exam, review, and a record that outlives a release."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from case_files import EVERY_KIND
from conftest import build_site
from site_server import serving

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
TODAY = "2026-11-23"
DAY = timedelta(days=1)
INTERVALS = (1, 2, 4, 8, 16)
STORED = "playbook.1.progress"

QUIZ, DRILL, PATH = "quizzes/first-day.html", "drills/boss-away.html", "paths/newcomer.html"
EXAM, REVIEW, RECORD = "learning/exam.html", "learning/review.html", "learning/progress.html"
BOOKLET = "paths/newcomer-booklet.html"

# The keys of the small library's only quiz: right, and wrong in one way.
RIGHT = {
    "who-first": ["say-who"],
    "what-counts": ["dated", "written"],
    "in-order": ["报身份", "问原因", "定日期"],
    "how-many": ["第一天"],
    "boss-away": ["carry"],
}
WRONG = {
    "who-first": ["say-debt"],
    "what-counts": ["dated", "soon"],
    "in-order": ["定日期", "问原因", "报身份"],
    "how-many": ["第三天"],
    "boss-away": ["blame"],
}
REASONS = {"who-first": 3, "what-counts": 3, "in-order": 3, "how-many": 0, "boss-away": 3}

# What newer words of one line are; nothing else differs between the two releases.
OLD_WORDS, NEW_WORDS = "该领导定的归领导定。", "该老板定的归老板定。"

FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }"
BLOCKED = (
    "Object.defineProperty(window, 'localStorage',"
    " { get() { throw new DOMException('no', 'SecurityError'); } })"
)
UNKEPT = "这个浏览器存不下进度"


@dataclass(frozen=True)
class Releases:
    """Two builds of the small library that differ in the words of one line."""

    first: Path
    second: Path


@pytest.fixture(scope="module")
def releases(tmp_path_factory: pytest.TempPathFactory) -> Releases:
    folder = tmp_path_factory.mktemp("releases")
    changed = Path(shutil.copytree(EVERY_KIND, folder / "playbooks"))
    entry = changed / "objections" / "boss-away.yml"
    text = entry.read_text("utf-8")
    assert text.count(OLD_WORDS) == 1
    entry.write_text(text.replace(OLD_WORDS, NEW_WORDS), "utf-8")
    for name, playbooks in (("first", EVERY_KIND), ("second", changed)):
        built = build_site(folder / name, playbooks)
        assert built.returncode == 0, built.stdout + built.stderr
    return Releases(folder / "first", folder / "second")


@pytest.fixture(scope="module")
def small(releases: Releases) -> Iterator[str]:
    """The address of the small library's site."""
    with serving(releases.first) as address:
        yield address


class Learner:
    """Somebody who learns with the keyboard alone."""

    def __init__(self, page: Page, base: str) -> None:
        self.page, self.base = page, base

    def go(self, name: str) -> None:
        self.page.goto(self.base + name)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    @property
    def asking(self) -> str:
        """The question on the page."""
        return self.page.locator("[data-asking]").get_attribute("data-asking") or ""

    def answer(self, keys: dict[str, list[str]]) -> str:
        """Answers the question on the page by its digits, or by typing; gives its id."""
        asked = self.asking
        if self.page.locator("[data-asking] input[data-fill]").count():
            self.page.keyboard.type(keys[asked][0])
            self.press("Enter")
            return asked
        for one in keys[asked]:
            self.press(self.page.locator(f"[data-answer='{one}'] kbd").inner_text())
        if len(keys[asked]) > 1:
            self.press("Enter")
        return asked

    def take_quiz(self, keys: dict[str, list[str]]) -> None:
        self.go(QUIZ)
        self.page.wait_for_selector("[data-asking]")
        for _ in RIGHT:
            self.answer(keys)
            self.press("Enter")
        self.page.wait_for_selector("quiz-card[data-done]")

    def take_exam(self, keys: dict[str, list[str]]) -> list[str]:
        self.go(f"{EXAM}#newcomer")
        expect(self.page.locator("[data-path=newcomer]")).to_be_focused()
        self.press("Enter")
        self.page.wait_for_selector("[data-asking]")
        asked = [self.answer(keys) for _ in range(3)]
        self.page.wait_for_selector("exam-room[data-done]")
        return asked

    def say(self, reply: str) -> None:
        """Says one of the replies of a drill, and goes on."""
        self.press(self.page.locator(f"[data-choose={reply}] kbd").inner_text())
        expect(self.page.locator("[data-do=go]")).to_be_focused()
        self.press("Enter")

    def stored(self) -> dict[str, Any]:
        return json.loads(self.page.evaluate(f"localStorage.getItem('{STORED}')") or "{}")

    def store(self, progress: object) -> None:
        """Puts a record where the browser keeps it, before any page of ours has read it."""
        self.page.goto(self.base + "robots.txt")
        self.page.evaluate(
            "([name, text]) => localStorage.setItem(name, text)", [STORED, json.dumps(progress)]
        )


@pytest.fixture
def learner(small: str, page: Page) -> Learner:
    page.clock.set_fixed_time(NOW)
    return Learner(page, small)


def day_number(when: datetime) -> int:
    return (when.date() - datetime(1970, 1, 1).date()).days


def text_of(found: Locator) -> str:
    return found.inner_text()


# Quizzes


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


# Exams


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


# Drills


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
    page.get_by_label("自己说一句").fill("好的再说吧您")
    learner.press("Enter")
    expect(rows.nth(0)).to_have_class("is-bad")
    expect(rows.nth(2)).to_have_class("is-good")
    expect(page.locator(".pb-verdict")).to_contain_text("一般：")


def test_a_red_line_in_a_drill_is_named_with_what_to_say_instead(learner: Learner) -> None:
    """However polite, what crosses a red line is bad, and the customer takes it as such."""
    learner.go(DRILL)
    page = learner.page
    page.get_by_label("自己说一句").fill("请您转告，今天不付就等着坐牢")
    learner.press("Enter")
    expect(page.locator(".pb-rubric li").nth(3)).to_have_text("✗ 碰了红线：“坐牢”（用坐牢恐吓）")
    expect(page.locator("drill-card")).to_contain_text("改成这样说：这笔款按合同走，您看哪天能付？")
    expect(page.locator(".pb-verdict")).to_contain_text("不行：")
    expect(page.locator("[data-do=go]")).to_be_focused()
    learner.press("Enter")
    expect(page.locator("drill-card h2")).to_contain_text("对方挂了")


def test_nothing_typed_says_nothing_and_a_hint_is_asked_for(learner: Learner) -> None:
    learner.go(DRILL)
    page = learner.page
    page.get_by_label("自己说一句").fill("   ")
    learner.press("Enter")
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


# Reviews


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


# Progress


def test_a_lesson_is_ticked_once_its_quiz_is_passed(learner: Learner) -> None:
    learner.go(PATH)
    page = learner.page
    gated = page.locator("[data-finish=red-lines]")
    expect(gated).to_be_disabled()
    expect(page.locator("[data-part=bar]")).to_contain_text("0 / 3 课，约 105 分钟")
    learner.take_quiz(RIGHT)
    learner.go(PATH)
    expect(page.locator("[data-lesson=red-lines]")).to_contain_text("测验最好 100%")
    gated.press("Enter")
    expect(page.locator("[data-lesson=red-lines]")).to_have_attribute("data-state", "done")
    expect(page.locator("[data-lesson=red-lines] [data-part=state]")).to_be_focused()
    expect(page.locator("[data-part=bar]")).to_contain_text("1 / 3 课")
    expect(page.locator("[data-part=bar] a")).to_have_attribute("href", "#first-call")
    page.reload()
    expect(page.locator("[data-lesson=red-lines]")).to_contain_text(f"✓ {TODAY} 学完")


def test_the_half_day_variant_shows_its_own_lessons(learner: Learner) -> None:
    """Three hours show only the lessons and days that they hold; the other button brings all back."""
    learner.go(PATH)
    page = learner.page
    half = page.locator("[data-variant=half]")
    half.press("Enter")
    expect(half).to_be_focused()
    expect(half).to_have_attribute("aria-pressed", "true")
    expect(page.locator("[data-lesson]:visible")).to_have_count(1)
    expect(page.locator("#day-2")).to_be_hidden()
    expect(page.locator("[data-part=bar]")).to_contain_text("0 / 1 课，约 20 分钟")
    page.locator("[data-variant=full]").press("Enter")
    expect(page.locator("[data-lesson]:visible")).to_have_count(3)
    expect(page.locator("[data-variant=full]")).to_have_text("全程（2 天）")


def test_two_tabs_do_not_write_over_each_other(learner: Learner, context: BrowserContext) -> None:
    """The path stays open while the quiz is passed in another tab: it opens up here, and both are kept."""
    learner.go(PATH)
    other = context.new_page()
    other.clock.set_fixed_time(NOW)
    Learner(other, learner.base).take_quiz(RIGHT)
    gated = learner.page.locator("[data-finish=red-lines]")
    expect(gated).to_be_enabled()
    gated.press("Enter")
    assert learner.stored()["quizzes"]["first-day"]["passed"] is True
    assert list(learner.stored()["lessons"]) == ["newcomer#red-lines"]


def test_a_record_is_exported_and_brought_back(learner: Learner, tmp_path: Path) -> None:
    """Another browser takes up where this one left off; what it has done itself is kept as well."""
    learner.take_quiz(WRONG)
    learner.go(PATH)
    learner.page.locator("[data-finish=first-call]").press("Enter")
    learner.go(RECORD)
    page = learner.page
    with page.expect_download() as download:
        page.locator("[data-do=export]").press("Enter")
    assert download.value.suggested_filename == f"学习进度-{TODAY}.json"
    file = tmp_path / "progress.json"
    download.value.save_as(file)
    exported = learner.stored()
    assert json.loads(file.read_text("utf-8")) == exported
    learner.store({"version": 1, "drills": {"boss-away": {"grade": "weak", "on": TODAY}}})
    learner.go(RECORD)
    page.locator("input[type=file]").set_input_files(file)
    expect(page.locator("[data-part=said]")).to_have_text("已导入，和原来的进度合在一起。")
    drills = {"boss-away": {"grade": "weak", "on": TODAY}}
    assert learner.stored() == {**exported, "drills": drills}
    expect(page.locator(".pb-record")).to_contain_text("1 / 3 课")


@pytest.mark.parametrize(
    "text", ["这不是记录", "[]", '{"version": 2, "lessons": {}}', '{"lessons": {}}', "", "null"]
)
def test_a_file_that_is_no_record_changes_nothing(learner: Learner, tmp_path: Path, text: str) -> None:
    learner.take_quiz(RIGHT)
    before = learner.stored()
    learner.go(RECORD)
    file = tmp_path / "progress.json"
    file.write_text(text, "utf-8")
    learner.page.locator("input[type=file]").set_input_files(file)
    expect(learner.page.locator("[data-part=said]")).to_contain_text("什么都没有改")
    assert learner.stored() == before


def test_a_broken_entry_of_a_file_breaks_no_page(learner: Learner, tmp_path: Path) -> None:
    wrong: list[str] = []
    learner.page.on("pageerror", lambda error: wrong.append(str(error)))
    learner.go(RECORD)
    file = tmp_path / "progress.json"
    lessons = {"newcomer#red-lines": 5, "newcomer#first-call": {"on": TODAY}}
    file.write_text(json.dumps({"version": 1, "lessons": lessons, "cards": {"x": 1}}), "utf-8")
    learner.page.locator("input[type=file]").set_input_files(file)
    expect(learner.page.locator("[data-part=said]")).to_contain_text("已导入")
    for name in (RECORD, PATH, REVIEW, "index.html"):
        learner.go(name)
        learner.page.wait_for_load_state("networkidle")
    assert wrong == []


def test_what_is_dropped_by_accident_comes_back(learner: Learner) -> None:
    """A second press takes nothing more away, and what the first one took is restored."""
    learner.take_quiz(RIGHT)
    before = learner.stored()
    learner.go(RECORD)
    page = learner.page
    undo = page.locator("[data-do=undo]")
    expect(undo).to_be_hidden()
    page.locator("[data-do=drop]").dblclick()
    assert learner.stored()["quizzes"] == {}
    undo.press("Enter")
    expect(page.locator("[data-part=said]")).to_have_text("进度恢复了。")
    assert learner.stored() == before


def test_a_name_is_printed_and_kept_nowhere(learner: Learner) -> None:
    """It stands on the paper, and in no storage, no address, no export and no next visit."""
    learner.page.add_init_script("window.print = () => document.body.toggleAttribute('data-printed', true)")
    learner.go(RECORD)
    page = learner.page
    name = page.get_by_label("姓名")
    name.fill("甲乙丙丁")
    page.locator("[data-do=print]").press("Enter")
    expect(page.locator("body")).to_have_attribute("data-printed", "")
    page.emulate_media(media="print")
    expect(name).to_be_visible()
    assert name.input_value() == "甲乙丙丁"
    page.emulate_media(media="screen")
    with page.expect_download() as download:
        page.locator("[data-do=export]").press("Enter")
    kept = page.evaluate("JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])")
    for place in (kept, page.url, Path(download.value.path()).read_text("utf-8")):
        assert "甲乙丙丁" not in place
    page.reload()
    expect(page.get_by_label("姓名")).to_have_value("")


def test_the_printed_record_names_version_results_and_a_place_to_sign(learner: Learner) -> None:
    learner.take_quiz(RIGHT)
    learner.take_exam(RIGHT)
    learner.go(RECORD)
    page = learner.page
    page.wait_for_selector(".pb-record")
    version = page.evaluate("window.playbookLearning.version")
    page.emulate_media(media="print")
    paper = text_of(page.locator("body"))
    for words in (f"内容版本 {version}", "2026年11月23日", "新人两天", "100%，通过", "培训师签字"):
        assert words in paper
    for words in ("导出", "清空", "不会保存", "今天要复习"):
        assert words not in paper
    assert page.locator(".pb-header:visible, button:visible").count() == 0


@pytest.mark.parametrize("script", [FULL, BLOCKED], ids=["full", "blocked"])
def test_without_storage_everything_works_and_says_so(learner: Learner, script: str) -> None:
    """Nothing is kept, so nothing is promised: lessons can be ticked, quizzes and drills done."""
    wrong: list[str] = []
    page = learner.page
    # The theme's own scripts may trip over blocked storage; ours lie in one folder.
    page.on("pageerror", lambda error: wrong.append(error.stack or ""))
    page.add_init_script(script)
    learner.take_quiz(RIGHT)
    expect(page.locator("quiz-card")).to_contain_text(UNKEPT)
    learner.go(DRILL)
    learner.say("carry")
    learner.say("repeat")
    expect(page.locator("drill-card")).to_contain_text(UNKEPT)
    learner.take_exam(RIGHT)
    expect(page.locator("exam-room")).to_contain_text(UNKEPT)
    learner.go(PATH)
    expect(page.locator("[data-part=bar]")).to_contain_text(UNKEPT)
    page.locator("[data-finish=red-lines]").press("Enter")
    expect(page.locator("[data-part=bar]")).to_contain_text("1 / 3 课")
    learner.go(RECORD)
    expect(page.locator("[data-part=summary]")).to_contain_text(UNKEPT)
    learner.go("index.html")
    page.wait_for_load_state("networkidle")
    assert [stack for stack in wrong if "assets/playbook" in stack] == []


def test_storage_that_fills_up_on_the_way_says_so(learner: Learner) -> None:
    """What is done stays on the page even where it can no longer be written."""
    learner.go(PATH)
    page = learner.page
    expect(page.locator("[data-part=bar]")).not_to_contain_text(UNKEPT)
    page.evaluate(f"() => {{ {FULL} }}")
    page.locator("[data-finish=first-call]").press("Enter")
    expect(page.locator("[data-part=bar]")).to_contain_text("1 / 3 课")
    expect(page.locator("[data-part=bar]")).to_contain_text(UNKEPT)


def test_what_a_later_release_has_stored_is_left_alone(learner: Learner) -> None:
    """A site rolled back to an older release does not spoil the record of the newer one."""
    later = {"version": 2, "lessons": {"newcomer#red-lines": {"how": "otherwise"}}}
    learner.store(later)
    learner.go(PATH)
    learner.page.locator("[data-finish=first-call]").press("Enter")
    expect(learner.page.locator("[data-part=bar]")).to_contain_text("1 / 3 课")
    expect(learner.page.locator("[data-part=bar]")).to_contain_text(UNKEPT)
    assert learner.stored() == later


# A whole path, twice


def walk(learner: Learner) -> list[str]:
    """Does every open lesson, as the path leads on: reads, takes quizzes, drills, ticks; gives their ids."""
    page, done = learner.page, []
    for _ in range(9):
        learner.go(PATH)
        page.wait_for_selector("path-progress[data-ready]")
        onward = page.locator("[data-part=bar]").get_by_role("link", name="接着学下一课")
        if not onward.count():
            break
        onward.press("Enter")
        lesson = page.url.partition("#")[2]
        row = page.locator(f"[data-lesson={lesson}]")
        quizzes, drills = (
            row.locator("a[href*='quizzes/']").count(),
            row.locator("a[href*='drills/']").count(),
        )
        reads = (
            row.locator("p", has_text="读：").get_by_role("link").evaluate_all("all => all.map(a => a.href)")
        )
        for address in reads:
            page.goto(address)
            expect(page.locator("h1")).to_be_visible()
        if quizzes:
            learner.take_quiz(RIGHT)
        if drills:
            learner.go(DRILL)
            learner.say("carry")
            learner.say("repeat")
            page.wait_for_selector("drill-card[data-done=good]")
        learner.go(PATH)
        page.locator(f"[data-finish={lesson}]").press("Enter")
        expect(row).to_have_attribute("data-state", "done")
        done.append(lesson)
    return done


def printed(learner: Learner) -> tuple[str, str]:
    """The content version, and what the record says on paper."""
    learner.go(RECORD)
    page = learner.page
    page.wait_for_selector(".pb-record")
    page.emulate_media(media="print")
    paper = text_of(page.locator("body"))
    page.emulate_media(media="screen")
    return page.evaluate("window.playbookLearning.version"), paper


def test_a_path_is_walked_to_its_record_and_again_after_a_change(
    releases: Releases, tmp_path: Path, page: Page
) -> None:
    """A new release reopens the one lesson whose entry changed, says which, and keeps all the rest."""
    live = tmp_path / "live"
    live.symlink_to(releases.first)
    page.clock.set_fixed_time(NOW)
    with serving(live) as address:
        learner = Learner(page, address)
        assert walk(learner) == ["red-lines", "first-call", "boss-away"]
        learner.take_exam(RIGHT)
        first, paper = printed(learner)
        for words in (f"内容版本 {first}", "3 / 3 课", f"{TODAY}，100%，通过", f"{TODAY} 学完"):
            assert words in paper

        live.unlink()
        live.symlink_to(releases.second)
        later = NOW + 10 * DAY
        page.clock.set_fixed_time(later)
        learner.go(PATH)
        states = page.locator("[data-lesson]").evaluate_all("all => all.map(one => one.dataset.state)")
        assert states == ["done", "done", "changed"]
        reopened = page.locator("[data-lesson=boss-away] [data-part=state]")
        expect(reopened).to_contain_text(f"{TODAY} 学过，之后改了：老板不在")
        second, paper = printed(learner)
        assert second != first
        for words in (f"内容版本 {second}", "2 / 3 课", "内容改了（1 处）", "100%，通过"):
            assert words in paper

        learner.go("objections/boss-away.html")
        expect(page.locator("[data-line-id=carry-the-message]")).to_contain_text(NEW_WORDS)
        assert walk(learner) == ["boss-away"]
        learner.take_exam(RIGHT)
        _, paper = printed(learner)
        for words in ("3 / 3 课", "2026-12-03，100%，通过", "2026-12-03 学完", f"{TODAY} 学完"):
            assert words in paper
        assert "内容改了" not in paper


# Everywhere


def _after_an_answer(learner: Learner) -> None:
    learner.go(QUIZ)
    learner.answer(WRONG)


def _in_feedback(learner: Learner) -> None:
    learner.go(DRILL)
    learner.page.get_by_label("自己说一句").fill("不付就等着坐牢")
    learner.press("Enter")
    learner.page.wait_for_selector("[data-do=go]")


def _after_a_drill(learner: Learner) -> None:
    learner.go(DRILL)
    learner.say("press")


def _half_done(learner: Learner) -> None:
    done = {"on": TODAY, "taught": {"objection.boss-away": "old"}}
    learner.store({"version": 1, "lessons": {"newcomer#boss-away": done}})
    learner.go(PATH)
    learner.page.locator("[data-finish=first-call]").press("Enter")


def _in_the_exam(learner: Learner) -> None:
    learner.go(f"{EXAM}#newcomer")
    learner.page.locator("[data-path=newcomer]").press("Enter")


STATES = {
    "quiz": lambda learner: learner.go(QUIZ),
    "quiz answered": _after_an_answer,
    "quiz done": lambda learner: learner.take_quiz(WRONG),
    "drill": lambda learner: learner.go(DRILL),
    "drill feedback": _in_feedback,
    "drill done": _after_a_drill,
    "path": _half_done,
    "exam choice": lambda learner: learner.go(EXAM),
    "exam": _in_the_exam,
    "exam done": lambda learner: learner.take_exam(WRONG),
    "review": lambda learner: learner.go(REVIEW),
    "progress": lambda learner: (learner.take_quiz(RIGHT), learner.go(RECORD)),
    "booklet": lambda learner: learner.go(BOOKLET),
}


@pytest.mark.parametrize("scheme", ["default", "slate"])
@pytest.mark.parametrize("state", STATES)
def test_learning_is_accessible_and_fits_a_phone(learner: Learner, state: str, scheme: str) -> None:
    """Axe finds nothing in any state, in light and dark, and nothing sticks out at 390 pixels."""
    page = learner.page
    page.set_viewport_size({"width": 390, "height": 844})
    STATES[state](learner)
    page.evaluate("scheme => document.body.setAttribute('data-md-color-scheme', scheme)", scheme)
    page.wait_for_timeout(300)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    found = Axe().run(page).response["violations"]
    assert [(v["id"], [node["html"][:120] for node in v["nodes"]][:3]) for v in found] == []


def test_on_a_phone_the_verdict_and_the_next_question_come_into_view(learner: Learner) -> None:
    page = learner.page
    page.set_viewport_size({"width": 390, "height": 664})
    learner.go(QUIZ)
    for _ in RIGHT:
        expect(page.locator(".pb-question__ask")).to_be_in_viewport()
        learner.answer(RIGHT)
        expect(page.locator(".pb-verdict")).to_be_in_viewport()
        learner.press("Enter")


def test_without_script_everything_can_be_read(small: str, browser: Browser) -> None:
    """Questions with their keys folded, every turn of a drill, the path, the booklet; no dead button."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(small + QUIZ)
    expect(page.locator("[data-question]")).to_have_count(5)
    key = page.locator(".pb-key").first
    expect(key.get_by_text("对方有权知道谁打来。")).to_be_hidden()
    key.locator("summary").click()
    expect(key.get_by_text("对方有权知道谁打来。")).to_be_visible()
    page.goto(small + DRILL)
    expect(page.locator("[data-turn]:visible")).to_have_count(2)
    expect(page.locator("[data-end]:visible")).to_have_count(2)
    page.goto(small + PATH)
    expect(page.locator("[data-lesson]:visible")).to_have_count(3)
    page.goto(small + EXAM)
    expect(page.locator("exam-room")).to_contain_text("3 题，10 分钟，80% 通过")
    expect(page.locator("exam-room a[href*='quizzes/first-day']")).to_be_visible()
    for name in (QUIZ, DRILL, PATH, EXAM, REVIEW, RECORD, BOOKLET):
        page.goto(small + name)
        assert page.locator(".pb-main :is(button, input, label):visible").count() == 0, name
    page.goto(small + RECORD)
    expect(page.locator("learning-record")).to_contain_text("请在打印的手册上打勾")
    context.close()


def test_the_booklet_prints_on_a4_each_lesson_on_a_page_of_its_own(learner: Learner) -> None:
    """Cover, three lessons, key: five sheets at least, of A4, and no question tells its own answer."""
    learner.go(BOOKLET)
    page = learner.page
    page.emulate_media(media="print")
    breaks = page.locator(".pb-booklet__lesson").evaluate_all(
        "all => all.map(one => getComputedStyle(one).breakBefore)"
    )
    assert breaks == ["page"] * 4
    assert page.locator(".pb-header:visible, .pb-side:visible, button:visible").count() == 0
    paper = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type /Page\b", paper)) >= 5
    boxes = {tuple(map(float, box.split())) for box in re.findall(rb"/MediaBox \[([^\]]+)\]", paper)}
    assert all(abs(box[2] - 595) < 2 and abs(box[3] - 842) < 2 for box in boxes) and boxes
    lessons, key = text_of(page.locator(".pb-booklet")).rsplit("答案", 1)
    assert "报身份 → 问原因 → 定日期" in key and "报身份 → 问原因" not in lessons
    assert "对方有权知道谁打来" in key and "对方有权知道谁打来" not in lessons


def test_learning_works_from_a_folder(releases: Releases, page: Page) -> None:
    """Opened with a double click, without a server, quiz, drill, exam and path run too."""
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    learner = Learner(page, releases.first.as_uri() + "/")
    page.clock.set_fixed_time(NOW)
    learner.take_quiz(RIGHT)
    learner.take_exam(RIGHT)
    learner.go(PATH)
    page.locator("[data-finish=red-lines]").press("Enter")
    expect(page.locator("[data-part=bar]")).to_contain_text("1 / 3 课")
    assert wrong == []
