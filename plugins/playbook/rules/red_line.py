"""No line, letter, piece of advice or tree option crosses a red line of the registry."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial

from playbook.library import Item, Library
from playbook.model.choices import Grade, LintMode, Scope
from playbook.model.drill import Drill
from playbook.model.law import RedLine
from playbook.model.quiz import Quiz
from playbook.model.text import Advice, Spoken
from playbook.nodes import Path
from playbook.problems import Severity
from playbook.rules.rule import Finding, Rule

SENTENCE = re.compile(r"[^。；;！!？?\n]+")


@lru_cache(maxsize=4096)
def _compile(patterns: tuple[str, ...]) -> re.Pattern[str] | None:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns)) if patterns else None


@dataclass(frozen=True)
class Hit:
    """A red line found in a text: the words that gave it away and how sure that is.

    `like` is the example that the words resemble, where no pattern matched.
    """

    red_line: str
    title: str
    instead: str
    words: str
    start: int
    severity: Severity
    like: str = ""


@dataclass(frozen=True, eq=False)
class Guard:
    """One red line, ready to search; compared by identity, so that results can be remembered cheaply."""

    id: str
    rule: RedLine

    @cached_property
    def caught(self) -> re.Pattern[str]:
        return re.compile("|".join(f"(?:{pattern})" for pattern in self.rule.patterns))

    @cached_property
    def allowed(self) -> re.Pattern[str]:
        return re.compile("|".join(f"(?:{pattern})" for pattern in self.rule.lets_pass))

    @cached_property
    def words(self) -> re.Pattern[str] | None:
        return _compile(tuple(map(str, self.rule.review)))

    def hits(self, text: str, *, with_words: bool) -> Iterator[Hit]:
        sure = Severity.ERROR if self.rule.mode is LintMode.BLOCK else Severity.WARNING
        if not self.caught.search(text) and not (with_words and self.words and self.words.search(text)):
            return
        for sentence in SENTENCE.finditer(text):
            if self.allowed.search(sentence[0]):
                continue
            if found := self.caught.search(sentence[0]):
                yield self._hit(found, sentence.start(), sure)
            elif with_words and self.words and (found := self.words.search(sentence[0])):
                yield self._hit(found, sentence.start(), Severity.WARNING)

    def _hit(self, found: re.Match[str], offset: int, severity: Severity) -> Hit:
        rule = self.rule
        return Hit(self.id, str(rule.title), str(rule.instead), found[0], offset + found.start(), severity)


def guards(red_lines: Iterable[Item]) -> tuple[Guard, ...]:
    """The red lines of a library, ready to search with; the same ones give the same guards again."""
    return tuple(_guard(item.stem, item.record) for item in red_lines)


@lru_cache(maxsize=1024)
def _guard(id_: str, rule: RedLine) -> Guard:
    return Guard(id_, rule)


def scan_text(
    red_lines: Iterable[Guard], text: str, scope: Iterable[Scope] = tuple(Scope), *, with_words: bool = False
) -> tuple[Hit, ...]:
    """What crosses a red line in a text meant for these scopes, in order; each sentence is judged alone.

    `with_words` also reports words that only ask for a person's look. Patterns catch blunt wording
    and miss hints: nothing found is no proof of compliance.
    """
    found = (hit for guard in red_lines for hit in _hits(guard, text, scope, with_words=with_words))
    return tuple(sorted(found, key=lambda hit: (hit.start, hit.red_line)))


def _hits(guard: Guard, text: str, scope: Iterable[Scope], *, with_words: bool = False) -> Iterable[Hit]:
    return guard.hits(str(text), with_words=with_words) if set(scope).intersection(guard.rule.scope) else ()


def checked(item: Item) -> tuple[tuple[Path, str, tuple[Scope, ...]], ...]:
    return tuple(_texts(item))


def _texts(item: Item) -> Iterator[tuple[Path, str, tuple[Scope, ...]]]:
    entry_scope = tuple(getattr(item.record, "scope", ())) or tuple(Scope)
    for path, value in item.prose:
        if not isinstance(value, Spoken | Advice):
            continue
        scope = entry_scope
        if path[0] == "lines" and isinstance(path[1], int):
            scope = item.lines[path[1]].scope or entry_scope
        yield path, value, scope
    yield from ((path, value, entry_scope) for path, value in _well_said(item))


def _well_said(item: Item) -> Iterator[tuple[Path, str]]:
    """What a quiz calls right and a drill calls good; the rest of them is there to be wrong."""
    if isinstance(item.record, Quiz):
        for index, question in enumerate(item.record.questions):
            for place, option in enumerate(question.options):
                if option.right and option.text:
                    yield ("questions", index, "options", place, "text"), option.text
    elif isinstance(item.record, Drill):
        for name, turn in item.record.turns.items():
            for place, reply in enumerate(turn.replies):
                if reply.grade is Grade.GOOD and reply.say:
                    yield ("turns", str(name), "replies", place, "say"), reply.say


def _findings(library: Library, severity: Severity) -> Iterator[Finding]:
    ready = guards(library.of("red-line"))
    for item in library.items.values():
        for path, hit in item.once("crossed", lambda one: tuple(_crossed(one, ready)), ready):
            if hit.severity is severity:
                place = item.locate_words(path, hit.words)
                message = f"“{hit.words}”碰到红线 {hit.red_line}（{hit.title}）"
                yield place, message, f"改成这样说：{hit.instead}"


def _crossed(item: Item, ready: tuple[Guard, ...]) -> Iterator[tuple[Path, Hit]]:
    """What an entry says across red lines; one that has changed is asked again, the others are not."""
    for guard in ready:
        yield from item.once(("crossed", guard.id), partial(_of_guard, guard), guard)


def _of_guard(guard: Guard, item: Item) -> tuple[tuple[Path, Hit], ...]:
    texts = item.once("checked", checked)
    return tuple((path, hit) for path, text, scope in texts for hit in _hits(guard, text, scope))


def block(library: Library) -> Iterator[Finding]:
    """话术、函件、操作建议和决策树选项不能碰红线。

    匹配的是直白的说法，抓不住暗示，没有报错不等于合规。要举反面例子，请写在 never_say 或
    never_do 里，那里不检查。确实是误报的，请告诉维护红线的人改匹配式，或在 exceptions.yml 里
    写明理由。红线清单见 legal/red-lines.yml。
    """
    return _findings(library, Severity.ERROR)


def review(library: Library) -> Iterator[Finding]:
    """这句话要请人看一眼：可能碰到红线，也可能是如实说明（提醒）。

    看过没有问题，就在 exceptions.yml 里记下理由，以后不再提醒。
    """
    return _findings(library, Severity.WARNING)


def examples(library: Library) -> Iterator[Finding]:
    """红线自带的例子要说话算数：bad 里的句子必须被抓住，good 里的句子必须不被任何红线拦下。

    例子就是测试。改匹配式之前先加例子，改完就知道有没有改坏。
    """
    ready = guards(library.of("red-line"))
    for item in library.of("red-line"):
        caught = {
            index for index, _ in _among(item, "bad", next(one for one in ready if one.id == item.stem))
        }
        for index in range(len(item.record.bad)):
            if index not in caught:
                yield item.locate("bad", index), "这句反例没有被抓住", "补一条匹配式，或收紧 allow"
        for index, hit in (found for guard in ready for found in _among(item, "good", guard)):
            if hit.severity is Severity.ERROR:
                message = f"这句正常话被 {hit.red_line} 的“{hit.words}”误抓"
                yield item.locate("good", index), message, "改窄匹配式，或补一条 allow"


def _among(item: Item, name: str, guard: Guard) -> tuple[tuple[int, Hit], ...]:
    """Which of a red line's examples a guard speaks of."""
    return item.once((name, guard.id), partial(_of_examples, name, guard), guard)


def _of_examples(name: str, guard: Guard, item: Item) -> tuple[tuple[int, Hit], ...]:
    sentences = enumerate(getattr(item.record, name))
    return tuple((index, hit) for index, text in sentences for hit in _hits(guard, text, Scope))


BLOCK = Rule("red-line", block)
REVIEW = Rule("red-line-review", review, Severity.WARNING)
EXAMPLES = Rule("red-line-example", examples)
