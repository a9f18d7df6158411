"""Turns the entries' titles and wordings into a lunr index of character and syllable pairs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from lunr.builder import Builder

from playbook.search.pinyin import syllables
from playbook.search.text import is_han, runs

# A term in more entries than this costs more to look up than it tells.
MOST_ENTRIES = 2500

_FUZZY = ((re.compile(r"^([zcs])h"), r"\1"), (re.compile(r"([aei])ng$"), r"\1n"))


def lunr_index(entries: Sequence[Sequence[str]]) -> dict[str, Any]:
    """The index as lunr.js loads it; fields `h` (characters and pairs) and `p` (pairs of syllables)."""
    builder = Builder()
    builder.ref("id")
    builder.field("h")
    builder.field("p")
    for number, heads in enumerate(entries):
        builder.add(
            {
                "id": str(number),
                "h": [term for head in heads for term in characters(head)],
                "p": [term for head in heads for term in sounds(head)],
            }
        )
    made: dict[str, Any] = builder.build().serialize()
    # lunr.js wants the order of UTF-16 units, lunr.py gives that of code points.
    terms = sorted(made["invertedIndex"], key=lambda entry: entry[0].encode("utf-16-be"))
    kept = [entry for entry in terms if all(len(entry[1][field]) <= MOST_ENTRIES for field in ("h", "p"))]
    known = {entry[1]["_index"] for entry in kept}
    made["invertedIndex"] = kept
    made["fieldVectors"] = [[ref, _slim(vector, known)] for ref, vector in made["fieldVectors"]]
    return made


def characters(text: str) -> Iterator[str]:
    """Each character and each pair of neighbours; words of letters and digits whole."""
    for run in runs(text):
        if is_han(run[0]):
            yield from run
            yield from (run[place : place + 2] for place in range(len(run) - 1))
        else:
            yield run


def sounds(text: str) -> Iterator[str]:
    """Each pair of neighbouring syllables, with sounds that many speakers do not tell apart made one."""
    read = [fuzzy(one) for one in syllables(text)]
    yield from (f"{one} {two}" for one, two in zip(read, read[1:], strict=False) if one and two)


def fuzzy(syllable: str) -> str:
    for sound, plain in _FUZZY:
        syllable = sound.sub(plain, syllable)
    return syllable


def _slim(vector: list[float], known: set[int]) -> list[float]:
    pairs = zip(vector[::2], vector[1::2], strict=True)
    return [part for term, score in pairs if term in known for part in (int(term), round(score, 1))]
