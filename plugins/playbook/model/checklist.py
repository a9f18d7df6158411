"""What to have ready before or after one piece of work."""

from __future__ import annotations

from pydantic import Field

from playbook.model.base import Entry, Record, at_least
from playbook.model.scalars import Flag
from playbook.model.text import Advice, Text


class Item(Record):
    """One thing to tick, and why it is on the list."""

    do: Advice = Field(description="要做或要带的")
    why: Text = Field(description="为什么")
    must: Flag = Field(description="缺了就不能开始：true 或 false")


class Checklist(Entry):
    when: Text = Field(description="什么时候用")
    items: tuple[Item, ...] = at_least(5, "清单")
