"""Within one entry every line has an id of its own."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.library import Library
from playbook.rules.rule import Finding, Rule


def check(library: Library) -> Iterator[Finding]:
    """一个条目里的话术编号不能重复。

    别处用“条目#话术编号”指向某一句，编号重复就不知道指的是哪一句。
    """
    for item in library.items.values():
        seen: dict[str, int] = {}
        for index, line in enumerate(item.lines):
            first = seen.setdefault(line.id, index)
            if first != index:
                before = item.locate("lines", first, "id").line
                message = f"话术编号“{line.id}”在这个条目里写了两次（前一次在第 {before} 行）"
                yield item.locate("lines", index, "id"), message, f"改成别的编号，如 {line.id}-2"


RULE = Rule("duplicate-line-id", check)
