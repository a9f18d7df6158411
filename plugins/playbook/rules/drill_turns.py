"""A drill leads from its first turn to an end, and somebody can do well in every turn."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping

from playbook.library import Item, Library
from playbook.model.choices import Grade
from playbook.model.drill import Drill, Turn
from playbook.rules.rule import Finding, Rule


def check(library: Library) -> Iterator[Finding]:
    """演练的每个回答都有下文，不绕圈，每一回合至少有一个好的回答和一个不行的回答。

    next 写回合或结局的编号。没有好的回答，学员怎么答都错；没有不行的，练不出分寸。
    每个回答写 line 或 say，写一样就行。
    """
    for item in library.of("drill"):
        if isinstance(item.record, Drill):
            yield from _turns(item, item.record)


def _turns(item: Item, drill: Drill) -> Iterator[Finding]:
    turns = {str(name): turn for name, turn in drill.turns.items()}
    known = [*turns, *map(str, drill.ends)]
    steps: list[tuple[tuple[str | int, ...], str]] = [(("start",), str(drill.start))]
    for name, turn in turns.items():
        grades = {reply.grade for reply in turn.replies}
        if Grade.GOOD not in grades or Grade.BAD not in grades:
            place = item.locate("turns", name, "replies", key=True)
            yield place, "这一回合要有好的回答，也要有不行的回答", "补上 grade: good 或 grade: bad 的回答"
        for index, reply in enumerate(turn.replies):
            if bool(reply.line) is bool(reply.say):
                place = item.locate("turns", name, "replies", index, "id")
                yield place, f"回答“{reply.id}”要写 line 或 say 中的一样", "现成的话术写 line，别的写 say"
            steps.append((("turns", name, "replies", index, "next"), str(reply.next)))
    for path, target in steps:
        if target not in known:
            close = difflib.get_close_matches(target, known, n=1, cutoff=0.6)
            hint = f"你是不是想写“{close[0]}”？" if close else "写一个已有的回合或结局，或补上这一个"
            yield item.locate(*path), f"这一步没有下文：找不到“{target}”", hint
    reached, looped = _walk(drill, turns)
    for part, names in (("turns", drill.turns), ("ends", drill.ends)):
        for name in names:
            if str(name) not in reached:
                message = f"没有哪个回答走到“{name}”"
                yield item.locate(part, str(name), key=True), message, "让某个回答的 next 指向它，或删掉"
    for name, index in looped:
        place = item.locate("turns", name, "replies", index, "next")
        yield place, "这个回答绕回了走过的回合", "换一个还没走过的回合，或直接给结局"


def _walk(drill: Drill, turns: Mapping[str, Turn]) -> tuple[set[str], list[tuple[str, int]]]:
    """What can be reached from the start, and the replies that lead back."""
    reached: set[str] = set()
    looped: list[tuple[str, int]] = []
    closed: set[str] = set()

    def visit(name: str, trail: tuple[str, ...]) -> None:
        reached.add(name)
        if name in turns and name not in closed:
            for index, reply in enumerate(turns[name].replies):
                if str(reply.next) in (*trail, name):
                    looped.append((name, index))
                else:
                    visit(str(reply.next), (*trail, name))
        closed.add(name)

    visit(str(drill.start), ())
    return reached, looped


RULE = Rule("drill-turns", check)
