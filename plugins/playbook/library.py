"""Turns a playbooks folder into one library: all entries by id, references in both directions."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path as FilePath
from typing import Any

from playbook.model.base import Entry, Line, Record
from playbook.model.choices import Scope, StageCode
from playbook.model.kinds import KIND, KINDS, Kind
from playbook.model.read import leaves, to_record
from playbook.model.text import ArticleRef, Pattern, Quoted, Reference, Spoken, Text
from playbook.nodes import Document, Path, read
from playbook.problems import Location, Problem, Problems

LINK = re.compile(r"\[\[([^\[\]]+)\]\]")

MANUAL = {
    "unknown-file": "这个文件不在任何一类内容的文件夹里，系统不会读取它。对照 playbooks 里现有的文件夹放好。",
    "bad-file-name": "文件名就是条目编号，只能用小写字母、数字和短横线，如 boss-away.yml。",
}

_STEM = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_KEY = re.compile(r"[A-Za-z0-9\u4e00-\u9fff][\w.·\-\u4e00-\u9fff]*")


@dataclass(frozen=True)
class Item:
    """One entry of the library and where it was written."""

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
    def memo(self) -> dict[str, Any]:
        """What other rooms have worked out of this entry alone; it lives as long as the entry."""
        return {}

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        return tuple(getattr(self.record, "lines", ()))

    @cached_property
    def covers(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(getattr(self.record, "covers", ())))


@dataclass(frozen=True)
class PlacedLine:
    """A line with what it takes over from the entry that it lives in."""

    item: Item
    index: int
    line: Line

    @property
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
        placed = (
            PlacedLine(item, index, line)
            for item in self.items.values()
            for index, line in enumerate(item.lines)
        )
        return {line.id: line for line in placed}

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


class Reader:
    """Reads playbooks folders, keeping what it read of files whose bytes have not changed."""

    def __init__(self) -> None:
        self._read: dict[str, tuple[bytes, Document, list[Item]]] = {}

    def load(self, root: FilePath, shown_as: str = "playbooks") -> tuple[Library, Problems]:
        """The library under `root`; `shown_as` is the folder's name in messages."""
        library, problems = Library(), Problems()
        seen: set[str] = set()
        for path in sorted(path for path in root.rglob("*") if path.is_file()):
            inside = path.relative_to(root).as_posix()
            if any(part.startswith((".", "_")) for part in inside.split("/")):
                continue
            shown = f"{shown_as}/{inside}"
            kind, finding = _place(inside, shown)
            if finding:
                problems.add(finding)
            if kind is None:
                continue
            seen.add(shown)
            self._take(library, kind, path, shown)
        self._read = {shown: kept for shown, kept in self._read.items() if shown in seen}
        problems.extend(problem for document in library.documents.values() for problem in document.problems)
        return library, problems

    def _take(self, library: Library, kind: Kind, path: FilePath, shown: str) -> None:
        raw = path.read_bytes()
        kept = self._read.get(shown)
        if kept is None or kept[0] != raw:
            document = read(shown, raw)
            kept = (raw, document, list(_items(kind, path.stem, document)))
            self._read[shown] = kept
        _, document, items = kept
        library.documents[shown] = document
        ids = {f"{kind.name}.{path.stem}"}
        if kind.is_registry:
            readable = isinstance(document.value, dict)
            ids = {f"{kind.name}.{key}" for (key,) in _ids(document)} if readable else {kind.name}
        library.registered.update(ids)
        library.unread.update(ids.difference(item.id for item in items))
        for item in items:
            library.items[item.id] = item


def _place(inside: str, shown: str) -> tuple[Kind | None, Problem | None]:
    """The kind that a file belongs to, and what is wrong with its name or place."""
    folder, _, name = inside.rpartition("/")
    stem, _, ending = name.rpartition(".")
    kinds = {kind.home: kind for kind in KINDS}
    if ending != "yml":
        message = f"文件后缀是 .{ending}，不会被读取" if stem else "文件没有后缀，不会被读取"
        is_yaml = not stem or ending.lower() in ("yml", "yaml")
        hint = f"改名为 {stem or name}.yml" if is_yaml else "话术内容写成 .yml 文件；别的文件不要放在这里"
        return None, Problem(Location(shown), "yaml-extension", message, hint)
    kind = kinds.get(inside) or kinds.get(folder)
    if kind is None:
        homes = {home.removesuffix(".yml"): home for home in kinds}
        close = difflib.get_close_matches(folder or stem, homes, n=1, cutoff=0.75)
        hint = (
            f"你是不是想放在“{homes[close[0]]}”？" if close else f"可以放的地方：{'、'.join(sorted(kinds))}"
        )
        return None, Problem(Location(shown), "unknown-file", "这个位置的文件不会被读取", hint)
    if not kind.is_registry and not _STEM.fullmatch(stem):
        better = re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-")
        message = f"文件名“{stem}”不能作编号"
        hint = f"改名为 {better}.yml" if better else "改成英文或拼音，用短横线隔开，如 boss-away.yml"
        return None, Problem(Location(shown), "bad-file-name", message, hint)
    return kind, None


def _ids(document: Document) -> list[tuple[Any, ...]]:
    """The ids of a registry as written, one-step paths; those without content are among them."""
    return [path for path in document.keys if len(path) == 1 and "\0" not in str(path[0])]


def _items(kind: Kind, stem: str, document: Document) -> Iterator[Item]:
    if document.value is None:
        return
    if not kind.is_registry:
        record = to_record(document, (), kind.model, document.value)
        if record is not None:
            yield Item(f"{kind.name}.{stem}", kind, stem, record, document)
        return
    if not isinstance(document.value, dict):
        document.report("wrong-shape", "这个文件要写成“编号: 内容”的形式", "每条以编号开头，内容缩进写在下面")
        return
    for (key,) in _ids(document):
        value = document.value.get(key)
        if value is None:
            message, hint = f"“{key}”没有内容", "在下面缩进写上各个字段，或删掉这一行"
            document.problems.append(
                Problem(document.locate((key,), key=True), "missing-field", message, hint)
            )
            continue
        if not _KEY.fullmatch(key):
            hint = "编号用字母、数字、汉字、短横线和点"
            document.problems.append(
                Problem(document.locate((key,), key=True), "bad-id", f"“{key}”不能作编号", hint)
            )
            continue
        record = to_record(document, (key,), kind.model, value)
        if record is not None:
            yield Item(f"{kind.name}.{key}", kind, key, record, document, (key,))


def kind_of(target: str) -> Kind | None:
    """The kind that an id names."""
    return KIND.get(target.partition(".")[0])


__all__ = ["Item", "Library", "Mention", "PlacedLine", "Reader", "Record", "kind_of"]
