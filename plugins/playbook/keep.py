"""Turns a finished site into one file and back, so that serving again need not make it anew."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from playbook.build import Built
from playbook.library import Library
from playbook.render import assets
from playbook.render.options import Options
from playbook.render.pages import Page
from playbook.render.site import Site
from playbook.search import INDEX
from playbook.search.late_index import Made

ENGINE = Path(__file__).parent
INDEX_FILE = f"{assets.FOLDER}/{INDEX}"


def fingerprint(folders: Iterable[Path], options: Options) -> str:
    """What the site depends on: every byte of the content, the engine as it stands, the settings."""
    digest = hashlib.blake2b(json.dumps(asdict(options), sort_keys=True).encode())
    for folder in folders:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            digest.update(path.as_posix().encode() + b"\0" + path.read_bytes())
    for path in sorted(path for path in ENGINE.rglob("*") if path.suffix not in ("", ".pyc")):
        state = path.stat()
        digest.update(f"{path.name} {state.st_size} {state.st_mtime_ns}\n".encode())
    return digest.hexdigest()


@dataclass(frozen=True)
class Kept:
    """A site without its library, and the finder's index with what it is the index of."""

    built: Built
    index: Made


def save(path: Path, mark: str, built: Built, index: Made) -> None:
    """Writes a clean site; one that could not be made is not kept. A full disk costs only time."""
    if built.site is None:
        return
    pages = [asdict(page) for page in built.site.pages]
    files = {name: content.decode() for name, content in built.site.files.items() if name != INDEX_FILE}
    kept_index = {"file": index.file.decode(), "of": index.of}
    whole = {"mark": mark, "common": built.common, "pages": pages, "files": files, "index": kept_index}
    try:
        path.parent.mkdir(exist_ok=True)
        # Whole or not at all: the next start may come while this is being written.
        beside = path.with_suffix(".new")
        beside.write_text(json.dumps(whole, ensure_ascii=False), "utf-8")
        beside.replace(path)
    except OSError:
        path.unlink(missing_ok=True)


def load(path: Path, mark: str) -> Kept | None:
    """The site kept under this fingerprint, or nothing."""
    try:
        whole = json.loads(path.read_text("utf-8"))
        if whole["mark"] != mark:
            return None
        pages = tuple(Page(**page) for page in whole["pages"])
        files = {name: content.encode() for name, content in whole["files"].items()}
        index = Made(whole["index"]["file"].encode(), whole["index"]["of"])
        site = Site(pages, {**files, INDEX_FILE: index.file})
        return Kept(Built(Library(), (), site, tuple(whole["common"])), index)
    except (OSError, ValueError, KeyError, TypeError):
        return None
