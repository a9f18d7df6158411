"""Turns what a page was made from into the question whether it has to be made again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from playbook.library import Item, Library

Made = TypeVar("Made")


@dataclass(frozen=True)
class _Kept(Generic[Made]):
    """Something made, what it shows, and those of the common words that it turned out to use."""

    shown: tuple[object, ...]
    used: Mapping[str, object]
    made: Made


class Memory(Generic[Made]):
    """Keeps pages by address with the things that they show; the same things give the same page.

    Entries are compared by identity: the reader gives an entry whose file has not changed as the
    very same object again. They are held on to, so that no other can come to stand in their place.
    """

    def __init__(self) -> None:
        self.kept: dict[str, _Kept[Made]] = {}

    def recall(
        self,
        address: str,
        shown: Iterable[object],
        words: Mapping[str, object],
        make: Callable[[set[str]], Made],
    ) -> Made:
        """What was made before, or what `make` gives, which adds to its set the ids of the `words` used."""
        now = tuple(shown)
        known = self.kept.get(address)
        if known and known.shown == now and all(words.get(id_) == one for id_, one in known.used.items()):
            return known.made
        used: set[str] = set()
        made = make(used)
        self.kept[address] = _Kept(now, {id_: words.get(id_) for id_ in used}, made)
        return made


def shown_with(library: Library, item: Item) -> Iterator[object]:
    """An entry and everything that its page takes words from: what it mentions and what mentions it."""
    yield item
    for mention in item.mentions:
        target = library.items.get(mention.target.partition("#")[0])
        yield face(target)
    for source in library.mentioned_by.get(item.id, ()):
        yield (source.id, source.title)


def face(item: Item | None) -> object:
    """What the page of another entry may show of this one: its name and lines; of a registry's row, all."""
    if item is None:
        return None
    return (item.id, item.record) if item.kind.is_registry else (item.id, item.title, item.lines)
