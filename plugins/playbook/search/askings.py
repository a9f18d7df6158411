"""Turns how people ask for the points into which of the entries that teach a point answers which asking."""

from __future__ import annotations

from collections.abc import Container, Iterator
from itertools import pairwise

from playbook.library import Item, Library
from playbook.search.text import plain

# What is there to practise a point, not to look it up.
TRAINING = ("quiz", "drill", "path")

# What a pair of characters that an asking shares with an entry says, beside a single one; and how much
# more readily the entry that is nearest to a point gets what is asked for it. Measured on tests/finder.
# Whole numbers, so that they add up to the same in any order.
PAIR, SINGLE = 10, 3
NEAREST, FARTHER = 16, 10


def askings(library: Library, left_out: Container[str]) -> dict[str, tuple[str, ...]]:
    """What is asked, by the id of the entry that answers it; kinds that are left out answer nothing."""
    teachers: dict[str, list[Item]] = {}
    for item in library.items.values():
        if item.kind.name not in left_out:
            for taught in item.covers:
                teachers.setdefault(str(taught), []).append(item)
    found: dict[str, list[str]] = {}
    for point in library.of("point"):
        if point.stem in teachers:
            asks = (point.title, *map(str, point.record.asks))
            for asked, item in zip(asks, _answering(teachers[point.stem], point, asks), strict=True):
                found.setdefault(item.id, []).append(asked)
    return {id_: tuple(asked) for id_, asked in found.items()}


def _answering(teachers: list[Item], point: Item, asks: tuple[str, ...]) -> Iterator[Item]:
    """For each asking the teacher whose words are most like it; the nearest to the point weighs more."""
    nearest = min(teachers, key=lambda item: _distance(item, point))
    able = [item for item in teachers if item is nearest or not _is_aside(item)]
    likeness = [
        (item, item.once(point.id, lambda item: tuple(_likeness(item, asked) for asked in asks), asks))
        for item in sorted(able, key=lambda item: item.id)
    ]
    for number in range(len(asks)):
        yield max(likeness, key=lambda one: one[1][number] * (NEAREST if one[0] is nearest else FARTHER))[0]


def _is_aside(item: Item) -> bool:
    """Whether an entry is there to practise with, or says what a word or a law means and not what to do."""
    return item.kind.name in TRAINING or item.kind.is_registry


def _likeness(item: Item, asked: str) -> int:
    """How much of an asking stands in the names and wordings of an entry, pair by pair.

    Not in its texts: an edit of one would give askings away, and the index would be made anew.
    """
    known = item.once("characters", _characters)
    return sum(PAIR if len(part) > 1 else SINGLE for part in _parts(asked) if part in known)


def _characters(item: Item) -> frozenset[str]:
    named = (str(one) for field in ("aliases", "says", "also") for one in getattr(item.record, field, ()))
    return _parts("\n".join((item.title, *named)))


def _parts(text: str) -> frozenset[str]:
    """The characters of a text, and its pairs of neighbours."""
    same = plain(text)
    return frozenset(same).union(map("".join, pairwise(same)))


def _distance(item: Item, point: Item) -> tuple[bool, bool, bool, bool, int, str]:
    """How far an entry is from being about a point: one of its name first, then one with few other points.

    Who asks for a point wants to know what to say or do: a term or an article comes after the entries.
    """
    training = item.kind.name in TRAINING
    same_kind = item.kind.name == point.stem.partition(".")[0]
    other_name = item.stem != point.stem.partition(".")[2]
    register = item.kind.is_registry and not same_kind
    return (training, register, other_name, not same_kind, len(item.covers), item.id)
