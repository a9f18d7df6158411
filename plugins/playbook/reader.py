"""Turns a playbooks folder into a library, keeping what it read of files that have not changed."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from pathlib import Path as FilePath
from typing import Any

from playbook.library import Item, Library
from playbook.model.kinds import KINDS, Kind
from playbook.model.read import to_record
from playbook.nodes import Document, read
from playbook.problems import Location, Problem, Problems

MANUAL = {
    "unknown-file": "这个文件不在任何一类内容的文件夹里，系统不会读取它。对照 playbooks 里现有的文件夹放好。",
    "bad-file-name": "文件名就是条目编号，只能用小写字母、数字和短横线，如 boss-away.yml。",
}

_STEM = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_KEY = re.compile(r"[A-Za-z0-9\u4e00-\u9fff][\w.·\-\u4e00-\u9fff]*")


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
