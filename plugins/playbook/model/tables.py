"""The published tables that calculators reckon with: lending rates by day, days off by year."""

from __future__ import annotations

from pydantic import Field

from playbook.model.base import Record
from playbook.model.choices import Confidence
from playbook.model.scalars import Day, Percent
from playbook.model.text import Text


class Rate(Record):
    """The one-year LPR as published on one day; the day, as YYYY-MM-DD, is its id."""

    value: Percent = Field(description="一年期 LPR，百分之几，照公布的写，如 3.00")
    confidence: Confidence = Field(description="见到数值的程度；from-memory 的计算器不会直接用")
    seen: Day | None = Field(None, description="所见资料的日期")
    source: Text = Field(description="数值从哪里看到的")


class Holiday(Record):
    """What the State Council's notice says of one year; the year is its id."""

    off: tuple[Day, ...] = Field(description="放假的日子，连同连休的周末，一天一天列出来")
    work: tuple[Day, ...] = Field((), description="调休上班的周末")
    confidence: Confidence = Field(description="见到安排的程度；from-memory 的计算器不会用")
    seen: Day | None = Field(None, description="所见资料的日期")
    source: Text = Field(description="安排从哪里看到的")
