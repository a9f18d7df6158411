"""One onboarding path: ordered lessons with aim, time and reading."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from playbook.model.base import Entry, Record, at_least
from playbook.model.text import Advice, Count, EntryRef, OneOrMore, Slug, Text


class Lesson(Record):
    """One sitting: what the learner can do afterwards, how long it takes, what to read."""

    id: Slug = Field(description="课程编号")
    title: Text = Field(description="课程名")
    day: Count = Field(description="第几天")
    minutes: Count = Field(description="大约几分钟")
    aim: Text = Field(description="学完能做到什么")
    read: Annotated[tuple[EntryRef, ...], *OneOrMore] = Field(description="要读的条目")
    practice: Advice | None = Field(None, description="练什么")
    gate: Text | None = Field(None, description="过关标准")


class OnboardingPath(Entry):
    role: Text = Field(description="给什么岗位")
    lessons: tuple[Lesson, ...] = at_least(3, "课程，按顺序")
