"""Entries whose review is due by a given day are pointed out."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.library import Library
from playbook.problems import Severity
from playbook.rules.rule import Finding, Rule


def overdue(library: Library) -> Iterator[Finding]:
    """条目过了复核期限（提醒，用 check --as-of 指定日期时才查）。

    请负责人重新看一遍：法条还有效吗，话术还顺口吗。看完把 reviewed 和 review_by 往后改。
    """
    today = library.as_of
    for item in library.entries:
        if today is not None and item.record.review_by < today:
            message = f"应当在 {item.record.review_by} 前复核，负责的是{item.record.owner}"
            yield item.locate("review_by"), message, "复核之后更新 reviewed 和 review_by"


def order(library: Library) -> Iterator[Finding]:
    """下次复核的日期要晚于上次复核的日期。

    系统靠 review_by 提醒负责人；写反了，条目一写好就是过期的，提醒就没人信了。
    """
    for item in library.entries:
        if item.record.review_by <= item.record.reviewed:
            yield item.locate("review_by"), "下次复核不晚于上次复核", "review_by 写一个更晚的日期"


OVERDUE = Rule("review-overdue", overdue, Severity.WARNING)
ORDER = Rule("review-order", order)
