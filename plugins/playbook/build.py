"""Turns a playbooks folder into a site, or into everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from playbook import rules, search
from playbook.library import Library
from playbook.problems import Problem, Problems
from playbook.reader import Reader
from playbook.render import assets, site, urls
from playbook.render.memory import Memory
from playbook.render.options import Options
from playbook.render.pages import Page
from playbook.render.picks import commonest
from playbook.render.report_page import report_page
from playbook.render.site import Site
from playbook.rules.likeness import learn
from playbook.search.index import Entries, index_file


@dataclass(frozen=True)
class Built:
    """The outcome of one run: a site if there was no error, and every finding in any case.

    `common` holds the ids of the objections that matter most, for the finder before anything is typed.
    """

    library: Library
    problems: tuple[Problem, ...]
    site: Site | None
    common: tuple[str, ...] = ()

    @property
    def errors(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if problem.severity == "error")

    def lines_of(self, file: str) -> Sequence[str]:
        """The lines of a file as read, for showing where a finding stands."""
        document = self.library.documents.get(file)
        return document.lines if document else ()

    def report_page(self, url: str) -> Page:
        """The findings as a page, shown while serving instead of a half-made site."""
        return report_page(url, self.errors, self.lines_of, rules.MANUALS)


def check(
    root: Path, reader: Reader | None = None, shown_as: str = "playbooks", as_of: date | None = None
) -> tuple[Library, Problems]:
    """Reads a folder and runs every rule over it; `as_of` is the day that reviews are due by."""
    library, problems = (reader or Reader()).load(root, shown_as)
    library.as_of = as_of
    problems.extend(rules.check(library))
    return library, problems


def build(
    root: Path,
    options: Options,
    reader: Reader | None = None,
    docs: Sequence[search.Doc] = (),
    memory: Memory[Page] | None = None,
    index: Callable[[Entries], bytes] = index_file,
) -> Built:
    """The whole way from YAML to pages; nothing is rendered once there is an error.

    `docs` are the hand-written pages, for the finder to look through. `reader`, `memory` and `index`
    keep what was read, rendered and indexed from one run to the next while serving.
    """
    library, problems = check(root, reader, options.playbooks)
    if problems.errors:
        return Built(library, tuple(problems), None)
    judge = learn(library.of("red-line"))
    made = site.make(library, options, rules.MANUALS, memory, judge.data() if judge else None)
    finder = search.build(library, urls.of_item, docs, index)
    files = {f"{assets.FOLDER}/{name}": content for name, content in finder.items()}
    common = tuple(item.id for item in commonest(library))
    return Built(library, tuple(problems), replace(made, files={**made.files, **files}), common)
