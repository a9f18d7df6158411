"""One onboarding path: ordered lessons with aim, time, reading, quiz, drill, practice and gate."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from playbook.model.base import Entry, Record, at_least
from playbook.model.scalars import Count, Flag
from playbook.model.text import Advice, EntryRef, OneOrMore, Slug, Text


class Lesson(Record):
    """One sitting: what the learner can do afterwards, how long it takes, what to read and do."""

    id: Slug = Field(description="课程编号")
    title: Text = Field(description="课程名")
    day: Count = Field(description="第几天")
    minutes: Count = Field(description="大约几分钟")
    half_day: Count | None = Field(None, description="半天班里讲几分钟；不写就是半天班不讲")
    aim: Text = Field(description="学完能做到什么")
    read: Annotated[tuple[EntryRef, ...], *OneOrMore] = Field(description="要读的条目")
    more: tuple[EntryRef, ...] = Field((), description="选读的条目")
    quiz: EntryRef | None = Field(None, description="测验，如 quiz.red-lines")
    drills: tuple[EntryRef, ...] = Field((), description="演练，如 drill.boss-away")
    practice: Advice | None = Field(None, description="在岗位上练什么")
    calls: Flag = Field(False, description="这一课是否要打真实电话：true 或 false")
    gate: Text | None = Field(None, description="过关标准")


class Exam(Record):
    """The closing exam: drawn from the quizzes of the path, timed, no answers until the end."""

    questions: Count = Field(description="抽几道题")
    minutes: Count = Field(description="限时几分钟")
    pass_percent: Count = Field(description="答对百分之几算通过")


class OnboardingPath(Entry):
    role: Text = Field(description="给什么岗位")
    points: tuple[Text, ...] = Field((), description="这个岗位必须学到的知识点，写编号的开头，如 objection.")
    lessons: tuple[Lesson, ...] = at_least(3, "课程，按顺序")
    exam: Exam | None = Field(None, description="结业考试")
