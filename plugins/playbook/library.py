"""Turns entries into one library: all of them by id, references in both directions."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from playbook.model.base import Entry, Line
from playbook.model.choices import Scope, StageCode
from playbook.model.kinds import KIND, KINDS, Kind
from playbook.model.read import leaves
from playbook.model.text import ArticleRef, Pattern, Quoted, Reference, Spoken, Text
from playbook.nodes import Document, Path
from playbook.problems import Location

LINK = re.compile(r"\[\[([^\[\]]+)\]\]")

Made = TypeVar("Made")


@dataclass(frozen=True, eq=False)
class Item:
    """One entry of the library and where it was written; read anew, it is another one."""

    id: str
    kind: Kind
    stem: str
    record: Any
    document: Document = field(repr=False, compare=False)
    prefix: Path = ()

    def locate(self, *path: str | int, key: bool = False) -> Location:
        return self.document.locate((*self.prefix, *path), key=key)

    def locate_words(self, path: Path, words: str) -> Location:
        return self.document.locate_words((*self.prefix, *path), words)

    @property
    def place(self) -> Location:
        """Where the entry begins, for edit links."""
        return self.locate(key=True) if self.prefix else Location(self.document.file)

    @cached_property
    def leaves(self) -> tuple[tuple[Path, Any], ...]:
        return tuple(leaves(self.record))

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """Every reference that stands in this entry, in the order of writing."""
        return tuple(_mentions(self))

    @property
    def title(self) -> str:
        return str(getattr(self.record, "title", self.stem))

    @cached_property
    def prose(self) -> tuple[tuple[Path, Text], ...]:
        """Every text of ours in this entry; patterns and what is quoted as somebody's words are left out."""
        return tuple(
            (path, value)
            for path, value in self.leaves
            if isinstance(value, Text) and not isinstance(value, Quoted | Pattern)
        )

    @cached_property
    def cited(self) -> frozenset[str]:
        """The ids of the articles that this entry cites in any of its fields."""
        return frozenset(str(value) for _, value in self.leaves if isinstance(value, ArticleRef))

    @cached_property
    def _worked_out(self) -> dict[Hashable, tuple[Hashable, Any]]:
        return {}

    def once(self, what: Hashable, work_out: Callable[[Item], Made], given: Hashable = None) -> Made:
        """What another room works out of this entry, done once for as long as its file stays the same.

        `what` names it. With something else `given` it is worked out anew.
        """
        kept = self._worked_out
        if what not in kept or kept[what][0] != given:
            kept[what] = (given, work_out(self))
        made: Made = kept[what][1]
        return made

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        return tuple(getattr(self.record, "lines", ()))

    @cached_property
    def placed(self) -> tuple[PlacedLine, ...]:
        return tuple(PlacedLine(self, index, line) for index, line in enumerate(self.lines))

    @cached_property
    def covers(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(getattr(self.record, "covers", ())))


@dataclass(frozen=True)
class PlacedLine:
    """A line with what it takes over from the entry that it lives in."""

    item: Item
    index: int
    line: Line

    @cached_property
    def id(self) -> str:
        return f"{self.item.id}#{self.line.id}"

    @property
    def scope(self) -> tuple[Scope, ...]:
        return self.line.scope or tuple(getattr(self.item.record, "scope", ()))

    @property
    def stages(self) -> tuple[StageCode, ...]:
        if self.line.stages:
            return self.line.stages
        code = getattr(self.item.record, "code", None)
        return (StageCode(code),) if code else tuple(getattr(self.item.record, "stages", ()))

    @property
    def path(self) -> Path:
        return ("lines", self.index)

    @property
    def words(self) -> Iterator[tuple[Path, Spoken]]:
        """Everything of this line that a customer hears or reads, each with its path in the entry."""
        for path, value in leaves(self.line, self.path):
            if isinstance(value, Spoken):
                yield path, value


@dataclass(frozen=True)
class Mention:
    """One reference as written: from which entry, at which place, to which id."""

    source: Item
    path: Path
    target: str
    written: str

    @property
    def place(self) -> Location:
        return self.source.locate_words(self.path, self.written)


