"""How to do one thing: when, the steps, the pitfalls."""

from __future__ import annotations

from pydantic import Field

from playbook.model.base import Entry, Line, NeverSay, at_least
from playbook.model.choices import TechniqueGroup
from playbook.model.text import Advice, Text


class Technique(Entry):
    group: TechniqueGroup = Field(description="分组")
    when: Text = Field(description="什么时候用")
    why: Text = Field(description="为什么管用")
    steps: tuple[Advice, ...] = at_least(3, "按顺序怎么做")
    pitfalls: tuple[Text, ...] = at_least(1, "常见的错")
    lines: tuple[Line, ...] = Field((), description="话术")
    never_say: tuple[NeverSay, ...] = Field((), description="不能说的话和改法")
