"""The built site as files: links, requests, inline code, determinism, failure."""

from __future__ import annotations

import gzip
import json
import posixpath
import re
import shutil
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

import pytest

from conftest import ROOT, build_site
from playbook.model.kinds import KINDS


class Html(HTMLParser):
    """What a page links to, which anchors it has, and whether anything in it runs inline."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.loads: list[str] = []
        self.ids: list[str] = []
        self.inline: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" and value:
                self.ids.append(value)
            if name == "href" and value and tag == "a":
                self.links.append(value)
            if (name == "src" or (name == "href" and tag == "link")) and value:
                self.loads.append(value)
            if name == "style" or name.startswith("on"):
                self.inline.append(f"{tag} {name}={value}")
        if tag == "style":
            self.inline.append("style")


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Html]:
    return {
        path.relative_to(site).as_posix(): Html(path.read_text("utf-8"))
        for path in sorted(site.rglob("*.html"))
    }


def test_every_link_leads_to_a_page_and_an_anchor(site: Path, pages: dict[str, Html]) -> None:
    """No link of any page is broken, anchors included."""
    broken = []
    for name, page in pages.items():
        if name == "404.html":
            continue
        for link in page.links:
            if re.match(r"[a-z]+:", link):
                continue
            path, anchor = urldefrag(urljoin(f"/{name}", link))
            target = unquote(path).lstrip("/") or "index.html"
            if not (site / target).is_file() or (
                anchor and target in pages and unquote(anchor) not in pages[target].ids
            ):
                broken.append(f"{name}: {link}")
    assert not broken


def test_no_page_loads_anything_from_another_host(pages: dict[str, Html]) -> None:
    """Scripts, styles and images all come from the site itself."""
    assert [load for page in pages.values() for load in page.loads if re.match(r"(https?:)?//", load)] == []


def test_nothing_of_ours_runs_inline(pages: dict[str, Html]) -> None:
    """No style attribute, style element or event handler stands on any page."""
    assert {name: page.inline for name, page in pages.items() if page.inline} == {}


def test_no_anchor_stands_twice_on_a_page(pages: dict[str, Html]) -> None:
    """Every id is unique, so that links and labels find the right thing."""
    twice = {name: [i for i in set(page.ids) if page.ids.count(i) > 1] for name, page in pages.items()}
    assert {name: ids for name, ids in twice.items() if ids} == {}


def test_pages_ask_search_engines_to_stay_away(site: Path) -> None:
    """Every page says noindex and robots.txt refuses."""
    for path in site.rglob("*.html"):
        assert "noindex" in path.read_text("utf-8"), path
    assert "Disallow: /" in (site / "robots.txt").read_text("utf-8")


def test_every_kind_has_a_section_page(site: Path) -> None:
    """Home, a page for each kind and registry, and the trainers' pages exist."""
    listed = json.loads((site / "playbook.json").read_text("utf-8"))["entries"]
    assert {entry["kind"] for entry in listed} >= {kind.name for kind in KINDS} - {
        "placeholder",
        "exception",
        "synonym",
        "rate",
        "holiday",
    }
    for kind in KINDS:
        if not kind.is_registry:
            assert (site / kind.home / "index.html").is_file(), kind.name


def test_playbook_json_tells_every_entry_with_its_source(site: Path) -> None:
    """Each entry's url exists in the site and its source file and line exist in the repository."""
    for entry in json.loads((site / "playbook.json").read_text("utf-8"))["entries"]:
        assert {"id", "kind", "title", "url", "covers", "aliases", "source", "lines"} == set(entry)
        assert (site / unquote(urldefrag(entry["url"])[0])).is_file(), entry["id"]
        source = ROOT / entry["source"]["file"]
        assert entry["source"]["line"] <= len(source.read_text("utf-8").splitlines())


def test_two_builds_of_the_same_content_are_the_same_bytes(site: Path, tmp_path: Path) -> None:
    """Published bytes depend on the commit alone."""
    again = tmp_path / "site"
    assert build_site(again).returncode == 0
    files = {path.relative_to(site): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    others = {path.relative_to(again): path.read_bytes() for path in again.rglob("*") if path.is_file()}
    assert files.keys() == others.keys()
    assert [path for path in files if files[path] != others[path]] == []


def test_a_mistake_publishes_nothing_and_leaves_the_last_site(tmp_path: Path) -> None:
    """A build with an error exits 1, says where, shows no traceback, and touches no published file."""
    playbooks, out = tmp_path / "playbooks", tmp_path / "site"
    shutil.copytree(ROOT / "playbooks", playbooks)
    assert build_site(out, playbooks).returncode == 0
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*")}
    entry = playbooks / "objections" / "boss-away.yml"
    entry.write_text(entry.read_text("utf-8").replace("summary:", "sumary:", 1), "utf-8")
    failed = build_site(out, playbooks)
    said = failed.stdout + failed.stderr
    assert failed.returncode == 1
    assert "objections/boss-away.yml" in said and "你是不是想写“summary”" in said
    assert "Traceback" not in said
    assert {path: path.stat().st_mtime_ns for path in out.rglob("*")} == before
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_a_renamed_entry_redirects_from_its_old_address(tmp_path: Path) -> None:
    """`formerly` leaves a page at the old address that leads to the new one."""
    playbooks, out = tmp_path / "playbooks", tmp_path / "site"
    shutil.copytree(ROOT / "playbooks", playbooks)
    entry = playbooks / "checklists" / "before-call.yml"
    entry.write_text(entry.read_text("utf-8") + "formerly: [call-preparation]\n", "utf-8")
    assert build_site(out, playbooks).returncode == 0
    assert "url=before-call.html" in (out / "checklists" / "call-preparation.html").read_text("utf-8")


def test_the_first_view_of_an_entry_page_is_light(site: Path) -> None:
    """What stands on the page is loaded, with what that imports; the finder's engine comes when idle."""
    assets = site / "assets" / "playbook"
    used = {"boot.js", "main.js", "playbook.css"}
    tags = set(re.findall(r"<([a-z]+-[a-z]+)\b", (site / "objections" / "boss-away.html").read_text("utf-8")))
    open_ones = [f"elements/{tag}.js" for tag in tags if (assets / f"elements/{tag}.js").is_file()]
    assert "elements/playbook-finder.js" in open_ones
    while open_ones:
        name = open_ones.pop()
        if name not in used:
            used.add(name)
            folder = posixpath.dirname(name)
            imported = re.findall(r'\bfrom "(\.[^"]+)"', (assets / name).read_text("utf-8"))
            open_ones += [posixpath.normpath(posixpath.join(folder, path)) for path in imported]
    assert sum(len(gzip.compress((assets / name).read_bytes(), 6)) for name in used) <= 60 * 1024, used
