"""What the library knows and remembers beyond the findings that the cases show."""

import shutil
from pathlib import Path

import pytest

from case_files import EVERY_KIND, check_folder
from playbook.model.kinds import KIND
from playbook.model.read import MOST, to_record
from playbook.nodes import read
from playbook.reader import Reader


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the example library that a test may spoil."""
    return shutil.copytree(EVERY_KIND, tmp_path / "playbooks")


def test_a_reader_reads_again_only_what_changed(root: Path):
    """Serving stays fast: a file with the same bytes keeps its document."""
    reader = Reader()
    before, _ = reader.load(root)
    (root / "terms.yml").write_bytes((root / "terms.yml").read_bytes() + b"\n")
    (root / "techniques" / "listen.yml").unlink()
    after, _ = reader.load(root)
    kept = {file for file, document in after.documents.items() if document is before.documents[file]}
    assert set(before.documents) - kept == {"playbooks/terms.yml", "playbooks/techniques/listen.yml"}
    assert "technique.listen" not in after.items


def test_a_line_of_an_unreadable_entry_gets_the_benefit_of_the_doubt(root: Path):
    """References to what may stand in there are no second finding."""
    (root / "objections" / "boss-away.yml").write_text("title：老板不在\n", "utf-8")
    library = check_folder(root).library
    assert library.knows("objection.boss-away#carry-the-message")
    assert not library.knows("objection.boss-gone")
    assert not library.knows("case.fraudulent-application#gone")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("objection.leader-away", "objection.boss-away"),
        ("objection.leader-away#carry-the-message", "objection.boss-away#carry-the-message"),
        ("objection.bos-away#carry-message", "objection.boss-away#carry-the-message"),
        ("boss-away", "objection.boss-away"),
        ("chanel.phone", "channel.phone"),
        ("channel.mail", ""),
        ("article.CC-578", "article.CC-577"),
    ],
)
def test_the_nearest_id_is_the_one_that_was_meant(written: str, meant: str):
    """A former name leads to the new one; a similar stem of the right kind, or the whole id, is suggested."""
    assert check_folder(EVERY_KIND).library.nearest(written) == meant


def test_a_flood_of_slips_in_one_entry_is_cut_off():
    """Nobody mends thousands at a time, and each costs a search for what was meant."""
    document = read("a.yml", "".join(f"field{n}: 1\n" for n in range(5_000)).encode())
    assert to_record(document, (), KIND["technique"].model, document.value) is None
    assert len(document.problems) == MOST
