"""One kind of customer: the signals, what moves them, how to approach, the traps."""

from __future__ import annotations

from pydantic import Field

from playbook.model.base import Entry, Line, NeverSay, Record, at_least
from playbook.model.choices import CustomerGroup
from playbook.model.text import Advice, Quoted, Text


class Trap(Record):
    """A mistake that is easily made with this customer, and what to do instead."""

    trap: Text = Field(description="容易犯的错")
    instead: Advice = Field(description="该怎么做")


class Customer(Entry):
    group: CustomerGroup = Field(description="分组")
    says: tuple[Quoted, ...] = at_least(2, "这类客户常说的话")
    signals: tuple[Text, ...] = at_least(3, "怎么认出来")
    motive: Text = Field(description="背后的原因")
    approach: tuple[Advice, ...] = at_least(3, "怎么谈")
    lines: tuple[Line, ...] = at_least(2, "话术")
    never_say: tuple[NeverSay, ...] = Field((), description="不能说的话和改法")
    traps: tuple[Trap, ...] = at_least(1, "容易踩的坑")
