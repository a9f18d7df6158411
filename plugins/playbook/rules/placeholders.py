"""Placeholders are declared once, used somewhere, and match what a letter asks to be filled in."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from playbook.library import Library
from playbook.model.letter import Letter
from playbook.problems import Severity
from playbook.rules.rule import Finding, Rule

PLACEHOLDER = re.compile(r"\{([^{}\n]*)\}")


def undeclared(library: Library) -> Iterator[Finding]:
    """占位符要先在 placeholders.yml 里登记，才能在话术和函件里用。

    登记一次，写明类型和例子，全站就能自动填上案件的内容。写错一个字就填不上，客户会听到花括号。
    """
    declared = {item.stem: item for item in library.of("placeholder")}
    for item in library.items.values():
        if item.kind.name in ("placeholder", "must-say", "red-line"):
            continue
        for path, value in item.prose:
            if "{" not in value:
                continue
            for found in PLACEHOLDER.finditer(value):
                if library.knows(f"placeholder.{found[1]}"):
                    continue
                close = difflib.get_close_matches(found[1], declared, n=1, cutoff=0.3)
                hint = f"你是不是想写“{{{close[0]}}}”？" if close else "先在 placeholders.yml 里登记，再使用"
                yield item.locate_words(path, found[0]), f"占位符“{found[0]}”没有登记", hint


def unused(library: Library) -> Iterator[Finding]:
    """登记了却没有用到的占位符（提醒）。没有用就删掉，免得案件条里多出一格没人填。"""
    if library.unread:
        return
    used = {
        found[1]
        for item in library.items.values()
        if item.kind.name not in ("placeholder", "must-say")
        for _, value in item.prose
        if "{" in value
        for found in PLACEHOLDER.finditer(value)
    }
    for item in library.of("placeholder"):
        if item.stem not in used:
            yield item.place, f"占位符“{item.stem}”没有地方用到", "删掉它，或在话术里用上"


def letter_variables(library: Library) -> Iterator[Finding]:
    """函件的 variables 和正文里的占位符要一一对上。

    variables 里多写的，会让人白填一格；漏写的，函件上会留下一个填不上的空。
    """
    for item in library.of("letter"):
        letter = item.record
        if not isinstance(letter, Letter):
            continue
        used = set(PLACEHOLDER.findall(letter.text))
        for index, name in enumerate(letter.variables):
            if str(name) not in used:
                yield (
                    item.locate("variables", index),
                    f"正文里没有用到“{name}”",
                    "从 variables 里删掉，或写进正文",
                )
        listed = {str(variable) for variable in letter.variables}
        for name in sorted(name for name in used - listed if library.knows(f"placeholder.{name}")):
            message = f"正文用了“{{{name}}}”，variables 里没有"
            yield item.locate_words(("text",), f"{{{name}}}"), message, f"在 variables 里加上“{name}”"


UNDECLARED = Rule("undeclared-placeholder", undeclared)
UNUSED = Rule("unused-placeholder", unused, Severity.WARNING)
LETTER_VARIABLES = Rule("letter-variables", letter_variables)
