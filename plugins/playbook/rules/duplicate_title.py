"""No two entries of one kind carry the same title or alias as a title; no two lines the same id or words."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.library import Item, Library
from playbook.problems import Location
from playbook.rules.rule import Finding, Rule


def check(library: Library) -> Iterator[Finding]:
    """同一类里不能有两个条目同名，也不能有两句话术一字不差。

    催收员查到两个一样的标题，不知道点哪个；两句一样的话术改了一处、忘了另一处，就会各说各的。
    """
    titles: dict[tuple[str, str], Item] = {}
    for item in library.entries:
        first = titles.setdefault((item.kind.name, item.title), item)
        if first is not item:
            yield (
                item.locate("title"),
                f"标题“{item.title}”和 {_at(first.locate('title'))} 重复",
                "换个标题，或并成一条",
            )
    said: dict[str, Location] = {}
    for placed in library.lines.values():
        place = placed.item.locate(*placed.path, "say")
        known = said.setdefault(str(placed.line.say), place)
        if known is not place:
            yield place, f"这句话术和 {_at(known)} 一字不差", "删掉一处，用引用指过去"


def _at(place: Location) -> str:
    return f"{place.file} 第 {place.line} 行"


RULE = Rule("duplicate-title", check)
