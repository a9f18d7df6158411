"""The vocabularies: terms, placeholders, disposition codes and knowledge points."""

from __future__ import annotations

from pydantic import Field

from playbook.model.base import Points, Record, Titled, at_least
from playbook.model.choices import Anchor, Compliance, Scope, ValueSource, ValueType
from playbook.model.scalars import Count, Flag
from playbook.model.text import Advice, ArticleRef, EntryRef, Text


class Term(Titled):
    meaning: Text = Field(description="一两句话的解释")
    also: tuple[Text, ...] = Field((), description="同一个意思的别的说法")
    confused_with: Text | None = Field(None, description="别和什么混了，差在哪")
    scope: tuple[Scope, ...] = Field((), description="只用于对公或对私时写")
    law: tuple[ArticleRef, ...] = Field((), description="依据的法条编号")
    covers: Points = ()
    see: tuple[EntryRef, ...] = Field((), description="参见")


class Synonym(Record):
    """A group of words that people in the trade use for the same thing; any of them finds all."""

    words: tuple[Text, ...] = at_least(2, "同一个意思的各种说法")
    see: tuple[EntryRef, ...] = Field((), description="最该找到的条目")


class Placeholder(Record):
    type: ValueType = Field(description="值的类型")
    meaning: Text = Field(description="是什么")
    example: Text = Field(description="例子，写成念出来的样子")
    source: ValueSource = Field(description="从哪里来")
    private: Flag = Field(description="核身之前要不要遮住：true 或 false")


class NextDate(Record):
    """When to be in touch again, as a rule that a page can count by."""

    after: Anchor = Field(description="从哪一天算起")
    workdays: Count = Field(0, description="再过几个工作日")


class Outcome(Titled):
    """A disposition code of a call (处置码)."""

    meaning: Text = Field(description="什么情况下用")
    stops_collection: Flag = Field(description="是否停止催收：true 或 false")
    next_contact: Advice = Field(description="下次联系的规则")
    due: NextDate = Field(description="下次联系的日子怎么算")
    evidence: tuple[Text, ...] = Field((), description="要留的证据")
    approver: Text | None = Field(None, description="谁批准")
    covers: Points = ()


class Point(Titled):
    """A knowledge point: something that the playbook must teach."""

    kind: Text = Field(description="类别")
    compliance: Compliance = Field(description="能不能用")
    asks: tuple[Text, ...] = Field((), description="同事会怎么问它、客户会怎么说它，只用于查找")
