"""Recorded exceptions silence their findings, and fail once they are no longer needed."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable

from playbook.library import Item, Library
from playbook.problems import Problem

MANUAL = {
    "unneeded-exception": "exceptions.yml 里的这一条已经用不着了：规则不再报那个问题，或编号写错了。删掉它，"
    "免得以后真出了问题被它盖住。",
}


def apply(library: Library, problems: Iterable[Problem], rules: Collection[str]) -> list[Problem]:
    """The findings that remain, and one for each exception that matched none of the known rules'."""
    exceptions = library.of("exception")
    used: set[str] = set()
    remaining = []
    for problem in problems:
        match = next((item for item in exceptions if _matches(library, item, problem)), None)
        if match is None:
            remaining.append(problem)
        else:
            used.add(match.id)
    for item in exceptions:
        rule, target = str(item.record.rule), str(item.record.at)
        if rule not in rules:
            close = difflib.get_close_matches(rule, rules, n=1, cutoff=0.6)
            hint = (
                f"你是不是想写“{close[0]}”？"
                if close
                else "核对规则编号：python -m playbook explain 列出全部"
            )
            place = item.locate("rule")
            remaining.append(Problem(place, "unneeded-exception", f"没有“{rule}”这条规则", hint))
        elif item.id not in used and target in (library.items | library.lines) and not library.unread:
            message = f"例外“{item.stem}”已经用不着了：{rule} 没有在那里报问题"
            remaining.append(Problem(item.place, "unneeded-exception", message, "从 exceptions.yml 里删掉它"))
    return remaining


def _matches(library: Library, exception: Item, problem: Problem) -> bool:
    if problem.rule != exception.record.rule:
        return False
    target = str(exception.record.at)
    if target in library.lines:
        placed = library.lines[target]
        item, start = placed.item, placed.item.locate(*placed.path).line
        following = (*placed.path[:-1], placed.index + 1)
        inside = (*item.prefix, *following) in item.document.values
        end = item.locate(*following).line if inside else _end_of_lines(item)
        return problem.location.file == item.document.file and start <= problem.location.line < end
    entry = library.items.get(target)
    if entry is None or problem.location.file != entry.document.file:
        return False
    return not entry.prefix or _inside(entry, problem.location.line)


def _end_of_lines(item: Item) -> int:
    """The line after the last of the entry's lines: where the next field begins, or the file ends."""
    begin = item.locate("lines", key=True).line
    later = [span.line for path, span in item.document.keys.items() if len(path) == 1 and span.line > begin]
    return min(later, default=len(item.document.lines) + 1)


def _inside(entry: Item, line: int) -> bool:
    begin = entry.place.line
    later = [span.line for path, span in entry.document.keys.items() if len(path) == 1 and span.line > begin]
    return begin <= line < min(later, default=len(entry.document.lines) + 1)
