"""Turns the finished pages into the Content-Security-Policy under which all of them work."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from pathlib import Path

INLINE = re.compile(r"<script(?P<attributes>[^>]*)>(?P<code>.*?)</script>", re.DOTALL)


def hashes(html: str) -> set[str]:
    """The CSP source of every inline script of a page; data blocks and files need none."""
    found = set()
    for script in INLINE.finditer(html):
        attributes = script["attributes"]
        if "src=" in attributes or "application/json" in attributes:
            continue
        digest = hashlib.sha256(script["code"].encode()).digest()
        found.add(f"'sha256-{base64.b64encode(digest).decode()}'")
    return found


def policy(pages: Iterable[str]) -> str:
    """The strictest policy that these pages run under: nothing inline but the theme's own scripts."""
    scripts = sorted(set[str]().union(*map(hashes, pages)))
    return "; ".join(
        (
            "default-src 'none'",
            " ".join(("script-src 'self'", *scripts)),
            "style-src 'self'",
            "img-src 'self' data:",
            "connect-src 'self'",
            "font-src 'self'",
            "base-uri 'self'",
            "form-action 'none'",
            "frame-ancestors 'none'",
        )
    )


def headers_file(site: Path) -> str:
    """The headers to send with every page, in the form that static hosts read as `_headers`.

    Files keep their names from release to release, so a browser has to ask whether it still has the newest:
    otherwise a changed lesson stays done, and new pages run old modules, until its cache has aged.
    """
    pages = (path.read_text("utf-8") for path in sorted(site.rglob("*.html")))
    return (
        f"/*\n  Content-Security-Policy: {policy(pages)}\n"
        "  X-Content-Type-Options: nosniff\n  Referrer-Policy: no-referrer\n  Cache-Control: no-cache\n"
    )
