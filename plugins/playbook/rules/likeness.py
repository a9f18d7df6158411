"""Turns the labelled sentences of the red lines into a judge of how much another one is like the bad ones.

Patterns catch the blunt wordings that somebody thought of; this catches others of the same kind. It is
a logistic regression over runs of one to three characters, learnt anew from the red lines whenever they
change, so that an example added to one is known at once. The page judges by the same numbers: see
browser/core/likeness.js and docs/decisions/0011.
"""

from __future__ import annotations

import hashlib
import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from playbook.library import Item, Library
from playbook.model.law import RedLine
from playbook.model.text import Advice
from playbook.nodes import Path
from playbook.problems import Severity
from playbook.rules.red_line import SENTENCE, Hit, checked, guards, scan_text
from playbook.rules.rule import Finding, Rule

# In a text that is looked through, a sentence is shown for its likeness alone above the first, one with a
# word of `review` above the second; what we publish ourselves is held back above the third. Measured on
# tests/red_lines: see test_likeness.py.
ALONE, WITH_A_WORD, OURS = 0.9, 0.3, 1.9
# A clause by itself, or courtesy around a threat would thin it out.
CLAUSE = 3.0

ROUNDS = 5
PACE, SLOWING = 0.5, 0.3
# A bad sentence weighs more, for there are fewer; but not so much that one teaches its every character.
MOST_WEIGHT = 4
# What is right by so much teaches nothing more.
SURE = 0.98
# A run that says less is left out: nine of ten are, and the judgements stay the same.
LEAST = 0.1
LONGEST_RUN, SHORTEST_SENTENCE = 3, 4
# So few characters say too little of what a sentence of ours is about.
FEWEST_CHARACTERS = 8
# What is learnt from fewer examples of either sort is chance.
FEWEST = 100

_RUN = re.compile(r"[\u4e00-\u9fffa-z0-9]+")
_CLAUSE = re.compile(r"[^，,、：:]+")

Runs = frozenset[str]


@dataclass(frozen=True)
class Example:
    """A sentence that must not be said, and what it was labelled with."""

    text: str
    red_line: str


@dataclass(frozen=True, eq=False)
class Likeness:
    """How much each run of characters speaks for a bad sentence, and the examples of the red lines.

    Compared by identity, so that what it said of a text can be remembered cheaply.
    """

    weights: dict[str, float]
    bias: float
    examples: tuple[tuple[Example, Runs], ...]
    honest: frozenset[Runs]

    def of(self, sentence: str) -> float:
        """Log-odds: above 0 it is more like the bad ones; of an example there is no doubt."""
        runs = _runs(sentence)
        if runs in self._exactly:
            return math.inf
        if runs in self.honest:
            return -math.inf
        return self._odds(runs)

    def _odds(self, runs: Runs) -> float:
        if not runs:
            return -math.inf
        return self.bias + math.fsum(self.weights.get(run, 0.0) for run in runs) / math.sqrt(len(runs))

    def holds_back(self, sentence: str) -> bool:
        """Whether a sentence of ours, or a clause of it, is too much like a bad one to go unseen."""
        odds = self.of(sentence)
        if len(sentence.strip()) < FEWEST_CHARACTERS or odds == -math.inf:
            return False
        clauses = [clause for clause in _CLAUSE.findall(sentence) if len(clause.strip()) >= FEWEST_CHARACTERS]
        return odds > OURS or any(self._odds(_runs(clause)) > CLAUSE for clause in clauses)

    @cached_property
    def _exactly(self) -> frozenset[Runs]:
        return frozenset(runs for _, runs in self.examples)

    def nearest(self, sentence: str) -> Example:
        """The example that has most in common with a sentence, by what tells in both."""
        told = self._telling(_runs(sentence))

        def alike(row: tuple[Example, Runs]) -> float:
            other = self._telling(row[1])
            shared = math.fsum(told[run] ** 2 for run in told.keys() & other.keys())
            return shared / math.sqrt(math.fsum(weight**2 for weight in other.values()) or 1)

        return max(self.examples, key=alike)[0]

    def _telling(self, runs: Runs) -> dict[str, float]:
        return {run: weight for run in runs if (weight := self.weights.get(run, 0)) > 0}

    def hit(self, sentence: re.Match[str], red_lines: Mapping[str, RedLine]) -> Hit:
        """A finding for a sentence that is shown for its likeness."""
        near = self.nearest(sentence[0])
        words = sentence[0].strip()
        start = sentence.start() + sentence[0].index(words)
        rule = red_lines[near.red_line]
        return Hit(
            near.red_line, str(rule.title), str(rule.instead), words, start, Severity.WARNING, near.text
        )

    def data(self) -> dict[str, Any]:
        """The numbers for the page: runs and weights in the same order."""
        runs, weights = zip(*self.weights.items(), strict=True)
        return {
            "bias": self.bias,
            "runs": " ".join(runs),
            "weights": weights,
            "ours": OURS,
            "clause": CLAUSE,
            "fewest": FEWEST_CHARACTERS,
        }


