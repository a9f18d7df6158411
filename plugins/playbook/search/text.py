"""Turns a text into the characters that are compared: folded, lower case, without punctuation."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_LINK = re.compile(r"\[\[([^\[\]]+)\]\]")
_NUMBERED = re.compile(r"第(?=\d)")
_RUN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+|[a-z0-9%]+")


def is_han(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff" or char >= "\U00020000"


def runs(text: str) -> Iterator[str]:
    """The stretches of Han characters and of letters and digits, as the page compares them."""
    folded = _NUMBERED.sub("", unicodedata.normalize("NFKC", text).lower())
    yield from _RUN.findall(folded)


def without_links(text: str, titles: dict[str, str]) -> str:
    """The text with the title of what a link leads to in the link's place."""
    return _LINK.sub(lambda found: titles.get(found[1].partition("#")[0], ""), text)
