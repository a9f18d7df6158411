"""What the syllabus asks for is taught by some entry, and no entry claims to teach too much."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.library import Library
from playbook.problems import Severity
from playbook.rules.rule import Finding, Rule

# More than this cannot be taught in one page.
MOST = 12


def uncovered(library: Library) -> Iterator[Finding]:
    """每个知识点都要有条目教到。

    syllabus.yml 是必须教到的清单。写新条目时，把真正教到的知识点编号写进 covers。
    清单用 python -m playbook coverage 查看。
    """
    if library.unread:
        # An entry that could not be read may be the one that teaches it.
        return
    taught = {point for item in library.items.values() for point in item.covers}
    for item in library.of("point"):
        if item.stem not in taught:
            yield (
                item.place,
                f"知识点“{item.title}”还没有条目教到",
                f"在教到它的条目里写 covers: [{item.stem}]",
            )


def crowded(library: Library) -> Iterator[Finding]:
    """一个条目教不了太多知识点（提醒）。

    covers 超过 12 个，多半是为了凑数。只留真正教到的，其余的另写条目。
    """
    for item in library.items.values():
        if len(item.covers) > MOST:
            message = f"“{item.title}”写了 {len(item.covers)} 个知识点，一页教不过来"
            yield item.locate("covers"), message, f"只留真正教到的，不超过 {MOST} 个"


UNCOVERED = Rule("knowledge-point-uncovered", uncovered)
CROWDED = Rule("covers-too-much", crowded, Severity.WARNING)
