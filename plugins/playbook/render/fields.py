"""Turns the model's classes into the field reference that trainers read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, get_args

from pydantic import BaseModel

from playbook.model.choices import Choice
from playbook.model.kinds import KINDS, Kind


@dataclass(frozen=True)
class FieldRow:
    """One field as a trainer sees it."""

    name: str
    meaning: str
    required: bool
    choices: tuple[str, ...]


@dataclass(frozen=True)
class FieldGroup:
    """The fields of a kind, or of a group of fields inside it (then `name` is where it stands)."""

    name: str
    fields: tuple[FieldRow, ...]


def reference() -> list[tuple[Kind, list[FieldGroup]]]:
    return [(kind, list(_groups(kind.model, ""))) for kind in KINDS]


def _groups(model: type[BaseModel], name: str) -> Iterator[FieldGroup]:
    yield FieldGroup(name, tuple(_rows(model)))
    for field, info in model.model_fields.items():
        for inner in _inside(info.annotation, BaseModel):
            yield from _groups(inner, f"{name}.{field}".strip("."))


def _rows(model: type[BaseModel]) -> Iterator[FieldRow]:
    for name, info in model.model_fields.items():
        choices = tuple(
            member.value if member.value == member.label else f"{member.value}（{member.label}）"
            for choice in _inside(info.annotation, Choice)
            for member in choice
        )
        yield FieldRow(info.alias or name, info.description or "", info.is_required(), choices)


def _inside(annotation: Any, base: type[Any]) -> Iterator[Any]:
    if isinstance(annotation, type) and issubclass(annotation, base):
        yield annotation
    for part in get_args(annotation):
        yield from _inside(part, base)
