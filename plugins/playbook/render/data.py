"""Turns the library into what other tools and the page's scripts read."""

from __future__ import annotations

import json
from typing import Any

from playbook.library import Item, Library, PlacedLine
from playbook.model.choices import Confidence, Product
from playbook.render import urls
from playbook.render.options import Options
from playbook.render.rows import order
from playbook.render.view import View
from playbook.render.words import split_marks


def playbook_json(library: Library) -> str:
    """Every entry with id, kind, title, url, covers, aliases, source and lines; a stable format."""
    titled = (item for item in library.items.values() if hasattr(item.record, "title"))
    rows = ",\n".join(item.once("playbook.json", _entry) for item in titled)
    return f'{{"entries": [\n{rows}\n]}}\n'


def _entry(item: Item) -> str:
    entry = {
        "id": item.id,
        "kind": item.kind.name,
        "title": item.title,
        "url": urls.of_item(item),
        "covers": list(item.covers),
        "aliases": list(getattr(item.record, "aliases", ())),
        "source": {"file": item.place.file, "line": item.place.line},
        "lines": [_line(placed) for placed in item.placed],
    }
    return json.dumps(entry, ensure_ascii=False)


def _line(placed: PlacedLine) -> dict[str, Any]:
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


def account_data(library: Library, options: Options) -> str:
    """What the case of a tab is typed and filled by, as a classic script: `window.playbookAccount`."""
    stages = [item.record for item in library.of("stage")]
    data: dict[str, Any] = {
        "fields": [
            {
                "name": item.stem,
                "type": item.record.type.value,
                "source": item.record.source.value,
                "private": item.record.private,
                "example": item.record.example,
            }
            for item in library.of("placeholder")
        ],
        "products": [product.value for product in Product],
        "customers": [[item.id, item.title] for item in sorted(library.of("customer"), key=order)],
        "stages": [
            {"code": one.code, "title": one.title, "from": one.days.from_, "to": one.days.to}
            for one in sorted(stages, key=lambda one: one.days.from_ or 0)
        ],
    }
    data["outcomes"] = [_outcome(library, item) for item in library.of("outcome")]
    data["holidays"] = {
        item.stem: {
            "off": [day.isoformat() for day in item.record.off],
            "work": [day.isoformat() for day in item.record.work],
        }
        for item in library.of("holiday")
        if item.record.confidence is not Confidence.FROM_MEMORY
    }
    data["format"] = options.wrap_up
    data["mustSay"] = {item.stem: item.title for item in library.of("must-say")}
    return f"window.playbookAccount = {json.dumps(data, ensure_ascii=False)};\n"


def _plain(library: Library, text: str) -> str:
    """A text without marks: a link reads as the title of what it leads to, a limit with its value."""
    found = []
    for kind, content in split_marks(text):
        target = library.items.get(content.partition("#")[0]) if kind == "link" else None
        if target is None:
            found.append(f"{{{content}}}" if kind == "blank" else content)
        elif target.kind.name == "limit":
            found.append(f"{target.title}：{View.limit_note(target)}")
        else:
            found.append(target.title)
    return "".join(found)


def _outcome(library: Library, item: Item) -> dict[str, Any]:
    record = item.record
    due = record.due
    return {
        "id": item.stem,
        "title": item.title,
        "stops": record.stops_collection,
        "due": {"after": due.after.value, "workdays": due.workdays, "afterLabel": due.after.label},
        "rule": _plain(library, record.next_contact),
        "approver": record.approver or "",
    }
