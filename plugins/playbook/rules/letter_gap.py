"""What is left to be written by hand in a letter can be seen, on the screen and in a copied text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from playbook.library import Library
from playbook.problems import Severity
from playbook.rules.rule import Finding, Rule

# Spaces also keep a seal and a date apart: what stands beside them tells whether something is to come.
_GAP = re.compile(r"(\S*(?:[：（为]|人民币|大写))[ 　]{2,}|(\S+)[ 　]{2,}(?=[元年月日。，；）])")


def check(library: Library) -> Iterator[Finding]:
    """函件里留给手写的空，用 ＿＿＿＿（全角下划线），不用空格（提醒）。

    空格看不见：复制到微信里就没有了，换行时也会缩掉，收信人不知道这里漏了一个数。
    金额、日期这类每封函都要填的，登记成占位符更好，页面上有一格可填，还会核对加总。
    """
    for item in library.of("letter"):
        for found in _GAP.finditer(item.record.text):
            before = (found[1] or found[2])[-8:]
            place = item.locate_words(("text",), before)
            yield place, f"“{before}”后面的空是空格，看不出要填", "写成 ＿＿＿＿，或登记一个占位符"


RULE = Rule("letter-gap", check, Severity.WARNING)
