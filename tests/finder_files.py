"""Builds the finder's files for a test and runs JavaScript in the Node that Playwright brings."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

from playwright._impl._driver import compute_driver_executable

from playbook import search
from playbook.reader import Reader
from playbook.render import urls

ROOT = Path(__file__).parents[1]
CORE = ROOT / "plugins/playbook/browser/core"


def emit(playbooks: Path, target: Path, docs: Sequence[search.Doc] = ()) -> Path:
    """The finder's files of a playbooks folder, written to `target` as a site would hold them."""
    library, _ = Reader().load(playbooks)
    for name, content in search.build(library, urls.of_item, docs).items():
        (target / name).write_bytes(content)
    return target


def node(*arguments: str | Path, given: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [compute_driver_executable()[0], *arguments],
        input=given,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, **environment},
        check=False,
        timeout=300,
    )
