"""How findings are told: the caret, the JSON, the annotations, and everything wrong in one run."""

import json
import shutil

import pytest

from case_files import EVERY_KIND, check_folder
from playbook import report
from playbook.problems import Location, Problem, Problems, Severity


def said(source: str, column: int, width: int) -> tuple[str, str]:
    """The source line and the caret line of one finding."""
    problem = Problem(Location("a.yml", 1, column, width), "red-line", "碰到红线")
    _, line, caret, _ = report.text([problem], lambda _: [source]).splitlines()
    return line, caret


@pytest.mark.parametrize(
    ("source", "column", "width", "caret"),
    [
        ("say: abc", 6, 3, "     ^~~"),
        ("say: 坐牢", 6, 2, "     ^~~~"),
        ("你们坐牢", 3, 2, "    ^~~~"),
        ("“坐牢”，", 2, 2, " ^~~~"),
        ("\tsay: 坐", 7, 1, "      ^~"),
        ("e\u0301坐牢", 3, 2, " ^~~~"),
        ("say:", 5, 1, "    ^"),
        ("say: a", 6, 99, "     ^"),
    ],
)
def test_the_caret_counts_two_cells_for_a_han_character(source: str, column: int, width: int, caret: str):
    """Caret and tildes stand below exactly the words that are meant."""
    line, drawn = said(source, column, width)
    assert line == f"   1 | {source}".replace("\t", " ")
    assert drawn == f"     | {caret}"


def test_a_very_long_line_is_shown_around_the_place():
    """A line of a hundred thousand characters does not fill the terminal."""
    line, caret = said("一" * 50_000 + "坐牢" + "二" * 50_000, 50_001, 2)
    assert "坐牢" in line
    assert len(line) < 500
    assert caret.endswith("^~~~")


def test_control_characters_do_not_reach_the_terminal():
    """What a file may hold, a terminal need not obey."""
    line, _ = said("say: \x1b[31m坐牢", 11, 2)
    assert "\x1b" not in line


def test_without_its_line_a_finding_is_still_told():
    """A place outside of the text gives message, hint and manual only."""
    problem = Problem(Location("a.yml", 9), "red-line", "碰到红线", "换一句")
    assert report.text([problem], lambda _: []).splitlines() == [
        "a.yml:9:1: 碰到红线 [red-line]",
        "修改建议：换一句",
        "为什么：python -m playbook explain red-line，或网站 contributing/rules.html#red-line",
    ]


def test_json_has_exactly_the_promised_shape():
    """Other tools rely on these seven names; line and column count from 1."""
    problem = Problem(Location("a.yml", 3, 5, 2), "red-line-review", "看一眼", "换“一句”", Severity.WARNING)
    assert json.loads(report.as_json([problem])) == {
        "problems": [
            {
                "file": "a.yml",
                "line": 3,
                "column": 5,
                "rule": "red-line-review",
                "severity": "warning",
                "message": "看一眼",
                "hint": "换“一句”",
            }
        ]
    }
    assert json.loads(report.as_json([])) == {"problems": []}


def test_annotations_escape_what_the_forge_would_take_for_syntax():
    """Line breaks, per cent signs, commas and colons stay part of the text."""
    problem = Problem(Location("a,b:c%.yml", 3, 5), "red-line", "100%：\r\n两行", "换一句")
    (line,) = report.as_annotations([problem]).splitlines()
    place, _, body = line.removeprefix("::error ").partition("::")
    assert place == "file=a%2Cb%3Ac%25.yml,line=3,col=5,title=red-line"
    assert body == "100%25：%0D%0A两行。换一句"


def test_findings_come_sorted_by_place_and_once():
    """The order does not depend on the order of finding, and a repeat is dropped."""
    first, second = (Problem(Location("a.yml", line), "red-line", "碰到红线") for line in (1, 2))
    other = Problem(Location("b.yml"), "red-line", "碰到红线")
    assert list(Problems([other, second, first, second])) == [first, second, other]
    assert len(Problems([first, first])) == 1


@pytest.mark.parametrize(
    ("errors", "warnings", "expected"),
    [
        (0, 0, "没有发现问题。"),
        (0, 2, "共 0 个错误、2 个提醒。"),
        (1, 1, "共 1 个错误、1 个提醒。有错误时不会发布。"),
    ],
)
def test_the_summary_counts(errors: int, warnings: int, expected: str):
    """Errors and warnings are counted apart."""
    error = Problem(Location("a.yml"), "red-line", "碰到红线")
    warning = Problem(Location("a.yml"), "red-line-review", "看一眼", severity=Severity.WARNING)
    assert report.summary([error] * errors + [warning] * warnings) == expected


# file, what is replaced, by what, and then line, column, rule and a word of the hint
PLANTED = [
    ("objections/boss-away.yml", "then: letter.first-demand\nf", "then: letter.frst-demand\nf",
     39, 7, "unknown-reference", "letter.first-demand"),
    ("techniques/listen.yml", "group: communication", "group: comunication",
     4, 8, "not-in-list", "communication"),
    ("customers/evasive.yml", "motive:", "motiv:", 7, 1, "unknown-field", "motive"),
    ("channels/phone.yml", "when: [要当场回音, 要约日期]", "when: [要当场回音]",
     5, 1, "too-few", "补齐"),
    ("checklists/before-call.yml", "must: true}\n  - {do: 看停", "must: 是}\n  - {do: 看停",
     6, 36, "bad-flag", "true"),
    ("letters/first-demand.yml", "付款{金额}", "付款{金钱}", 13, 22, "undeclared-placeholder", "{金额}"),
    ("stages/m1.yml", "{from: 1}", "{from: 2}", 5, 7, "stage-gap", "from 改成 1"),
    ("trees/first-call.yml", "next: promise}", "next: who}", 19, 40, "tree-cycle", "判断点"),
    ("cases/fraudulent-application.yml", "review_by: 2027-05-22", "review_by: 2027年5月22日",
     33, 12, "bad-date", "2026-09-30"),
    ("legal/risks/intimidation.yml", "每周抽听录音", "告诉他会坐牢", 9, 31, "red-line", "哪天能付"),
]  # fmt: skip


def test_ten_mistakes_in_ten_files_come_back_in_one_run(tmp_path):
    """Every slip is found at its place, with the likely fix, in the same report."""
    root = shutil.copytree(EVERY_KIND, tmp_path / "playbooks")
    for file, old, new, *_ in PLANTED:
        text = (root / file).read_text("utf-8")
        assert text.count(old) == 1
        (root / file).write_text(text.replace(old, new), "utf-8", newline="\n")
    found = {
        (problem.location.file, problem.location.line, problem.location.column, problem.rule): problem.hint
        for problem in check_folder(root).problems
    }
    missing = [
        (file, line, column, rule)
        for file, _, _, line, column, rule, hint in PLANTED
        if hint not in found.get((f"playbooks/{file}", line, column, rule), "")
    ]
    assert missing == []
