"""Turns a kind's class into a commented YAML file that passes the checks once it is filled in."""

from __future__ import annotations

import types
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any, Union, get_args, get_origin

from annotated_types import MinLen
from pydantic.fields import FieldInfo

from playbook.model.base import Record
from playbook.model.choices import Choice
from playbook.model.kinds import KINDS, Kind
from playbook.model.text import FILL, Slug


def skeleton(kind: Kind, stem: str = "") -> str:
    """The text of a new file, or of a new block for a registry; every 填 has to be replaced."""
    if kind.is_registry:
        rows = [f"{stem or FILL}:", *(f"  {row}".rstrip() for row in _fields(kind.model))]
        return "\n".join(rows) + "\n"
    head = [
        f"# {kind.label}。把每一个“{FILL}”换成内容；用不上的、前面带 # 的行可以删掉。",
        f"# 文件名就是编号：{kind.name}.{stem or '文件名'}，只用小写字母、数字和短横线。",
        "# 写完运行 python3 scripts/dev.py check，有问题会说明在哪里、怎么改。",
        "",
    ]
    return "\n".join([*head, *_fields(kind.model)]) + "\n"


def templates() -> dict[str, str]:
    """The template of every kind with a folder of its own, by path inside the playbooks folder."""
    return {f"{kind.home}/_template.yml": skeleton(kind) for kind in KINDS if not kind.is_registry}


def write_templates(playbooks: Path) -> list[str]:
    """Writes the templates; gives the paths that changed."""
    changed = []
    for name, text in templates().items():
        path = playbooks / name
        if not path.exists() or path.read_text("utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8", newline="\n")
            changed.append(path.as_posix())
    return changed


def _fields(model: type[Record]) -> Iterator[str]:
    # Where every field is optional, some still has to stand there for the group to have a content.
    all_optional = not any(info.is_required() for info in model.model_fields.values())
    for name, info in model.model_fields.items():
        key = info.alias or name
        named = info.description or ""
        choices = "、".join(
            f"{one.value} {one.label}" for one in _choices(info.annotation) if one.value not in named
        )
        about = "；".join(filter(None, (info.description, choices)))
        note = f"  # {about}" if about else ""
        if not info.is_required() and not all_optional:
            yield f"# {key}:{note}"
            continue
        rows = list(_value(info.annotation, _least(info)))
        if len(rows) == 1 and not rows[0].startswith("- "):
            yield f"{key}: {rows[0]}{note}"
        else:
            yield f"{key}:{note}"
            yield from (f"  {row}" for row in rows)


def _choices(annotation: Any) -> list[Choice]:
    """The values to pick from, where their names do not say it all already."""
    if isinstance(annotation, type) and issubclass(annotation, Choice):
        return [one for one in annotation if one.value != one.label]
    return [one for part in get_args(annotation) for one in _choices(part)]


def _least(info: FieldInfo) -> int:
    return next((limit.min_length for limit in info.metadata if isinstance(limit, MinLen)), 1)


def _value(annotation: Any, least: int) -> Iterator[str]:
    origin = get_origin(annotation)
    inner = [part for part in get_args(annotation) if part not in (Ellipsis, type(None))]
    if origin in (Union, types.UnionType):
        yield from _value(inner[0], least)
    elif origin is tuple:
        if isinstance(inner[0], type) and issubclass(inner[0], Enum):
            yield f"[{next(iter(inner[0])).value}]"
        else:
            for _ in range(least):
                yield from _item(list(_value(inner[0], 1)))
    elif origin is dict:
        for number in range(1, least + 1):
            yield f"{FILL}{number}:"
            yield from (f"  {row}" for row in _value(inner[1], 1))
    elif isinstance(annotation, type) and issubclass(annotation, Record):
        yield from _fields(annotation)
    elif isinstance(annotation, type) and issubclass(annotation, Choice):
        yield next(iter(annotation)).value
    elif annotation is date:
        yield "2026-01-01"
    elif annotation is bool:
        yield "false"
    elif annotation is int:
        yield "1"
    elif annotation is Decimal:
        yield "3.00"
    else:
        yield "fill-in" if annotation is Slug else FILL


def _item(rows: list[str]) -> Iterator[str]:
    for index, row in enumerate(rows):
        yield f"- {row}" if index == 0 else f"  {row}"
