"""Turns the entries' titles and wordings into a lunr index of character and syllable pairs, packed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from lunr.builder import Builder

from playbook.search.emit import script
from playbook.search.pinyin import syllables
from playbook.search.text import is_han, plain, runs

# For each entry its own names and wordings, and what is asked for the points that it teaches.
Entries = tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]

# A term in more entries than this costs more to look up than it tells.
MOST_ENTRIES = 2500

# How finely a weight is kept: it chooses whom to look at closely, and finer ones chose no better.
STEPS = 2

# Digits of the packed numbers: safe in a script, and in order. See browser/core/search/postings.js.
DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"
_HALF = len(DIGITS) // 2

_FUZZY = ((re.compile(r"^([zcs])h"), r"\1"), (re.compile(r"([aei])ng$"), r"\1n"))


def index_file(entries: Entries) -> bytes:
    """The finder's index as the script that the page loads."""
    return script({"index": lunr_index(entries)})


def lunr_index(entries: Entries) -> dict[str, Any]:
    """What lunr.py built, by field `h` (pairs of characters) and `p` (pairs of syllables).

    The sounds of what is asked found nothing more on tests/finder, and were a fifth of the file.

    The page makes a real lunr index of the few terms that a query asks for, so the whole never
    stands in its memory as objects, and the file is a fifth of lunr's own JSON.
    """
    builder = Builder()
    builder.ref("id")
    builder.field("h")
    builder.field("p")
    for number, (own, asked) in enumerate(entries):
        builder.add(
            {
                "id": str(number),
                "h": [term for head in (*own, *asked) for term in characters(head)],
                "p": [term for head in own for term in sounds(head)],
            }
        )
    made = builder.build().serialize()
    weights = {ref: dict(zip(vector[::2], vector[1::2], strict=True)) for ref, vector in made["fieldVectors"]}
    return {"version": made["version"], **{field: _packed(made, weights, field) for field in ("h", "p")}}


def _packed(made: dict[str, Any], weights: dict[str, dict[int, float]], field: str) -> dict[str, str]:
    """The terms in the order of UTF-16 units, and for each its entries and their weights."""
    terms: list[str] = []
    postings: list[str] = []
    entries = sorted(made["invertedIndex"], key=lambda one: one[0].encode("utf-16-be"))
    for term, posting in entries:
        refs = sorted(map(int, posting[field]))
        if not 0 < len(refs) <= MOST_ENTRIES:
            continue
        terms.append(term)
        packed = []
        for before, ref in zip([-1, *refs], refs, strict=False):
            weight = weights[f"{field}/{ref}"][posting["_index"]]
            packed.append(_digits(ref - before - 1) + DIGITS[min(len(DIGITS) - 1, round(weight * STEPS))])
        postings.append("".join(packed))
    return {"terms": " ".join(terms), "postings": " ".join(postings)}


def _digits(number: int) -> str:
    """A number in digits of five bits, all but the last from the upper half."""
    made = DIGITS[number % _HALF]
    while number := number // _HALF:
        made = DIGITS[_HALF + number % _HALF] + made
    return made


def characters(text: str) -> Iterator[str]:
    """Each pair of neighbouring characters; words of letters and digits whole."""
    for run in runs(plain(text)):
        if is_han(run[0]):
            yield from (run[place : place + 2] for place in range(len(run) - 1))
        else:
            yield run


def sounds(text: str) -> Iterator[str]:
    """Each pair of neighbouring syllables, with sounds that many speakers do not tell apart made one."""
    read = [fuzzy(one) for one in syllables(plain(text))]
    yield from (f"{one}'{two}" for one, two in pairwise(read) if one and two)


def fuzzy(syllable: str) -> str:
    for sound, merged in _FUZZY:
        syllable = sound.sub(merged, syllable)
    return syllable
