"""One legal risk: how it arises, how to prevent it, what to do once it has happened."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from playbook.model.base import Entry, at_least
from playbook.model.choices import Severity
from playbook.model.text import Advice, ArticleRef, OneOrMore, Text


class LegalRisk(Entry):
    severity: Severity = Field(description="严重程度：P0、P1、P2")
    law: Annotated[tuple[ArticleRef, ...], *OneOrMore] = Field(description="依据的法条编号")
    risk: Text = Field(description="风险是什么，谁担责")
    arises: tuple[Text, ...] = at_least(2, "怎么发生的")
    prevention: tuple[Advice, ...] = at_least(2, "怎么预防")
    remedy: tuple[Advice, ...] = at_least(2, "已经发生了怎么办")
