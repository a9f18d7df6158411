"""No real-looking phone, identity or card number stands in the content."""

from __future__ import annotations

import re
from collections.abc import Iterator

from playbook.library import Library
from playbook.rules.rule import Finding, Rule


def _digits(pattern: str) -> re.Pattern[str]:
    """A pattern for a number that may be written in groups, with spaces or hyphens between the digits."""
    return re.compile(rf"(?<!\d)(?<!\d[ -]){pattern}(?![ -]?\d)".replace("#", "(?:[ -]?\\d)"))


PHONE = _digits(r"1[ -]?[3-9]#{9}")
IDENTITY = re.compile(r"(?<!\d)[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])\d{3}[\dXx](?!\d)")
CARD = _digits(r"[3-6]#{15,18}")

# What any of them needs at least: files without such a run need no closer look.
DIGITS = re.compile(r"\d(?:[ -]?\d){10}")


def luhn(digits: str) -> bool:
    """Whether the last digit is the checksum that card numbers carry (ISO/IEC 7812-1, annex B)."""
    total = 0
    for place, char in enumerate(reversed(digits)):
        digit = int(char) * (1 + place % 2)
        total += digit - 9 if digit > 9 else digit
    return total % 10 == 0


def check(library: Library) -> Iterator[Finding]:
    """内容里不能出现看起来像真的手机号、身份证号和银行卡号。

    举例用占位符，如 {称呼}、{金额}。把真人的信息写进手册，本身就是泄露。
    """
    for document in library.documents.values():
        if not DIGITS.search(document.text):
            continue
        for path, value in _scalars(document.value, ()):
            for name, pattern in (("手机号", PHONE), ("身份证号", IDENTITY), ("银行卡号", CARD)):
                for found in pattern.finditer(value):
                    if pattern is CARD and not luhn(re.sub(r"\D", "", found[0])):
                        continue
                    place = document.locate_words(path, found[0])
                    yield place, f"这里像是一个真实的{name}", "换成占位符，或删掉"


def _scalars(value: object, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _scalars(item, (*path, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _scalars(item, (*path, index))


RULE = Rule("personal-data", check)
