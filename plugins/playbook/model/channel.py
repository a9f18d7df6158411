"""One way of reaching the customer: when, step by step, under which rules, with which records."""

from __future__ import annotations

from pydantic import Field

from playbook.model.base import Entry, Line, NeverSay, Record, at_least
from playbook.model.choices import ChannelGroup
from playbook.model.text import Advice, ArticleRef, Text


class ChannelRule(Record):
    """A rule that this channel must keep, with the article that it rests on."""

    rule: Text = Field(description="规则")
    law: tuple[ArticleRef, ...] = Field((), description="依据的法条编号")


class Channel(Entry):
    group: ChannelGroup = Field(description="分组")
    when: tuple[Text, ...] = at_least(2, "什么时候用")
    steps: tuple[Advice, ...] = at_least(4, "按顺序怎么做")
    rules: tuple[ChannelRule, ...] = at_least(2, "必须守的规则")
    records: tuple[Advice, ...] = at_least(2, "留下什么记录")
    lines: tuple[Line, ...] = Field((), description="话术")
    never_say: tuple[NeverSay, ...] = Field((), description="不能说的话和改法")
