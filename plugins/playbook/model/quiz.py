"""One quiz: questions with a reason for every answer, each linked to the entry that teaches it."""

from __future__ import annotations

from pydantic import Field

from playbook.model.base import Entry, Record, at_least
from playbook.model.choices import QuizKind
from playbook.model.scalars import Count, Flag
from playbook.model.text import EntryRef, Quoted, Slug, Text


class QuizOption(Record):
    """One answer to choose, right or wrong for a reason; a line of the library or words of its own."""

    id: Slug = Field(description="选项编号")
    text: Quoted | None = Field(None, description="选项的文字；用现成话术的不写这一项，写 line")
    line: EntryRef | None = Field(None, description="用哪一句现成的话术，如 stage.m1#purpose-b2b")
    right: Flag = Field(description="对不对：true 或 false")
    why: Text = Field(description="为什么对、为什么错")


class QuizStep(Record):
    """One step of what is to be put in order."""

    text: Text = Field(description="这一步")
    why: Text = Field(description="为什么排在这里")


class QuizQuestion(Record):
    id: Slug = Field(description="题目编号，一份测验里不重复")
    kind: QuizKind = Field(description="题型")
    ask: Text = Field(description="题目")
    customer: Quoted | None = Field(None, description="客户说的话，选话术的题要写")
    teaches: EntryRef = Field(description="哪一条教了这个，答错了去那里看")
    options: tuple[QuizOption, ...] = Field((), description="选项，单选、多选、选话术的题用")
    steps: tuple[QuizStep, ...] = Field((), description="按正确的先后写，排序题用，显示时会打乱")
    accepts: tuple[Text, ...] = Field((), description="填空题的答案，写得出的几种写法都列上")
    why: Text | None = Field(None, description="整道题的道理，填空题必须写")


class Quiz(Entry):
    pass_percent: Count = Field(80, description="答对百分之几算过关")
    questions: tuple[QuizQuestion, ...] = at_least(3, "题目")
