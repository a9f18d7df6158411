"""One letter: its text with typed variables, when to send it, how to deliver it and what to keep."""

from __future__ import annotations

from pydantic import Field

from playbook.model.base import Entry, at_least
from playbook.model.choices import LetterGroup, StageCode
from playbook.model.text import Advice, PlaceholderRef, Spoken, Text


class Letter(Entry):
    group: LetterGroup = Field(description="分组")
    stages: tuple[StageCode, ...] = Field((), description="适用阶段")
    when: tuple[Text, ...] = at_least(1, "什么时候发")
    before: tuple[Advice, ...] = at_least(2, "发之前核对什么")
    variables: tuple[PlaceholderRef, ...] = at_least(3, "要填的内容，按填写顺序，见 placeholders.yml")
    text: Spoken = Field(description="正文；段落之间空一行，留给手写的空用 ＿＿＿＿（全角下划线）")
    delivery: tuple[Advice, ...] = at_least(2, "怎么送达")
    evidence: tuple[Advice, ...] = at_least(2, "留下什么证据")
