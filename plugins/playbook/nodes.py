"""Turns the bytes of one YAML file into plain values and a position for every key and value."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import yaml

from playbook.problems import Location, Problem
from playbook.syntax import explain

MAX_BYTES = 1024 * 1024
MAX_DEPTH = 64
MAX_REFUSED = 50

# libyaml ends a line at each of these, so a caret that splits elsewhere would point at the wrong line.
LINE_BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")

Path = tuple[str | int, ...]

MANUAL = {
    "yaml-syntax": "YAML 写法有误，整份文件读不出来。最常见的原因：冒号后面少了空格；缩进没有对齐；"
    "用了中文冒号；句子里有英文冒号或井号却没有加引号。",
    "yaml-encoding": "文件不是 UTF-8 编码，别的电脑打开会是乱码。用编辑器“另存为”，编码选 UTF-8，再提交。",
    "yaml-size": "单个文件超过 1 MiB。一个条目一个文件；内容太多请拆成几个条目。",
    "yaml-depth": "层级超过 64 层。正常条目只有四五层，多半是括号或缩进写坏了。",
    "yaml-empty": "文件是空的。写上内容，或者删掉这个文件。新条目可以用 python -m playbook new 生成。",
    "yaml-extension": "文件名要以 .yml 结尾，其他后缀（如 .yaml）不会被读取，里面写了什么都不会发布。",
    "yaml-many-documents": "一个文件里只能有一份内容，不能用 --- 隔成几份。一个条目一个文件。",
    "yaml-alias": "不能使用锚点（&名字）和引用（*名字）。把内容直接写出来，读的人才不用来回找。",
    "yaml-merge": "不能使用合并键（<<）。它把别处的字段悄悄搬过来，读的人看不见。把字段直接写出来。",
    "yaml-tag": "不能使用标签（以 ! 开头）。想写以感叹号开头的句子，请给整句加引号。",
    "duplicate-key": "同一层里同一个字段写了两次，系统不知道听谁的。两处都会指出来，留一处即可。",
    "bad-key": "字段名必须是一个词，不能是列表或另一组字段。多半是句子以括号开头却没有加引号。",
}


@dataclass(frozen=True)
class Span:
    """Where a key or value stands: line and column from 1, width in characters on that line, last line."""

    line: int
    column: int
    width: int = 1
    last: int = 0


@dataclass
class Document:
    """One file after reading: plain dicts, lists and strings, and the place of each.

    A plain empty value, `null` and `~` mean absent: the key keeps its place but has no value.
    `value` is None when the file could not be read to its end. What stands at a path in `refused`
    was complained about already.
    """

    file: str
    text: str = ""
    value: Any = None
    values: dict[Path, Span] = field(default_factory=dict)
    keys: dict[Path, Span] = field(default_factory=dict)
    refused: set[Path] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)

    @cached_property
    def lines(self) -> list[str]:
        return LINE_BREAK.split(self.text) if self.text else []

    @cached_property
    def _starts(self) -> list[int]:
        """Where each line begins in the text."""
        return [0, *(found.end() for found in LINE_BREAK.finditer(self.text)), len(self.text)]

    def locate(self, path: Path, *, key: bool = False) -> Location:
        """The place of the value at `path` (or of its key), or of the nearest thing around it."""
        first, second = (self.keys, self.values) if key else (self.values, self.keys)
        for end in range(len(path), -1, -1):
            span = first.get(path[:end]) or second.get(path[:end])
            if span is not None:
                return Location(self.file, span.line, span.column, span.width)
        return Location(self.file)

    def locate_words(self, path: Path, words: str) -> Location:
        """The place of `words` inside the value at `path`; broken over two lines, the part on the first."""
        span = self.values.get(path)
        letters = re.sub(r"\s", "", words)
        if span is None or not letters:
            return self.locate(path)
        begin = self._starts[span.line - 1] + span.column - 1
        end = self._starts[min(span.last, len(self.lines))]
        folded = re.compile(r"\s*".join(map(re.escape, letters)))
        found = folded.search(self.text, begin, end)
        if found is None:
            return self.locate(path)
        line = bisect_right(self._starts, found.start(), hi=len(self.lines))
        first = LINE_BREAK.split(found[0])[0].rstrip()
        return Location(self.file, line, found.start() - self._starts[line - 1] + 1, len(first))

    def report(self, rule: str, message: str, hint: str, place: Span | None = None) -> None:
        span = place or Span(1, 1)
        location = Location(self.file, span.line, span.column, span.width)
        self.problems.append(Problem(location, rule, message, hint))


def read(file: str, raw: bytes) -> Document:
    """Reads one file; whatever is wrong with it stands in `problems`, never as an exception."""
    document = Document(file)
    if len(raw) > MAX_BYTES:
        document.report("yaml-size", f"文件有 {len(raw):,} 字节，超过 1 MiB 的上限", "拆成几个条目")
        return document
    try:
        document.text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        document.text = raw.decode("utf-8-sig", "replace")
        before = LINE_BREAK.split(raw[: error.start].decode("utf-8-sig"))
        message = f"第 {len(before)} 行有不是 UTF-8 的字节"
        place = Span(len(before), len(before[-1]) + 1)
        document.report("yaml-encoding", message, "用编辑器另存为 UTF-8", place)
        return document
    _Builder(document).build()
    return document


@dataclass
class _Open:
    """A mapping or list whose end has not been reached yet."""

    path: Path
    value: dict[str, Any] | list[Any]
    key: str | None = None


class _Builder:
    """Builds the value tree from the parser's events, without recursion.

    The C loader crashes on deep nesting and alias bombs expand on a walk, so both are refused
    while the events stream past, before any tree exists.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self.stack: list[_Open] = []
        self.documents = 0
        self.root: Any = None

    def build(self) -> None:
        document = self.document
        try:
            complete = all(self._take(event) for event in self._events())
        except yaml.MarkedYAMLError as error:
            message, hint, where = explain(error, document.lines)
            document.report("yaml-syntax", message, hint, Span(*where))
            return
        except yaml.reader.ReaderError:
            found = _UNPRINTABLE.search(document.text)
            before = LINE_BREAK.split(document.text[: found.start()] if found else "")
            place = Span(len(before), len(before[-1]) + 1)
            message = "这里有一个看不见的控制字符"
            document.report("yaml-syntax", message, "删掉它；看不出来就重新输入这一行", place)
            return
        if not complete:
            return
        if self.root is None:
            document.report("yaml-empty", "文件里没有内容", "写上内容，或删掉这个文件")
            return
        document.value = self.root

    def _events(self) -> Iterator[Any]:
        parsed: Iterator[Any] = yaml.parse(self.document.text, Loader=yaml.CSafeLoader)
        return parsed

    def _take(self, event: Any) -> bool:
        """Handles one event; False means that the rest of the file is not worth reading."""
        if isinstance(event, yaml.DocumentStartEvent):
            return self._start_document(event)
        if isinstance(event, yaml.AliasEvent):
            self._refuse("yaml-alias", event, f"不能使用引用 *{event.anchor}", "把内容直接写在这里")
            self.document.refused.add(self._put(None, event))
        elif isinstance(event, yaml.ScalarEvent):
            self._check_node(event)
            self._put_scalar(event)
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            self._check_node(event)
            return self._open(event)
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            closed = self.stack.pop()
            if not self.stack:
                self.root = closed.value
        return len(self.document.problems) < MAX_REFUSED

    def _start_document(self, event: Any) -> bool:
        self.documents += 1
        if self.documents > 1:
            self._refuse("yaml-many-documents", event, "一个文件里写了几份内容", "每份单独放一个文件")
        return self.documents == 1

    def _open(self, event: Any) -> bool:
        if len(self.stack) >= MAX_DEPTH:
            self.document.problems.clear()
            self._refuse("yaml-depth", event, f"层级超过 {MAX_DEPTH} 层", "检查括号和缩进")
            return False
        value: dict[str, Any] | list[Any] = {} if isinstance(event, yaml.MappingStartEvent) else []
        path = self._put(value, event)
        self.stack.append(_Open(path, value))
        return True

    def _put_scalar(self, event: Any) -> None:
        plain = event.style in (None, "")
        absent = plain and event.value in ("", "~", "null", "Null", "NULL")
        holder = self.stack[-1] if self.stack else None
        if holder is not None and isinstance(holder.value, dict) and holder.key is None:
            self._put_key(holder, event, plain)
            return
        self._put(None if absent else event.value, event)

    def _put_key(self, holder: _Open, event: Any, plain: bool) -> None:
        key = event.value
        span = _span(event)
        if plain and key == "<<":
            self._refuse("yaml-merge", event, "不能使用合并键 <<", "把要合并的字段直接写出来")
            key = f"<<\0{span.line}"
        first = self.document.keys.get((*holder.path, key))
        if first is not None and isinstance(holder.value, dict):
            message = f"“{key}”写了两次（前一次在第 {first.line} 行第 {first.column} 列）"
            self._refuse("duplicate-key", event, message, "留一处，删掉另一处")
            # A fresh name keeps the second value out of the way without losing its place.
            key = f"{key}\0{span.line}"
        self.document.keys[(*holder.path, key)] = span
        holder.key = key

    def _put(self, value: Any, event: Any) -> Path:
        if not self.stack:
            self.document.values[()] = _span(event)
            self.root = value
            return ()
        holder = self.stack[-1]
        if isinstance(holder.value, list):
            path: Path = (*holder.path, len(holder.value))
            holder.value.append(value)
        elif holder.key is None:
            hint = "字段名写成一个英文词；若是句子，请给整句加引号"
            self._refuse("bad-key", event, "字段名不能是列表或一组字段", hint)
            holder.key = f"\0{event.start_mark.line}"
            return (*holder.path, holder.key)
        else:
            path = (*holder.path, holder.key)
            if "\0" not in holder.key and value is not None:
                holder.value[holder.key] = value
            holder.key = None
        if value is not None or isinstance(holder.value, list):
            self.document.values[path] = _span(event)
        return path

    def _check_node(self, event: Any) -> None:
        if event.anchor is not None:
            self._refuse("yaml-alias", event, f"不能使用锚点 &{event.anchor}", "删掉它，内容直接写出来")
        if event.tag is not None:
            self._refuse("yaml-tag", event, f"不能使用标签 {event.tag}", "若是句子，请给整句加引号")

    def _refuse(self, rule: str, event: Any, message: str, hint: str) -> None:
        self.document.report(rule, message, hint, _span(event))


def _span(event: Any) -> Span:
    start, end = event.start_mark, event.end_mark
    one_line = start.line == end.line and end.column > start.column
    # A block scalar ends where the next line begins.
    last = end.line + 1 if end.column > 0 or end.line == start.line else end.line
    return Span(start.line + 1, start.column + 1, end.column - start.column if one_line else 1, last)
