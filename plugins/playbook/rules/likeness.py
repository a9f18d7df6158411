"""Turns the labelled sentences of the content into a judge of how much another one is like the bad ones.

Patterns catch the blunt wordings that somebody thought of; this catches others of the same kind. It is
a logistic regression over runs of one to three characters, learnt anew from the library whenever it
is asked for, so that an example added to a red line is known at once. See docs/decisions/0011.
"""

from __future__ import annotations

import math
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from playbook.library import Library
from playbook.model.text import Advice, Spoken
from playbook.problems import Severity
from playbook.rules.red_line import SENTENCE, Hit, guards, scan_text

# From here on a sentence is shown for its likeness alone; a word of `review` is shown above the lower one.
# Measured on tests/red_lines: see test_likeness.py.
ALONE, WITH_A_WORD = 1.6, 0.5

ROUNDS = 5
PACE, SLOWING = 0.5, 0.3
# A bad sentence weighs more, for there are fewer; but not so much that one teaches its every character.
MOST_WEIGHT = 4
# What is right by so much teaches nothing more.
SURE = 0.98
LONGEST_RUN, SHORTEST_SENTENCE = 3, 4

_RUN = re.compile(r"[\u4e00-\u9fffa-z0-9]+")


@dataclass(frozen=True)
class Example:
    """A sentence that must not be said, and what it was labelled with."""

    text: str
    red_line: str
    title: str
    instead: str


@dataclass(frozen=True)
class Likeness:
    """How much each run of characters speaks for a bad sentence, and the examples of the red lines."""

    weights: dict[str, float]
    bias: float
    examples: tuple[tuple[Example, frozenset[str]], ...]

    def of(self, sentence: str) -> float:
        """Log-odds: above 0 it is more like the bad ones than like ours; an example itself is surely bad."""
        runs = _runs(sentence)
        if runs in self._exactly:
            return math.inf
        known = [self.weights[run] for run in runs if run in self.weights]
        return self.bias + sum(known) / math.sqrt(len(known)) if known else -math.inf

    @cached_property
    def _exactly(self) -> frozenset[frozenset[str]]:
        return frozenset(runs for _, runs in self.examples)

    def nearest(self, sentence: str) -> Example:
        """The example that has most in common with a sentence, by what tells in both."""
        told = self._telling(_runs(sentence))

        def alike(row: tuple[Example, frozenset[str]]) -> float:
            other = self._telling(row[1])
            shared = sum(told[run] ** 2 for run in told.keys() & other.keys())
            return shared / math.sqrt(sum(weight**2 for weight in other.values()) or 1)

        return max(self.examples, key=alike)[0]

    def _telling(self, runs: frozenset[str]) -> dict[str, float]:
        return {run: weight for run in runs if (weight := self.weights.get(run, 0)) > 0}

    def hit(self, sentence: re.Match[str]) -> Hit:
        """A finding for a sentence that is shown for its likeness."""
        near = self.nearest(sentence[0])
        words = sentence[0].strip()
        start = sentence.start() + sentence[0].index(words)
        return Hit(near.red_line, near.title, near.instead, words, start, Severity.WARNING, near.text)


def scan(library: Library, text: str) -> list[Hit]:
    """What a person should look at in a pasted text: red lines by pattern, telling words, and likeness.

    A telling word alone says little (honest sentences speak of families and courts as well), so what
    is not sure by itself is shown only where the sentence as a whole leans to the bad side.
    """
    ready, judge = guards(library.of("red-line")), learn(library)
    told = scan_text(ready, text, with_words=True)
    found = [hit for hit in told if hit.severity is Severity.ERROR]
    for sentence in SENTENCE.finditer(text):
        here = range(*sentence.span())
        odds = judge.of(sentence[0]) if judge else 0
        if any(hit.start in here for hit in found):
            continue
        if judge and odds > ALONE:
            found.append(judge.hit(sentence))
        elif odds >= WITH_A_WORD:
            found += (hit for hit in told if hit.start in here)
    return sorted(found, key=lambda hit: (hit.start, hit.red_line))


def learn(library: Library) -> Likeness | None:
    """What the content's examples teach; nothing if it has none."""
    examples = tuple(
        (Example(part, item.stem, item.title, str(item.record.instead)), _runs(part))
        for item in library.of("red-line")
        for text in (*item.record.bad, *item.record.like)
        for part in _parts(str(text))
    )
    good = [_runs(part) for text in _good(library) for part in _parts(text)]
    if not examples or not good:
        return None
    bad = [runs for _, runs in examples]
    bad += (_runs(part) for text in _never_said(library) for part in _parts(text))
    weights, bias = _fit(bad, good)
    return Likeness(weights, bias, examples)


def _never_said(library: Library) -> Iterator[str]:
    for item in library.entries:
        for never in getattr(item.record, "never_say", ()):
            yield str(never.say)


def _good(library: Library) -> Iterator[str]:
    for item in library.items.values():
        yield from (str(text) for _, text in item.prose if isinstance(text, Spoken | Advice))
        if item.kind.name == "red-line":
            yield from map(str, item.record.good)


def _parts(text: str) -> Iterator[str]:
    yield from (found[0] for found in SENTENCE.finditer(text) if len(found[0]) >= SHORTEST_SENTENCE)


def _runs(sentence: str) -> frozenset[str]:
    """Every run of one to three characters that no punctuation parts."""
    return frozenset(
        stretch[start : start + length]
        for stretch in _RUN.findall(sentence.lower())
        for length in range(1, LONGEST_RUN + 1)
        for start in range(len(stretch) - length + 1)
    )


def _fit(bad: list[frozenset[str]], good: list[frozenset[str]]) -> tuple[dict[str, float], float]:
    """Logistic regression by stochastic gradient descent; the same rows always give the same weights."""
    rows = [*((runs, True) for runs in bad), *((runs, False) for runs in good)]
    weight_of_bad = min(MOST_WEIGHT, len(good) / len(bad))
    numbers = {run: number for number, run in enumerate(sorted({run for runs, _ in rows for run in runs}))}
    known = [([numbers[run] for run in sorted(runs)], is_bad) for runs, is_bad in rows]
    taught = [(found, is_bad, 1 / math.sqrt(len(found))) for found, is_bad in known if found]
    weights, bias, order = [0.0] * len(numbers), 0.0, random.Random(1)  # not a secret
    for turn in range(ROUNDS):
        order.shuffle(taught)
        pace = PACE / (1 + turn * SLOWING)
        for found, is_bad, norm in taught:
            odds = bias + sum(weights[number] for number in found) * norm
            chance = 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))
            if (chance if is_bad else 1 - chance) > SURE:
                continue
            step = (is_bad - chance) * (weight_of_bad if is_bad else 1) * pace
            bias += step / 10
            for number in found:
                weights[number] += step * norm
    return {run: weights[number] for run, number in numbers.items()}, bias
