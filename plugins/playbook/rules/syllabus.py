"""What the syllabus asks for is taught by some entry."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.library import Library
from playbook.problems import Severity
from playbook.rules.rule import Finding, Rule


def taught(library: Library) -> set[str]:
    """The knowledge points that some entry or term says it covers."""
    return {point for item in library.items.values() for point in item.covers}


def check(library: Library) -> Iterator[Finding]:
    """还有知识点没有条目教到（提醒）。

    syllabus.yml 是必须教到的清单。写新条目时，把教到的知识点编号写进 covers。
    清单用 python -m playbook coverage 查看。
    """
    known = taught(library)
    if library.unread:
        return
    missing = [item for item in library.of("point") if item.stem not in known]
    if missing:
        first = "、".join(item.title for item in missing[:3])
        message = f"{len(library.of('point'))} 个知识点里还有 {len(missing)} 个没有教到，如：{first}"
        yield missing[0].place, message, "python -m playbook coverage 列出全部"


RULE = Rule("knowledge-point-uncovered", check, Severity.WARNING)
