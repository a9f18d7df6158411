"""Turns a library and the hand-written pages into the finder's files, by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

from playbook.library import Item, Library, PlacedLine
from playbook.model.base import Line
from playbook.model.choices import Listener, Part, Scope, StageCode, Tone
from playbook.search.documents import Doc, Found, documents
from playbook.search.emit import script
from playbook.search.index import Entries, index_file
from playbook.search.pinyin import ALSO, common_readings, exceptions
from playbook.search.tags import tag_words

DATA = "finder-data.js"
INDEX = "finder-index.js"
LUNR = "lunr.js"
# The lines of an entry are one text until it is shown: as objects they were a fifth of the page's memory.
# No text has these characters of the private use area. See browser/core/search/lines.js.
FIELD, LINE = "\ue000", "\ue001"
_LUNR_IN_MKDOCS = "contrib/search/templates/search/lunr.js"


def build(
    library: Library,
    url_of: Callable[[Item], str],
    docs: Iterable[Doc] = (),
    index: Callable[[Entries], bytes] = index_file,
) -> dict[str, bytes]:
    """The files by name; each is a classic script that adds to `window.playbookFinder`."""
    found = documents(library, url_of, docs)
    ordinals = {one.id: number for number, one in enumerate(found)}
    groups = [_group(item, ordinals) for item in library.of("synonym")]
    data = {
        "kinds": {one.kind: one.kind_label for one in found},
        "listeners": [one.label for one in Listener],
        "tones": {one.value: one.label for one in Tone},
        "scopes": {one.value: one.label for one in Scope},
        "stages": {one.value: one.label for one in StageCode},
        "tags": tag_words(library),
        "readings": common_readings(one.han for one in found),
        "also": ALSO,
        "groups": groups,
        "entries": [_entry(one) for one in found],
    }
    return {
        LUNR: lunr_js(),
        DATA: script(data),
        INDEX: index(tuple((one.own, one.asks) for one in found)),
    }


@lru_cache(maxsize=4096)
def _entry(found: Found) -> dict[str, object]:
    listeners = {one: number for number, one in enumerate(Listener)}
    compact: dict[str, object] = {
        "id": found.id,
        "kind": found.kind,
        "group": found.group,
        "title": found.title,
        "url": found.url,
        "scope": [one.value for one in found.scope],
        "stages": [one.value for one in found.stages],
        "summary": found.summary,
        "aliases": found.aliases,
        "says": found.says,
        "asks": found.asks,
        "readings": exceptions(found.heads),
        "more": found.more,
        "lines": LINE.join(FIELD.join(_line(placed, listeners)) for placed in found.lines),
    }
    return {name: value for name, value in compact.items() if value}


def waits_for_verification(line: Line) -> bool:
    """Whether a consumer may hear this line only once verified; a flag, since parts come as labels here."""
    return line.hears_debt and line.part not in (Part.OPENING, Part.VERIFY)


def _line(placed: PlacedLine, listeners: dict[Listener, int]) -> Iterator[str]:
    """The fields of a line in the order of browser/core/search/lines.js."""
    line = placed.line
    yield str(line.id)
    yield " ".join(str(listeners[one]) for one in line.to)
    yield " ".join(one.value for one in placed.scope)
    yield " ".join(one.value for one in placed.stages)
    yield line.tone.value
    yield str(line.aim)
    yield str(line.say)
    yield line.part.label if line.part else ""
    yield str(line.only_if or "")
    yield "1" if waits_for_verification(line) else ""


def _group(item: Item, ordinals: dict[str, int]) -> dict[str, object]:
    words = tuple(map(str, item.record.words))
    see = [
        ordinals[id_]
        for id_ in dict.fromkeys(target.partition("#")[0] for target in item.record.see)
        if id_ in ordinals
    ]
    return {"words": words, "see": see, "readings": exceptions(words)}


@cache
def lunr_js() -> bytes:
    """lunr.js as the installed mkdocs package brings it; mkdocs itself is not imported."""
    spec = find_spec("mkdocs")
    places = list(spec.submodule_search_locations or ()) if spec else []
    if not places:
        raise FileNotFoundError("mkdocs is not installed: lunr.js comes with it")
    return (Path(places[0]) / _LUNR_IN_MKDOCS).read_bytes()
