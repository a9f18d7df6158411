"""A line can be said in one breath."""

from __future__ import annotations

import re
from collections.abc import Iterator

from playbook.library import Library
from playbook.rules.placeholders import PLACEHOLDER
from playbook.rules.rule import Finding, Rule

LONGEST = 90


def spoken_length(words: str) -> int:
    """How many characters are said, a placeholder counted as four."""
    return len(re.sub(r"\s", "", PLACEHOLDER.sub("四个字长", words)))


def check(library: Library) -> Iterator[Finding]:
    """一句话术不超过 90 个字，最多一个问题。

    电话里一口气说不完的话，对方也听不完；一次问两个问题，对方只会挑容易的答。
    """
    for placed in library.lines.values():
        place = placed.item.locate(*placed.path, "say")
        length = spoken_length(placed.line.say)
        if length > LONGEST:
            yield place, f"这句话术有 {length} 个字，一口气念不完", f"拆成两句，每句不超过 {LONGEST} 个字"
        if placed.line.say.count("？") > 1:
            yield place, f"一句话里问了 {placed.line.say.count('？')} 个问题", "只留一个，把选择并进同一问"


RULE = Rule("line-too-long", check)
