"""Turns the library into finished pages: one for each entry, kind and registry, and the home page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, partial
from itertools import groupby
from typing import Any

import jinja2

from playbook.library import Item, Library
from playbook.model.choices import CaseGroup
from playbook.model.kinds import KIND, Kind
from playbook.render import fields, urls
from playbook.render.learning import edition, in_booklet
from playbook.render.memory import Memory, face, shown_with
from playbook.render.options import Options
from playbook.render.picks import commonest, opening, taught_by
from playbook.render.rows import Rows, order
from playbook.render.view import NEAR, View
from playbook.render.words import Glossary

ABOUT = {
    "stage": "按逾期天数定阶段，再选话术。阶段不同，要的东西不同，不是口气更凶。",
    "customer": "先看清对方是不愿付还是付不了，再决定怎么谈。",
    "case": "先停下什么，再看材料，再由有权的人决定。危机情形排在最前。",
    "objection": "客户说了什么，就点什么。先核实，再应答。",
    "channel": "每种联系方式都有自己的规则和记录。",
    "letter": "发之前先核对；发了要能证明送到。",
    "technique": "一次学会做一件事。",
    "checklist": "动手之前对一遍，缺了必备项就不开始。",
    "legal-risk": "怎么发生、怎么预防、已经发生了怎么办。",
    "tree": "一次问一个问题，走到处理结果。",
    "worked-case": "真实的难题，改掉人名和公司名，看对在哪里、错在哪里。",
    "path": "按天学，先懂红线和危机，再上电话。",
    "quiz": "读完就考，每个选项都说明对在哪里、错在哪里。",
    "drill": "网站扮客户，你来答。说错了马上知道错在哪里。",
    "article": "手册引用的法律法规，状态和所见文本的日期都写明。",
    "limit": "钟点、次数、期限和上限。对私的数字不约束对公。",
    "red-line": "碰了就停。每条写明原因、依据和合法的说法。",
    "must-say": "电话和函件里必须说到、写到的内容。",
    "old-law": "还在用旧条号的，从这里找到现在该引哪一条。",
    "situation": "债务人死亡、服刑、破产这些情形，法律怎么说，该做什么，不能做什么。",
    "open-question": "两种说法都站得住的，都摆出来，交法务定；没定之前取对客户更稳的一种。",
    "rate": "计算器查的一年期 LPR，按公布日列出，从哪里看到的都写明；没有录入的月份由人填。",
    "holiday": "期间最后一天遇休息日要顺延，计算器按这里的放假和补班来算。",
    "term": "行话和它的意思，全站悬停可见。",
    "outcome": "通话结束时记哪个码，下次什么时候联系。",
    "placeholder": "话术和函件里可以填写的内容。",
    "synonym": "同一个意思的各种说法。查话术时输入哪一种都能找到。",
    "point": "手册必须教到的每一个知识点，和教它的条目。",
    "exception": "看过之后决定保留的例外，用不着了会自动报错。",
}

RULES, FIELDS = "contributing/rules.html", "contributing/fields.html"
CALCULATORS = "calculators.html"

LEARNING = (
    ("exam", "结业考试", "从路径的测验里抽题，限时，交卷以后才看答案。"),
    ("review", "今日复习", "答错的题隔几天再来，连对五次就学会了。"),
)

# The pages that every site has, whatever its content.
ALWAYS = (
    "index.html",
    RULES,
    FIELDS,
    CALCULATORS,
    *dict.fromkeys(urls.of_kind(kind) for kind in KIND.values()),
)


@dataclass(frozen=True)
class Page:
    """One finished page: its address in the site, title, HTML, and the file that it comes from."""

    url: str
    title: str
    html: str
    description: str = ""
    source: str = ""


@cache
def environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.PackageLoader("playbook.render"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )


class Pages:
    """Makes every page of one library."""

    def __init__(self, library: Library, options: Options, memory: Memory[Page] | None = None) -> None:
        self.library = library
        self.memory = memory or Memory()
        self.options = options
        self.glossary = Glossary(library)
        self.rows = Rows(library)

    def all(self) -> Iterator[Page]:
        yield self.home()
        for item in self.library.entries:
            shown = (self._common, *self._beside(item), *shown_with(self.library, item))
            yield self.memory.recall(item.id, shown, self._words, partial(self.entry, item))
        for kind in KIND.values():
            if kind.name != "statute":
                yield self._list(kind)
        for item in self.library.of("statute"):
            articles = [one for one in self.library.of("article") if str(one.record.statute) == item.stem]
            parts = (part for one in articles for part in shown_with(self.library, one))
            yield self.memory.recall(
                item.id, (self._common, item, *parts), self._words, partial(self.statute, item, articles)
            )

    def _list(self, kind: Kind) -> Page:
        """The page of a kind; it is made again when one of its members is, or what a member shows."""
        members = self.library.of(kind.name)
        shown: list[object] = [self._common, *members]
        if kind.is_registry:
            shown += (part for item in members for part in shown_with(self.library, item))
        if kind.name == "point":
            shown += sorted(
                (item.id, item.title, item.covers) for item in self.library.items.values() if item.covers
            )
        make = self.registry if kind.is_registry else self.section
        return self.memory.recall(kind.home, shown, self._words, partial(make, kind))

    @cached_property
    def _common(self) -> tuple[object, ...]:
        """What every page is made with: the settings, and the names that are marked as terms."""
        return (self.options, tuple((name, item.id) for name, item in self.glossary.terms.items()))

    @cached_property
    def _words(self) -> dict[str, object]:
        """What stands on pages that do not name it: terms, blanks, quoted links, what binds a call."""
        whole = {
            "limit": [item.record for item in self.library.of("limit")],
            "must-say": [
                (one.id, one.title, one.record.part, one.record.scope) for one in self.library.of("must-say")
            ],
            "red-line": [
                (one.id, one.title, one.record.severity, one.record.scope)
                for one in self.library.of("red-line")
            ],
        }
        return {**{item.id: face(item) for item in self.library.items.values()}, **whole}

    def _beside(self, item: Item) -> Iterator[object]:
        """What stands around an entry in its kind, and how many there are."""
        row, place = self.rows.of(item)
        if item.kind.name == "tree":
            yield self.view("").crisis_tree()
            yield from ((other.id, other.title) for other in row)
        yield from ((other.id, other.title) for other in row[max(0, place - NEAR) : place + NEAR])
        yield len(row)

    def view(self, url: str, used: set[str] | None = None) -> View:
        """A page in the making; the ids of the terms and placeholders in it are added to `used`."""
        found = set() if used is None else used
        return View(url, self.library, self.glossary, self.options, self.rows, found)

    def entry(self, item: Item, used: set[str]) -> Page:
        url = urls.of_item(item)
        view = self.view(url, used)
        before, after = view.around(item)
        html = self._fill(
            f"{item.kind.name}.html",
            view,
            item=item,
            before=before,
            after=after,
            listing=urls.of_kind(item.kind),
            booklet=_booklet(item),
        )
        return Page(url, item.title, html, str(item.record.summary), item.document.file)

    def section(self, kind: Kind, used: set[str]) -> Page:
        members = self.rows.of_kind(kind.name)
        groups = [
            (group, list(items))
            for group, items in groupby(members, key=lambda item: getattr(item.record, "group", None))
        ]
        url = urls.of_kind(kind)
        template = "trees.html" if kind.name == "tree" else "section.html"
        html = self._fill(
            template,
            self.view(url, used),
            kind=kind,
            groups=groups,
            about=ABOUT[kind.name],
            opening=opening(self.library) if kind.name == "tree" else (),
        )
        return Page(url, kind.label, html, ABOUT[kind.name])

    def registry(self, kind: Kind, used: set[str]) -> Page:
        members = self.library.of(kind.name)
        extra: dict[str, Any] = {}
        label = kind.label
        if kind.name == "article":
            label = KIND["statute"].label
            extra["statutes"] = self.library.of("statute")
            extra["counts"] = Counter(str(item.record.statute) for item in members)
        elif kind.name == "point":
            extra["taught"] = taught_by(self.library)
        url = urls.of_kind(kind)
        view = self.view(url, used)
        html = self._fill(
            f"{kind.name}.html", view, kind=kind, members=members, about=ABOUT[kind.name], **extra
        )
        return Page(url, label, html, ABOUT[kind.name])

    def statute(self, item: Item, articles: list[Item], used: set[str]) -> Page:
        url = urls.of_item(item)
        html = self._fill("statute.html", self.view(url, used), item=item, articles=articles)
        return Page(url, str(item.record.short), html, item.title, item.document.file)

    def home(self) -> Page:
        library = self.library
        cases = sorted(library.of("case"), key=order)
        html = self._fill(
            "home.html",
            self.view("index.html"),
            stages=sorted(library.of("stage"), key=order),
            objections=commonest(library),
            crisis=[item for item in cases if item.record.group is CaseGroup.CRISIS],
            cases=[item for item in cases if item.record.group is not CaseGroup.CRISIS],
            red_lines=[item for item in library.of("red-line") if item.record.severity.value == "P0"][:8],
            paths=library.of("path"),
            opening=opening(library),
        )
        return Page("index.html", "首页", html, "催收话术、法律依据和新人上岗")

    def learning(self) -> Iterator[Page]:
        """The exam, today's review, the record of what was learnt, and a booklet for each path."""
        quizzes, paths = self.library.of("quiz"), self.library.of("path")
        for mode, title, about in LEARNING:
            url = f"learning/{mode}.html"
            html = self._fill(
                "exam.html", self.view(url), mode=mode, title=title, about=about, quizzes=quizzes, paths=paths
            )
            yield Page(url, title, html, about)
        url = "learning/progress.html"
        yield Page(url, "学习进度", self._fill("progress.html", self.view(url)), "学到哪里了")
        for item in paths:
            printed = in_booklet(self.library, item)
            asked = (one for one in printed if one.kind.name == "quiz")
            said = (part for quiz in asked for part in shown_with(self.library, quiz))
            shown = (self._common, *printed, *said)
            yield self.memory.recall(_booklet(item), shown, self._words, partial(self.booklet, item))

    def booklet(self, item: Item, used: set[str]) -> Page:
        """A path with all that it teaches, to print and bind."""
        url = _booklet(item)
        view = self.view(url, used)
        html = self._fill("booklet.html", view, item=item, version=edition(self.library, item))
        return Page(url, f"{item.title}：培训手册", html, item.record.summary, item.document.file)

    def manual(self, manuals: Mapping[str, str]) -> Page:
        """The page of rules, where every message of a report can be looked up."""
        html = self._fill("rules.html", self.view(RULES), manuals=sorted(manuals.items()))
        return Page(RULES, "检查规则", html, "每条检查规则的说明")

    def fields(self) -> Page:
        """The field reference, generated from the model."""
        html = self._fill("fields.html", self.view(FIELDS), kinds=fields.reference())
        return Page(FIELDS, "字段说明", html, "每类内容能写哪些字段")

    def calculators(self) -> Page:
        """The calculators, with the rules that they go by."""
        html = self._fill(
            "calculators.html",
            self.view(CALCULATORS),
            stages=sorted(self.library.of("stage"), key=order),
            rates=sorted(self.library.of("rate"), key=lambda item: item.stem),
            holidays=sorted(self.library.of("holiday"), key=lambda item: item.stem),
        )
        return Page(CALCULATORS, "催收计算器", html, "逾期天数、利息、时效、保证期间和分期，一步一步算给人看")

    def _fill(self, template: str, view: View, **values: Any) -> str:
        return environment().get_template(template).render(view=view, **values)


def _booklet(item: Item) -> str:
    return f"paths/{item.stem}-booklet.html"
