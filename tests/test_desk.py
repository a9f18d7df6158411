"""While serving a page comes first and the finder's index after it; both end as a fresh build has them."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from case_files import EVERY_KIND
from playbook.build import build
from playbook.desk import Desk
from playbook.keep import INDEX_FILE
from playbook.render.options import Options
from playbook.search.index import Entries, index_file
from playbook.search.late_index import LateIndex

# Generous: that it comes at all is tested here, not when.
PATIENCE = 60
OLD: Entries = ((("老板不在", "领导出差"), ()), (("没钱",), ("账上没钱怎么说",)))
NEW: Entries = ((("老板出远门", "领导出差"), ()), (("没钱",), ("账上没钱怎么说",)))
LONGER: Entries = (*NEW, (("发票没开",), ()))


def wait_until(true: Callable[[], object]) -> None:
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.02)


def test_a_changed_wording_goes_on_with_the_old_index_until_the_new_one_is_made() -> None:
    index = LateIndex()
    assert index(OLD) == index_file(OLD)
    assert index.catch_up() is None
    assert index(NEW) == index_file(OLD) != index_file(NEW)
    made = index.catch_up()
    assert made is not None and made.file == index_file(NEW)
    assert index.take(made)
    assert index(NEW) == index_file(NEW)
    assert index.owed is None


def test_an_index_of_another_number_of_entries_is_never_gone_on_with() -> None:
    """It names entries by number: the old one would show other lines."""
    index = LateIndex()
    index(OLD)
    assert index(LONGER) == index_file(LONGER)
    assert index.owed is None
    assert index(NEW) == index_file(NEW)


def test_an_index_that_a_newer_edit_has_overtaken_is_not_taken() -> None:
    index = LateIndex()
    index(LONGER)
    index((*OLD, (("发票没开",), ())))
    made = index.catch_up()
    assert made is not None
    index(LONGER)
    assert not index.take(made)
    index((*NEW, (("发票丢了",), ())))
    assert not index.take(made)
    assert index(LONGER) == index_file(LONGER)


def test_an_index_in_the_making_is_given_up_for_a_newer_edit() -> None:
    index = LateIndex()
    index(OLD)
    index(NEW)
    came: list[object] = []
    maker = threading.Thread(target=lambda: came.append(index.catch_up()))
    maker.start()
    wait_until(lambda: index.process)
    index.stop()
    maker.join(PATIENCE)
    assert came == [None]
    assert index(NEW) == index_file(OLD)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(EVERY_KIND, tmp_path / "playbooks")
    (tmp_path / "docs").mkdir()
    return tmp_path


def test_an_edited_title_shows_at_once_and_can_be_found_soon_after(folder: Path) -> None:
    desk, published = Desk(), list[bytes]()
    entry = folder / "playbooks" / "objections" / "boss-away.yml"

    def made(by: Desk) -> dict[str, bytes]:
        built = by.make(folder / "playbooks", Options(), folder / "docs", published.append)
        by.shown()
        assert built.site is not None
        pages = {page.url: page.html.encode() for page in built.site.pages}
        return {**pages, **built.site.files}

    before = made(desk)
    text = entry.read_text("utf-8")
    entry.write_text(text.replace("title: ", "title: 出远门的", 1), "utf-8")
    shown = made(desk)
    assert "出远门的" in shown["objections/boss-away.html"].decode()
    assert shown[INDEX_FILE] == before[INDEX_FILE]
    wait_until(lambda: published)
    fresh = build(folder / "playbooks", Options()).site
    assert fresh is not None and published == [fresh.files[INDEX_FILE]]
    wait_until((folder / ".playbook_cache" / "site.json").exists)
    wait_until(lambda: made(Desk())[INDEX_FILE] == fresh.files[INDEX_FILE])
    assert made(Desk()) == {**{page.url: page.html.encode() for page in fresh.pages}, **fresh.files}


def test_an_edit_just_after_a_warm_start_is_indexed_as_well(folder: Path) -> None:
    """What was kept is the index of the old words: with new ones it is made anew."""
    root, docs, published = folder / "playbooks", folder / "docs", list[bytes]()
    first = Desk()
    first.make(root, Options(), docs, published.append)
    first.shown()
    wait_until((folder / ".playbook_cache" / "site.json").exists)
    desk = Desk()
    wait_until(lambda: not desk.make(root, Options(), docs, published.append).library.items)
    desk.shown()
    entry = root / "objections" / "boss-away.yml"
    entry.write_text(entry.read_text("utf-8").replace("title: ", "title: 出远门的", 1), "utf-8")
    desk.make(root, Options(), docs, published.append)
    desk.shown()
    wait_until(lambda: published)
    fresh = build(root, Options()).site
    assert fresh is not None and published == [fresh.files[INDEX_FILE]]
