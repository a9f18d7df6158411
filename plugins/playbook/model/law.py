"""The legal registries: statutes, articles, limits, red lines, and what must be said."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from playbook.model.base import Points, Record, Titled, at_least
from playbook.model.choices import Binding, Confidence, Guard, LintMode, Part, Scope, Severity, Standing
from playbook.model.refusals import REFUSALS
from playbook.model.scalars import Clock, Day
from playbook.model.text import ArticleRef, EntryRef, OneOrMore, Pattern, Quoted, Spoken, StatuteRef, Text

Scopes = Annotated[tuple[Scope, ...], *OneOrMore]


class Statute(Titled):
    short: Text = Field(description="简称，如 民法典")
    level: Text = Field(description="效力级别")
    number: Text | None = Field(None, description="文号")
    standing: Standing = Field(description="效力状态")
    standing_note: Text | None = Field(None, description="效力说明")
    effective: Text | None = Field(None, description="施行日期")
    replaces: Text | None = Field(None, description="取代了什么")
    replaced_by: tuple[StatuteRef, ...] = Field((), description="被什么取代")
    confidence: Confidence = Field(description="见到文本的程度")
    seen: Day | None = Field(None, description="所见文本的日期")
    note: Text | None = Field(None, description="备注")
    covers: Points = ()


class Article(Titled):
    statute: StatuteRef = Field(description="属于哪部法，见 statutes.yml")
    number: Text = Field(description="条号")
    rule: Text = Field(description="规则，用自己的话")
    do: Text | None = Field(None, description="催收员该做的")
    dont: Text | None = Field(None, description="催收员不能做的")
    scope: Scopes = Field(description="适用对象")
    standing: Standing = Field(description="效力状态")
    standing_note: Text | None = Field(None, description="效力说明")
    effective: Text | None = Field(None, description="施行日期")
    replaces: Text | None = Field(None, description="旧法条文")
    confidence: Confidence = Field(description="见到文本的程度")
    seen: Day | None = Field(None, description="所见文本的日期")
    note: Text | None = Field(None, description="备注")
    covers: Points = ()


class Hours(Record):
    """A stretch of the day by Beijing time; an end before its start lies on the next day."""

    from_: Clock = Field(alias="from", description="从几点")
    to: Clock = Field(description="到几点")


class Limit(Titled):
    value: Text = Field(description="数值")
    scope: Scopes = Field(description="适用对象")
    binding: Binding = Field(description="约束力")
    confidence: Confidence = Field(description="见到文本的程度")
    law: tuple[ArticleRef, ...] = Field((), description="依据的法条编号")
    note: Text | None = Field(None, description="备注")
    guards: Guard | None = Field(None, description="要在话术上方的提示条里显示的，写明是哪一种")
    hours: Hours | None = Field(None, description="是钟点的，写明从几点到几点，提示条按它亮灯")
    covers: Points = ()


class RedLine(Titled):
    """A behaviour that is forbidden, with patterns that catch its blunt forms in text.

    `block` patterns are certain enough to stop a build; `review` patterns and words only ask a
    person to look. A sentence that an `allow` pattern matches is left alone.
    """

    severity: Severity = Field(description="严重程度")
    scope: Scopes = Field(description="适用对象")
    why: Text = Field(description="为什么是红线")
    law: tuple[ArticleRef, ...] = at_least(1, "依据的法条编号")
    instead: Spoken = Field(description="合法的说法")
    mode: LintMode = Field(description="命中后：block 拦截，review 人工复核")
    patterns: tuple[Pattern, ...] = at_least(1, "匹配式")
    allow: tuple[Pattern, ...] = Field((), description="放行的匹配式")
    review: tuple[Pattern, ...] = Field((), description="只提示人工看一眼的词")
    bad: tuple[Quoted, ...] = at_least(2, "应当被抓住的句子")
    good: tuple[Quoted, ...] = at_least(1, "不应当被抓住的句子")
    like: tuple[Quoted, ...] = Field((), description="匹配式抓不住的越线说法；scan 照它们认相似的话")
    confidence: Confidence = Field(description="依据见到文本的程度")
    covers: Points = ()

    @property
    def lets_pass(self) -> tuple[str, ...]:
        """Every pattern that clears a sentence of this red line: its own, and what refuses or reports."""
        return (*self.allow, *REFUSALS)


class MustSay(Titled):
    """Something that has to be said at one moment or written in every letter of a group."""

    scope: Scopes = Field(description="适用对象")
    part: Part | None = Field(None, description="通话的哪一步必须说到")
    letters: tuple[Text, ...] = Field((), description="哪些分组的函件必须写到")
    why: Text = Field(description="为什么必须说")
    law: tuple[ArticleRef, ...] = Field((), description="依据的法条编号")
    patterns: tuple[Pattern, ...] = at_least(1, "说到了就会匹配的式子，有一个匹配即可")
    covers: Points = ()


class OldLaw(Titled):
    """What a citation that is no longer right, or never was, has to be replaced by."""

    aliases: tuple[Text, ...] = Field((), description="别的写法，只用于查找")
    now: Text = Field(description="现在应当引用什么")
    law: tuple[ArticleRef, ...] = Field((), description="现行法条编号")
    change: Text | None = Field(None, description="内容有什么变化")
    confidence: Confidence = Field(description="见到文本的程度")
    covers: Points = ()


class Situation(Titled):
    """What the law says of one special situation of a debtor, in brief."""

    rule: Text = Field(description="规则")
    do: Text = Field(description="该做的")
    dont: Text = Field(description="不能做的")
    law: tuple[ArticleRef, ...] = at_least(1, "依据的法条编号")
    see: tuple[EntryRef, ...] = Field((), description="对应的条目")
    confidence: Confidence = Field(description="见到文本的程度")
    note: Text | None = Field(None, description="备注")
    covers: Points = ()


class OpenQuestion(Titled):
    """Two readings that both stand until counsel has decided; neither is stated as the law."""

    one: Text = Field(description="一种说法和依据")
    other: Text = Field(description="另一种说法和依据")
    advice: Text = Field(description="没有定论之前怎么办")
    law: tuple[ArticleRef, ...] = Field((), description="涉及的法条编号")
    covers: Points = ()


class Allowance(Record):
    """A finding that was looked at and left as it is; it fails once it is no longer needed."""

    rule: Text = Field(description="规则编号")
    at: EntryRef = Field(description="在哪一条，如 objection.boss-away#reach-decider")
    reason: Text = Field(description="为什么可以这样")
    decided_by: Text = Field(description="哪个部门或岗位定的")
