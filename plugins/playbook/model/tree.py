"""One decision tree: questions, options and outcomes as data, without expressions."""

from __future__ import annotations

from pydantic import Field

from playbook.model.base import Entry, Line, Record, References, at_least
from playbook.model.choices import Axis, CallKind, Emergency, Listener
from playbook.model.scalars import Count
from playbook.model.text import Advice, EntryRef, OutcomeRef, Quoted, Slug, Step, Text


class Option(Record):
    """One answer to a question and where it leads."""

    id: Slug = Field(description="选项编号")
    label: Advice = Field(description="选项")
    says: tuple[Quoted, ...] = Field((), description="对方会怎么说")
    next: Step = Field(description="下一个判断点或处理结果的编号；转到另一棵树写 tree.编号")
    gravity: Count | None = Field(None, description="按 axis 这条线情况有多严重，数字越大越严重")
    emergency: Emergency | None = Field(None, description="危机树第一问的选项，写明是哪种紧急情形")


class Question(Record):
    """One thing to find out."""

    ask: Text = Field(description="要弄清的事")
    line: EntryRef | None = Field(None, description="照着问的话术，如 stage.m1#opening")
    to: Listener | None = Field(None, description="问谁")
    note: Advice | None = Field(None, description="提醒")
    axis: Axis | None = Field(None, description="选项分的是意愿还是逾期；写了它，每个选项都要写 gravity")
    options: tuple[Option, ...] = at_least(2, "选项")


class TreeOutcome(Record):
    """Where a path ends: what it means, what to do, which code to record."""

    title: Text = Field(description="处理结果")
    code: OutcomeRef = Field(description="处置码，见 outcomes.yml")
    do: tuple[Advice, ...] = at_least(1, "接着做什么")
    line: EntryRef | None = Field(None, description="收尾用的话术")
    then: References = Field((), validate_default=False, description="转到哪里")
    force: Count | None = Field(None, description="处理力度，数字越大越硬")


class Tree(Entry):
    opens: CallKind | None = Field(None, description="哪一种通话从这棵树开始")
    stop_first: Advice | None = Field(None, description="危机树才写：每一步最上面的停催提示")
    lines: tuple[Line, ...] = Field((), description="只在这棵树里用的话术")
    start: Slug = Field(description="第一个判断点")
    questions: dict[Slug, Question] = Field(min_length=2, description="判断点")
    outcomes: dict[Slug, TreeOutcome] = Field(min_length=2, description="处理结果")
