"""Turns a changed wording into the finder's index while serving: the old one now, the new one soon after.

Making the index takes seconds and a trainer who edits a title waits for the page, so a process of its
own makes it. Run as a module it is that process: entries as JSON in, the file out.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from dataclasses import dataclass

from playbook.search.index import Entries, index_file


@dataclass(frozen=True)
class Made:
    """An index file and what it is the index of."""

    file: bytes
    of: str

    def fits(self, mark: str) -> bool:
        """Whether it has as many entries; it names them by number, and others would show wrong lines."""
        return self.of.partition(":")[0] == mark.partition(":")[0]


def mark_of(entries: Entries) -> str:
    """How many entries, and a digest of their words."""
    words = json.dumps(entries, ensure_ascii=False).encode()
    return f"{len(entries)}:{hashlib.blake2b(words, digest_size=16).hexdigest()}"


class LateIndex:
    """The index as it was until the new one is made; it is never late when entries come or go."""

    def __init__(self) -> None:
        self.made: Made | None = None
        self.owed: Entries | None = None
        self.process: subprocess.Popen[bytes] | None = None

    def __call__(self, entries: Entries) -> bytes:
        """The file to go on with; what is owed after it, `catch_up` makes."""
        mark = mark_of(entries)
        self.owed = None
        if self.made is None or not self.made.fits(mark):
            self.made = Made(index_file(entries), mark)
        elif self.made.of != mark:
            self.owed = entries
        return self.made.file

    def catch_up(self) -> Made | None:
        """Makes what is owed; nothing if nothing is, or if it was stopped."""
        if (owed := self.owed) is None:
            return None
        command = [sys.executable, "-m", "playbook.search.late_index"]
        # Whoever stops serving stops this too, and must not read what it says about that.
        self.process = process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        file, _ = process.communicate(json.dumps(owed).encode())
        if process is not self.process:
            return None
        return Made(index_file(owed) if process.returncode else file, mark_of(owed))

    def take(self, made: Made) -> bool:
        """Goes on with what was made, unless an edit since then asks for another."""
        if self.owed is None or made.of != mark_of(self.owed):
            return False
        self.made, self.owed = made, None
        return True

    def stop(self) -> None:
        """Gives up what is being made: a newer edit makes it anew."""
        process, self.process = self.process, None
        if process and process.poll() is None:
            process.kill()


def main() -> None:
    given = json.load(sys.stdin.buffer)
    sys.stdout.buffer.write(index_file(tuple((tuple(own), tuple(asks)) for own, asks in given)))


if __name__ == "__main__":
    main()
