"""Progress and its record: lessons ticked, tabs, export and import, and a storage that fails."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Route, expect

from call_player import NOW
from learner import BLOCKED, DRILL, FULL, PATH, RECORD, REVIEW, RIGHT, TODAY, UNKEPT, WRONG, Learner, text_of


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


def test_what_is_pressed_before_the_data_has_come_counts(learner: Learner) -> None:
    """The buttons are in the page at once, so they work at once: emptied, brought back, printed."""
    learner.take_quiz(RIGHT)
    before = learner.stored()
    held: list[Route] = []
    page = learner.page
    page.route("**/learning-data*.js", lambda route: held.append(route))
    page.add_init_script("window.print = () => document.body.toggleAttribute('data-printed', true)")
    learner.go(RECORD)
    page.locator("[data-do=drop]").press("Enter")
    assert learner.stored()["quizzes"] == {}
    page.locator("[data-do=undo]").press("Enter")
    page.locator("[data-do=print]").press("Enter")
    expect(page.locator("body")).to_have_attribute("data-printed", "")
    assert learner.stored() == before
    assert page.locator(".pb-record").count() == 0
    for one in held:
        one.continue_()
    expect(page.locator(".pb-record")).to_contain_text("测验")


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
