"""One reason not to pay now: the customer's wordings, why they say it, the lines that answer it."""

from __future__ import annotations

from pydantic import Field

from playbook.model.base import Entry, Line, NeverSay, References, at_least
from playbook.model.choices import ObjectionGroup
from playbook.model.text import Advice, Quoted, Text


class Objection(Entry):
    group: ObjectionGroup = Field(description="分组")
    says: tuple[Quoted, ...] = at_least(3, "客户的各种说法，口语原话")
    why: Text = Field(description="客户为什么这样说")
    check: tuple[Advice, ...] = at_least(2, "先核实什么：分清真困难、真争议和借口")
    lines: tuple[Line, ...] = at_least(2, "应答话术，至少两个阶段或两种语气")
    never_say: tuple[NeverSay, ...] = at_least(1, "不能说的话和改法")
    then: References = Field(description="没说通就转到哪里，如 letter.second-demand")
