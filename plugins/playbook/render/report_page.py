"""Turns findings into a page that a trainer sees in the browser while editing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from playbook.library import Library
from playbook.problems import Problem
from playbook.render.options import Options
from playbook.render.pages import Page, Pages, environment


@dataclass(frozen=True)
class Source:
    """A source line in three parts; the middle one is what the finding is about."""

    before: str
    marked: str
    after: str


def report_page(
    url: str,
    problems: Sequence[Problem],
    lines_of: Callable[[str], Sequence[str]],
    manuals: Mapping[str, str],
) -> Page:
    """The findings at any address of the site, so that the reader need not go anywhere."""
    rows = [(problem, _source(problem, lines_of(problem.location.file))) for problem in problems]
    view = Pages(Library(), Options()).view(url)
    template = environment().get_template("report.html")
    html = template.render(view=view, problems=rows, errors=len(problems), manuals=manuals)
    return Page(url, f"内容有 {len(problems)} 处要改", html)


def _source(problem: Problem, lines: Sequence[str]) -> Source | None:
    place = problem.location
    if not 0 < place.line <= len(lines):
        return None
    line, start, end = lines[place.line - 1], place.column - 1, place.column - 1 + place.width
    return Source(line[:start], line[start:end] or " ", line[end:])
