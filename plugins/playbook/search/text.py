"""Turns a text into the characters that are compared: folded, lower case, without punctuation."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_LINK = re.compile(r"\[\[([^\[\]]+)\]\]")
_NUMBERED = re.compile(r"第(?=\d)")
_RUN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+|[a-z0-9%]+")

# The same as in browser/core/search/text.js: what hardly differs in speech is compared as one.
_SAME = str.maketrans("您俺咱她它啥咋帐冇甭跟", "你我我他他什怎账没别和")
_NEGATED = re.compile(r"[木莫](?=[有得])")
_OPTIONAL = re.compile(r"(?<=[你我他])们|(?<=[什怎])么|(?<=没)[有得](?=[^罪])")


def is_han(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff" or char >= "\U00020000"


def runs(text: str) -> Iterator[str]:
    """The stretches of Han characters and of letters and digits, as the page compares them."""
    folded = _NUMBERED.sub("", unicodedata.normalize("NFKC", text).lower())
    yield from _RUN.findall(folded)


def plain(text: str) -> str:
    """A text as it is compared: 你们领导 and 您领导 as 你领导, 木有 and 没得 as 没, 咋 and 怎么 as 怎."""
    return _OPTIONAL.sub("", _NEGATED.sub("没", text).translate(_SAME))


def linked(text: str) -> Iterator[str]:
    """The ids that the links of a text lead to."""
    return (found[1].partition("#")[0] for found in _LINK.finditer(text))


def without_links(text: str, titles: dict[str, str]) -> str:
    """The text with the title of what a link leads to in the link's place."""
    return _LINK.sub(lambda found: titles.get(found[1].partition("#")[0], ""), text)
