"""What lessons remember of the content, what the settings may be, and the red lines read twice alike."""

from __future__ import annotations

import json
import math
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from case_files import EVERY_KIND
from conftest import ROOT, build_site
from finder_files import CORE, node
from playbook.library import Library
from playbook.reader import Reader
from playbook.render.learning import drill_data, fingerprint, learning_data, quiz_data, version
from playbook.render.options import WRAP_UP, Options, unknown_blanks, wrong_review_days
from playbook.render.pages import Pages
from playbook.rules.likeness import learn
from playbook.rules.red_line import guards, scan_text

SENTENCES = ROOT / "tests/red_lines"


def load(root: Path) -> Library:
    return Reader().load(root)[0]


def values(script: str) -> Any:
    """What a data file of ours sets its name to."""
    return json.loads(script.partition(" = ")[2].removesuffix(";\n"))


@pytest.fixture(scope="module")
def library() -> Library:
    return load(EVERY_KIND)


@pytest.fixture(scope="module")
def real() -> Library:
    return load(ROOT / "playbooks")


@pytest.fixture
def edited(tmp_path: Path) -> Callable[[str, str, str], Library]:
    """The small library with one piece of one file put otherwise."""

    def edit(file: str, old: str, new: str) -> Library:
        root = Path(shutil.copytree(EVERY_KIND, tmp_path / "playbooks", dirs_exist_ok=True))
        text = (root / file).read_text("utf-8")
        assert old in text
        (root / file).write_text(text.replace(old, new, 1), "utf-8")
        return load(root)

    return edit


TAUGHT = [
    ("objections/boss-away.yml", "该领导定的归领导定", "该老板定的归老板定"),
    ("objections/boss-away.yml", "领导出差了", "领导去外地了"),
    ("objections/boss-away.yml", "没有依据，等于说对方撒谎", "没有依据"),
    ("drills/boss-away.yml", "别为难他，请他带话", "请他带话"),
    ("quizzes/first-day.yml", "对方有权知道谁打来", "对方有权知道是谁"),
    ("legal/red-lines.yml", "拿刑事后果吓人是恐吓", "拿坐牢吓人是恐吓"),
]
NOT_TAUGHT = [
    ("objections/boss-away.yml", "owner: 培训组", "owner: 合规组"),
    ("objections/boss-away.yml", "reviewed: 2026-11-22", "reviewed: 2026-11-23"),
    ("objections/boss-away.yml", "review_by: 2027-05-22", "review_by: 2027-06-22"),
    ("objections/boss-away.yml", "lawyer_reviewed: false", "lawyer_reviewed: true"),
    ("objections/boss-away.yml", "aliases: [领导出差]", "aliases: [领导出门]"),
    ("objections/boss-away.yml", "title: 老板不在\n", "# 说明\ntitle: 老板不在\n"),
    ("drills/boss-away.yml", "related: [objection.boss-away]", "related: [stage.m1]"),
    ("legal/red-lines.yml", "patterns: [坐牢, ", "patterns: [坐牢, 蹲大狱, "),
]
KIND_OF = {"objections": "objection.boss-away", "drills": "drill.boss-away", "quizzes": "quiz.first-day"}


def _id(file: str) -> str:
    return KIND_OF.get(file.partition("/")[0], "red-line.RL02")


@pytest.mark.parametrize(("file", "old", "new"), TAUGHT)
def test_what_is_taught_changes_its_own_fingerprint_and_the_version(
    library: Library, edited: Callable[..., Library], file: str, old: str, new: str
) -> None:
    """A line, an answer, a reason: that entry is another to its learners, and no other entry is."""
    after = edited(file, old, new)
    changed = {name for name in library.items if fingerprint(library.items[name]) != _print(after, name)}
    assert changed == {_id(file)}
    assert version(after) != version(library)


@pytest.mark.parametrize(("file", "old", "new"), NOT_TAUGHT)
def test_who_keeps_it_and_when_it_was_reviewed_reopens_nothing(
    library: Library, edited: Callable[..., Library], file: str, old: str, new: str
) -> None:
    """Owners, review days, links, search names, patterns and comments teach nobody anything."""
    after = edited(file, old, new)
    assert [name for name in library.items if fingerprint(library.items[name]) != _print(after, name)] == []
    assert version(after) == version(library)


