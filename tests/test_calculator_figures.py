"""The numbers in the calculators are those of the registry that their pages cite."""

from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent
CORE = ROOT / "plugins/playbook/browser/core"
LIMITS = yaml.safe_load((ROOT / "playbooks/legal/limits.yml").read_text("utf-8"))

# Module, what it reckons with, the limit that it comes from, and how that limit says it.
NUMBERS = (
    ("interest.js", "PRIVATE_LENDING = 4;", "LM40", "LPR×4"),
    ("interest.js", "FINANCE_LINE = " + '"24"', "LM44", "24%"),
    ("interest.js", "SALE_LOSS = [130, 150]", "LM45", "加 30%—50%"),
    ("interest.js", "TOO_HIGH = { top: 130, bottom: 100 }", "LM46", "超过损失 30%"),
    ("interest.js", "SME_DAILY = " + '"5"', "LM49", "日万分之五"),
    ("limitation.js", "LIMITATION_MONTHS = 36", "LM20", "3 年"),
    ("limitation.js", "LONGEST_MONTHS = 240", "LM21", "20 年"),
    ("limitation.js", "GUARANTEE_MONTHS = 6", "LM24", "6 个月"),
    ("instalments.js", "CARD_MOST_MONTHS = 60", "LM53", "60期"),
)


@pytest.mark.parametrize(("module", "code", "limit", "words"), NUMBERS, ids=lambda value: str(value)[:20])
def test_a_number_is_the_one_that_the_registry_states(module: str, code: str, limit: str, words: str) -> None:
    """Whoever changes a limit changes the calculator with it."""
    assert code in (CORE / module).read_text("utf-8")
    assert words in LIMITS[limit]["value"]
