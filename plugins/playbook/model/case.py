"""One special case: how to recognise it, what to stop at once, what proves it, who decides."""

from __future__ import annotations

from pydantic import Field

from playbook.model.base import Entry, Line, NeverSay, Record, at_least
from playbook.model.choices import CaseGroup
from playbook.model.text import Advice, Quoted, Text


class Evidence(Record):
    """A paper or fact, and what it proves or who issues it."""

    paper: Text = Field(description="材料")
    proves: Text = Field(description="证明什么，谁出具")


class Case(Entry):
    group: CaseGroup = Field(description="分组")
    says: tuple[Quoted, ...] = at_least(2, "客户或家属会怎么说")
    recognise: tuple[Text, ...] = at_least(2, "怎么认出来")
    stop: tuple[Advice, ...] = at_least(1, "马上停下什么")
    do: tuple[Advice, ...] = at_least(3, "接着按顺序做什么")
    evidence: tuple[Evidence, ...] = at_least(1, "要看的材料")
    decides: Text = Field(description="谁有权决定")
    time: Text = Field(description="多久要有结果，按什么规定或内部制度")
    lines: tuple[Line, ...] = at_least(2, "话术")
    never_say: tuple[NeverSay, ...] = at_least(1, "不能说的话和改法")
    outcome: tuple[Text, ...] = at_least(2, "可能的结果，各自怎么收尾")
