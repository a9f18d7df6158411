"""A whole path walked over two releases, and its pages everywhere: phone, print, no script, a folder."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from call_player import NOW
from learner import (
    BOOKLET,
    DAY,
    DRILL,
    EXAM,
    NEW_WORDS,
    PATH,
    QUIZ,
    RECORD,
    REVIEW,
    RIGHT,
    TODAY,
    WRONG,
    Learner,
    Releases,
    text_of,
)
from site_server import serving


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
        for lesson, state in {"red-lines": "done", "first-call": "done", "boss-away": "changed"}.items():
            expect(page.locator(f"[data-lesson={lesson}]")).to_have_attribute("data-state", state)
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
