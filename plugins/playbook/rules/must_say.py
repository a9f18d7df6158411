"""What has to be said at one moment of a call, or written in every letter of a group, is there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from playbook.library import Library
from playbook.model.law import MustSay
from playbook.rules.rule import Finding, Rule


def check(library: Library) -> Iterator[Finding]:
    """该说的必须说到：开场报明身份、告知录音，敲定时复述日期和金额；催款函写明金额、期限和联系方式。

    必说项登记在 legal/must-say.yml。话术的 part 标了哪一步，就检查那一步的必说项；
    说给不能听到欠款的人时不检查。
    """
    required = [item.record for item in library.of("must-say")]
    for placed in library.lines.values():
        if not all(listener.may_hear_debt for listener in placed.line.to):
            continue
        for rule in required:
            due = rule.part is not None and rule.part is placed.line.part
            if due and set(rule.scope).issuperset(placed.scope) and not _said(rule, placed.line.say):
                message = (
                    f"“{placed.line.part.label if placed.line.part else ''}”这一步没有说到：{rule.title}"
                )
                yield placed.item.locate(*placed.path, "say"), message, f"补上这一项：{rule.why}"
    for item in library.of("letter"):
        for rule in required:
            if item.record.group in rule.letters and not _said(rule, item.record.text):
                yield item.locate("text"), f"函件里没有写到：{rule.title}", f"补上这一项：{rule.why}"


def _said(rule: MustSay, words: str) -> bool:
    return any(re.search(pattern, words) for pattern in rule.patterns)


RULE = Rule("missing-must-say", check)
