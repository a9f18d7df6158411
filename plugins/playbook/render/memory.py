"""Turns what a page was made from into the question whether it has to be made again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Generic, TypeVar

from playbook.library import Item, Library

Made = TypeVar("Made")


class Memory(Generic[Made]):
    """Keeps pages by address with the things that they show; the same things give the same page.

    Entries are compared by identity: the reader gives an entry whose file has not changed as the
    very same object again. They are held on to, so that no other can come to stand in their place.
    """

    def __init__(self) -> None:
        self.kept: dict[str, tuple[tuple[object, ...], Made]] = {}

    def recall(self, address: str, shown: Iterable[object], make: Callable[[], Made]) -> Made:
        now = tuple(shown)
        known = self.kept.get(address)
        if known and known[0] == now:
            return known[1]
        made = make()
        self.kept[address] = (now, made)
        return made


def shown_with(library: Library, item: Item) -> Iterator[object]:
    """An entry and everything that its page takes words from: what it mentions and what mentions it."""
    yield item
    for mention in item.mentions:
        target = library.items.get(mention.target.partition("#")[0])
        yield face(target)
        if target is not None and target.kind.name == "article":
            yield library.items.get(f"statute.{target.record.statute}")
    for source in library.mentioned_by.get(item.id, ()):
        yield (source.id, source.title)


def face(item: Item | None) -> object:
    """What the page of another entry may show of this one: its name and lines; of a registry's row, all."""
    if item is None or item.kind.is_registry:
        return item
    return (item.id, item.title, item.lines)
