"""Turns a text of the library into segments that a template can print: words, links, terms, blanks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from playbook.library import Item, Library

_MARKS = re.compile(r"\[\[(?P<link>[^\[\]]+)\]\]|\{(?P<blank>[^{}\n]*)\}")


@dataclass(frozen=True)
class Segment:
    """A piece of a text. `kind` is words, link, term or blank (a placeholder)."""

    kind: str
    text: str
    href: str = ""
    note: str = ""
    private: bool = False


class Glossary:
    """Finds the terms of the trade in a text."""

    def __init__(self, library: Library) -> None:
        self.terms: dict[str, Item] = {}
        for item in library.of("term"):
            for name in (item.title, *map(str, item.record.also)):
                if len(name) > 1:
                    self.terms.setdefault(name, item)
        names = sorted(self.terms, key=lambda name: (-len(name), name))
        self.pattern = re.compile("|".join(map(re.escape, names))) if names else None

    def split(self, text: str, seen: set[str], link: Callable[[Item], str]) -> Iterator[Segment]:
        """The text with the first mention of each term marked; `seen` remembers across one page."""
        start = 0
        for found in self.pattern.finditer(text) if self.pattern else ():
            item = self.terms[found[0]]
            if item.id in seen:
                continue
            seen.add(item.id)
            yield Segment("words", text[start : found.start()])
            yield Segment("term", found[0], link(item), str(item.record.meaning))
            start = found.end()
        yield Segment("words", text[start:])


def split_marks(text: str) -> Iterator[tuple[str, str]]:
    """The text as (words | link | blank, content) pairs."""
    start = 0
    for found in _MARKS.finditer(text):
        if found.start() > start:
            yield "words", text[start : found.start()]
        if found["link"] is not None:
            yield "link", found["link"]
        else:
            yield "blank", found["blank"]
        start = found.end()
    if start < len(text):
        yield "words", text[start:]


def paragraphs(text: str) -> list[str]:
    return [part.strip() for part in re.split(r"\n\s*\n|\n", text) if part.strip()]
