"""A call through a decision tree stays short, and every option has a number key."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.library import Library
from playbook.rules.rule import Finding, Rule
from playbook.rules.tree_steps import ends_first, questions, trees

MOST_QUESTIONS = 12
MOST_OPTIONS = 9


def depth(library: Library) -> Iterator[Finding]:
    """一通电话最多问 12 步，一个判断点最多 9 个选项。

    选项用数字键 1 到 9 选，再多就按不着、也看不过来。路太长的，把后半段写成另一棵树，用
    next: tree.编号 转过去。
    """
    for item, tree in trees(library):
        known = questions(tree)
        longest: dict[str, list[str]] = {}
        for name in ends_first(tree):
            behind = [longest.get(str(option.next), []) for option in known[name].options]
            longest[name] = [name, *max(behind, key=len)]
            if len(known[name].options) > MOST_OPTIONS:
                place = item.locate("questions", name, "options", MOST_OPTIONS)
                message = f"“{known[name].ask}”有 {len(known[name].options)} 个选项，数字键只有 1 到 9"
                yield place, message, "把相近的合成一个选项，下一步再细分"
        path = longest.get(str(tree.start), [])
        if len(path) > MOST_QUESTIONS:
            message = f"最长的一条路要问 {len(path)} 步：{' → '.join(path)}"
            hint = f"最多 {MOST_QUESTIONS} 步；把后半段写成另一棵树，用 next: tree.编号 转过去"
            yield item.locate("questions", path[MOST_QUESTIONS], key=True), message, hint


DEPTH = Rule("tree-depth", depth)
