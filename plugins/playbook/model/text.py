"""Turns plain YAML text into the typed words of the trade: lines, advice, quotes, references."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, ClassVar

from pydantic import (
    AfterValidator,
    BeforeValidator,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

# Editors read a bare 2024 or true as a number or a boolean; check takes every scalar as written text.
AS_WRITTEN: dict[str, Any] = {"type": ["string", "number", "boolean"], "pattern": r"\S"}

# What a new file from the template holds until a trainer has written something in its place.
FILL = "填"

_WIDE = "\u2010-\u203a\u2e80-\u303f\u31c0-\u9fff\uff00-\uffef"
_FOLDED = re.compile(f"(?<=[{_WIDE}]) (?=[{_WIDE}])")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# The two groups are what only Python reads; escapes and character classes are passed over.
_TOKEN = re.compile(r"(\\[AZ])|\\.|\[(?:\\.|[^\]\\])*\]|(\(\?(?![:=!]|<[=!]).?|[*+?}]\+)")


def wrong(rule: str, message: str, hint: str) -> PydanticCustomError:
    """A finding about one value, in a trainer's words, to be raised while reading the model."""
    return PydanticCustomError(rule, "{message}", {"message": message, "hint": hint})


def unfold(text: str) -> str:
    """Drops the space that YAML's `>` puts where a Chinese sentence was broken over two lines."""
    return _FOLDED.sub("", text.strip())


class Text(str):
    """Words for the reader of a page: titles, reasons, explanations. `[[kind.id]]` in them is a link."""

    schema: ClassVar[dict[str, Any]] = AS_WRITTEN

    @classmethod
    def read(cls, text: str) -> Text:
        clean = unfold(text)
        if not clean:
            raise wrong("empty-text", "这里不能是空的", "写上内容，或删掉这个字段")
        if clean == FILL:
            raise wrong("unfilled", f"模板里的“{FILL}”还没有换成内容", "写上内容；用不上的字段整行删掉")
        return cls(clean)

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(cls.read, core_schema.str_schema())

    @classmethod
    def __get_pydantic_json_schema__(
        cls, _schema: CoreSchema, _handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return dict(cls.schema)


class Spoken(Text):
    """Words that our side says or sends; every red line applies to them."""


class Advice(Text):
    """What the collector is told to do; red lines apply to it as well."""


class Quoted(Text):
    """Words that are shown and never used by us: a customer's, or a bad example; exempt from red lines."""


class Pattern(Text):
    """A regular expression that Python's `re` and JavaScript both read."""

    # Python's own cache is smaller than the registry of red lines, which is read anew at every edit of it.
    @classmethod
    @lru_cache(maxsize=1 << 14)
    def read(cls, text: str) -> Text:
        try:
            re.compile(text)
        except re.error as error:
            hint = "检查括号是否配对；要匹配括号、问号这些符号本身，前面加 \\"
            raise wrong("bad-pattern", f"匹配式在第 {(error.pos or 0) + 1} 个字附近写错了", hint) from error
        if not text:
            raise wrong("empty-text", "匹配式不能是空的，空的会匹配任何话", "写上匹配式，或删掉这一项")
        for token in _TOKEN.finditer(text):
            if token[1] or token[2]:
                hint = "浏览器也要用它：只写两边都认得的，如 (?:…)、(?=…)、(?!…)、^、$"
                raise wrong("bad-pattern", f"网页上认不得“{token[0]}”这种写法", hint)
        return cls(text)


class Slug(Text):
    """A short English name: lower-case letters, digits and hyphens."""

    schema: ClassVar[dict[str, Any]] = {"type": ["string", "number"], "pattern": f"^{_SLUG.pattern}$"}

    @classmethod
    def read(cls, text: str) -> Text:
        if not _SLUG.fullmatch(text):
            hint = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-") or "reach-decider"
            raise wrong(
                "bad-id", f"“{text}”不能作编号：只能用小写字母、数字和短横线", f"写成“{hint}”这样的形式"
            )
        return cls(text)


class Reference(str):
    """The id of something else in the library; `kind` is set where the field fixes the kind."""

    kind: ClassVar[str] = ""

    @property
    def target(self) -> str:
        return f"{self.kind}.{self}" if self.kind else str(self)

    @classmethod
    def read(cls, text: str) -> Reference:
        clean = text.strip()
        if not clean:
            raise wrong("empty-text", "这里不能是空的", "写上编号，或删掉这一项")
        return cls(clean)

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(cls.read, core_schema.str_schema())

    @classmethod
    def __get_pydantic_json_schema__(
        cls, _schema: CoreSchema, _handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return dict(AS_WRITTEN)


class EntryRef(Reference):
    """Any entry or line: `objection.boss-away`, `objection.boss-away#reach-decider`."""


class ArticleRef(Reference):
    """An article of the legal registry: `CC-577`."""

    kind = "article"


class PointRef(Reference):
    """A knowledge point of the syllabus: `technique.key-person`."""

    kind = "point"


class OutcomeRef(Reference):
    """A disposition code of `outcomes.yml`: `PTP`."""

    kind = "outcome"


class Step(Reference):
    """The next step in a tree: a question or outcome of the same tree, or another tree as `tree.dispute`."""

    schema: ClassVar[dict[str, Any]] = {
        "type": ["string", "number"],
        "pattern": rf"^(?:tree\.)?{_SLUG.pattern}$",
    }

    @property
    def target(self) -> str:
        return str(self) if self.leaves else ""

    @property
    def leaves(self) -> bool:
        """Whether this step hands over to another tree."""
        return self.startswith("tree.")

    @classmethod
    def read(cls, text: str) -> Step:
        if not _SLUG.fullmatch(text.removeprefix("tree.")):
            hint = "写本树里的编号，如 why-not-paid；转到另一棵树写 tree.编号，如 tree.dispute"
            raise wrong("bad-id", f"“{text}”不能作下一步", hint)
        return cls(text)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, _schema: CoreSchema, _handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return dict(cls.schema)


class PlaceholderRef(Reference):
    """A placeholder of `placeholders.yml`, without its braces: `金额`."""

    kind = "placeholder"


class StatuteRef(Reference):
    """A statute of `legal/statutes.yml`: `CC`."""

    kind = "statute"


def _one_or_more(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


def _not_empty(value: tuple[Any, ...]) -> tuple[Any, ...]:
    if not value:
        raise wrong("too-few", "至少要有一项", "加一项，或删掉这个字段")
    return value


class _OneOrMoreSchema:
    """Tells editors that a single value may stand for a list of one."""

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        many = handler(schema)
        return {"anyOf": [many["items"], {**many, "minItems": 1}]}


OneOrMore = (BeforeValidator(_one_or_more), AfterValidator(_not_empty), _OneOrMoreSchema())
