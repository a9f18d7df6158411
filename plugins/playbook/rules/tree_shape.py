"""Every decision tree leads from its start to an outcome: no dead end, no orphan, no loop."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from playbook.library import Item, Library
from playbook.model.text import Step
from playbook.model.tree import Tree
from playbook.rules.rule import Finding, Rule
from playbook.rules.tree_steps import trees


def _nodes(tree: Tree) -> list[str]:
    return [str(node) for node in (*tree.questions, *tree.outcomes)]


def _nearest(target: str, nodes: list[str]) -> str:
    close = difflib.get_close_matches(target, nodes, n=1, cutoff=0.6)
    return close[0] if close else ""


def dead_end(library: Library) -> Iterator[Finding]:
    """决策树的每个选项都要有下一步，走到底都要有处理结果。

    通话走到一半没有下一步，催收员就被晾在那里了。next 写判断点或处理结果的编号；转到另一棵树写
    tree.编号。
    """
    for item, tree in trees(library):
        nodes = _nodes(tree)
        steps: list[tuple[tuple[str | int, ...], str]] = [(("start",), str(tree.start))]
        for name, question in tree.questions.items():
            for index, option in enumerate(question.options):
                if not option.next.leaves:
                    steps.append((("questions", str(name), "options", index, "next"), str(option.next)))
        for path, target in steps:
            if target not in nodes:
                close = _nearest(target, nodes)
                hint = f"你是不是想写“{close}”？" if close else "写一个已有的判断点或处理结果，或补上这一个"
                yield item.locate(*path), f"这一步没有下文：找不到“{target}”", hint


def unreachable(library: Library) -> Iterator[Finding]:
    """决策树里不能有谁也走不到的判断点或处理结果。走不到的就是白写的，或者哪里的 next 写错了。"""
    for item, tree in trees(library):
        reached = _reached(tree)
        for part, names in (("questions", tree.questions), ("outcomes", tree.outcomes)):
            for name in names:
                if str(name) not in reached:
                    message = f"没有哪条路走到“{name}”"
                    yield item.locate(part, str(name), key=True), message, "让某个选项的 next 指向它，或删掉"


def _reached(tree: Tree) -> set[str]:
    """Where the paths lead; a misspelt step, reported already, counts as the one that was meant."""
    nodes = _nodes(tree)
    questions = {str(name): question for name, question in tree.questions.items()}
    reached: set[str] = set()
    ahead = [str(tree.start) if str(tree.start) in nodes else _nearest(str(tree.start), nodes) or nodes[0]]
    while ahead:
        node = ahead.pop()
        if Step(node).leaves:
            continue
        if node not in nodes:
            node = _nearest(node, nodes)
        if node in reached:
            continue
        reached.add(node)
        if node in questions:
            ahead += [str(option.next) for option in questions[node].options]
    return reached


def cycle(library: Library) -> Iterator[Finding]:
    """决策树不能绕回走过的判断点。

    绕圈会让通话没完没了，也没法保证每条路都有结果。要再问一遍，就另写一个判断点。
    一棵树转到另一棵树，也不能再转回来。
    """
    for item, tree in trees(library):
        yield from _cycles(item, tree)
    yield from _rounds(library)


def _rounds(library: Library) -> Iterator[Finding]:
    """Hand-overs that lead back to the tree they came from."""
    leads: dict[str, list[tuple[Item, tuple[str | int, ...], str]]] = {}
    for item, tree in trees(library):
        leads[item.id] = [
            (item, ("questions", str(name), "options", index, "next"), str(option.next))
            for name, question in tree.questions.items()
            for index, option in enumerate(question.options)
            if option.next.leaves
        ]
    closed: set[str] = set()
    for start in leads:
        yield from _rounds_from(start, [], leads, closed)


def _rounds_from(
    name: str,
    trail: list[str],
    leads: dict[str, list[tuple[Item, tuple[str | int, ...], str]]],
    closed: set[str],
) -> Iterator[Finding]:
    if name in closed:
        return
    for item, path, target in leads.get(name, ()):
        here = [*trail, name]
        if target in here:
            chain = " → ".join([*here[here.index(target) :], target])
            yield item.locate(*path), f"几棵树转回来了：{chain}", "后一棵树里直接给处理结果，不再转回前一棵"
        else:
            yield from _rounds_from(target, here, leads, closed)
    closed.add(name)


def _cycles(item: Item, tree: Tree) -> Iterator[Finding]:
    questions = {str(name): question for name, question in tree.questions.items()}
    done: set[str] = set()
    trail: list[str] = []
    work: list[tuple[str, bool]] = [(name, False) for name in reversed(questions)]
    while work:
        name, leaving = work.pop()
        if leaving:
            trail.pop()
            done.add(name)
            continue
        if name in done or name in trail:
            continue
        trail.append(name)
        work.append((name, True))
        for index, option in enumerate(questions[name].options):
            target = str(option.next)
            if target in trail:
                chain = " → ".join([*trail[trail.index(target) :], target])
                place = item.locate("questions", name, "options", index, "next")
                yield place, f"绕回去了：{chain}", "换一个还没走过的判断点，或直接给处理结果"
            elif target in questions and target not in done:
                work.append((target, False))


DEAD_END = Rule("tree-dead-end", dead_end)
UNREACHABLE = Rule("tree-unreachable", unreachable)
CYCLE = Rule("tree-cycle", cycle)
