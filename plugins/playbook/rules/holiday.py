"""The days off and the weekends worked of a year can be what the notice says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from playbook.library import Library
from playbook.model.tables import Holiday
from playbook.rules.rule import Finding, Rule

SATURDAY = 5


def check(library: Library) -> Iterator[Finding]:
    """节假日表的编号是四位年份；调休上班的日子只能是周末，也不能同时列为放假。

    计算器用它把期间顺延到下一个工作日（民法典第203条）：平日写成补班、别的年份的日子
    写进来，多半是抄错了一行，算出的届满日就会差几天。
    """
    for item in library.of("holiday"):
        if not isinstance(item.record, Holiday):
            continue
        if not (len(item.stem) == len("2026") and item.stem.isdigit()):
            yield item.place, f"“{item.stem}”不是年份", "编号写四位年份，如 2026"
            continue
        for field, days in (("off", item.record.off), ("work", item.record.work)):
            for index, day in enumerate(days):
                for message, hint in _wrong(item.stem, field, day, item.record):
                    yield item.locate(field, index), message, hint


def _wrong(year: str, field: str, day: date, record: Holiday) -> Iterator[tuple[str, str]]:
    # New Year's days off may begin in the last days of the year before.
    if day.year != int(year) and (day.year, day.month) != (int(year) - 1, 12):
        yield f"{day} 不在 {year} 年的安排里", "核对年份，或移到那一年下面"
    if field == "work" and day.weekday() < SATURDAY:
        yield f"{day} 不是周末，平日本来就上班", "只列调休上班的周六、周日"
    if field == "work" and day in record.off:
        yield f"{day} 又放假又上班", "核对通知，删掉一处"


RULE = Rule("holiday", check)
