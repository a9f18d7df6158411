"""Turns a checked library into a whole site: pages, redirects of old names, data and assets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from playbook.library import Library
from playbook.render import assets, urls
from playbook.render.data import account_data, playbook_json
from playbook.render.learning import drill_data, learning_data, quiz_data
from playbook.render.memory import Memory
from playbook.render.options import Options
from playbook.render.pages import Page, Pages, environment
from playbook.render.rates import rates_data


@dataclass(frozen=True)
class Site:
    """Everything that is to be published, by address."""

    pages: tuple[Page, ...]
    files: Mapping[str, bytes]


def make(
    library: Library,
    options: Options,
    manuals: Mapping[str, str],
    memory: Memory[Page] | None = None,
    likeness: Mapping[str, Any] | None = None,
) -> Site:
    """The whole site; `memory` keeps pages from one run to the next while serving.

    `likeness` is how the page can tell that typed words are like a bad sentence.
    """
    pages = Pages(library, options, memory)
    files = {
        "playbook.json": playbook_json(library).encode(),
        f"{assets.FOLDER}/account-data.js": account_data(library, options).encode(),
        f"{assets.FOLDER}/rates-data.js": rates_data(library).encode(),
        f"{assets.FOLDER}/learning-data.js": learning_data(library, options).encode(),
        f"{assets.FOLDER}/quiz-data.js": quiz_data(library).encode(),
        f"{assets.FOLDER}/red-lines-data.js": drill_data(library, likeness).encode(),
        "robots.txt": b"User-agent: *\nDisallow: /\n",
        **assets.all_files(),
        **_redirects(library),
    }
    others = (pages.manual(manuals), pages.fields(), pages.calculators(), *pages.learning())
    return Site((*pages.all(), *others), files)


def _redirects(library: Library) -> dict[str, bytes]:
    """A small page at each former address that leads to the present one."""
    found: dict[str, bytes] = {}
    for item in library.entries:
        for stem in item.record.formerly:
            old = f"{item.kind.home}/{stem}.html"
            target = urls.relative(old, urls.of_item(item))
            page = environment().get_template("redirect.html").render(target=target, title=item.title)
            found[old] = page.encode()
    return found
