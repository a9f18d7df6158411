"""Turns the browser's modules into one classic file, for a site opened from a folder."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterator, Mapping

IMPORT = re.compile(r'(?P<head>\bfrom\s+|\bimport(?:\s+|\())"(?P<path>\.{1,2}/[^"]+)"')

# Browsers refuse modules on file:// but take them from Blob URLs made by a classic script.
_LINK = """(() => {
  const sources = %s;
  const links = {};
  for (const [name, text] of sources) {
    const code = text.replace(/"@module\\/([^"]+)"/g, (_, path) => JSON.stringify(links[path]));
    links[name] = URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
  }
  import(links[%s]);
})();
"""


def portable(modules: Mapping[str, str], start: str = "main.js") -> str:
    """One classic script that links `modules` (path → source) by Blob URLs, each after what it imports."""
    ordered = [[name, _absolute(name, modules[name])] for name in _in_order(modules, start)]
    return _LINK % (json.dumps(ordered, ensure_ascii=False).replace("</", "<\\/"), json.dumps(start))


def _absolute(name: str, source: str) -> str:
    return IMPORT.sub(lambda found: f'{found["head"]}"@module/{_resolve(name, found["path"])}"', source)


def _resolve(name: str, path: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), path))


def _in_order(modules: Mapping[str, str], start: str) -> Iterator[str]:
    done: set[str] = set()

    def visit(name: str) -> Iterator[str]:
        if name in done:
            return
        done.add(name)
        for found in IMPORT.finditer(modules[name]):
            yield from visit(_resolve(name, found["path"]))
        yield name

    yield from visit(start)