def _print(library: Library, name: str) -> str:
    return fingerprint(library.items[name])


def test_fingerprints_and_version_are_the_same_in_every_run(library: Library) -> None:
    again = load(EVERY_KIND)
    assert {name: fingerprint(item) for name, item in again.items.items()} == {
        name: fingerprint(item) for name, item in library.items.items()
    }
    assert re.fullmatch(r"[0-9a-f]{8}", version(again)) and version(again) == version(library)


def test_only_the_lessons_that_teach_an_entry_carry_its_change(
    library: Library, edited: Callable[..., Library]
) -> None:
    """The lesson that reads an entry at one of its lines remembers the entry; other lessons stay done."""
    before = values(learning_data(library, Options()))["paths"]["newcomer"]["lessons"]
    after_library = edited(*TAUGHT[0])
    after = values(learning_data(after_library, Options()))["paths"]["newcomer"]["lessons"]
    assert [one["id"] for one, other in zip(before, after, strict=True) if one != other] == ["boss-away"]
    assert set(before[2]["taught"]) == {"objection.boss-away", "term.third-party", "drill.boss-away"}
    assert before[2]["titles"]["objection.boss-away"] == "老板不在"
    assert "quiz.first-day" in before[0]["taught"]


def test_the_data_holds_pass_marks_intervals_and_half_day(library: Library) -> None:
    data = values(learning_data(library, Options(review_days=(2, 3, 5, 9, 17))))
    assert data["reviewDays"] == [2, 3, 5, 9, 17]
    assert data["version"] == version(library)
    path = data["paths"]["newcomer"]
    assert path["exam"] == {"questions": 3, "minutes": 10, "percent": 80}
    assert [lesson["halfDay"] for lesson in path["lessons"]] == [20, None, None]


def test_every_kind_of_question_has_reasons_and_a_place_to_read(library: Library) -> None:
    """An option that is a line of the library carries its words; the link leads to the entry."""
    questions = values(quiz_data(library))["first-day"]["questions"]
    assert [question["kind"] for question in questions] == ["single", "multiple", "order", "fill", "line"]
    for question in questions:
        reasons = [one["why"] for one in (*question["options"], *question["steps"])] or [question["why"]]
        assert all(reasons)
        assert question["teaches"]["title"] and question["teaches"]["url"].endswith(".html")
    assert questions[4]["options"][0]["text"].startswith("该领导定的归领导定。")


def test_the_booklet_names_the_version_that_a_record_names(library: Library) -> None:
    """Paper and screen can be told to belong together."""
    booklet = next(
        page for page in Pages(library, Options()).learning() if page.url.endswith("-booklet.html")
    )
    (path,) = values(learning_data(library, Options()))["paths"].values()
    assert f"内容版本 {path['edition']}" in booklet.html


@pytest.mark.parametrize(
    "days",
    [
        [],
        [1, 2, 4, 8],
        [1, 2, 4, 8, 16, 32],
        [1, 2, 2, 8, 16],
        [16, 8, 4, 2, 1],
        [0, 1, 2, 3, 4],
        [-1, 2, 4, 8, 16],
        [1, 2, 4, 8, "16"],
        [True, 2, 4, 8, 16],
        [1, 2, 4, 8, 16.5],
        [1, 2, 4, 8, None],
    ],
)
def test_intervals_that_are_not_five_longer_and_longer_are_wrong(days: list[object]) -> None:
    assert wrong_review_days(days)


def test_intervals_of_five_are_right_and_the_blanks_of_the_record_are_known() -> None:
    assert not wrong_review_days([1, 3, 7, 15, 30])
    assert unknown_blanks(WRAP_UP) == []
    assert unknown_blanks("{处置码} {密码} {}") == ["密码", ""]


def _build(tmp_path: Path, *settings: str) -> tuple[int, str, bool]:
    """The real build of the small library with these lines in the plugin's table of mkdocs.yml."""
    text = (ROOT / "mkdocs.yml").read_text("utf-8")
    mark = "      playbooks: playbooks\n"
    assert mark in text
    text = text.replace(mark, mark + "".join(f"      {setting}\n" for setting in settings))
    text = text.replace("docs_dir: docs", f"docs_dir: {json.dumps(str(ROOT / 'docs'))}")
    written = tmp_path / "mkdocs.yml"
    written.write_text(text, "utf-8")
    out = tmp_path / "site"
    ran = build_site(out, EVERY_KIND, "-f", str(written))
    return ran.returncode, ran.stdout + ran.stderr, out.exists()


