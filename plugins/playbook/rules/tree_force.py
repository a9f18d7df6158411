"""Along willingness and overdue, a worse situation never ends in a softer outcome."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from playbook.library import Item, Library
from playbook.model.choices import Axis
from playbook.model.tree import Question, Tree
from playbook.rules.rule import Finding, Rule
from playbook.rules.tree_steps import ends_first, questions, trees


@dataclass(frozen=True)
class Situation:
    """How bad things were found to be, by axis; an axis that was not asked about is not there."""

    found: frozenset[tuple[Axis, int]] = frozenset()

    def worsened(self, axis: Axis, gravity: int) -> Situation:
        """The same with one more answer; asked twice, the worse answer counts."""
        known = dict(self.found)
        known[axis] = max(gravity, known.get(axis, 0))
        return Situation(frozenset(known.items()))

    def is_worse_than(self, other: Situation) -> bool:
        """Worse on one of the axes asked in both, and better on none of them."""
        mine, theirs = dict(self.found), dict(other.found)
        both = mine.keys() & theirs.keys()
        return all(mine[axis] >= theirs[axis] for axis in both) and any(
            mine[axis] > theirs[axis] for axis in both
        )


@dataclass(frozen=True)
class Ends:
    """The softest and the hardest outcome that a situation can come to, with their force."""

    softest: tuple[int, str]
    hardest: tuple[int, str]

    def joined(self, other: Ends | None) -> Ends:
        if other is None:
            return self
        return Ends(min(self.softest, other.softest), max(self.hardest, other.hardest))


Reach = Mapping[Situation, Ends]


def softer(library: Library) -> Iterator[Finding]:
    """意愿更差、逾期更久的，不能反而落到更软的处理结果。

    判断点写了 axis（willingness 意愿、overdue 逾期），它的选项就要写 gravity，数字越大情况越重；
    处理结果的 force 越大越硬。同样的其他回答下，更重的一条路，最软和最硬的结果都不能比更轻的那条路软。
    只比这两条线：生病、死亡、冒名、危机、争议理应从宽，不写 axis，也不写 force。
    确有道理的，在 exceptions.yml 里记下来。
    """
    for item, tree in trees(library):
        known = questions(tree)
        reach: dict[str, Reach] = {}
        for name in ends_first(tree):
            question = known[name]
            yield from _unweighted(item, name, question)
            by_option = [_beyond(tree, reach, question, index) for index in range(len(question.options))]
            if question.axis:
                yield from _softer(item, tree, name, question, by_option)
            reach[name] = _joined(by_option)


def _unweighted(item: Item, name: str, question: Question) -> Iterator[Finding]:
    for index, option in enumerate(question.options):
        if question.axis and option.gravity is None:
            place = item.locate("questions", name, "options", index, "id")
            yield place, f"“{option.label}”没有写 gravity，比不出轻重", "写上 gravity，最轻的写 0"
        elif option.gravity is not None and not question.axis:
            place = item.locate("questions", name, "options", index, "gravity", key=True)
            hint = "给判断点写上 axis: willingness 或 overdue；不分轻重的，删掉 gravity"
            yield place, f"判断点“{question.ask}”没有写 axis，gravity 不知道按什么比", hint


def _beyond(tree: Tree, reach: Mapping[str, Reach], question: Question, index: int) -> Reach:
    """What one option comes to, with its own gravity counted in."""
    option = question.options[index]
    target = str(option.next)
    outcome = next((one for name, one in tree.outcomes.items() if str(name) == target), None)
    behind: Reach = reach.get(target, {})
    if outcome is not None and outcome.force is not None:
        end = (outcome.force, target)
        behind = {Situation(): Ends(end, end)}
    if question.axis is None or option.gravity is None:
        return behind
    found: dict[Situation, Ends] = {}
    for situation, ends in behind.items():
        worse = situation.worsened(question.axis, option.gravity)
        found[worse] = ends.joined(found.get(worse))
    return found


def _joined(by_option: list[Reach]) -> Reach:
    found: dict[Situation, Ends] = {}
    for beyond in by_option:
        for situation, ends in beyond.items():
            found[situation] = ends.joined(found.get(situation))
    return found


def _softer(
    item: Item, tree: Tree, name: str, question: Question, by_option: list[Reach]
) -> Iterator[Finding]:
    told: set[tuple[int, int]] = set()
    rows = [(index, *row) for index, beyond in enumerate(by_option) for row in beyond.items()]
    titles = {str(key): outcome.title for key, outcome in tree.outcomes.items()}
    for milder, mild, before in rows:
        for worse, bad, after in rows:
            if milder == worse or (milder, worse) in told or not bad.is_worse_than(mild):
                continue
            for (force, end), (softer_force, softer_end) in (
                (before.softest, after.softest),
                (before.hardest, after.hardest),
            ):
                if softer_force < force:
                    told.add((milder, worse))
                    options = question.options
                    message = (
                        f"“{options[worse].label}”比“{options[milder].label}”更重，"
                        f"却落到更软的“{titles[softer_end]}”"
                        f"（force {softer_force}，那边“{titles[end]}”是 {force}）"
                    )
                    place = item.locate("questions", name, "options", worse, "id")
                    yield place, message, "核对 gravity 和 force，或给更重的一条路换一个处理结果"
                    break


RULE = Rule("softer-outcome-for-worse-case", softer)
