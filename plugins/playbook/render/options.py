"""The one table of settings of a site: who we are, where the repository is, how the site behaves."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

# What the record of a call may say, each in braces; a line whose blanks are all empty is left out.
WRAP_UP_BLANKS = (
    "时间",
    "路径",
    "处置码",
    "承诺",
    "承诺金额",
    "承诺日期",
    "付款人",
    "必说",
    "下次联系",
    "批准",
    "备注",
)
WRAP_UP = """通话小结 {时间}
路径：{路径}
处置码：{处置码}
承诺：{承诺}
必说：{必说}
下次联系：{下次联系}
备注：{备注}"""


# Days until a missed question comes back, for each of the five boxes (Leitner).
REVIEW_DAYS = (1, 2, 4, 8, 16)


def wrong_review_days(days: Sequence[object]) -> bool:
    """Whether these cannot be the intervals of five boxes: five whole days, each longer than the last."""
    whole = [day for day in days if isinstance(day, int) and not isinstance(day, bool) and day > 0]
    return len(whole) != len(REVIEW_DAYS) or len(days) != len(whole) or sorted(set(whole)) != whole


def unknown_blanks(form: str) -> list[str]:
    """The blanks of a wrap-up format that no call can fill."""
    return [name for name in re.findall(r"\{([^{}]*)\}", form) if name not in WRAP_UP_BLANKS]


@dataclass(frozen=True)
class Options:
    """Settings of one site; everything works with none of them set.

    `organisation` gives values to placeholders whose source is the organisation. `edit_url` is the
    address of a file's editor on the forge, with `{path}` and `{line}` in it. `wrap_up` is the form in
    which the record of a call is copied; `review_days` the days between reviews of a missed question.
    """

    site_name: str = "催收话术手册"
    organisation: Mapping[str, str] = field(default_factory=dict)
    edit_url: str = ""
    wrap_up: str = WRAP_UP
    review_days: tuple[int, ...] = REVIEW_DAYS
    playbooks: str = "playbooks"
