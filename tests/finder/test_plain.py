"""The build and the page compare texts in the same form: else the index lacks what is asked for."""

import json

from finder_files import CORE, node
from playbook.search.text import plain

TEXTS = (
    "你们领导不在",
    "您先说",
    "咋还不上了",
    "怎么还",
    "什么时候给",
    "啥时候",
    "木有钱",
    "没得发票",
    "没有",
    "我没得罪他",
    "人们",
    "俺们跟他们",
    "对帐",
    "冇钱",
    "甭打了",
    "莫得",
    "木门",
)


def test_both_make_the_same_of_a_text() -> None:
    module = (CORE / "search/text.js").as_uri()
    made = f"JSON.stringify({json.dumps(TEXTS)}.map(plain))"
    code = f"import {{plain}} from {json.dumps(module)};console.log({made})"
    ran = node("--input-type=module", "-e", code)
    assert ran.returncode == 0, ran.stderr
    assert json.loads(ran.stdout) == [plain(text) for text in TEXTS]
