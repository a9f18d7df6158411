"""Every rule has a case and a manual; every kind has descriptions, a template, a home and an example."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from pydantic import BaseModel

from case_files import EVERY_KIND, bad_cases, check_folder
from playbook import render
from playbook.model.kinds import KINDS, Kind
from playbook.render.pages import ABOUT
from playbook.rules import MANUALS, RULES

PLAYBOOKS = Path(__file__).parent.parent / "playbooks"
TEMPLATES = Path(render.__file__).parent / "templates"
HAN = re.compile("[\u4e00-\u9fff]")

each_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)


@pytest.mark.parametrize("rule", sorted(MANUALS))
def test_every_rule_has_a_bad_case(rule: str):
    """A rule that no case breaks is a rule that nobody has seen work."""
    assert rule in {case.rule for case in bad_cases()}


def test_every_folder_of_bad_cases_is_named_after_a_rule():
    """A rule that was renamed or dropped leaves no cases behind."""
    assert {case.rule for case in bad_cases()} == set(MANUALS)


@pytest.mark.parametrize("rule", sorted(MANUALS))
def test_every_rule_has_a_manual(rule: str):
    """The manual says in Chinese, in at least a sentence, what to do."""
    manual = MANUALS[rule]
    assert len(HAN.findall(manual)) >= 20
    assert manual.rstrip().endswith(("。", "）"))


def test_rule_ids_are_unique():
    """Two rules of one id would share a manual and cover each other."""
    ids = [rule.id for rule in RULES]
    assert len(ids) == len(set(ids))


@each_kind
def test_every_field_of_a_kind_says_what_it_is_for(kind: Kind):
    """Descriptions are Chinese: they are the field reference and the editor's hints."""
    silent = [
        f"{model.__name__}.{name}"
        for model in _models(kind.model)
        for name, field in model.model_fields.items()
        if not HAN.search(field.description or "")
    ]
    assert silent == []


@each_kind
def test_every_kind_has_a_template(kind: Kind):
    """A kind without a template of its own could not be shown."""
    assert (TEMPLATES / f"{kind.name}.html").is_file()


@each_kind
def test_every_kind_has_a_home(kind: Kind):
    """The folder or file that a kind lives in is there for trainers to find."""
    if kind.name != "exception":  # its file appears with the first exception
        assert (PLAYBOOKS / kind.home).exists()


@each_kind
def test_every_kind_stands_in_the_example_library(kind: Kind):
    """The good case that all others lie over holds at least one entry of the kind."""
    assert check_folder(EVERY_KIND).library.of(kind.name)


@each_kind
def test_every_listed_kind_is_introduced(kind: Kind):
    """Each listing page opens with a sentence about its kind; statutes are listed with their articles."""
    if kind.name != "statute":
        assert HAN.search(ABOUT[kind.name])


def _models(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    yield model
    for field in model.model_fields.values():
        for inner in _inside(field.annotation):
            yield from _models(inner)


def _inside(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _inside(part)
