"""Runs every folder under cases/: good content is silent, bad content gives its report.txt.

PLAYBOOK_ACCEPT=1 writes the reports anew: read the difference before you commit it.
"""

import os

import pytest

from case_files import Case, bad_cases, check_folder, ok_cases


@pytest.mark.parametrize("case", ok_cases(), ids=lambda case: case.name)
def test_good_content_is_silent(case: Case, tmp_path):
    """A good case has no error and no warning."""
    assert check_folder(case.lay_out(tmp_path), case.as_of).text == "没有发现问题。\n"


@pytest.mark.parametrize("case", bad_cases(), ids=lambda case: case.name)
def test_bad_content_gives_its_report(case: Case, tmp_path):
    """A bad case gives exactly the report beside it, and its rule stands in there."""
    checked = check_folder(case.lay_out(tmp_path), case.as_of)
    expected = case.folder / "report.txt"
    if os.environ.get("PLAYBOOK_ACCEPT"):
        expected.write_text(checked.text, "utf-8", newline="\n")
    assert case.rule in {problem.rule for problem in checked.problems}
    assert checked.text == expected.read_text("utf-8")
