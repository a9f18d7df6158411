"""Turns Chinese text into syllables the way collectors read it: 还款 is huan kuan, not hai kuan."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from pypinyin import lazy_pinyin, load_phrases_dict

# Single characters whose commonest reading in the trade is not the dictionary's first.
CHARACTERS = {
    "还": "huan",
    "重": "zhong",
    "行": "xing",
    "长": "chang",
    "给": "gei",
    "都": "dou",
    "得": "de",
    "着": "zhe",
}

# What else a typed character may have been meant to sound like: 调票 for 跳票.
_ALSO = (
    "还hai 行hang 重chong 长zhang 调tiao 差chai 给ji 都du 得dei 着zhao 了liao 会kuai 系ji 降xiang "
    "传zhuan 单shan 乐yue 没mo 强jiang 数shuo 说shui 校jiao 扎za 折she 率shuai 落la 便pian 查zha "
    "称chen 角jue 卡qia 薄bo 藏zang 朝chao 提di 吓he 圈juan "
)
ALSO = {pair[0]: pair[1:] for pair in _ALSO.split()}

# 还 is hai before these, unless the whole is about paying (还不上, 还得起).
_STILL = re.compile(
    r"还(?=[没是有在要能想会让敢嫌挺真可早等差用非未需缺])|还(?=不(?![上起清了出完掉]))|还(?=得(?![上起清了]))"
)

_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")

_PHRASES = {
    "重整": "chong zheng",
    "重组": "chong zu",
    "重签": "chong qian",
    "重开": "chong kai",
    "红冲重开": "hong chong chong kai",
    "给付": "gei fu",
    "应收": "ying shou",
    "应付": "ying fu",
    "行长": "hang zhang",
    "分行": "fen hang",
    "各行": "ge hang",
    "同行都": "tong hang dou",
    "账期长": "zhang qi chang",
    "被重": "bei chong",
}

load_phrases_dict({words: [[one] for one in reading.split()] for words, reading in _PHRASES.items()})


@cache
def default(char: str) -> str:
    """The reading of a character that stands alone."""
    return CHARACTERS.get(char) or str(lazy_pinyin(char)[0]).replace("ü", "v")


@lru_cache(maxsize=1 << 17)
def syllables(text: str) -> tuple[str, ...]:
    """One syllable for each character of the text, empty where it is not Chinese."""
    found = [""] * len(text)
    for run in _HAN.finditer(text):
        read = lazy_pinyin(run[0])
        if len(read) != len(run[0]):
            read = [default(char) for char in run[0]]
        found[run.start() : run.end()] = read
    still = {match.start() for match in _STILL.finditer(text)}
    for place, char in enumerate(text):
        if char == "还":
            found[place] = "hai" if place in still else "huan"
        elif found[place] == char:
            found[place] = ""
    return tuple(found)


@lru_cache(maxsize=1 << 14)
def exceptions(texts: tuple[str, ...]) -> list[list[object]]:
    """Where a text reads a character otherwise than it reads alone: number of the text, place, syllable."""
    return [
        [number, place, syllable]
        for number, text in enumerate(texts)
        for place, (char, syllable) in enumerate(zip(text, syllables(text), strict=True))
        if syllable and syllable != default(char)
    ]


def common_readings(used: Iterable[frozenset[str]]) -> str:
    """Every character of GB2312 and of those used under its reading: `a:阿啊 ai:爱…`."""
    chars = frozenset(_gb2312()).union(*used)
    by_reading: dict[str, list[str]] = {}
    for char in sorted(chars):
        reading = default(char)
        if reading.isascii() and reading.isalpha():
            by_reading.setdefault(reading, []).append(char)
    return " ".join(f"{reading}:{''.join(by_reading[reading])}" for reading in sorted(by_reading))


@cache
def _gb2312() -> str:
    pairs = (bytes((row, cell)) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF))
    return "".join(pair.decode("gb2312", "ignore") for pair in pairs)