def scan(library: Library, text: str) -> list[Hit]:
    """What a person should look at in a pasted text: red lines by pattern, telling words, and likeness.

    A telling word alone says little (honest sentences speak of families and courts as well), so what
    is not sure by itself is shown only where the sentence as a whole leans to the bad side.
    """
    ready, judge = guards(library.of("red-line")), learn(library.of("red-line"))
    told = scan_text(ready, text, with_words=True)
    red_lines = {guard.id: guard.rule for guard in ready}
    found = [hit for hit in told if hit.severity is Severity.ERROR]
    for sentence in SENTENCE.finditer(text):
        here = range(*sentence.span())
        odds = judge.of(sentence[0]) if judge else 0
        if any(hit.start in here for hit in found):
            continue
        if judge and (odds > ALONE or judge.holds_back(sentence[0])):
            found.append(judge.hit(sentence, red_lines))
        elif odds >= WITH_A_WORD:
            found += (hit for hit in told if hit.start in here)
    return sorted(found, key=lambda hit: (hit.start, hit.red_line))


def alike(library: Library) -> Iterator[Finding]:
    """我们自己要说的话，不能像红线里的反例。

    红线的 bad 和 like 是越线的例句，good 是容易误会的正常话；这里照这些例句学，匹配式抓不住的
    相似说法也拦下来，并指出最像哪一句。确实越线的，改写。看过没有问题的，把被指出的那半句原样加
    进那条红线的 good：以后不再拦它，相似的正常话也会少拦。由合规同事来加。
    """
    judge = learn(library.of("red-line"))
    if judge is None:
        return
    red_lines = {item.stem: item.record for item in library.of("red-line")}
    for item in library.items.values():
        for path, sentence in item.once("like bad", lambda item: tuple(_like_bad(item, judge)), judge):
            hit = judge.hit(sentence, red_lines)
            message = f"“{hit.words}”像红线 {hit.red_line}（{hit.title}）的反例“{hit.like}”"
            fix = f"改成这样说：{hit.instead} 看过没有问题的，把这句加进 {hit.red_line} 的 good"
            yield item.locate_words(path, hit.words), message, fix


def _like_bad(item: Item, judge: Likeness) -> Iterator[tuple[Path, re.Match[str]]]:
    for path, text, _ in item.once("checked", checked):
        if isinstance(text, Advice):
            continue
        for sentence in SENTENCE.finditer(text):
            if judge.holds_back(sentence[0]):
                yield path, sentence


def learn(red_lines: Iterable[Item]) -> Likeness | None:
    """What the examples of the red lines teach, the same ones the same; nothing if there are few."""
    return _learn(
        tuple(
            (item.stem, (*item.record.bad, *item.record.like), tuple(item.record.good)) for item in red_lines
        )
    )


@lru_cache(maxsize=8)
def _learn(red_lines: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]) -> Likeness | None:
    bad = [Example(part, id_) for id_, wrong, _ in red_lines for text in wrong for part in _parts(text)]
    good = [part for _, _, right in red_lines for text in right for part in _parts(text)]
    if min(len(bad), len(good)) < FEWEST:
        return None
    weights, bias = _fit([one.text for one in bad], good)
    telling = {run: round(weight, 2) for run, weight in weights.items() if abs(weight) >= LEAST}
    examples = tuple((one, _runs(one.text)) for one in bad)
    return Likeness(telling, round(bias, 2), examples, frozenset(map(_runs, good)))


def _parts(text: str) -> Iterator[str]:
    yield from (found[0] for found in SENTENCE.finditer(text) if len(found[0]) >= SHORTEST_SENTENCE)


def _runs(sentence: str) -> Runs:
    """Every run of one to three characters that no punctuation parts."""
    return frozenset(
        stretch[start : start + length]
        for stretch in _RUN.findall(sentence.lower())
        for length in range(1, LONGEST_RUN + 1)
        for start in range(len(stretch) - length + 1)
    )


def _fit(bad: list[str], good: list[str]) -> tuple[dict[str, float], float]:
    """Logistic regression by stochastic gradient descent; the same sentences always give the same weights.

    The order of a round depends on each sentence alone: one more example must not turn all of it over.
    """
    rows = [*((text, True) for text in bad), *((text, False) for text in good)]
    weight_of_bad = min(MOST_WEIGHT, len(good) / len(bad))
    runs_of = [sorted(_runs(text)) for text, _ in rows]
    numbers = {run: number for number, run in enumerate(sorted({run for runs in runs_of for run in runs}))}
    taught = [
        (text, [numbers[run] for run in runs], is_bad, 1 / math.sqrt(len(runs)))
        for (text, is_bad), runs in zip(rows, runs_of, strict=True)
        if runs
    ]
    weights, bias = [0.0] * len(numbers), 0.0
    for turn in range(ROUNDS):
        taught.sort(key=lambda row: hashlib.blake2b(f"{turn} {row[0]}".encode(), digest_size=8).digest())
        pace = PACE / (1 + turn * SLOWING)
        for _, found, is_bad, norm in taught:
            odds = bias + sum(weights[number] for number in found) * norm
            chance = 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))
            if (chance if is_bad else 1 - chance) > SURE:
                continue
            step = (is_bad - chance) * (weight_of_bad if is_bad else 1) * pace
            bias += step / 10
            for number in found:
                weights[number] += step * norm
    return {run: weights[number] for run, number in numbers.items()}, bias


LIKENESS = Rule("red-line-like", alike, Severity.WARNING)
