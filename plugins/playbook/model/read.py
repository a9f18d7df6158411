"""Turns one document's plain values into a frozen record, or into findings at the right places."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from enum import Enum
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from playbook.model.base import Record
from playbook.nodes import Document, Path
from playbook.problems import Problem

MANUAL = {
    "unknown-field": "写了一个没有的字段，多半是拼错了，或缩进错了一层。提示里会给出最像的字段名。",
    "missing-field": "少了必须有的字段。内容不完整的条目不能发布，避免催收员打开一个空壳。",
    "wrong-shape": "这里该写的形式不对：该写列表的写成了一句话，或该写一句话的写成了列表。",
    "too-few": "这里的内容太少。每类条目都有起码的分量，达不到就算空壳，不能发布。",
    "not-in-list": "这个字段只能从固定的几个值里选。提示里列出了全部可选值。",
    "empty-text": "写了字段名却没有内容。写上内容，或把字段删掉。",
    "unfilled": "模板里的“填”要换成真正的内容。用不上的字段整行删掉。",
    "bad-id": "编号只能用小写字母、数字和短横线，这样网址和引用才稳定。",
    "bad-date": "日期一律写成 2026-09-30 这样的形式，而且必须真有这一天。",
    "bad-time": "钟点一律写成 08:00、22:30 这样的二十四小时制，小时和分钟都写两位。",
    "bad-number": "这里要写整数，只写数字。单位由页面加上；写成“30天”“1,000”就没法比较和计算。",
    "bad-percent": "利率写百分之几的那个数，如 3.45，照公布的写，最多两位小数，不写百分号和文字。",
    "bad-flag": "这里只能写 true（是）或 false（否）。yes、no 这些词各家工具认法不同，所以只认这两个。",
    "bad-pattern": "匹配式写错了，常见的是括号没有配对。检查和网页都要用它，所以只能用两边都认得的写法。",
}

# The most findings in one record: nobody mends more at a time, and each is compared with every name.
MOST = 100

_SHAPES = {
    "tuple_type": ("这里要写成列表", "每项一行，前面加“- ”"),
    "list_type": ("这里要写成列表", "每项一行，前面加“- ”"),
    "dict_type": ("这里要写成一组字段", "换行缩进，写成“字段名: 内容”"),
    "model_type": ("这里要写成一组字段", "换行缩进，写成“字段名: 内容”"),
    "model_attributes_type": ("这里要写成一组字段", "换行缩进，写成“字段名: 内容”"),
    "string_type": ("这里要写一句话，不是列表或一组字段", "直接写在冒号后面；长句子用“>-”换行"),
}


def to_record(document: Document, prefix: Path, model: type[Record], value: Any) -> Record | None:
    """The record at `prefix` of the document; findings go to `document.problems`."""
    try:
        return model.model_validate(value)
    except ValidationError as error:
        found = error.errors(include_url=False)[:MOST]
        document.problems.extend(
            _explain(document, prefix, model, details)
            for details in found
            if (*prefix, *details["loc"]) not in document.refused and not _follows(model, details, found)
        )
        return None


def _meant(model: type[BaseModel], loc: tuple[int | str, ...]) -> str:
    """The field that an unknown name most likely stands for, also by its Chinese name; or nothing."""
    inside = _model_at(model, loc[:-1])
    names = {name: name for name in _names(inside)}
    names |= {_describe(inside, name).strip("（）"): name for name in list(names)}
    close = difflib.get_close_matches(str(loc[-1]), names, n=1, cutoff=0.6)
    return names[close[0]] if close else ""


def _explain(document: Document, prefix: Path, model: type[Record], error: ErrorDetails) -> Problem:
    path: Path = (*prefix, *error["loc"])
    kind = error["type"]
    field = str(error["loc"][-1]) if error["loc"] else ""
    inside = _model_at(model, error["loc"][:-1])
    if kind == "missing":
        about = _describe(inside, field)
        empty = path in document.keys
        message = f"“{field}”没有内容{about}" if empty else f"缺少“{field}”{about}"
        hint = f"在“{field}:”后面写上内容" if empty else f"加一行“{field}: ……”"
        return Problem(document.locate(path, key=True), "missing-field", message, hint)
    if kind == "extra_forbidden":
        meant = _meant(model, error["loc"])
        known = "、".join(_names(inside))
        hint = f"你是不是想写“{meant}”{_describe(inside, meant)}？" if meant else f"这里可以写：{known}"
        return Problem(document.locate(path, key=True), "unknown-field", f"没有“{field}”这个字段", hint)
    place = document.locate(path)
    if field == "[key]":
        place = document.locate(path[:-1], key=True)
    if kind in _SHAPES:
        message, hint = _SHAPES[kind]
        if message == "这里要写成列表" and isinstance(error["input"], str):
            hint = f"写成“[{error['input']}]”，或每项一行，前面加“- ”"
        if error["input"] is None:
            message, hint = "列表里有一项是空的", "写上内容，或删掉这个“-”"
        return Problem(place, "wrong-shape", message, hint)
    if kind in ("too_short", "too_long"):
        context = error["ctx"]
        about = _describe(inside, field)
        message = f"“{field}”{about}至少要有 {context['min_length']} 项，现在有 {context['actual_length']} 项"
        return Problem(document.locate(path, key=True), "too-few", message, "补齐；内容太少的条目不能发布")
    context = error.get("ctx", {})
    return Problem(place, kind, str(context.get("message", error["msg"])), str(context.get("hint", "")))


def _follows(model: type[BaseModel], error: ErrorDetails, found: list[ErrorDetails]) -> bool:
    """Whether this finding only follows from another one.

    A list may be too short because some of its items could not be read, and a field may be missing
    because it stands there under a name with a slip in it.
    """
    depth = len(error["loc"])
    if error["type"] == "too_short":
        return any(len(other["loc"]) > depth and other["loc"][:depth] == error["loc"] for other in found)
    return error["type"] == "missing" and any(
        other["type"] == "extra_forbidden"
        and other["loc"][:-1] == error["loc"][:-1]
        and _meant(model, other["loc"]) == error["loc"][-1]
        for other in found
    )


def _describe(model: type[BaseModel] | None, field: str) -> str:
    for name, info in model.model_fields.items() if model else ():
        if (info.alias or name) == field and info.description:
            return f"（{info.description.split('：')[0].split('，')[0].split('；')[0]}）"
    return ""


def _names(model: type[BaseModel] | None) -> list[str]:
    return [info.alias or name for name, info in model.model_fields.items()] if model else []


def _model_at(model: type[BaseModel], loc: tuple[int | str, ...]) -> type[BaseModel] | None:
    """The class whose fields stand at `loc`, found by following the annotations."""
    here: type[BaseModel] | None = model
    for step in loc:
        if here is None:
            return None
        for name, info in here.model_fields.items():
            if (info.alias or name) == step:
                here = next(_models_in(info.annotation), None)
                break
    return here


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models_in(part)


def leaves(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Every single value inside a record with its path as written in YAML."""
    if isinstance(value, BaseModel):
        for name, info in type(value).model_fields.items():
            yield from leaves(getattr(value, name), (*path, info.alias or name))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from leaves(item, (*path, index))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from leaves(item, (*path, str(key)))
    elif value is not None and not isinstance(value, bool | Enum):
        yield path, value
