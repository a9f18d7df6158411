"""Turns findings into text with a caret, JSON, or annotations for the forge's pull-request view."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Sequence

from wcwidth import wcswidth

from playbook.problems import Problem, Severity

Lines = Callable[[str], Sequence[str]]

# A source line longer than this is shown in part, around the place.
LONGEST = 400
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def text(problems: Iterable[Problem], lines_of: Lines) -> str:
    """Every finding with its source line and a caret; `lines_of` gives a file's lines."""
    return "\n\n".join(_paragraph(problem, lines_of(problem.location.file)) for problem in problems)


def _paragraph(problem: Problem, lines: Sequence[str]) -> str:
    place = problem.location
    mark = "" if problem.severity is Severity.ERROR else "（提醒）"
    parts = [f"{place.file}:{place.line}:{place.column}: {mark}{problem.message} [{problem.rule}]"]
    if 0 < place.line <= len(lines):
        source, start = _window(lines[place.line - 1], place.column - 1)
        number = f"{place.line:>4} | "
        indent = _cells(source[:start])
        width = max(_cells(source[start : start + place.width]), 1)
        caret = "^" + "~" * (min(width, max(_cells(source) - indent, 1)) - 1)
        parts += [f"{number}{source}", f"{'':>4} | {' ' * indent}{caret}"]
    if problem.hint:
        parts.append(f"修改建议：{problem.hint}")
    why = f"python -m playbook explain {problem.rule}，或网站 contributing/rules.html#{problem.rule}"
    parts.append(f"为什么：{why}")
    return "\n".join(parts)


def _window(line: str, start: int) -> tuple[str, int]:
    """What a terminal can show of a line, and where `start` comes to stand in it."""
    left = max(start - LONGEST // 2, 0) if len(line) > LONGEST else 0
    shown = line[left : left + LONGEST]
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", shown.replace("\t", " ")), start - left


def _cells(text: str) -> int:
    """How many terminal cells a text takes; a 汉字 takes two."""
    return sum(max(wcswidth(char), 0) for char in text)


def as_json(problems: Iterable[Problem]) -> str:
    return json.dumps({"problems": [_plain(problem) for problem in problems]}, ensure_ascii=False, indent=2)


def _plain(problem: Problem) -> dict[str, str | int]:
    place = problem.location
    return {
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "rule": problem.rule,
        "severity": problem.severity.value,
        "message": problem.message,
        "hint": problem.hint,
    }


def as_annotations(problems: Iterable[Problem]) -> str:
    """Workflow commands that a forge shows beside the changed line."""
    return "\n".join(_annotation(problem) for problem in problems)


def _annotation(problem: Problem) -> str:
    place = problem.location
    body = _escape(f"{problem.message}。{problem.hint}".rstrip("。"))
    file = _escape(place.file).replace(",", "%2C").replace(":", "%3A")
    at = f"file={file},line={place.line},col={place.column},title={problem.rule}"
    return f"::{problem.severity.value} {at}::{body}"


def _escape(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def summary(problems: Sequence[Problem]) -> str:
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    warnings = len(problems) - errors
    if not problems:
        return "没有发现问题。"
    return f"共 {errors} 个错误、{warnings} 个提醒。" + ("有错误时不会发布。" if errors else "")