@dataclass
class Library:
    """All entries by id. `registered` also holds the ids of files that could not be read.

    `unread` holds what failed to read: ids, and the kinds whose whole registry did. A rule that
    concludes from something's absence asks here first, so that one slip is one finding.
    `as_of` is the day that checks of due dates count from; without it no such check is made, so
    that what is published depends on the content alone.
    """

    items: dict[str, Item] = field(default_factory=dict)
    registered: set[str] = field(default_factory=set)
    unread: set[str] = field(default_factory=set)
    documents: dict[str, Document] = field(default_factory=dict)
    as_of: date | None = None

    def of(self, kind: str) -> tuple[Item, ...]:
        return self.by_kind.get(kind, ())

    @cached_property
    def by_kind(self) -> Mapping[str, tuple[Item, ...]]:
        grouped: dict[str, list[Item]] = {kind.name: [] for kind in KINDS}
        for item in self.items.values():
            grouped[item.kind.name].append(item)
        return {name: tuple(items) for name, items in grouped.items()}

    @cached_property
    def entries(self) -> tuple[Item, ...]:
        """The items that have a file and a page of their own."""
        return tuple(item for item in self.items.values() if isinstance(item.record, Entry))

    @cached_property
    def lines(self) -> dict[str, PlacedLine]:
        return {placed.id: placed for item in self.items.values() for placed in item.placed}

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        return tuple(mention for item in self.items.values() for mention in item.mentions)

    @cached_property
    def mentioned_by(self) -> Mapping[str, tuple[Item, ...]]:
        """For each id the entries that refer to it or to one of its lines."""
        found: dict[str, dict[str, Item]] = {}
        for mention in self.mentions:
            target = mention.target.partition("#")[0]
            if target != mention.source.id:
                found.setdefault(target, {})[mention.source.id] = mention.source
        return {target: tuple(sources.values()) for target, sources in found.items()}

    def knows(self, target: str) -> bool:
        """Whether a reference leads somewhere; lines of an unreadable file get the benefit of the doubt."""
        if target in self.items or target in self.registered or target in self.lines:
            return True
        entry, mark, _ = target.partition("#")
        return target.partition(".")[0] in self.unread or (bool(mark) and entry in self.unread)

    @cached_property
    def renamed(self) -> Mapping[str, str]:
        """For each id that an entry had before a rename the one that it has now."""
        return {f"{item.kind.name}.{old}": item.id for item in self.entries for old in item.record.formerly}

    def nearest(self, target: str) -> str:
        """The id that took its place, or else the most similar known one, or nothing."""
        entry, mark, line = target.partition("#")
        if entry not in self.items:
            found = self.renamed.get(entry) or self._nearest_item(entry)
            return self.nearest(f"{found}{mark}{line}") if mark and found else found
        if not mark:
            return entry
        close = difflib.get_close_matches(line, [str(one.id) for one in self.items[entry].lines], n=1)
        return f"{entry}#{close[0]}" if close else entry

    def _nearest_item(self, target: str) -> str:
        """Stems are compared where the kind is right, whole ids or stems where it is not."""
        kind, _, stem = target.partition(".")
        if kind in KIND:
            pool = {item.stem: item.id for item in self.of(kind)}
            close = difflib.get_close_matches(stem, pool, n=1)
        else:
            pool = {name: item.id for item in self.entries for name in (item.stem, item.id)}
            close = difflib.get_close_matches(target, pool, n=1)
        return pool[close[0]] if close else ""


def _mentions(item: Item) -> Iterator[Mention]:
    for path, value in item.leaves:
        if isinstance(value, Reference):
            if value.target:
                yield Mention(item, path, value.target, str(value))
        elif isinstance(value, Text) and "[[" in value:
            for link in LINK.finditer(value):
                yield Mention(item, path, link[1], link[1])


def kind_of(target: str) -> Kind | None:
    """The kind that an id names."""
    return KIND.get(target.partition(".")[0])
