"""Turns ids into addresses inside the site, relative to the page that links."""

from __future__ import annotations

import posixpath
from functools import lru_cache
from urllib.parse import quote

from playbook.library import Item
from playbook.model.kinds import Kind

# Registries whose entries stand together on one page under an anchor.
_SHARED = {
    "limit": "legal/limits.html",
    "red-line": "legal/red-lines.html",
    "must-say": "legal/must-say.html",
    "old-law": "legal/old-law.html",
    "situation": "legal/situations.html",
    "open-question": "legal/open-questions.html",
    "rate": "legal/rates.html",
    "holiday": "legal/holidays.html",
    "term": "terms.html",
    "placeholder": "contributing/placeholders.html",
    "outcome": "outcomes.html",
    "synonym": "contributing/synonyms.html",
    "point": "contributing/syllabus.html",
    "exception": "contributing/exceptions.html",
}
STATUTES = "legal/statutes"


def of_kind(kind: Kind) -> str:
    """The page that lists a kind."""
    if kind.name in ("article", "statute"):
        return f"{STATUTES}/index.html"
    return _SHARED.get(kind.name) or f"{kind.home}/index.html"


def of_item(item: Item) -> str:
    """The page, or the place on a page, where an entry can be read."""
    if item.kind.name == "statute":
        return f"{STATUTES}/{item.stem}.html"
    if item.kind.name == "article":
        return f"{STATUTES}/{item.record.statute}.html#{anchor(item)}"
    shared = _SHARED.get(item.kind.name)
    return f"{shared}#{anchor(item)}" if shared else f"{item.kind.home}/{item.stem}.html"


def anchor(item: Item) -> str:
    return item.stem


@lru_cache(maxsize=100_000)
def relative(page: str, target: str) -> str:
    """The address of `target` as written on `page`, so that the site works under any path."""
    path, mark, fragment = target.partition("#")
    away = posixpath.relpath(path, posixpath.dirname(page) or ".") if path != page else ""
    return (quote(away) + mark + quote(fragment)) or posixpath.basename(page)
