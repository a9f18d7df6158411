"""Turns the rate table and the stages into the script that the calculators reckon with."""

from __future__ import annotations

import json
from typing import Any

from playbook.library import Library
from playbook.model.stage import DayRange
from playbook.render import urls


def rates_data(library: Library) -> str:
    """A classic script: `window.playbookRates`, rates in order of days, stages in order of days overdue."""
    stages = sorted(library.of("stage"), key=lambda item: _start(item.record.days))
    data: dict[str, Any] = {
        "lpr": [
            {"day": item.stem, "value": str(item.record.value), "confidence": item.record.confidence.value}
            for item in sorted(library.of("rate"), key=lambda item: item.stem)
        ],
        "stages": [
            {
                "title": item.title,
                "url": urls.of_item(item),
                "days": _days(item.record.days),
                "bands": [{"title": band.title, "days": _days(band.days)} for band in item.record.bands],
            }
            for item in stages
        ],
    }
    return f"window.playbookRates = {json.dumps(data)};\n"


def _start(days: DayRange) -> int:
    return -1 if days.from_ is None else days.from_


def _days(days: DayRange) -> list[int | None]:
    return [days.from_, days.to]
