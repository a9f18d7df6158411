"""One decision tree: questions, options and outcomes as data, without expressions."""

from __future__ import annotations

from pydantic import Field

from playbook.model.base import Entry, Record, References, at_least
from playbook.model.choices import Listener
from playbook.model.text import Advice, Count, EntryRef, OutcomeRef, Quoted, Slug, Spoken, Text


class Option(Record):
    """One answer to a question and where it leads."""

    id: Slug = Field(description="选项编号")
    label: Advice = Field(description="选项")
    says: tuple[Quoted, ...] = Field((), description="对方会怎么说")
    next: Slug = Field(description="下一个判断点或处理结果的编号")
    gravity: Count | None = Field(None, description="情况有多严重，数字越大越严重")


class Question(Record):
    """One thing to find out."""

    ask: Text = Field(description="要弄清的事")
    line: EntryRef | None = Field(None, description="照着问的话术，如 stage.m1#opening")
    to: Listener | None = Field(None, description="问谁")
    note: Advice | None = Field(None, description="提醒")
    options: tuple[Option, ...] = at_least(2, "选项")


class TreeOutcome(Record):
    """Where a path ends: what it means, what to do, which code to record."""

    title: Text = Field(description="处理结果")
    code: OutcomeRef = Field(description="处置码，见 outcomes.yml")
    do: tuple[Advice, ...] = at_least(1, "接着做什么")
    line: EntryRef | None = Field(None, description="收尾用的话术")
    say: Spoken | None = Field(None, description="收尾的话")
    then: References = Field((), validate_default=False, description="转到哪里")
    force: Count | None = Field(None, description="处理力度，数字越大越硬")
    crisis: Text | None = Field(None, description="属于危机处理时写明类型")


class Tree(Entry):
    start: Slug = Field(description="第一个判断点")
    questions: dict[Slug, Question] = Field(min_length=2, description="判断点")
    outcomes: dict[Slug, TreeOutcome] = Field(min_length=2, description="处理结果")
