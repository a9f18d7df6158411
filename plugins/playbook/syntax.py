"""Turns the YAML parser's complaint into a sentence for a trainer, at the place where the slip was made."""

from __future__ import annotations

import re
from collections.abc import Sequence

import yaml

Place = tuple[int, int, int]
Explained = tuple[str, str, Place]

_QUOTE = "请给整句加引号"
_ALIGN = "和上下同级的字段左边对齐，每层缩进两个空格"

# A slip that is plain to see in the line itself, whatever the parser made of it: the group is where.
_SEEN = (
    (r"\s*(?:- )?[A-Za-z_]+(：)", "字段名后面用了中文冒号", "换成英文冒号，后面空一格"),
    (
        r"[^:]*[:-]\s+(\{[^{}:]*\}.*)",
        "句子以花括号开头，却没有加引号",
        "用双引号把整句括起来，或用“>-”另起一行",
    ),
    (r" *(\t)", "缩进里用了 Tab", "缩进一律用空格，每层两个"),
    (r"\s*(?:- )?[a-z_]+(:)[^\s:/]", "冒号后面少了一个空格", "写成“字段名: 内容”，冒号后面空一格"),
    (
        r"""\s*(?:- )?(?:[A-Za-z_]+: )?(?:- )?("[^"]*"|'[^']*')\s*[^\s:,#\]}]""",
        "引号只括住了半句",
        "把整句都括进引号；句子里的引号用中文的“”",
    ),
)

# What the parser says, in the order of looking; `True` where the place is where the thing began.
_SAID = (
    ("unexpected end of stream", "引号没有配对", "补上另一半引号", True),
    ("could not find expected ':'", "这一行少了冒号", "写成“字段名: 内容”，冒号用英文的，后面空一格", True),
    ("scanning a tag", "句子不能以感叹号开头", _QUOTE, True),
    ("scanning an alias", "句子不能以星号开头", _QUOTE, True),
    ("scanning an anchor", "句子不能以 & 开头", _QUOTE, True),
    ("flow sequence", "方括号没有配对，或里面少了逗号", "每一项用英文逗号隔开，最后补上 ]", True),
    ("flow mapping", "花括号没有配对，或里面少了逗号", "每个字段用英文逗号隔开，最后补上 }", True),
    ("that cannot start any token", "句子不能以这个符号开头", _QUOTE, False),
    ("did not find expected key", "缩进没有对齐", _ALIGN, False),
    ("did not find expected '-' indicator", "列表没有对齐", "同一个列表的短横线要上下对齐", False),
    ("found unexpected ':'", "这里的冒号让人读不懂", _QUOTE, False),
)


def explain(error: yaml.MarkedYAMLError, lines: Sequence[str]) -> Explained:
    """What is wrong, the likely fix, and line, column and width of the place."""
    mark = error.problem_mark or error.context_mark
    place = _place(mark, lines)
    return _seen(place, lines) or _said(error, place, lines)


def _place(mark: yaml.Mark | None, lines: Sequence[str]) -> Place:
    if mark is None or not lines:
        return 1, 1, 1
    return (mark.line + 1, mark.column + 1, 1) if mark.line < len(lines) else (len(lines), 1, 1)


def _seen(place: Place, lines: Sequence[str]) -> Explained | None:
    """A slip in the line that the parser stumbled over, or in the one before."""
    for near in range(place[0], max(place[0] - 2, 0), -1):
        for pattern, message, hint in _SEEN:
            if found := re.match(pattern, lines[near - 1]):
                return message, hint, (near, found.start(1) + 1, len(found[1]))
    return None


def _said(error: yaml.MarkedYAMLError, place: Place, lines: Sequence[str]) -> Explained:
    said = f"{error.problem or ''} {error.context or ''}"
    if "mapping values are not allowed" in said:
        before = lines[place[0] - 1][: place[1] - 1]
        if re.fullmatch(r"\s*(?:- )?[A-Za-z_]+", before):
            column = len(before) - len(before.lstrip(" -")) + 1
            hint = f"看这一行和上一行：{_ALIGN}"
            return "缩进没有对齐", hint, (place[0], column, len(before) - column + 1)
        return "句子里有英文冒号，让人读不懂", f"{_QUOTE}，或换成中文冒号", place
    for known, message, hint, from_start in _SAID:
        if known in said:
            return message, hint, _place(error.context_mark, lines) if from_start else place
    return "YAML 写法有误", "检查这一行的缩进、冒号和引号", place


__all__ = ["explain"]
