"""One worked case: what happened, what was right and wrong in it, what to take from it."""

from __future__ import annotations

from pydantic import Field

from playbook.model.base import Entry, Record, at_least
from playbook.model.text import Advice, Text


class Turn(Record):
    """One step that was taken, and what came of it."""

    did: Text = Field(description="当时怎么做的")
    then: Text = Field(description="接着发生了什么")


class WorkedCase(Entry):
    situation: Text = Field(description="背景：谁欠谁、什么款、多久、卡在哪里；人和公司用代称")
    turns: tuple[Turn, ...] = at_least(2, "经过，按先后")
    result: Text = Field(description="结果")
    right: tuple[Text, ...] = at_least(1, "做对了什么")
    wrong: tuple[Text, ...] = at_least(1, "做错了什么，或险在哪里")
    lessons: tuple[Advice, ...] = at_least(2, "下次怎么做")
    discuss: tuple[Text, ...] = at_least(1, "讨论题，一题一问")
