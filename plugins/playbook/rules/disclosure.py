"""Lines for people who may not hear of the debt carry nothing that tells of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from playbook.library import Library
from playbook.rules.placeholders import PLACEHOLDER
from playbook.rules.rule import Finding, Rule

DEBT_WORDS = re.compile(r"欠款|欠钱|欠账|逾期|还款|催收|账款|货款|贷款|债务|借款|账单|分期|罚息|违约金")


def check(library: Library) -> Iterator[Finding]:
    """说给未核身接听人、无关第三人和前台的话，不能露出欠款。

    没有核身之前，不知道接电话的是谁；说出金额、到期日、产品，甚至“还款”两个字，就是把别人的债务
    告诉了不该知道的人（民法典第1033条，信用卡办法第68条）。只说自己是谁、想找谁、请转告回电。
    """
    private = {item.stem for item in library.of("placeholder") if item.record.private}
    for placed in library.lines.values():
        closed = [listener.label for listener in placed.line.to if not listener.may_hear_debt]
        if not closed:
            continue
        for path, words in placed.words:
            shown = [f"{{{name}}}" for name in PLACEHOLDER.findall(words) if name in private]
            for leak in dict.fromkeys([*shown, *DEBT_WORDS.findall(words)]):
                place = placed.item.locate_words(path, leak)
                yield place, f"“{leak}”不能让{'、'.join(closed)}听到", "只说自己是谁、想找谁、请转告回电"


RULE = Rule("disclosure", check)
