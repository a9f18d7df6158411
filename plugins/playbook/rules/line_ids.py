"""Within one entry every line has an id of its own, and texts link to it rather than spell it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from playbook.library import Item, Library
from playbook.model.text import Slug
from playbook.nodes import Path
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


def bare(library: Library) -> Iterator[Finding]:
    """正文里提到本条目的另一句话术，要写成链接，不能只写编号。

    催收员看到的是中文页面，不认识编号。写成 [[条目#话术编号]]，页面上就是那句话术的目标，点了能到。
    """
    for item in library.items.values():
        for path, name in item.once("bare line ids", _bare):
            message = f"页面上会露出话术编号“{name}”"
            yield item.locate_words(path, name), message, f"写成 [[{item.id}#{name}]]"


def _bare(item: Item) -> tuple[tuple[Path, str], ...]:
    ids = [str(line.id) for line in item.lines if "-" in line.id]
    if not ids:
        return ()
    names = re.compile(rf"(?<![\w.#\-])({'|'.join(map(re.escape, ids))})(?![\w\-])")
    texts = ((path, text) for path, text in item.prose if not isinstance(text, Slug) and path[-1] != "id")
    return tuple((path, found[0]) for path, text in texts for found in names.finditer(text))


RULE = Rule("duplicate-line-id", check)
BARE = Rule("bare-line-id", bare)
