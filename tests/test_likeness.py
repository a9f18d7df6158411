"""Scan learns from the content's examples: it notices violations that nobody wrote a pattern for."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from playbook.library import Item, Library
from playbook.problems import Severity
from playbook.reader import Reader
from playbook.rules.likeness import ALONE, Likeness, learn, scan

HERE = Path(__file__).parent / "red_lines"
PLAYBOOKS = Path(__file__).parents[1] / "playbooks"

# Reached, 0.78 and 0.05, on sentences whose author had seen neither patterns nor examples; patterns and words
# alone gave 0.34 and 0.28. The gates leave room for what every new line of the content teaches besides.
JUDGED_RECALL, JUDGED_FALSE_ALARMS = 0.72, 0.08
# Honest sentences that speak of families, courts and visits; everyday ones are far below.
NEAR_FALSE_ALARMS = 0.09


@pytest.fixture(scope="module")
def library() -> Library:
    return Reader().load(PLAYBOOKS)[0]


@pytest.fixture(scope="module")
def judge(library: Library) -> Likeness:
    learnt = learn(library)
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


def test_violations_that_nobody_had_seen_are_noticed(
    library: Library, record_property: Callable[[str, object], None]
) -> None:
    share = share_noticed(library, "bad-judged.txt")
    record_property("noticed", share)
    assert share >= JUDGED_RECALL


@pytest.mark.parametrize(
    ("name", "most"),
    [
        ("good-judged.txt", JUDGED_FALSE_ALARMS),
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
    again = learn(library)
    assert again
    assert (again.weights, again.bias) == (judge.weights, judge.bias)


def test_a_sentence_added_to_like_is_noticed_and_one_added_to_good_is_not(library: Library) -> None:
    """What the head of red-lines.yml promises a trainer."""
    said = "明儿俺拎着锣鼓上恁家门口敲一天"
    honest = "拎着锣鼓上恁家门口敲的那人，明儿俺报警"

    def taught(**more: tuple[str, ...]) -> Likeness:
        item = library.items["red-line.RL13"]
        record = item.record.model_copy(
            update={name: (*getattr(item.record, name), *texts) for name, texts in more.items()}
        )
        items: dict[str, Item] = {**library.items, item.id: replace(item, record=record)}
        learnt = learn(Library(items=items))
        assert learnt
        return learnt

    before, after = taught(), taught(like=(said,))
    assert before.of(said) < ALONE < after.of(said)
    assert before.of(said + "闹得凶") < after.of(said + "闹得凶")
    assert taught(like=(said,), good=(honest,)).of(honest) < after.of(honest)


def test_without_examples_only_patterns_speak(library: Library) -> None:
    bare = Library(items={item.id: item for item in library.items.values() if item.kind.name == "article"})
    assert learn(bare) is None
    assert scan(bare, "再不还钱就弄死你") == []
