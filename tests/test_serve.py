"""Serving as a trainer uses it: edit, look, break, look, mend, look."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import ROOT
from playbook.render import assets
from playbook.search import DATA, INDEX

# Generous: what is tested is that a change arrives at all; how fast is for scripts/bench to say.
PATIENCE = 120


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A copy of the real content, served by the real command."""
    playbooks = tmp_path / "playbooks"
    shutil.copytree(ROOT / "playbooks", playbooks)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "--dirty", "-a", f"127.0.0.1:{port}"]
    env = {**os.environ, "PLAYBOOK_DIR": str(playbooks), "NO_MKDOCS_2_WARNING": "1"}
    with (tmp_path / "log").open("w") as log:
        server = subprocess.Popen(command, cwd=ROOT, env=env, stdout=log, stderr=log)
        try:
            yield playbooks, f"http://127.0.0.1:{port}/"
        finally:
            server.terminate()
            server.wait(timeout=PATIENCE)
    assert "Traceback" not in (tmp_path / "log").read_text("utf-8")


def wait_for(url: str, words: str) -> str:
    """The page at `url` once it holds `words`."""
    end = time.monotonic() + PATIENCE
    text = ""
    while time.monotonic() < end:
        try:
            text = urllib.request.urlopen(url, timeout=PATIENCE).read().decode("utf-8")
        except OSError:
            text = ""
        if words in text:
            return text
        time.sleep(0.1)
    raise AssertionError(f"{words} never came to {url}: {re.sub('<[^>]+>', '', text)[:300]}")


def test_edits_and_mistakes_show_and_recover(served: tuple[Path, str]) -> None:
    """A change shows on its page, a mistake as a report at the same address, and mending brings it back."""
    playbooks, site = served
    entry = playbooks / "objections" / "boss-away.yml"
    good = entry.read_text("utf-8")
    url = f"{site}objections/boss-away.html"
    wait_for(url, "data-line-id")
    index = f"{site}{assets.FOLDER}/{INDEX}"
    before = wait_for(index, "playbookFinder")
    entry.write_text(re.sub(r"^title: .*$", "title: 老板上月球了", good, flags=re.M), "utf-8")
    wait_for(url, "老板上月球了")
    wait_for(f"{site}objections/index.html", "老板上月球了")
    wait_for(f"{site}{assets.FOLDER}/{DATA}", "老板上月球了")
    # No other entry speaks of 月球: the index that follows the page knows it.
    assert " 月球 " not in before
    wait_for(index, " 月球 ")
    entry.write_text(good.replace("summary:", "sumary:", 1), "utf-8")
    report = wait_for(url, "处要改")
    assert "你是不是想写“summary”" in report
    assert "处要改" in urllib.request.urlopen(site + "index.html").read().decode("utf-8")
    entry.write_text(good, "utf-8")
    wait_for(url, "data-line-id")
    letter = playbooks / "letters" / "set-off-reply.yml"
    with_gap = letter.read_text("utf-8").replace("{不认金额}", "{不认金额}（大写　　　　）")
    letter.write_text(with_gap, "utf-8")
    wait_for(f"{site}letters/set-off-reply.html", "（大写　　　　）")
    log = (playbooks.parent / "log").read_text("utf-8")
    assert "可以发布" in log and log.count("后面的空是空格，看不出要填 [letter-gap]") == 1
    new = playbooks / "checklists" / "before-lunch.yml"
    shutil.copy(playbooks / "checklists" / "after-call.yml", new)
    new.write_text(re.sub(r"^title: .*$", "title: 午饭之前", new.read_text("utf-8"), flags=re.M), "utf-8")
    wait_for(f"{site}checklists/before-lunch.html", "午饭之前")
