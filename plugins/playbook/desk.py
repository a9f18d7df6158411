"""Turns a folder that is being edited into its site again and again, each time doing only what is new."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playbook import handwritten, keep
from playbook.build import Built, build
from playbook.reader import Reader
from playbook.render.memory import Memory
from playbook.render.options import Options
from playbook.render.pages import Page
from playbook.search.late_index import LateIndex

# Seconds after a page can be seen, so that what nobody waits for does not share the processor with it.
WARM_AFTER = 0.5
INDEX_AFTER = 0.5
KEEP_AFTER = 3.0


@contextmanager
def swept_later() -> Iterator[None]:
    """Keeps the garbage collector away while much is made that stays: its rounds found next to nothing."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


class Desk:
    """What a trainer's edits go through while serving; it remembers what it read, rendered and indexed.

    `make` is called before a site is shown and `shown` after it, both by the one thread that builds.
    """

    def __init__(self) -> None:
        self.reader = Reader()
        self.memory: Memory[Page] = Memory()
        self.index = LateIndex()
        self.warm = False
        self.lock = threading.Lock()
        self.afterwards: threading.Timer | None = None

    def make(self, root: Path, options: Options, docs: Path, publish: Callable[[bytes], None]) -> Built:
        """The site, or the one kept from last time if nothing has changed since.

        `publish` is given the finder's index if it comes after the site.
        """
        if self.afterwards:
            self.afterwards.cancel()
            self.afterwards = None
        self.index.stop()
        kept_at = docs.parent / ".playbook_cache" / "site.json"
        with self.lock:
            mark = keep.fingerprint((root, docs), options)
            if not self.warm and (kept := keep.load(kept_at, mark)):
                self.index.made = kept.index
                self._after(WARM_AFTER, lambda: self._warm_up(root, options, docs))
                return kept.built
            built = self._build(root, options, docs)
            if self.index.owed:
                self._after(INDEX_AFTER, lambda: self._catch_up(kept_at, mark, built, publish))
            elif made := self.index.made:
                self._after(KEEP_AFTER, lambda: keep.save(kept_at, mark, built, made))
            return built

    def shown(self) -> None:
        """Starts what can wait until the site is seen."""
        if self.afterwards:
            self.afterwards.start()

    def _after(self, seconds: float, do: Callable[[], None]) -> None:
        self.afterwards = threading.Timer(seconds, do)
        self.afterwards.daemon = True

    def _build(self, root: Path, options: Options, docs: Path) -> Built:
        first, self.warm = not self.warm, True
        pages = handwritten.pages(docs)
        if not first:
            return build(root, options, self.reader, pages, self.memory, self.index)
        with swept_later():
            built = build(root, options, self.reader, pages, self.memory, self.index)
        # Out of the garbage collector's rounds, which cost every edit a fifth.
        gc.collect()
        gc.freeze()
        return built

    # The first edit finds everything read and remembered by the time it comes.
    def _warm_up(self, root: Path, options: Options, docs: Path) -> None:
        with self.lock:
            if not self.warm:
                self._build(root, options, docs)

    def _catch_up(self, kept_at: Path, mark: str, built: Built, publish: Callable[[bytes], None]) -> None:
        made = self.index.catch_up()
        if made is None:
            return
        with self.lock:
            if not self.index.take(made):
                return
            publish(made.file)
        keep.save(kept_at, mark, built, made)
