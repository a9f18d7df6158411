"""A line that announces a letter, a suit or a stop of supplies says under which condition it may be said."""

from __future__ import annotations

import re
from collections.abc import Iterator

from playbook.library import Library
from playbook.rules.rule import Finding, Rule

_WE = r"(?:我们|我方|我司|公司)[^，。？！]{0,10}"
_LETTER = r"(?:寄|发|出)[^，。？！]{0,8}(?:催款函|催告函|律师函|书面催告)"
_STEP = r"(?:起诉|申请保全|申请执行|停货|停供|停止供货|停止发货|暂停供货)"
ANNOUNCED = re.compile(f"{_WE}(?:{_LETTER}|{_STEP})")
# A step that is spoken of and not announced: not yet, whether, or put off by what the other side does.
_NOT_YET = re.compile(r"不会|没有|没批|还没|先不|暂不|不起诉|可以不|不打官司|要不要|会不会|是不是")


def check(library: Library) -> Iterator[Finding]:
    """说要寄函、起诉、停货的话，要写 only_if。

    没批准的动作先说出口，到时不做就是空话，客户从此不当真；对方拿录音来问，又成了虚张声势。
    催款函、起诉、停供都先由有权的人批准：批准以后才念的，写在 only_if 里，页面会标“属实才说”。
    """
    for placed in library.lines.values():
        if placed.line.only_if:
            continue
        for path, words in placed.words:
            for found in ANNOUNCED.finditer(words):
                if _NOT_YET.search(found[0]):
                    continue
                place = placed.item.locate_words(path, found[0])
                yield place, f"“{found[0]}”没有批准不能先说", "写一行 only_if，例如 only_if: 催款函已经批准"


RULE = Rule("announced-step", check)
