"""The red lines of the registry catch what they should and leave honest sentences alone."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from playbook.library import Library
from playbook.problems import Severity
from playbook.reader import Reader
from playbook.rules.red_line import Guard, guards, scan_text

HERE = Path(__file__).parent / "red_lines"
PLAYBOOKS = Path(__file__).parents[1] / "playbooks"

# Innocent sentences that the first patterns flagged on a real floor.
FROM_THE_FLOOR = (
    "派人到贵公司对账",
    "麻烦您告诉领导，这笔欠款今天要定",
    "刷卡还款",
    "报卡号后四位核对",
    "先下午把回单发我，还是明天",
)

# Reached on the sentences of bad-fresh.txt and good-fresh.txt; raise the first, never lower it.
FRESH_RECALL = 102 / 104
FRESH_FALSE_ALARMS = 0


@pytest.fixture(scope="module")
def library() -> Library:
    return Reader().load(PLAYBOOKS)[0]


@pytest.fixture(scope="module")
def ready(library: Library) -> tuple[Guard, ...]:
    return guards(library.of("red-line"))


def rows(name: str) -> Iterator[str]:
    for row in (HERE / name).read_text(encoding="utf-8").splitlines():
        if row and not row.startswith("#"):
            yield row


def labelled(name: str) -> list[tuple[str, str]]:
    found = []
    for row in rows(name):
        red_line, _, sentence = row.partition("\t")
        found.append((red_line, sentence))
    return found


def caught(
    ready: tuple[Guard, ...], name: str, mode: Severity, *, with_words: bool = False
) -> tuple[int, list[tuple[str, str]]]:
    """How many labelled sentences of this severity there are, and those that their red line missed."""
    severities = {
        guard.id: Severity.ERROR if guard.rule.mode == "block" else Severity.WARNING for guard in ready
    }
    due = [(red_line, sentence) for red_line, sentence in labelled(name) if severities[red_line] is mode]
    missed = [
        (red_line, sentence)
        for red_line, sentence in due
        if red_line not in {hit.red_line for hit in scan_text(ready, sentence, with_words=with_words)}
    ]
    return len(due), missed


def share_of_fresh(ready: tuple[Guard, ...]) -> float:
    due, missed = 0, 0
    for mode in (Severity.ERROR, Severity.WARNING):
        some, escaped = caught(ready, "bad-fresh.txt", mode, with_words=True)
        due, missed = due + some, missed + len(escaped)
    return 1 - missed / due


def test_all_forty_red_lines_are_there(ready: tuple[Guard, ...]) -> None:
    assert [guard.id for guard in ready] == [f"RL{number:02}" for number in range(1, 41)]


def test_every_bad_example_is_caught_by_its_own_red_line(ready: tuple[Guard, ...]) -> None:
    missed = [
        (guard.id, sentence)
        for guard in ready
        for sentence in guard.rule.bad
        if not scan_text([guard], sentence)
    ]
    assert not missed


def test_no_good_example_is_blocked_by_any_red_line(ready: tuple[Guard, ...]) -> None:
    flagged = [
        (guard.id, sentence, hit)
        for guard in ready
        for sentence in guard.rule.good
        for hit in scan_text(ready, sentence)
        if hit.severity is Severity.ERROR
    ]
    assert not flagged


def test_what_a_red_line_offers_instead_passes_all_red_lines(ready: tuple[Guard, ...]) -> None:
    flagged = [(guard.id, hit) for guard in ready for hit in scan_text(ready, guard.rule.instead)]
    assert not flagged


@pytest.mark.parametrize("sentence", FROM_THE_FLOOR)
def test_innocent_sentences_from_the_floor_pass(ready: tuple[Guard, ...], sentence: str) -> None:
    assert not scan_text(ready, sentence)


def test_honest_sentences_are_never_blocked(ready: tuple[Guard, ...]) -> None:
    sentences = list(rows("good.txt"))
    assert len(sentences) >= 200
    flagged = [
        (sentence, hit)
        for sentence in sentences
        for hit in scan_text(ready, sentence)
        if hit.severity is Severity.ERROR
    ]
    assert not flagged


def test_blunt_and_colloquial_violations_are_blocked(ready: tuple[Guard, ...]) -> None:
    due, missed = caught(ready, "bad.txt", Severity.ERROR)
    assert due >= 120
    assert 1 - len(missed) / due >= 0.9, missed


def test_violations_for_review_are_noticed(ready: tuple[Guard, ...]) -> None:
    due, missed = caught(ready, "bad.txt", Severity.WARNING)
    assert 1 - len(missed) / due >= 0.9, missed


def test_fresh_violations_are_caught_at_least_as_often_as_before(ready: tuple[Guard, ...]) -> None:
    """What `scan` shows, errors and warnings; the words were widened after a first look, so it flatters."""
    assert share_of_fresh(ready) >= FRESH_RECALL


def test_fresh_honest_sentences_are_flagged_no_more_often_than_before(ready: tuple[Guard, ...]) -> None:
    flagged = [
        (sentence, hit) for _, sentence in labelled("good-fresh.txt") for hit in scan_text(ready, sentence)
    ]
    assert len(flagged) <= FRESH_FALSE_ALARMS, flagged


@pytest.mark.parametrize("name", ["bad-roundabout.txt", "bad-unseen.txt"])
def test_roundabout_and_unseen_violations_are_only_measured(
    ready: tuple[Guard, ...], name: str, record_property: Callable[[str, object], None]
) -> None:
    """Hints and wording never tuned to mostly escape; the share that is caught is recorded, not required."""
    due, missed = caught(ready, name, Severity.ERROR)
    record_property("caught", f"{due - len(missed)}/{due}")
    assert due
