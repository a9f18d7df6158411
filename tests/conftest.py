"""What every test shares: the real browser."""

import os
from typing import Any

import pytest

from dev import find_browser

# A test that reaches for the network is wrong: nothing here may leave the machine behind our back.
QUIET = (
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The browser of this machine; where there is none, the one Playwright has downloaded."""
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    args = [*QUIET, *(["--no-sandbox"] if as_root else [])]
    browser = find_browser()
    where = {"executable_path": browser} if browser else {}
    return {**browser_type_launch_args, **where, "args": args}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_context_args, "locale": "zh-CN", "timezone_id": "Asia/Shanghai"}
