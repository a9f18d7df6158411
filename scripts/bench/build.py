"""Compares a build of ours with MkDocs and its theme on the same text as Markdown, side by side."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import rivals
from synthetic import write

from playbook import rules
from playbook.reader import Reader

ROOT = Path(__file__).parents[2]
CONTENT = Path(os.environ.get("PLAYBOOK_DIR", ROOT / "playbooks"))

# Made-up texts break rules of sense, and a build stops at the first; the rules are timed apart.
OURS = (
    "import playbook.rules, playbook.build; playbook.rules.check = lambda library: []\n"
    "import mkdocs.__main__, sys; sys.argv = ['mkdocs', *sys.argv[1:]]; mkdocs.__main__.cli()"
)


def child_seconds(command: list[str], **env: str) -> float:
    """CPU seconds of a child process."""

    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=ROOT, env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **env}, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def measure(entries: int, *, rival: bool = True) -> dict[str, Any]:
    """CPU seconds of our build, our checks and the rival's build at one size."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(folder / "playbooks", CONTENT, entries)
        command = [sys.executable, "-c", OURS, "build", "-q", "-d", str(folder / "site")]
        ours = child_seconds(command, PLAYBOOK_DIR=str(folder / "playbooks"))
        began = time.process_time()
        library, _ = Reader().load(folder / "playbooks")
        rules.check(library)
        checked = time.process_time() - began
        found: dict[str, Any] = {"entries": entries, "lines": len(library.lines)}
        found |= {"ours_cpu_s": round(ours, 2), "check_cpu_s": round(checked, 2)}
        if rival:
            rivals.write(library, folder / "rival")
            command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(folder / "rival/mkdocs.yml")]
            theirs = child_seconds(command)
            found |= {"markdown_cpu_s": round(theirs, 2), "ratio": round(theirs / ours, 1)}
    return found
