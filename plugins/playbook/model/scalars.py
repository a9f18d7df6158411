"""Turns single values as written into days, clock times, counts, percentages and flags."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema

from playbook.model.text import wrong

_COUNT = re.compile(r"0|[1-9][0-9]{0,8}")
_PERCENT = re.compile(r"(?:0|[1-9][0-9]?)(?:\.[0-9]{1,2})?")
CLOCK = r"(?:[01][0-9]|2[0-3]):[0-5][0-9]"
_CLOCK = re.compile(CLOCK)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _scalar(value: Any) -> str:
    """A single value as written; a list or a group of fields is refused."""
    if isinstance(value, str):
        return value
    raise wrong("wrong-shape", "这里只写一个值，不是列表或一组字段", "直接写在冒号后面")


def _written(value: Any, pattern: re.Pattern[str], rule: str, fault: str, hint: str) -> str:
    """A single value in the one way that it may be written."""
    text = _scalar(value)
    if pattern.fullmatch(text):
        return text
    raise wrong(rule, f"“{text}”{fault}", hint)


def _day(value: Any) -> Any:
    if isinstance(value, date):
        return value
    text = _scalar(value)
    if _DAY.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise wrong("bad-date", f"没有“{text}”这一天", "核对月份和日子") from None
    raise wrong("bad-date", f"日期“{text}”的写法不对", "写成 2026-09-30 这样的形式")


def _count(value: Any) -> Any:
    if isinstance(value, int):
        return value
    return int(_written(value, _COUNT, "bad-number", "不是整数", "只写数字，不加单位、逗号和小数点"))


def _percent(value: Any) -> Any:
    if isinstance(value, Decimal):
        return value
    hint = "写成 3.45 这样的数，最多两位小数，不写百分号"
    return Decimal(_written(value, _PERCENT, "bad-percent", "不是百分之几的利率", hint))


def _flag(value: Any) -> Any:
    if isinstance(value, bool):
        return value
    text = _scalar(value)
    if text in ("true", "false"):
        return text == "true"
    raise wrong("bad-flag", f"“{text}”看不出是还是否", "是写 true，否写 false")


def _clock(value: Any) -> Any:
    return _written(value, _CLOCK, "bad-time", "不是钟点", "写成 08:00、22:30 这样的形式，小时写两位")


Clock = Annotated[
    str, BeforeValidator(_clock), WithJsonSchema({"type": "string", "pattern": f"^(?:{CLOCK})$"})
]
Day = Annotated[
    date, BeforeValidator(_day), WithJsonSchema({"type": "string", "pattern": f"^{_DAY.pattern}$"})
]
# Check takes quoted numbers and flags as well, so the schema does.
Count = Annotated[
    int,
    BeforeValidator(_count),
    WithJsonSchema({"type": ["integer", "string"], "minimum": 0, "pattern": f"^(?:{_COUNT.pattern})$"}),
]
Percent = Annotated[
    Decimal,
    BeforeValidator(_percent),
    WithJsonSchema(
        {"type": ["number", "string"], "minimum": 0, "maximum": 99.99, "pattern": f"^{_PERCENT.pattern}$"}
    ),
]
Flag = Annotated[
    bool,
    BeforeValidator(_flag),
    WithJsonSchema({"type": ["boolean", "string"], "pattern": "^(?:true|false)$"}),
]
