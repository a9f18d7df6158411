"""Every entry is referred to from somewhere else, so that it can be come upon."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.library import Library
from playbook.problems import Severity
from playbook.rules.rule import Finding, Rule

# Entries of these kinds are where a reader starts, so nothing need lead to them.
STARTS = ("stage", "tree", "path", "checklist")


def check(library: Library) -> Iterator[Finding]:
    """条目没有被任何别的条目提到（提醒）。

    没有入口的条目只能靠查找碰到。在相关条目的 related 或 then 里加上它，或让课程、决策树用到它。
    """
    if library.unread:
        return
    for item in library.entries:
        if item.kind.name not in STARTS and item.id not in library.mentioned_by:
            yield item.place, f"没有别的条目提到“{item.title}”", f"在相关条目的 related 里加上 {item.id}"


RULE = Rule("orphan-entry", check, Severity.WARNING)
