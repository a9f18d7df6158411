"""Turns one check function into a rule: its id, how much it matters, and its manual."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from playbook.library import Library
from playbook.problems import Location, Problem, Severity

Finding = tuple[Location, str, str]


@dataclass(frozen=True)
class Rule:
    """One rule. `check` yields a place, what is wrong and the likely fix; its docstring is the manual."""

    id: str
    check: Callable[[Library], Iterable[Finding]]
    severity: Severity = Severity.ERROR

    @property
    def manual(self) -> str:
        return inspect.cleandoc(self.check.__doc__ or "")

    def problems(self, library: Library) -> Iterator[Problem]:
        for place, message, hint in self.check(library):
            yield Problem(place, self.id, message, hint, self.severity)
