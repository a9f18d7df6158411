"""Writes a playbooks folder of N made-up entries, seeded and varied, in the manner of the real ones.

Each text is drawn character by character from how the real texts go on, so lengths, rarity of characters and
compressibility are close to real content; the registries are the real ones.
"""

from __future__ import annotations

import random
import shutil
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import yaml

from playbook.reader import Reader

REGISTRIES = (
    "legal",
    "stages",
    "terms.yml",
    "synonyms.yml",
    "placeholders.yml",
    "outcomes.yml",
    "syllabus.yml",
)
LISTENERS = ("本人", "对公经办人", "财务", "法定代表人", "前台", "担保人")
GROUPS = ("stall", "funds", "process", "dispute", "relation", "doubt", "contact", "hard")
LINES = 4


class Manner:
    """How texts of one sort go on after any two characters."""

    def __init__(self, texts: Iterable[str], chance: random.Random) -> None:
        self.chance = chance
        self.after: dict[str, list[str]] = defaultdict(list)
        for text in texts:
            padded = f"\0\0{text}\0"
            for place in range(2, len(padded)):
                self.after[padded[place - 2 : place]].append(padded[place])

    def text(self, shortest: int, longest: int) -> str:
        while True:
            made = "\0\0"
            while len(made) < longest + 2:
                following = self.chance.choice(self.after.get(made[-2:], ["\0"]))
                if following == "\0":
                    break
                made += following
            if len(made) >= shortest + 2:
                return made[2:].replace("{", "").replace("}", "")


def write(target: Path, real: Path, entries: int, seed: int = 7) -> None:
    """Fills `target` with the real registries and so many made-up objections of four lines each."""
    chance = random.Random(seed)
    library, _ = Reader().load(real)
    lines = [placed.line for placed in library.lines.values()]
    titles = Manner((item.title for item in library.entries), chance)
    says = Manner((str(one) for item in library.entries for one in getattr(item.record, "says", ())), chance)
    spoken = Manner((str(line.say) for line in lines), chance)
    aims = Manner((str(line.aim) for line in lines), chance)
    reasons = Manner((str(item.record.summary) for item in library.entries), chance)
    for name in REGISTRIES:
        if (real / name).is_dir():
            shutil.copytree(real / name, target / name, dirs_exist_ok=True)
        else:
            shutil.copy(real / name, target / name)
    points = [item.stem for item in library.of("point")]
    folder = target / "objections"
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(entries):
        scope = chance.choice((["b2b"], ["consumer"], ["b2b", "consumer"]))
        entry = {
            "title": titles.text(3, 16),
            "summary": reasons.text(15, 60),
            "scope": scope,
            "group": chance.choice(GROUPS),
            "aliases": [titles.text(2, 8) for _ in range(3)],
            "says": [says.text(4, 24) for _ in range(5)],
            "why": reasons.text(20, 80),
            "check": [reasons.text(15, 40) for _ in range(2)],
            "lines": [
                {
                    "id": f"line-{line}",
                    "to": chance.choice(LISTENERS),
                    "stages": [chance.choice(("m0", "m1", "m2", "m3", "m4"))],
                    "tone": chance.choice(("gentle", "neutral", "firm")),
                    "aim": aims.text(6, 30),
                    "say": spoken.text(20, 90),
                    "if_yes": "记下约好的日期和金额。",
                    "if_no": "记下原话，转主管。",
                }
                for line in range(LINES)
            ],
            "never_say": [
                {"say": says.text(4, 20), "why": reasons.text(10, 30), "instead": spoken.text(10, 60)}
            ],
            "then": "stage.m2",
            "owner": "培训组",
            "reviewed": "2026-11-22",
            "review_by": "2027-05-22",
            "lawyer_reviewed": "false",
            # However many entries there are, what people ask for the points stands once in all.
            "covers": points[number : number + 1],
        }
        text = yaml.safe_dump(entry, allow_unicode=True, sort_keys=False)
        (folder / f"made-{number}.yml").write_text(text, encoding="utf-8")
