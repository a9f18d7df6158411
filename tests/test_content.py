"""The real content as a team would judge it: enough of everything, and deep before long."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from conftest import ROOT
from finder_files import CORE, emit, node
from playbook.library import Item, Library
from playbook.model.choices import CallKind
from playbook.reader import Reader

LEAST = {
    "stage": 5,
    "customer": 20,
    "case": 25,
    "objection": 45,
    "channel": 12,
    "letter": 20,
    "technique": 90,
    "checklist": 12,
    "tree": 12,
    "legal-risk": 15,
    "worked-case": 14,
    "term": 120,
    "outcome": 26,
    "red-line": 40,
    "limit": 59,
    "article": 495,
    "point": 593,
}


@pytest.fixture(scope="module")
def library() -> Library:
    loaded, _ = Reader().load(ROOT / "playbooks")
    return loaded


@pytest.mark.parametrize(("kind", "least"), LEAST.items())
def test_there_is_enough_of_each_kind(library: Library, kind: str, least: int) -> None:
    """No kind falls below what the playbook promises."""
    assert len(library.of(kind)) >= least


def test_there_are_lines_enough_for_a_call_floor(library: Library) -> None:
    """Five hundred lines at the least, a fair share of them for consumers and for trade."""
    assert len(library.lines) >= 500
    for scope in ("b2b", "consumer"):
        assert sum(scope in placed.scope for placed in library.lines.values()) >= 200


def test_trees_lead_through_whole_calls(library: Library) -> None:
    """Two hundred questions and outcomes at the least; a call begins in one of three ways."""
    trees = [item.record for item in library.of("tree")]
    assert sum(len(tree.questions) + len(tree.outcomes) for tree in trees) >= 200
    codes = {item.stem for item in library.of("outcome")}
    assert {str(outcome.code) for tree in trees for outcome in tree.outcomes.values()} <= codes
    assert {opens for tree in trees if (opens := tree.opens)} == set(CallKind)


def test_every_objection_is_answered_in_more_than_one_way(library: Library) -> None:
    """Each has lines for at least two stages or two tones."""

    def ways(item: Item) -> int:
        stages = {stage for line in item.lines for stage in library.lines[f"{item.id}#{line.id}"].stages}
        return max(len(stages), len({line.tone for line in item.lines}))

    assert [item.id for item in library.of("objection") if ways(item) < 2] == []


def test_crisis_entries_never_speak_of_payment(library: Library) -> None:
    """What is said in a crisis names no money, no date and no account."""
    crisis = [item for item in library.of("case") if item.record.group.value == "crisis"]
    assert len(crisis) >= 5
    words = ("还款", "付款", "欠款", "金额", "逾期", "分期", "{金额}", "{到期日}")
    said = [(item.id, line.say) for item in crisis for line in item.lines]
    assert [row for row in said if any(word in row[1] for word in words)] == []


def test_who_looks_for_repealed_law_finds_what_is_in_force(tmp_path: Path) -> None:
    """合同法107 leads to 民法典577."""
    folder = emit(ROOT / "playbooks", tmp_path)
    asked = json.dumps(["合同法107", "合同法第107条", "合同法107条"])
    ran = node(ROOT / "tests/finder/measure.mjs", folder, CORE / "search.js", given=asked)
    for rank in json.loads(ran.stdout)["ranks"]:
        top = [found[0] for found in rank["ids"][:3]]
        assert {"old-law.contract-107", "old-law.contract-107-cited", "article.CC-577"} & set(top)


def test_the_open_question_on_late_interest_shows_both_readings(library: Library) -> None:
    """Where two rules are open to argument both stand, marked for counsel."""
    late = library.items["open-question.C1"].record
    assert "万分之五" in late.one and "LPR" in late.other and "法务" in late.advice
