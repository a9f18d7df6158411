"""Legal statements cite the registry, and cite only what is in force and was seen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from playbook.library import Item, Library
from playbook.model.choices import Confidence, Standing
from playbook.nodes import Path
from playbook.rules.rule import Finding, Rule

CLAIM = re.compile(
    r"法律规定|依法应当|法律上(?:必须|应当|不允许)|法定(?:义务|上限|期限|利率)|司法解释(?:规定|明确)|条例规定|构成犯罪|违反.{0,6}法"
)
_NUMBER = r"第?\s*([0-9]+|[一二三四五六七八九十百千零〇]+)\s*条(?:之([一二三四五六七八九十]))?"
_GONE = re.compile(r"已废止|原[《“]?|废止|旧法|以前叫")
_SENTENCE = re.compile(r"[^。；\n]+")
_DIGITS = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {"零": 0}
_UNITS = {"十": 10, "百": 100, "千": 1000}


def arabic(numeral: str) -> int:
    """A Chinese or Arabic numeral below ten thousand: 一千零六十八 → 1068."""
    if numeral.isdecimal():
        return int(numeral)
    total, digit = 0, 0
    for char in numeral:
        if char in _UNITS:
            total += (digit or 1) * _UNITS[char]
            digit = 0
        else:
            digit = _DIGITS[char]
    return total + digit


Named = tuple[tuple[Path, re.Match[str]], ...]


def _claims(item: Item) -> Named:
    """Where the entry says that the law says something, without an article's number."""
    return tuple((path, found) for path, text in item.prose if (found := CLAIM.search(text)))


def _named(pattern: re.Pattern[str], item: Item) -> Named:
    """Where the entry names one of the statutes."""
    return tuple((path, found) for path, text in item.prose for found in pattern.finditer(text))


def _outdated(pattern: re.Pattern[str], item: Item) -> Named:
    """Where the entry names a repealed statute in a sentence that does not say so."""
    sentences = ((path, one) for path, text in item.prose for one in _SENTENCE.findall(text))
    as_if_in_force = ((path, sentence) for path, sentence in sentences if not _GONE.search(sentence))
    return tuple((path, found) for path, sentence in as_if_in_force if (found := pattern.search(sentence)))


def uncited(library: Library) -> Iterator[Finding]:
    """说到法律，就要写明依据的法条编号。

    “法律规定”“依法应当”这样的话，条目的 law 不能空着；写了“民法典第577条”，law 里就要有 CC-577。
    说不出依据的法律话，会误导同事，也会被客户抓住。
    """
    statutes = {str(item.record.short): item for item in library.of("statute")}
    names = "|".join(sorted(map(re.escape, statutes), key=len, reverse=True))
    named = re.compile(f"《?({names})》?{_NUMBER}") if names else None
    for item in library.entries:
        cited = item.cited
        for path, claim in () if cited else item.once("claims of law", _claims):
            hint = "在 law 里写上法条编号；没有依据就改掉这句话"
            yield item.locate_words(path, claim[0]), f"“{claim[0]}”没有写明依据", hint
        for path, found in item.once(named, partial(_named, named)) if named else ():
            statute = statutes[found[1]]
            if statute.record.standing is Standing.REPEALED:
                continue
            wanted = f"{statute.stem}-{arabic(found[2])}" + (f"-{arabic(found[3])}" if found[3] else "")
            if wanted not in cited:
                known = library.knows(f"article.{wanted}")
                hint = f"在 law 里加上“{wanted}”" if known else f"登记表里没有“{wanted}”，核对条号"
                yield item.locate_words(path, found[0]), f"提到“{found[0]}”，但 law 里没有它", hint


def repealed(library: Library) -> Iterator[Finding]:
    """不能把已经废止、被替代或过了适用期的规定当成现行的来用。

    law 里不能写已废止的法条；正文提到旧法，要写成“原《合同法》第107条（已废止），现民法典第577条”。
    """
    for mention in library.mentions:
        article = library.items.get(mention.target)
        if article is None or article.kind.name != "article" or mention.source.kind.is_registry:
            continue
        if article.record.standing in (
            Standing.REPEALED,
            Standing.REPLACED,
            Standing.EXPIRED,
            Standing.DRAFT,
        ):
            standing = article.record.standing.label
            yield mention.place, f"“{mention.written}”{standing}，不能当依据", "换成现行有效的法条"
    gone = [item for item in library.of("statute") if item.record.standing is Standing.REPEALED]
    names = "|".join(re.escape(str(item.record.short)) for item in gone)
    if not names:
        return
    # 合同法律, 合同法务 and 担保法律 are other words.
    named = re.compile(f"《?(?:中华人民共和国)?(?<!劳动)({names})(?![律务定])》?")
    for item in library.entries:
        for path, found in item.once(named, partial(_outdated, named)):
            message = f"“{found[1]}”已经废止，这里写得像现行法"
            yield item.locate_words(path, found[0]), message, "写成“原《…》第…条（已废止），现…”"


def unseen(library: Library) -> Iterator[Finding]:
    """没有见过文本的规定（confidence: from-memory）不能当规则写出来。

    先核到文本，把登记表里的 confidence 改成 verified 或 secondary，再引用。
    """
    for mention in library.mentions:
        target = library.items.get(mention.target)
        if target is None or mention.source.kind.is_registry or target.kind.name not in ("article", "limit"):
            continue
        if target.record.confidence is Confidence.FROM_MEMORY:
            yield mention.place, f"“{mention.written}”还没有见过文本，不能引用", "换一条已核的依据，或删掉"


UNCITED = Rule("uncited-legal-claim", uncited)
REPEALED = Rule("repealed-law", repealed)
UNSEEN = Rule("unseen-law", unseen)
