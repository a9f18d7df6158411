"""Turns the fields that every kind of entry shares into classes: record, entry, line, warnings."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from playbook.model.choices import Listener, Part, Product, Scope, StageCode, Tone
from playbook.model.scalars import Count, Day, Flag
from playbook.model.text import Advice, ArticleRef, EntryRef, OneOrMore, PointRef, Quoted, Slug, Spoken, Text


class Record(BaseModel):
    """A group of named fields; unknown fields are refused, values never change after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


Listeners = Annotated[tuple[Listener, ...], *OneOrMore]
References = Annotated[tuple[EntryRef, ...], *OneOrMore]


class Written(Record):
    """The same message for reading rather than hearing, one text a channel."""

    sms: Spoken | None = Field(None, description="短信文本")
    wechat: Spoken | None = Field(None, description="微信或企业微信文本")
    email: Spoken | None = Field(None, description="邮件文本")


class Line(Record):
    """One thing to say at one moment, with what to do after either answer."""

    id: Slug = Field(description="话术编号，条目内不重复，如 reach-decider")
    to: Listeners = Field(description="说给谁听：一个，或用列表写几个")
    scope: tuple[Scope, ...] = Field((), description="适用对象；不写就同条目一样")
    products: tuple[Product, ...] = Field((), description="只用于这些产品；不写就是都可用")
    stages: tuple[StageCode, ...] = Field((), description="适用阶段；不写就同条目一样")
    part: Part | None = Field(None, description="通话的哪一步")
    tone: Tone = Field(description="语气")
    only_if: Text | None = Field(None, description="只有什么情况属实才能说，如 催款函已经批准")
    aim: Text = Field(description="目标：说完能核对的结果（日期、金额、姓名、文件、渠道）")
    say: Spoken = Field(description="照着念的话，20 到 90 字，一次只办一件事，最多一个问题")
    write: Written | None = Field(None, description="发文字时的版本；口头的话不能原样发出去")
    if_yes: Advice = Field(description="对方答应了，接着做什么")
    if_no: Advice = Field(description="对方拒绝了，接着做什么")
    then: References = Field((), validate_default=False, description="说完转到哪里，如 letter.second-demand")
    law: tuple[ArticleRef, ...] = Field((), description="这句话依据的法条编号")

    @property
    def hears_debt(self) -> bool:
        """Whether every listener of this line may hear of the debt itself."""
        return all(listener.may_hear_debt for listener in self.to)


class NeverSay(Record):
    """A bad line with the reason and the lawful words to use instead."""

    say: Quoted = Field(description="不能说的话，原样写出来")
    why: Text = Field(description="为什么不能说")
    instead: Spoken = Field(description="改成怎么说")


class NeverDo(Record):
    """A practice that is taught as a warning: what people do, why not, the rule, the alternative."""

    do: Quoted = Field(description="有人会这样做")
    why: Text = Field(description="为什么违法或适得其反")
    law: tuple[ArticleRef, ...] = Field((), description="依据的法条编号")
    instead: Advice = Field(description="合法的做法")


Points = Annotated[tuple[PointRef, ...], Field(description="教到的知识点编号，见 syllabus.yml")]


class Titled(Record):
    """Anything with a page or a place on a page."""

    title: Text = Field(description="标题，尽量用客户或同事嘴里的说法")


class Entry(Titled):
    """One file of the playbook: what it is about, for whom, on what authority, and who looks after it."""

    summary: Text = Field(description="一句话说明")
    scope: Annotated[tuple[Scope, ...], *OneOrMore] = Field(description="适用对象：b2b 对公，consumer 对私")
    aliases: tuple[Text, ...] = Field((), description="别的叫法，只用于查找")
    covers: Points = ()
    law: tuple[ArticleRef, ...] = Field(
        (), description="依据的法条编号，见 legal/articles.yml；没有法条可依就不写"
    )
    related: tuple[EntryRef, ...] = Field((), description="相关条目")
    never_do: tuple[NeverDo, ...] = Field((), description="只作反面教材的做法")
    owner: Text = Field(description="谁负责，写部门或岗位，不写人名")
    reviewed: Day = Field(description="上次复核日期")
    review_by: Day = Field(description="最晚什么时候再复核")
    lawyer_reviewed: Flag = Field(description="律师看过没有：true 或 false")
    order: Count = Field(50, description="在同组里排第几，小的在前；不写就按文件名排")
    formerly: tuple[Slug, ...] = Field((), description="改名前的文件名；旧链接会转过来")


def at_least(number: int, description: str) -> Any:
    """A required list with a smallest length: an entry with less is a stub and does not build."""
    return Field(min_length=number, description=description)
