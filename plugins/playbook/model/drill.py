"""One drill: the site plays a customer with a mood and a hidden fact; the learner answers turn by turn."""

from __future__ import annotations

from pydantic import Field

from playbook.model.base import Entry, Record, at_least
from playbook.model.choices import Grade, Product, StageCode
from playbook.model.text import Advice, EntryRef, Pattern, Quoted, Slug, Text


class Reply(Record):
    """One thing that the learner may say: a line of the library or words of its own, and what comes of it."""

    id: Slug = Field(description="回答编号")
    line: EntryRef | None = Field(None, description="用哪一句现成的话术")
    say: Quoted | None = Field(None, description="不用现成话术的，写在这里")
    grade: Grade = Field(description="说得怎么样：good、weak 或 bad")
    why: Text = Field(description="好在哪里、差在哪里")
    next: Slug = Field(description="客户接下来的反应，或结局的编号")


class Cue(Record):
    """By what a typed answer is known: words that show the aim, and words that fix a next step."""

    aim: tuple[Pattern, ...] = at_least(1, "说到目标的词，一项一个匹配式")
    next_step: tuple[Pattern, ...] = at_least(1, "说到下一步的词，一项一个匹配式")


class Turn(Record):
    """One turn: what the customer says, and the answers to it."""

    customer: Quoted = Field(description="客户说的话")
    aim: Text = Field(description="这一回合要办成什么")
    hint: Advice = Field(description="提示")
    model: EntryRef = Field(description="示范话术，如 objection.boss-away#reach-decider")
    listen: Cue = Field(description="学员自己打字回答时，按什么判断")
    replies: tuple[Reply, ...] = at_least(3, "可选的回答")


class DrillEnd(Record):
    """How the call came out and what to take from it."""

    title: Text = Field(description="结局")
    grade: Grade = Field(description="结果怎么样")
    lesson: Text = Field(description="记住什么")


class Pair(Record):
    """What each of two people needs who play this drill face to face."""

    actor: tuple[Text, ...] = at_least(2, "扮客户的人：怎么演、什么时候松口")
    observer: tuple[Text, ...] = at_least(3, "观察员看什么，一项一分")


class Drill(Entry):
    stage: StageCode = Field(description="逾期阶段")
    product: Product | None = Field(None, description="产品")
    customer: EntryRef = Field(description="客户类型，如 customer.evasive")
    objection: EntryRef | None = Field(None, description="从哪个借口异议或案件来")
    scene: Text = Field(description="场景：谁打给谁，为了什么")
    mood: Text = Field(description="客户的情绪")
    hidden: Text = Field(description="客户没说出来的实情")
    start: Slug = Field(description="第一回合")
    turns: dict[Slug, Turn] = Field(min_length=2, description="回合")
    ends: dict[Slug, DrillEnd] = Field(min_length=2, description="结局")
    pair: Pair = Field(description="两人对练时各自的单子")
