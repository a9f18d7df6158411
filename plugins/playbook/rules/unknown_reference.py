"""Every reference, in a field or inside a text, leads to something that exists."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.library import Library
from playbook.rules.rule import Finding, Rule


def check(library: Library) -> Iterator[Finding]:
    """引用的编号必须真有这一条。

    引用写成“类别.文件名”，如 letter.second-demand；指到某一句话术时再加“#话术编号”，
    如 objection.boss-away#reach-decider。法条、知识点等字段只写编号本身，如 CC-577。
    正文里的 [[类别.文件名]] 也是引用。改文件名时，把旧名字写进 formerly。
    """
    for mention in library.mentions:
        if library.knows(mention.target):
            continue
        nearest = library.nearest(mention.target)
        hint = "核对编号；类别和文件名之间用点，如 letter.second-demand"
        if nearest:
            shown = nearest
            if mention.target != mention.written:
                shown = nearest.partition(".")[2]
            item = library.items.get(nearest)
            title = f"（{item.title}）" if item else ""
            hint = f"你是不是想写“{shown}”{title}？"
        yield mention.place, f"找不到“{mention.written}”", hint


RULE = Rule("unknown-reference", check)
