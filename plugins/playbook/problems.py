"""Turns what is wrong with the content into one ordered list of findings, each with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding matters: an error stops the build, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, order=True)
class Location:
    """A stretch of one line in one file; line and column count from 1, in characters.

    `width` is how many characters the caret underlines (at least one).
    """

    file: str
    line: int = 1
    column: int = 1
    width: int = 1


@dataclass(frozen=True)
class Problem:
    """One finding: where, which rule, what is wrong, and the likely fix, in Chinese."""

    location: Location
    rule: str
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR

    @property
    def sort_key(self) -> tuple[Location, str, str]:
        return (self.location, self.rule, self.message)


@dataclass
class Problems:
    """Collects findings from every room; iteration is sorted by place and free of repeats."""

    found: list[Problem] = field(default_factory=list)

    def add(self, problem: Problem) -> None:
        self.found.append(problem)

    def extend(self, problems: Iterable[Problem]) -> None:
        self.found.extend(problems)

    def __iter__(self) -> Iterator[Problem]:
        return iter(sorted(set(self.found), key=lambda problem: problem.sort_key))

    def __len__(self) -> int:
        return len(set(self.found))

    @property
    def errors(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self if problem.severity is Severity.ERROR)
