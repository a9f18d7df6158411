"""What pages show of their sources: where to edit, how sure the law is, who we are."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from case_files import EVERY_KIND
from playbook.reader import Reader
from playbook.render.options import Options
from playbook.render.pages import Page, Pages


def pages(options: Options, root: Path = EVERY_KIND) -> dict[str, Page]:
    library, _ = Reader().load(root)
    return {page.url: page for page in Pages(library, options).all()}


def test_the_edit_link_points_at_the_file_and_line() -> None:
    """With an address for edits the link carries path and line; without one the page shows the path."""
    linked = pages(Options(edit_url="https://forge.example/edit/{path}#L{line}"))
    assert (
        "https://forge.example/edit/playbooks/objections/boss-away.yml#L1"
        in linked["objections/boss-away.html"].html
    )
    plain = pages(Options())["objections/boss-away.html"].html
    assert "<code>playbooks/objections/boss-away.yml</code>" in plain


def test_the_organisation_fills_in_its_own_placeholders() -> None:
    """A value set in the configuration stands in every line; the rest stay loud."""
    library, _ = Reader().load(EVERY_KIND)
    own = next(item.stem for item in library.of("placeholder") if item.record.source.value == "organisation")
    html = "".join(page.html for page in pages(Options(organisation={own: "甲机构"})).values())
    assert "甲机构" in html
    assert f'data-placeholder="{own}"' not in html
    assert "data-placeholder=" in html


def test_content_cannot_bring_markup(tmp_path: Path) -> None:
    """A script tag in any text is shown as text, never as a tag."""

    root = shutil.copytree(EVERY_KIND, tmp_path / "playbooks")
    bad = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    entry = root / "objections" / "boss-away.yml"
    text = entry.read_text("utf-8")
    for field in ("title", "summary"):
        text = re.sub(rf"^{field}: .*$", f'{field}: "{bad}"', text, count=1, flags=re.M)
    entry.write_text(text, "utf-8")
    for page in pages(Options(), root).values():
        assert "<script" not in page.html and "<img" not in page.html, page.url
        assert "onerror=alert" not in page.html or "&lt;img" in page.html


@pytest.mark.parametrize("confidence", ["secondary", "from-memory"])
def test_law_that_was_not_seen_is_marked_or_hidden(tmp_path: Path, confidence: str) -> None:
    """A secondary limit carries 以正式文本为准 wherever it stands; one from memory shows no number."""

    root = shutil.copytree(EVERY_KIND, tmp_path / "playbooks")
    limits = root / "legal" / "limits.yml"
    text = limits.read_text("utf-8")
    limits.write_text(re.sub(r"confidence: [\w-]+", f"confidence: {confidence}", text), "utf-8")
    value = re.search(r"value: (.+)", text)
    shown = pages(Options(), root)["legal/limits.html"].html
    assert value is not None
    if confidence == "secondary":
        assert "以正式文本为准" in shown
    else:
        assert "未核，不作规则展示" in shown and value[1].strip() not in shown
