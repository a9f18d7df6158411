"""Turns the browser folder into the files that pages load: one stylesheet, the modules as they stand."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

from playbook.render.portable import portable

FOLDER = "assets/playbook"
STYLESHEET = f"{FOLDER}/playbook.css"
BOOT = f"{FOLDER}/boot.js"
FAVICON = f"{FOLDER}/favicon.svg"

# The order matters only in that tokens come first and print comes last.
STYLES = (
    "tokens",
    "frame",
    "finder",
    "entry",
    "line",
    "call",
    "account",
    "listing",
    "home",
    "registry",
    "calculators",
    "learning",
    "print",
)


@cache
def all_files() -> Mapping[str, bytes]:
    """The files by address; read once, for serving reads the engine anew only when it starts anew."""
    browser = resources.files("playbook") / "browser"
    styles = "\n".join((browser / "styles" / f"{name}.css").read_text("utf-8") for name in STYLES)
    found = {STYLESHEET: styles.encode(), FAVICON: (browser / "favicon.svg").read_bytes()}
    for path, file in _scripts(browser, ""):
        found[f"{FOLDER}/{path}"] = file.read_bytes()
    modules = {path: file.read_text("utf-8") for path, file in _scripts(browser, "") if path != "boot.js"}
    found[f"{FOLDER}/portable.js"] = portable(modules).encode()
    return found


def _scripts(folder: Traversable, prefix: str) -> list[tuple[str, Traversable]]:
    found: list[tuple[str, Traversable]] = []
    for child in sorted(folder.iterdir(), key=lambda one: one.name):
        if child.is_dir():
            found += _scripts(child, f"{prefix}{child.name}/")
        elif child.name.endswith(".js"):
            found.append((f"{prefix}{child.name}", child))
    return found
