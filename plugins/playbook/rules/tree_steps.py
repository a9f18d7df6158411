"""Turns a decision tree into what the proofs about it walk over: its questions in order, without loops."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from playbook.library import Item, Library
from playbook.model.tree import Question, Tree


def trees(library: Library) -> Iterator[tuple[Item, Tree]]:
    for item in library.of("tree"):
        if isinstance(item.record, Tree):
            yield item, item.record


def questions(tree: Tree) -> Mapping[str, Question]:
    return {str(name): question for name, question in tree.questions.items()}


def ends_first(tree: Tree) -> list[str]:
    """The questions so that each comes after those that it leads to; on a loop any order will do."""
    known = questions(tree)
    entered: set[str] = set()
    found: list[str] = []
    work: list[tuple[str, bool]] = [(name, False) for name in known]
    while work:
        name, leaving = work.pop()
        if leaving:
            found.append(name)
        elif name not in entered:
            entered.add(name)
            work.append((name, True))
            work += [(str(one.next), False) for one in known[name].options if str(one.next) in known]
    return found
