"""What serving remembers never changes what is shown."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from case_files import EVERY_KIND
from playbook import keep
from playbook.build import build
from playbook.reader import Reader
from playbook.render.memory import Memory
from playbook.render.options import Options
from playbook.render.pages import Page
from playbook.search.late_index import Made


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the example library that a test may change."""
    return shutil.copytree(EVERY_KIND, tmp_path / "playbooks")


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_pages_remembered_over_edits_are_those_of_a_fresh_build(root: Path) -> None:
    """Whatever is edited, remembered pages and pages made anew are the same, letter for letter."""
    reader, memory = Reader(), Memory[Page]()
    # With edit links, so that a place that has moved would show.
    options = Options(edit_url="edit/{path}#L{line}")
    build(root, options, reader, (), memory)
    edits = [
        ("objections/boss-away.yml", "title: ", "title: 改过的"),
        ("terms.yml", "meaning: ", "meaning: 改过的"),
        ("terms.yml", "third-party:", "added:\n  title: 领导\n  meaning: 新加的。\nthird-party:"),
        ("legal/articles.yml", "title: ", "title: 改过的"),
        ("legal/statutes.yml", "short: ", "short: 改过的"),
        ("legal/limits.yml", "value: ", "value: 改过的"),
        ("legal/red-lines.yml", "title: ", "title: 改过的"),
        ("legal/must-say.yml", "title: ", "title: 改过的"),
        ("checklists/before-call.yml", "summary: ", "summary: 改过的"),
        ("placeholders.yml", "example: ", "example: 改过的"),
    ]
    for name, old, new in edits:
        change(root / name, old, new)
        remembered = build(root, options, reader, (), memory)
        fresh = build(root, options)
        assert remembered.site is not None and fresh.site is not None, name
        assert remembered.site.pages == fresh.site.pages, name
        assert remembered.site.files == fresh.site.files, name


def test_a_kept_site_comes_back_whole_and_only_for_the_same_content(root: Path, tmp_path: Path) -> None:
    """The same content gives the site back; a changed byte, another setting or a broken file gives none."""
    at, options = tmp_path / "cache" / "site.json", Options()
    built = build(root, options)
    assert built.site is not None
    mark = keep.fingerprint((root,), options)
    index = Made(built.site.files[keep.INDEX_FILE], "9:of-these-words")
    keep.save(at, mark, built, index)
    again = keep.load(at, mark)
    assert again is not None and again.index == index
    assert again.built.site == built.site and again.built.common == built.common
    change(root / "terms.yml", "meaning: ", "meaning: 又改了")
    assert keep.load(at, keep.fingerprint((root,), options)) is None
    assert keep.fingerprint((root,), Options(edit_url="x")) != keep.fingerprint((root,), options)
    at.write_text("{", "utf-8")
    assert keep.load(at, mark) is None
