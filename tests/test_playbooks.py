"""The real content: every file under playbooks/ is free of errors."""

from pathlib import Path

import pytest

from case_files import Checked, check_folder
from playbook.problems import Severity

ROOT = Path(__file__).parent.parent
FILES = sorted(
    path.relative_to(ROOT).as_posix()
    for path in (ROOT / "playbooks").rglob("*.yml")
    if not path.name.startswith("_")
)


@pytest.fixture(scope="session")
def checked() -> Checked:
    """One check of the whole content, shared by all files."""
    return check_folder(ROOT / "playbooks")


@pytest.mark.parametrize("file", FILES)
def test_the_file_has_no_error(checked: Checked, file: str):
    """What stands in the file can be published."""
    here = [one for one in checked.problems if one.location.file == file and one.severity is Severity.ERROR]
    assert Checked(checked.library, tuple(here)).text == "没有发现问题。\n"


def test_no_error_stands_outside_of_the_yaml_files(checked: Checked):
    """Nothing else lies in the folder that a trainer would take for content."""
    assert [one for one in checked.problems if one.location.file not in FILES] == []
