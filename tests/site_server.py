"""Serves a built site with the headers that it asks for, under any path."""

from __future__ import annotations

import os
import random
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

# Seconds that a script may take at most; a test that passes only on a fast machine fails with 1.
SLOW = float(os.environ.get("PLAYBOOK_SLOW", 0))


def headers_of(site: Path) -> dict[str, str]:
    """The headers that `_headers` asks for on every page."""
    rows = (site / "_headers").read_text("utf-8").splitlines()
    return dict(row.strip().split(": ", 1) for row in rows if row.startswith("  "))


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, *arguments: object, site: Path, prefix: str, **options: object) -> None:
        self.extra, self.prefix = headers_of(site), prefix
        super().__init__(*arguments, directory=str(site), **options)  # type: ignore[arg-type]

    def translate_path(self, path: str) -> str:
        if not path.startswith(self.prefix):
            return super().translate_path("/no-such-page")
        return super().translate_path("/" + path.removeprefix(self.prefix))

    def do_GET(self) -> None:
        if SLOW and self.path.partition("?")[0].endswith(".js"):
            time.sleep(random.uniform(0, SLOW))
        super().do_GET()

    def end_headers(self) -> None:
        for name, value in self.extra.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Keeps test output to what tests say."""


class _Server(ThreadingHTTPServer):
    def handle_error(self, *client: Any) -> None:
        """A browser that leaves a page lets go of what it was loading; that is no error."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(*client)


@contextmanager
def serving(site: Path, prefix: str = "/") -> Iterator[str]:
    """The address of the site for as long as the block runs."""
    server = _Server(("127.0.0.1", 0), partial(_Handler, site=site, prefix=prefix))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{prefix}"
    finally:
        server.shutdown()
        server.server_close()
