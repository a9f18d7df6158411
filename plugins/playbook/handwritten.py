"""Turns the hand-written Markdown pages into plain text for the finder: MkDocs renders them only later."""

from __future__ import annotations

import re
from pathlib import Path

from playbook.search import Doc

_HEADING = re.compile(r"^#\s+(.+)$", re.MULTILINE)
_FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_MARKS = re.compile(r"[`*_>#|]|^-{3,}$|(?<=\|)[-: ]+(?=\|)", re.MULTILINE)

# Engineers' pages answer no question that comes up on a call.
LEFT_OUT = ("decisions", "contributing/engineer.md")


def pages(folder: Path) -> list[Doc]:
    """Every hand-written page below `folder` as title, address in the site and words."""
    found = []
    for path in sorted(folder.rglob("*.md")):
        name = path.relative_to(folder).as_posix()
        if name.startswith(LEFT_OUT):
            continue
        text = path.read_text("utf-8")
        heading = _HEADING.search(text)
        title = heading[1].strip() if heading else path.stem
        found.append(Doc(url=f"{name.removesuffix('.md')}.html", title=title, text=_words(text)))
    return found


def _words(markdown: str) -> str:
    text = _LINK.sub(r"\1", _FENCE.sub("", _HEADING.sub("", markdown, count=1)))
    return re.sub(r"\s+", " ", _MARKS.sub("", text)).strip()
