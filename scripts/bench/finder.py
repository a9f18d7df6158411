"""Measures the finder in Node at several sizes: `python scripts/bench/finder.py [entries …]`.

Every prefix of every query is one keystroke; prints milliseconds a keystroke, time until ready, and bytes.
"""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import yaml
from playwright._impl._driver import compute_driver_executable
from synthetic import write

from playbook import search
from playbook.reader import Reader
from playbook.render import urls

ROOT = Path(__file__).parents[2]
SIZES = (200, 2000)


def measure(entries: int) -> dict[str, object]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(folder / "playbooks", ROOT / "playbooks", entries)
        library, _ = Reader().load(folder / "playbooks")
        began = time.process_time()
        files = search.build(library, urls.of_item)
        took = time.process_time() - began
        for file, content in files.items():
            (folder / file).write_bytes(content)
        queries = yaml.safe_load((ROOT / "tests/finder/queries.yml").read_text("utf-8"))
        ran = subprocess.run(
            [
                compute_driver_executable()[0],
                "--expose-gc",
                ROOT / "tests/finder/measure.mjs",
                folder,
                ROOT / "plugins/playbook/browser/core/search.js",
            ],
            input=json.dumps([query["q"] for query in queries]),
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
    said = json.loads(ran.stdout)
    del said["ranks"]
    sizes = {name: (len(raw), len(gzip.compress(raw, 6))) for name, raw in files.items()}
    return {"entries": entries, "build_s": took, **said, "bytes_raw_gzip": sizes}


if __name__ == "__main__":
    for size in [int(word) for word in sys.argv[1:]] or SIZES:
        print(json.dumps(measure(size), ensure_ascii=False, indent=1))
