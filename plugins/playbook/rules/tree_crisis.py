"""Whatever the step, a call can turn to the crisis tree, and there every end stops collection."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.library import Item, Library
from playbook.model.choices import Emergency
from playbook.model.tree import Tree
from playbook.rules.rule import Finding, Rule
from playbook.rules.tree_steps import trees

NEEDED = (
    Emergency.SELF_HARM,
    Emergency.ILLNESS,
    Emergency.MINOR,
    Emergency.DEATH,
    Emergency.IDENTITY,
    Emergency.COMPLAINT,
)


def reachable(library: Library) -> Iterator[Finding]:
    """决策树走到任何一步，都要能一键转到危机树，而且转过去就停催。

    网站在每一步都放了“紧急情形”，它指向写了 stop_first 的那一棵树：全库只能有一棵；它的第一问要把
    轻生、重病、未成年人、死亡、冒名、投诉六种情形都列成选项（emergency）；它的每一个处理结果都要用
    停止催收的处置码。
    """
    all_trees = list(trees(library))
    crisis = [(item, tree) for item, tree in all_trees if tree.stop_first]
    if all_trees and not crisis and "tree" not in {target.partition(".")[0] for target in library.unread}:
        message = "走到哪一步都转不到危机处理：没有危机树"
        yield all_trees[0][0].place, message, "新建一棵危机树，写上 stop_first 和六种紧急情形"
    for item, _ in crisis[1:]:
        message = f"危机树有两棵：{crisis[0][0].title}和{item.title}，不知道该转到哪一棵"
        yield item.locate("stop_first", key=True), message, "只留一棵写 stop_first"
    for item, tree in crisis:
        yield from _emergencies(item, tree)
        yield from _stops(library, item, tree)


def _emergencies(item: Item, tree: Tree) -> Iterator[Finding]:
    first = next((one for name, one in tree.questions.items() if str(name) == str(tree.start)), None)
    offered = {option.emergency for option in first.options} if first else set()
    missing = [kind for kind in NEEDED if kind not in offered]
    if first and missing:
        names = "、".join(f"{kind.value}（{kind.label}）" for kind in missing)
        place = item.locate("questions", str(tree.start), "options", key=True)
        yield place, f"危机树的第一问少了紧急情形：{names}", "给对应的选项写上 emergency，没有的补一个选项"


def _stops(library: Library, item: Item, tree: Tree) -> Iterator[Finding]:
    for name, outcome in tree.outcomes.items():
        code = library.items.get(outcome.code.target)
        if code is not None and not code.record.stops_collection:
            place = item.locate("outcomes", str(name), "code")
            message = f"危机树的处理结果“{outcome.title}”用了不停催的处置码 {outcome.code}"
            yield place, message, "换成停止催收的码，如 CRIS、SPC、DEAD、FRD、CMP、DISP"


RULE = Rule("crisis-path-reachable", reachable)
