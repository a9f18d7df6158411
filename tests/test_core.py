"""The browser's pure functions hold in Node what tests/core says of them."""

from pathlib import Path

from finder_files import ROOT, emit, node
from playbook import search

TESTS = ROOT / "tests/core"


def test_core(tmp_path: Path) -> None:
    text = (TESTS / "pages.md").read_text("utf-8")
    emit(TESTS / "playbooks", tmp_path, [search.Doc("contributing/trainer.html", "给培训师", text)])
    files = sorted(TESTS.glob("*.test.js"))
    assert files
    ran = node("--test", *files, FINDER=str(tmp_path))
    assert ran.returncode == 0, ran.stdout + ran.stderr
