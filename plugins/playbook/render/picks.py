"""Turns a library into what pages put first: common objections, opening trees, who teaches a point."""

from __future__ import annotations

from playbook.library import Item, Library
from playbook.model.choices import CallKind

HOME_OBJECTIONS = 8


def commonest(library: Library) -> list[Item]:
    """The objections that other entries lead to most, which is how often a call comes to them."""
    by_use = sorted(
        library.of("objection"),
        key=lambda item: (-len(library.mentioned_by.get(item.id, ())), item.stem),
    )
    return by_use[:HOME_OBJECTIONS]


def opening(library: Library) -> list[Item]:
    """The trees that a call or a visit opens on, in the order of the kinds of call."""
    found = [item for item in library.of("tree") if item.record.opens]
    return sorted(found, key=lambda item: (list(CallKind).index(item.record.opens), item.stem))


def taught_by(library: Library) -> dict[str, list[Item]]:
    """For each knowledge point the entries that teach it."""
    found: dict[str, list[Item]] = {}
    for item in library.items.values():
        for point in item.covers:
            found.setdefault(str(point), []).append(item)
    return found