@pytest.mark.parametrize(
    ("setting", "words"),
    [
        ("review_days: [1, 2, 4]", "review_days 要写五个从小到大的整数天数，如 [1, 2, 4, 8, 16]"),
        ("review_days: [1, 2, 4, 8, 'x']", "review_days 要写五个从小到大的整数天数"),
        ('wrap_up: "{时间} {手机号}"', "wrap_up 的“{手机号}”没有这一项；可以用：时间、路径、处置码"),
    ],
)
def test_a_setting_that_cannot_work_stops_the_build_and_says_why(
    tmp_path: Path, setting: str, words: str
) -> None:
    """Exit 1, one sentence with what to write, no traceback, nothing published."""
    code, said, published = _build(tmp_path, setting)
    assert code == 1
    assert words in said
    assert "Traceback" not in said
    assert not published


def test_settings_that_work_reach_the_page(tmp_path: Path) -> None:
    code, said, _ = _build(tmp_path, "review_days: [2, 3, 5, 9, 17]", 'wrap_up: "{时间} {处置码}"')
    assert code == 0, said
    script = (tmp_path / "site/assets/playbook/learning-data.js").read_text("utf-8")
    assert values(script)["reviewDays"] == [2, 3, 5, 9, 17]


def _sentences() -> list[str]:
    """Every sentence of the labelled files, and each five of them as one text."""
    rows = [
        row.rpartition("\t")[2]
        for file in sorted(SENTENCES.glob("*.txt"))
        for row in file.read_text("utf-8").splitlines()
        if row and not row.startswith("#")
    ]
    return rows + ["。".join(rows[start : start + 5]) for start in range(0, len(rows), 5)]


@pytest.mark.parametrize("scope", [("b2b", "consumer"), ("b2b",), ("consumer",)])
def test_drills_scan_for_red_lines_as_the_check_does(
    real: Library, tmp_path: Path, scope: tuple[str, ...]
) -> None:
    """In the browser and in Python the same sentences cross the same red lines by the same words."""
    ready = guards(real.of("red-line"))
    scopes = {one for guard in ready for one in guard.rule.scope if one.value in scope}
    texts = _sentences()
    assert len(texts) > 800
    script = tmp_path / "agree.mjs"
    script.write_text(
        f"import {{ crossed }} from {json.dumps((CORE / 'drill.js').as_uri())};\n"
        f"const lines = {json.dumps(values(drill_data(real, None))['lines'])};\n"
        f"const found = {json.dumps(texts)}.map((text) => crossed(lines, text, {json.dumps(scope)}));\n"
        "console.log(JSON.stringify(found.map((rows) => rows.map(({ title, words }) => [title, words]))));\n",
        "utf-8",
    )
    ran = node(script)
    assert ran.returncode == 0, ran.stderr
    differ = []
    for text, rows in zip(texts, json.loads(ran.stdout), strict=True):
        expected: dict[str, str] = {}
        for hit in scan_text(ready, text, scopes):
            expected.setdefault(hit.title, hit.words)
        if dict(rows) != expected:
            differ.append((text, dict(rows), expected))
    assert differ == []


def test_drills_judge_likeness_as_the_check_does(real: Library, tmp_path: Path) -> None:
    """The page and the engine agree on every sentence that is no example itself."""
    judge = learn(real.of("red-line"))
    assert judge
    texts = [text for text in _sentences() if math.isfinite(judge.of(text))]
    script = tmp_path / "alike.mjs"
    script.write_text(
        f"import {{ createLikeness }} from {json.dumps((CORE / 'likeness.js').as_uri())};\n"
        f"const learnt = {json.dumps(values(drill_data(real, judge.data()))['likeness'])};\n"
        f"console.log(JSON.stringify({json.dumps(texts)}.map(createLikeness(learnt))));\n",
        "utf-8",
    )
    ran = node(script)
    assert ran.returncode == 0, ran.stderr
    told = json.loads(ran.stdout)
    assert sum(told) > 100
    assert [text for text, one in zip(texts, told, strict=True) if one != judge.holds_back(text)] == []
