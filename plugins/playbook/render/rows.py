"""Turns the entries of a library into rows by kind, in the order in which pages list them."""

from __future__ import annotations

from playbook.library import Item, Library
from playbook.model.choices import Choice


class Rows:
    """The entries of each kind in the order in which pages list them, sorted once for all pages."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.rows: dict[str, tuple[Item, ...]] = {}
        self.places: dict[str, int] = {}

    def of(self, item: Item) -> tuple[tuple[Item, ...], int]:
        """The row that an entry stands in, and its place there."""
        row = self.of_kind(item.kind.name)
        return row, self.places[item.id]

    def of_kind(self, kind: str) -> tuple[Item, ...]:
        if kind not in self.rows:
            self.rows[kind] = tuple(sorted(self.library.of(kind), key=order))
            self.places.update({item.id: place for place, item in enumerate(self.rows[kind])})
        return self.rows[kind]


def order(item: Item) -> tuple[str, int, str]:
    """Sorts the entries of a kind: by group, then by their own `order`, then by file name."""
    group = getattr(item.record, "group", None)
    place = f"{list(type(group)).index(group):02}" if isinstance(group, Choice) else ""
    return (place, getattr(item.record, "order", 0), item.stem)
