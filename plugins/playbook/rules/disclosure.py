"""Lines for people who may not hear of the debt carry nothing that tells of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from playbook.library import Library, PlacedLine
from playbook.model.choices import Listener, Scope
from playbook.rules.placeholders import PLACEHOLDER
from playbook.rules.rule import Finding, Rule

DEBT_WORDS = re.compile(r"欠款|欠钱|欠账|逾期|还款|催收|账款|货款|贷款|债务|借款|账单|分期|罚息|违约金")

# Who calls; for a consumer it often tells what about.
BLANK = "{机构}"


def check(library: Library) -> Iterator[Finding]:
    """说给未核身接听人、无关第三人和前台的话，不能露出欠款。

    没有核身之前，不知道接电话的是谁；说出金额、到期日、产品，甚至“还款”两个字，就是把别人的债务
    告诉了不该知道的人（民法典第1033条，信用卡办法第68条）。只说自己是谁、想找谁、请转告回电。
    对私的电话，机构的名字往往就说明了是什么事：没核身的、无关的人只听工号；
    名字看不出业务才说的，写在 only_if 里。
    """
    private = {item.stem for item in library.of("placeholder") if item.record.private}
    for placed in library.lines.values():
        closed = [listener.label for listener in placed.line.to if not listener.may_hear_debt]
        if not closed:
            continue
        tells = _is_private(placed) and not placed.line.only_if
        for path, words in placed.words:
            if tells and BLANK in words:
                place = placed.item.locate_words(path, BLANK)
                message = f"没核身就报“{BLANK}”，名字本身会露出是什么事"
                yield place, message, "只报工号；名字看不出业务才说的，写进 only_if"
            shown = [f"{{{name}}}" for name in PLACEHOLDER.findall(words) if name in private]
            for leak in dict.fromkeys([*shown, *DEBT_WORDS.findall(words)]):
                place = placed.item.locate_words(path, leak)
                yield place, f"“{leak}”不能让{'、'.join(closed)}听到", "只说自己是谁、想找谁、请转告回电"


def _is_private(placed: PlacedLine) -> bool:
    """Whether a line may reach somebody at home who is not the debtor, or not yet known to be."""
    listeners = {Listener.UNVERIFIED, Listener.UNRELATED}
    return bool(listeners.intersection(placed.line.to)) and tuple(placed.scope) != (Scope.B2B,)


RULE = Rule("disclosure", check)
