"""The stages cover every day, each day once."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from playbook.library import Item, Library
from playbook.model.stage import DayRange, Stage
from playbook.rules.rule import Finding, Rule


def check(library: Library) -> Iterator[Finding]:
    """各阶段的天数要首尾相接：不重叠，不留空，第一段没有起点，最后一段没有终点。

    天数有空档，案件条就算不出这个案件属于哪个阶段；有重叠，同一天会出现两套说法。
    阶段里再分的时间段也一样，要正好铺满这个阶段。
    """
    stages = [item for item in library.of("stage") if isinstance(item.record, Stage)]
    if not stages or any(target.startswith("stage.") for target in library.unread):
        return
    ordered = sorted(stages, key=lambda item: _start(item.record.days))
    if ordered[0].record.days.from_ is not None:
        yield ordered[0].locate("days"), "最早的阶段不该有 from", "未到期的阶段只写 to: 0"
    if ordered[-1].record.days.to is not None:
        yield ordered[-1].locate("days"), "最后的阶段不该有 to", "删掉 to，表示没有上限"
    for before, after in pairwise(ordered):
        end, start = before.record.days.to, _start(after.record.days)
        if end is None or start != end + 1:
            since = "没有写 from" if after.record.days.from_ is None else f"从第 {start} 天开始"
            message = f"和“{before.title}”接不上：前一段{_until(before.record.days)}，这一段{since}"
            yield after.locate("days"), message, "给前一段写上 to" if end is None else f"from 改成 {end + 1}"
    for item in stages:
        yield from _bands(item, item.record)


def _bands(item: Item, stage: Stage) -> Iterator[Finding]:
    expected = _start(stage.days)
    for index, band in enumerate(stage.bands):
        if _start(band.days) != expected:
            message = f"“{band.title}”从第 {_start(band.days)} 天开始，应当从第 {expected} 天开始"
            yield item.locate("bands", index, "days"), message, f"from 改成 {expected}"
        if band.days.to is not None:
            expected = band.days.to + 1
    if stage.bands and stage.bands[-1].days.to != stage.days.to:
        last = stage.bands[-1]
        message = f"“{last.title}”{_until(last.days)}，阶段{_until(stage.days)}，两边要一样"
        hint = "删掉这一段的 to" if stage.days.to is None else f"to 改成 {stage.days.to}"
        yield item.locate("bands", len(stage.bands) - 1, "days"), message, hint


def _until(days: DayRange) -> str:
    return "没有终点" if days.to is None else f"到第 {days.to} 天"


def _start(days: DayRange) -> int:
    return -1 if days.from_ is None else days.from_


RULE = Rule("stage-gap", check)
