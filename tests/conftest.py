"""What every test shares: the real browser and the real site."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Response

from browsers import find_browser
from call_player import NOW, Player
from case_files import EVERY_KIND
from learner import NEW_WORDS, OLD_WORDS, Learner, Releases
from site_server import serving

ROOT = Path(__file__).parent.parent

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


@pytest.fixture
def page(page: Page) -> Page:
    """A tab whose `goto` waits until the page's elements are alive, as a reader's eyes do."""
    go = page.goto

    def goto(url: str, **options: Any) -> Response | None:
        answer = go(url, **options)
        if page.locator("script[data-playbook-boot]").count() and options.get("wait_until") != "commit":
            page.wait_for_selector("html[data-elements=ready]", state="attached")
        return answer

    page.goto = goto  # type: ignore[method-assign]
    return page


def build_site(out: Path, playbooks: Path | None = None, *options: str) -> subprocess.CompletedProcess[str]:
    """Runs the real build into `out`."""
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1700000000", "PYTHONUTF8": "1"}
    if playbooks:
        env["PLAYBOOK_DIR"] = str(playbooks)
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-d", str(out), *options]
    return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, built once for all tests."""
    out = tmp_path_factory.mktemp("built") / "site"
    built = build_site(out)
    assert built.returncode == 0, built.stdout + built.stderr
    return out


@pytest.fixture(scope="session")
def base_url(site: Path) -> Iterator[str]:
    """The address of the real site, served under the headers that it asks for."""
    with serving(site) as address:
        yield address


@pytest.fixture(scope="module")
def releases(tmp_path_factory: pytest.TempPathFactory) -> Releases:
    folder = tmp_path_factory.mktemp("releases")
    changed = Path(shutil.copytree(EVERY_KIND, folder / "playbooks"))
    entry = changed / "objections" / "boss-away.yml"
    text = entry.read_text("utf-8")
    assert text.count(OLD_WORDS) == 1
    entry.write_text(text.replace(OLD_WORDS, NEW_WORDS), "utf-8")
    for name, playbooks in (("first", EVERY_KIND), ("second", changed)):
        built = build_site(folder / name, playbooks)
        assert built.returncode == 0, built.stdout + built.stderr
    return Releases(folder / "first", folder / "second")


@pytest.fixture(scope="module")
def small(releases: Releases) -> Iterator[str]:
    """The address of the small library's site."""
    with serving(releases.first) as address:
        yield address


@pytest.fixture
def learner(small: str, page: Page) -> Learner:
    page.clock.set_fixed_time(NOW)
    return Learner(page, small)


@pytest.fixture
def player(base_url: str, context: BrowserContext, page: Page) -> Player:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.clock.set_fixed_time(NOW)
    return Player(page, base_url)
