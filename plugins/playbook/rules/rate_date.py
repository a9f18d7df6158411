"""Each row of the rate table stands at a day on which a rate can have been published, one a month."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from playbook.library import Item, Library
from playbook.model.tables import Rate
from playbook.rules.rule import Finding, Rule

FIRST = date(2019, 8, 20)
EARLIEST_DATE = 20


def check(library: Library) -> Iterator[Finding]:
    """利率表的编号就是公布日，写成 2026-07-20，一个月只有一行。

    一年期 LPR 从 2019 年 8 月起每月公布一次，不早于当月 20 日，遇休息日顺延。
    计算器按公布日查表：日子写错，前后两个月的上限都会算错。所见日期也不能早于公布日。
    """
    months: dict[tuple[int, int], Item] = {}
    for item in library.of("rate"):
        if not isinstance(item.record, Rate):
            continue
        day = _day(item.stem)
        if day is None:
            yield item.place, f"“{item.stem}”不是日子", "编号写公布日，如 2026-07-20"
            continue
        if day < FIRST or day.day < EARLIEST_DATE:
            yield item.place, f"{item.stem} 不会公布一年期 LPR", "核对公布日：2019-08-20 起，每月 20 日或顺延"
        first = months.setdefault((day.year, day.month), item)
        if first is not item:
            yield item.place, f"{day.year}年{day.month}月有两行，另一行是 {first.stem}", "只留公布的那一天"
        if item.record.seen and item.record.seen < day:
            yield item.locate("seen"), "还没有公布就看到了数值", "核对所见日期和公布日"


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if len(text) == len("2026-07-20") else None
    except ValueError:
        return None


RULE = Rule("rate-date", check)
