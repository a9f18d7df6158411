"""The red lines' examples teach a judge: it notices violations that nobody wrote a pattern for."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from playbook.library import Item, Library
from playbook.problems import Severity
from playbook.reader import Reader
from playbook.rules.likeness import OURS, Likeness, learn, scan
from playbook.rules.red_line import SENTENCE

HERE = Path(__file__).parent / "red_lines"
PLAYBOOKS = Path(__file__).parents[1] / "playbooks"

# Reached, 0.83 to 0.90 and 0.04 to 0.07, on sentences whose authors had seen neither patterns nor examples;
# patterns and words alone gave 0.34 and 0.28. The gates leave room for what new examples teach besides.
JUDGED_RECALL, JUDGED_FALSE_ALARMS = 0.80, 0.09
# What the check holds back of the same: reached 0.58 to 0.77, and 0.00 to 0.01.
HELD_BACK, HELD_BACK_WRONGLY = 0.53, 0.025
# Honest sentences that speak of families, courts and visits; everyday ones are far below.
NEAR_FALSE_ALARMS = 0.09


@pytest.fixture(scope="module")
def library() -> Library:
    return Reader().load(PLAYBOOKS)[0]


@pytest.fixture(scope="module")
def judge(library: Library) -> Likeness:
    learnt = learn(library.of("red-line"))
    assert learnt
    return learnt


def rows(name: str) -> list[str]:
    found = (HERE / name).read_text("utf-8").splitlines()
    return [row.partition("\t")[2] or row for row in found if row and not row.startswith("#")]


def share_noticed(library: Library, name: str) -> float:
    """All sentences in one text: scan judges each by itself."""
    sentences = [row.replace("。", "，").replace("！", "，").replace("？", "，") for row in rows(name)]
    text = "\n".join(sentences)
    lines = {text.count("\n", 0, hit.start) for hit in scan(library, text)}
    return len(lines) / len(sentences)


JUDGED = ("judged", "judged-2", "judged-3")


@pytest.mark.parametrize("name", JUDGED)
def test_violations_that_nobody_had_seen_are_noticed(
    library: Library, name: str, record_property: Callable[[str, object], None]
) -> None:
    share = share_noticed(library, f"bad-{name}.txt")
    record_property("noticed", share)
    assert share >= JUDGED_RECALL


@pytest.mark.parametrize("name", JUDGED)
def test_the_check_holds_back_most_of_them_and_hardly_an_honest_one(judge: Likeness, name: str) -> None:
    """Where no pattern stops it, a line of ours that is like the bad ones is at least reported."""
    bad, good = rows(f"bad-{name}.txt"), rows(f"good-{name}.txt")
    assert sum(map(judge.holds_back, bad)) >= HELD_BACK * len(bad)
    assert sum(map(judge.holds_back, good)) <= HELD_BACK_WRONGLY * len(good)


def test_courtesy_around_a_threat_does_not_hide_it(judge: Likeness) -> None:
    """Reached 0.37, where the sentence as a whole gave 0.01; honest ones pass as before."""

    def padded(said: str) -> str:
        return f"请您看清楚，{said.rstrip('。！？')}，您看几点方便"

    bad, good = rows("bad-judged.txt"), rows("good-judged.txt")
    assert sum(judge.holds_back(padded(one)) for one in bad) >= 0.3 * len(bad)
    assert sum(judge.holds_back(padded(one)) for one in good) <= HELD_BACK_WRONGLY * len(good)


def test_what_somebody_found_honest_is_not_held_back_again(library: Library, judge: Likeness) -> None:
    honest = [str(text) for item in library.of("red-line") for text in item.record.good]
    sentences = [found[0] for text in honest for found in SENTENCE.finditer(text)]
    assert len(sentences) > 1500
    assert [one for one in sentences if judge.holds_back(one)] == []


@pytest.mark.parametrize(
    ("name", "most"),
    [
        ("good-judged.txt", JUDGED_FALSE_ALARMS),
        ("good-judged-2.txt", JUDGED_FALSE_ALARMS),
        ("good-judged-3.txt", JUDGED_FALSE_ALARMS),
        ("good.txt", NEAR_FALSE_ALARMS),
        ("good-fresh.txt", NEAR_FALSE_ALARMS),
    ],
)
def test_honest_sentences_are_seldom_flagged(library: Library, name: str, most: float) -> None:
    assert share_noticed(library, name) <= most


@pytest.mark.parametrize(
    "said",
    [
        "您好，请问是客户本人吗，这通电话有录音",
        "派人到贵公司对账",
        "麻烦您告诉领导，这笔欠款今天要定",
        "刷卡还款",
        "先下午把回单发我，还是明天",
        "请您今天下班前转到合同账户",
        "我们周三上午十点到贵公司拜访，您看行吗",
    ],
)
def test_everyday_lines_pass(library: Library, said: str) -> None:
    assert scan(library, said) == []


def test_a_finding_names_the_example_that_it_is_like(library: Library) -> None:
    said = "您好。\n我让你在全村人面前抬不起头！好吗？"
    (hit,) = [hit for hit in scan(library, said) if hit.like]
    assert hit.severity is Severity.WARNING
    assert said[hit.start :].startswith(hit.words)
    item = library.items[f"red-line.{hit.red_line}"]
    assert any(hit.like in str(text) for text in (*item.record.bad, *item.record.like))


def test_the_same_content_teaches_the_same(library: Library, judge: Likeness) -> None:
    again = learn([replace(item, record=item.record.model_copy()) for item in library.of("red-line")])
    assert again
    assert (again.weights, again.bias) == (judge.weights, judge.bias)


def test_a_sentence_added_to_like_is_noticed_and_one_added_to_good_is_not(library: Library) -> None:
    """What the head of red-lines.yml promises a trainer."""
    said = "弄两车渣土倒在巷口"
    honest = "渣土倒在巷口的那人，请您报警"

    def taught(**more: tuple[str, ...]) -> Likeness:
        item = library.items["red-line.RL13"]
        record = item.record.model_copy(
            update={name: (*getattr(item.record, name), *texts) for name, texts in more.items()}
        )
        items: dict[str, Item] = {**library.items, item.id: replace(item, record=record)}
        learnt = learn(Library(items=items).of("red-line"))
        assert learnt
        return learnt

    before, after = taught(), taught(like=(said,))
    assert before.of(said) < OURS < after.of(said)
    assert before.of("巷口倒了渣土，车开不出") < after.of("巷口倒了渣土，车开不出")
    assert taught(like=(said,), good=(honest,)).of(honest) < after.of(honest)


def test_without_examples_only_patterns_speak(library: Library) -> None:
    bare = Library(items={item.id: item for item in library.items.values() if item.kind.name == "article"})
    assert learn(bare.of("red-line")) is None
    assert scan(bare, "再不还钱就弄死你") == []
