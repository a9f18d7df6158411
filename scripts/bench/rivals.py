"""Builds the same content as plain Markdown for the searches that the finder is compared with."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from playbook.library import Item, Library
from playbook.model.base import Entry

CONFIG = """site_name: rival
use_directory_urls: false
theme: {{name: material, language: zh, font: false}}
plugins: {plugins}
"""


def write(library: Library, folder: Path, *, search: bool = True) -> None:
    """One Markdown page for each entry, the whole navigation, the theme's own search."""
    docs = folder / "docs"
    docs.mkdir(parents=True)
    (docs / "index.md").write_text("# 首页\n", "utf-8")
    plugins = "[search]" if search else "[]"
    (folder / "mkdocs.yml").write_text(CONFIG.format(plugins=plugins), "utf-8")
    for item in library.entries:
        (docs / f"{item.id}.md").write_text(_markdown(item), "utf-8")


def build(folder: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(folder / "mkdocs.yml")]
    subprocess.run(command, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, check=True)


def add_pagefind(site: Path) -> None:
    command = [sys.executable, "-m", "pagefind", "--site", str(site), "--force-language", "zh"]
    subprocess.run(command, check=True, capture_output=True)


def _markdown(item: Item) -> str:
    record = item.record
    assert isinstance(record, Entry)
    said = [*getattr(record, "says", ()), *record.aliases]
    parts = [f"# {record.title}", str(record.summary), *(f"- {words}" for words in said)]
    parts += [f"{line.aim}\n\n{line.say}\n\n{line.if_yes}\n\n{line.if_no}" for line in item.lines]
    return "\n\n".join(parts) + "\n"
