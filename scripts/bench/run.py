"""Measures what the design sets budgets for; every figure is taken beside what it is compared with.

python scripts/dev.py bench [build|browser|calls|node] [sizes …]
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from typing import Any

import build
import calls

import browser
import finder

BENCHES: dict[str, tuple[Callable[[list[int]], Any], list[int]]] = {
    "build": (lambda sizes: [build.measure(size, rival=size <= 1000) for size in sizes], [100, 1000]),
    "browser": (browser.run, [200, 2000, 10_000]),
    "calls": (calls.run, [0]),
    "node": (lambda sizes: [finder.measure(size) for size in sizes], [200, 2000]),
}


def main(words: list[str]) -> None:
    names = [word for word in words if word in BENCHES] or list(BENCHES)
    sizes = [int(word) for word in words if word.isdecimal()]
    for name in names:
        measure, usual = BENCHES[name]
        print(json.dumps({name: measure(sizes or usual)}, ensure_ascii=False, indent=1), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
