"""Turns the folders under cases/ into playbooks folders that can be checked.

A case lies over the library of ok/every-kind, unless a file `alone` stands beside its `playbooks`.
Two files are orders rather than content: `DELETE` removes the file from the library below, and
`REPEAT 30000 text` stands for that line so many times. A file `as-of` holds the day for --as-of.
"""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from playbook import report
from playbook.build import check
from playbook.library import Library
from playbook.problems import Problem

CASES = Path(__file__).parent / "cases"
EVERY_KIND = CASES / "ok" / "every-kind" / "playbooks"


@dataclass(frozen=True)
class Case:
    """One folder of content with the name that tests show for it."""

    folder: Path

    @property
    def name(self) -> str:
        return self.folder.relative_to(CASES).as_posix()

    @property
    def rule(self) -> str:
        return self.folder.parent.name

    @property
    def as_of(self) -> date | None:
        written = self.folder / "as-of"
        return date.fromisoformat(written.read_text("utf-8").strip()) if written.exists() else None

    def lay_out(self, target: Path) -> Path:
        """Writes the whole playbooks folder of this case below `target`."""
        root = target / "playbooks"
        root.mkdir()
        if not (self.folder / "alone").exists():
            shutil.copytree(EVERY_KIND, root, dirs_exist_ok=True)
        for file in files_in(self.folder / "playbooks"):
            _put(file, root / file.relative_to(self.folder / "playbooks"))
        return root


def _put(file: Path, place: Path) -> None:
    raw = file.read_bytes()
    order, _, rest = raw.partition(b" ")
    if raw.strip() == b"DELETE":
        place.unlink()
        return
    if order == b"REPEAT":
        times, _, line = rest.partition(b" ")
        raw = line * int(times)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(raw)


def files_in(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file())


def ok_cases() -> list[Case]:
    return [Case(folder) for folder in sorted((CASES / "ok").iterdir())]


def bad_cases() -> list[Case]:
    return [Case(folder) for rule in sorted((CASES / "bad").iterdir()) for folder in sorted(rule.iterdir())]


@dataclass(frozen=True)
class Checked:
    """What one check of a folder gave."""

    library: Library
    problems: tuple[Problem, ...]

    @property
    def text(self) -> str:
        """The report as `check` prints it."""
        documents = self.library.documents
        said = report.text(self.problems, lambda file: documents[file].lines if file in documents else ())
        return "\n\n".join(filter(None, (said, report.summary(self.problems)))) + "\n"


def check_folder(root: Path, as_of: date | None = None) -> Checked:
    library, problems = check(root, as_of=as_of)
    return Checked(library, tuple(problems))
