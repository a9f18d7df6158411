"""Turns the library into what other tools and the page's scripts read: playbook.json."""

from __future__ import annotations

import json
from typing import Any

from playbook.library import Item, Library
from playbook.render import urls


def playbook_json(library: Library) -> str:
    """Every entry with id, kind, title, url, covers, aliases, source and lines; a stable format."""
    entries = [_entry(library, item) for item in library.items.values() if hasattr(item.record, "title")]
    rows = ",\n".join(json.dumps(entry, ensure_ascii=False) for entry in entries)
    return f'{{"entries": [\n{rows}\n]}}\n'


def _entry(library: Library, item: Item) -> dict[str, Any]:
    return {
        "id": item.id,
        "kind": item.kind.name,
        "title": item.title,
        "url": urls.of_item(item),
        "covers": list(item.covers),
        "aliases": list(getattr(item.record, "aliases", ())),
        "source": {"file": item.place.file, "line": item.place.line},
        "lines": [_line(library, f"{item.id}#{line.id}") for line in item.lines],
    }


def _line(library: Library, target: str) -> dict[str, Any]:
    placed = library.lines[target]
    line = placed.line
    return {
        "id": line.id,
        "to": [listener.value for listener in line.to],
        "scope": [scope.value for scope in placed.scope],
        "stages": [stage.value for stage in placed.stages],
        "tone": line.tone.value,
        "aim": line.aim,
        "say": line.say,
    }
