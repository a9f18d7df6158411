"""One overdue stage: the days it spans, its aim and rhythm, the call from opening to wrap-up."""

from __future__ import annotations

from pydantic import Field

from playbook.model.base import Entry, Line, NeverSay, Record, at_least
from playbook.model.choices import Part
from playbook.model.scalars import Count
from playbook.model.text import Advice, Slug, Text


class DayRange(Record):
    """Days overdue, both ends included; no `from` means not yet due, no `to` means without end."""

    from_: Count | None = Field(None, alias="from", description="从第几天")
    to: Count | None = Field(None, description="到第几天")


class Band(Record):
    """A stretch inside a long stage with its own decisions."""

    title: Text = Field(description="分段名称，如 91–180 天")
    days: DayRange = Field(description="天数范围")
    focus: Text = Field(description="这一段的重点")
    do: tuple[Advice, ...] = at_least(2, "要做的事")


class CallStep(Record):
    """One step of the stage's call, in order."""

    part: Part = Field(description="通话的哪一步")
    do: Advice = Field(description="这一步做什么")
    lines: tuple[Slug, ...] = Field((), description="用本条目的哪几句话术")


class Rhythm(Record):
    """How often and how to make contact, by scope."""

    b2b: Text = Field(description="对公的联系节奏")
    consumer: Text = Field(description="对私的联系节奏")


class Stage(Entry):
    code: Slug = Field(description="阶段代码：m0 到 m4")
    days: DayRange = Field(description="逾期天数范围，各阶段首尾相接")
    aim: Text = Field(description="这个阶段要达到什么")
    tone: Text = Field(description="用什么口气")
    rhythm: Rhythm = Field(description="联系节奏")
    call: tuple[CallStep, ...] = at_least(5, "一通电话从开场到收尾的步骤")
    lines: tuple[Line, ...] = at_least(4, "话术")
    never_say: tuple[NeverSay, ...] = at_least(2, "不能说的话和改法")
    move_on: tuple[Advice, ...] = at_least(2, "什么时候进入下一步，怎么交接")
    records: tuple[Advice, ...] = at_least(2, "要记下什么")
    bands: tuple[Band, ...] = Field((), description="更细的分段")
