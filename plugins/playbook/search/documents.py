"""Turns the library and the hand-written pages into what the finder looks through and shows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from playbook.library import Item, Library, PlacedLine
from playbook.model.choices import Confidence, Scope, StageCode
from playbook.nodes import Path
from playbook.search.askings import askings
from playbook.search.text import is_han, linked, without_links

# Kinds for people who look after the content; a collector has no use for them.
LEFT_OUT = ("point", "placeholder", "exception", "synonym")

# Texts of a page, besides its lines, that say what a collector would ask for.
MORE = (
    "meaning",
    "rule",
    "value",
    "why",
    "bad",
    "check",
    "stop",
    "do",
    "recognise",
    "signals",
    "motive",
    "approach",
    "steps",
    "when",
    "items",
    "risk",
    "arises",
    "prevention",
    "never_say",
    "never_do",
    "move_on",
    "bands",
    "lessons",
    "rules",
    "questions",
    "evidence",
    "number",
    "next_contact",
    "traps",
)
# Of the groups among them only these parts, so that the corrections do not count as the fault.
_PARTS = {"say", "do", "title", "trap", "rule", "label", "says", "ask", "aim", "paper"}


@dataclass(frozen=True)
class Doc:
    """A hand-written page as plain Markdown."""

    url: str
    title: str
    text: str


@dataclass(frozen=True, eq=False)
class Found:
    """One thing that the finder can find; compared by identity, so that results can be remembered cheaply."""

    id: str
    kind: str
    kind_label: str
    group: str
    title: str
    url: str
    scope: tuple[Scope, ...] = ()
    stages: tuple[StageCode, ...] = ()
    summary: str = ""
    aliases: tuple[str, ...] = ()
    says: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    more: tuple[str, ...] = ()
    lines: tuple[PlacedLine, ...] = ()

    @property
    def own(self) -> tuple[str, ...]:
        """Its names, and the customer's wordings."""
        return (self.title, *self.aliases, *self.says)

    @property
    def heads(self) -> tuple[str, ...]:
        """What is matched like a title: besides its own, what people ask for the points that it teaches."""
        return (*self.own, *self.asks)

    @property
    def body(self) -> Iterator[str]:
        yield self.summary
        yield from self.more
        for placed in self.lines:
            yield placed.line.aim
            yield placed.line.say

    @cached_property
    def han(self) -> frozenset[str]:
        """The Chinese characters of all its words."""
        return frozenset(char for text in (*self.heads, *self.body) for char in text if is_han(char))


def documents(library: Library, url_of: Callable[[Item], str], docs: Iterable[Doc]) -> list[Found]:
    """Everything with a title and a place on the site, entries in the order of the kinds, then pages."""
    asked = askings(library, LEFT_OUT)
    shown = [
        item
        for kind in library.by_kind
        if kind not in LEFT_OUT
        for item in library.of(kind)
        if hasattr(item.record, "title")
    ]
    return [
        *(_of_item(library, item, url_of(item), asked.get(item.id, ())) for item in shown),
        *map(_of_doc, docs),
    ]


def _of_item(library: Library, item: Item, url: str, asks: tuple[str, ...]) -> Found:
    """An entry as the finder knows it: worked out anew if it has changed, or what it takes from others."""
    links = item.once("links", lambda one: tuple(id_ for text in _texts(one) for id_ in linked(text)))
    titles = tuple((id_, library.items[id_].title) for id_ in links if id_ in library.items)
    names = tuple(_names(library, item))
    given = (url, asks, titles, names)
    return item.once("found", lambda one: _found(one, url, asks, dict(titles), names), given)


def _found(
    item: Item, url: str, asks: tuple[str, ...], titles: dict[str, str], names: tuple[str, ...]
) -> Found:
    record = item.record
    group = getattr(record, "group", None)
    summary, *more = (without_links(text, titles) for text in _texts(item))
    more = list(dict.fromkeys(more))
    summary = summary or (more[0] if more else "")
    return Found(
        id=item.id,
        kind=item.kind.name,
        kind_label=item.kind.label,
        group=group.label if group is not None else "",
        title=item.title,
        url=url,
        scope=tuple(getattr(record, "scope", ())),
        stages=_stages(record, item.placed),
        summary=summary,
        aliases=tuple(dict.fromkeys(name for name in names if name != item.title)),
        says=tuple(map(str, getattr(record, "says", ()))),
        asks=asks,
        more=tuple(text for text in more if text != summary),
        lines=item.placed,
    )


def _stages(record: Any, lines: tuple[PlacedLine, ...]) -> tuple[StageCode, ...]:
    """The stages that an entry is for; none means any."""
    code = getattr(record, "code", None)
    if code:
        return (StageCode(code),)
    own = tuple(getattr(record, "stages", ()))
    if own or not lines or not all(line.stages for line in lines):
        return own
    named = {stage for line in lines for stage in line.stages}
    return tuple(stage for stage in StageCode if stage in named)


def _names(library: Library, item: Item) -> Iterator[str]:
    record = item.record
    yield from map(str, getattr(record, "aliases", ()))
    yield from map(str, getattr(record, "also", ()))
    if item.kind.name == "statute":
        yield str(record.short)
        yield from _split(record.number, record.replaces)
    elif item.kind.name == "article":
        statute = library.items.get(f"statute.{record.statute}")
        if statute is not None:
            yield f"{statute.record.short}{record.number}"
        yield from _split(record.replaces)
    elif item.kind.name == "outcome":
        yield item.stem


def _split(*texts: str | None) -> Iterator[str]:
    for text in texts:
        yield from (part for part in re.split(r"[、；;，（）()]", str(text or "")) if len(part) > 2)


def _texts(item: Item) -> Iterator[str]:
    """The summary, which may be empty, and what else is asked for; a law nobody has seen has no more."""
    yield str(getattr(item.record, "summary", ""))
    if getattr(item.record, "confidence", None) is not Confidence.FROM_MEMORY:
        yield from (
            str(value) for path, value in item.leaves if isinstance(value, str) and _is_asked_for(path)
        )


def _is_asked_for(path: Path) -> bool:
    inner = [step for step in path[1:] if isinstance(step, str)]
    return path[0] in MORE and (not inner or inner[-1] in _PARTS)


_FRONT = re.compile(r"\A---\n.*?\n---\n", re.S)
_MARKS = re.compile(r"\[([^\]]*)\]\([^)]*\)|[`*_#>|]+|^[-+] |<[^>]*>", re.M)


def _of_doc(doc: Doc) -> Found:
    plain = _MARKS.sub(lambda found: found[1] or "", _FRONT.sub("", doc.text))
    parts = [part.strip().replace("\n", " ") for part in re.split(r"\n\s*\n", plain)]
    text = tuple(part for part in parts if part and part != doc.title)
    headings = re.findall(r"^##+ (.+)$", doc.text, re.M)
    return Found(
        id=f"page.{doc.url.removesuffix('.html')}",
        kind="page",
        kind_label="手册说明",
        group="",
        title=doc.title,
        url=doc.url,
        summary=text[0][:120] if text else "",
        aliases=tuple(heading.strip() for heading in headings),
        more=text,
    )
