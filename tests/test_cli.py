"""The command line as a trainer and a CI run use it: real processes, real files, exit codes."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT
from playbook.model.kinds import KINDS
from playbook.model.text import FILL

BASE = ROOT / "tests" / "cases" / "ok" / "every-kind" / "playbooks"


def run(folder: Path, *words: str, code: str = "", given: str = "") -> subprocess.CompletedProcess[str]:
    """Runs `python -m playbook` (or other code) in `folder`."""
    command = [sys.executable, *(["-c", code] if code else ["-m", "playbook"]), *words]
    return subprocess.run(command, cwd=folder, input=given, capture_output=True, text=True, check=False)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path / "playbooks")
    return tmp_path


def spoil(project: Path) -> None:
    entry = next((project / "playbooks" / "objections").glob("[a-z]*.yml"))
    entry.write_text(entry.read_text("utf-8").replace("title:", "titel:", 1), "utf-8")


def test_check_exits_0_1_and_2(project: Path, tmp_path: Path) -> None:
    """0 when clean, 1 on problems, 2 when there is nothing to check."""
    assert run(project, "check").returncode == 0
    spoil(project)
    assert run(project, "check").returncode == 1
    lost = run(tmp_path, "check", "--playbooks", "nowhere")
    assert lost.returncode == 2
    assert "找不到内容文件夹" in lost.stderr


def test_check_speaks_json_and_annotations(project: Path) -> None:
    """Both machine formats tell the same place as the text."""
    spoil(project)
    found = json.loads(run(project, "check", "--format", "json").stdout)["problems"]
    first = next(row for row in found if row["rule"] == "unknown-field")
    assert set(first) == {"file", "line", "column", "rule", "severity", "message", "hint"}
    assert first["line"] >= 1 and first["column"] == 1 and "title" in first["hint"]
    said = run(project, "check", "--format", "github").stdout
    assert f"::error file={first['file']},line={first['line']},col={first['column']}" in said


def test_check_works_without_mkdocs(project: Path) -> None:
    """Checking needs no part of MkDocs to be installed."""
    code = (
        "import sys; sys.modules['mkdocs'] = None; sys.modules['material'] = None\n"
        "from playbook.cli import main; raise SystemExit(main(['check']))"
    )
    checked = run(project, code=code)
    assert (checked.returncode, checked.stderr) == (0, "")


def test_output_is_utf8_whatever_the_console_says(project: Path) -> None:
    """On a console with another encoding the report is still UTF-8."""
    spoil(project)
    code = (
        "import sys; sys.stdout.reconfigure(encoding='gbk')\n"
        "from playbook.cli import main; raise SystemExit(main(['check']))"
    )
    raw = subprocess.run([sys.executable, "-c", code], cwd=project, capture_output=True, check=False)
    assert "你是不是想写“title”" in raw.stdout.decode("utf-8")


def test_explain_tells_one_manual_or_all(project: Path) -> None:
    """A known rule is explained, an unknown one is said to be unknown."""
    assert "引用的编号必须真有这一条" in run(project, "explain", "unknown-reference").stdout
    assert "red-line：" in run(project, "explain").stdout
    assert run(project, "explain", "no-such-rule").returncode == 2


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS])
def test_new_writes_a_file_that_only_wants_filling_in(project: Path, kind: str) -> None:
    """What `new` writes fails only on what a trainer has yet to write, never on its own shape."""
    assert run(project, "new", kind, "fresh-one").returncode == 0
    found = json.loads(run(project, "check", "--format", "json").stdout)["problems"]
    shape = {"unknown-field", "missing-field", "wrong-shape", "too-few", "not-in-list", "yaml-syntax"}
    assert {row["rule"] for row in found} & shape == set()
    again = run(project, "new", kind, "fresh-one")
    assert again.returncode == 2
    assert "已经" in again.stderr


def test_a_new_entry_passes_once_filled_in(project: Path) -> None:
    """Replacing every 填 in a new checklist is all it takes."""
    run(project, "new", "checklist", "after-visit")
    path = project / "playbooks" / "checklists" / "after-visit.yml"
    text = path.read_text("utf-8")
    rows = [row for row in text.splitlines() if not row.startswith("# ")]
    filled = "\n".join(row.replace(f" {FILL}", f" 第{number}项内容", 1) for number, row in enumerate(rows))
    path.write_text(filled.replace("review_by: 2026-01-01", "review_by: 2026-07-01"), "utf-8")
    checked = run(project, "check")
    assert checked.returncode == 0, checked.stdout


def test_scan_reports_red_lines_in_any_text(project: Path) -> None:
    """Blunt wording is found with its place and severity; clean text exits 0."""
    said = "您好，这里是应收账款岗。\n再不还钱就弄死你。\n"
    found = run(ROOT, "scan", "--format", "json", "-", given=said)
    rows = json.loads(found.stdout)["problems"]
    assert found.returncode == 1
    assert (rows[0]["line"], rows[0]["severity"]) == (2, "error")
    assert said.splitlines()[1][rows[0]["column"] - 1 :].startswith(rows[0]["message"].split("”")[0][1:])
    clean = run(ROOT, "scan", "-", given="我今天下班前把对账单发给您。")
    assert clean.returncode == 0 and "不等于合规" in clean.stdout
    assert run(project, "scan", "no-such-file.txt").returncode == 2


def test_coverage_lists_what_is_not_taught(project: Path) -> None:
    """Points that no entry covers are listed one a line."""
    points = project / "playbooks" / "syllabus.yml"
    extra = "zz.not-taught: {title: 没人教的, kind: term, compliance: ok}\n"
    points.write_text(points.read_text("utf-8").rstrip() + f"\n{extra}", "utf-8")
    listed = run(project, "coverage")
    assert listed.returncode == 1
    assert "zz.not-taught\t没人教的" in listed.stdout


def test_as_of_finds_overdue_reviews(project: Path) -> None:
    """Only with --as-of does the day matter."""
    assert "review-overdue" in run(project, "check", "--as-of", "2099-01-01").stdout
    assert "review-overdue" not in run(project, "check").stdout
