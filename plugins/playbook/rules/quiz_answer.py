"""Every question of a quiz can be answered, has one key, and does not give it away by length."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.library import Item, Library
from playbook.model.choices import QuizKind
from playbook.model.quiz import Quiz, QuizQuestion
from playbook.rules.rule import Finding, Rule

LEAST_STEPS = 3
LEAST_OPTIONS = 3
# Above this share a learner who picks the longest answer does well without reading.
MOST_LONGEST = 0.5
CHOICE = (QuizKind.SINGLE, QuizKind.LINE)


def _quizzes(library: Library) -> Iterator[tuple[Item, Quiz]]:
    for item in library.of("quiz"):
        if isinstance(item.record, Quiz):
            yield item, item.record


def answer(library: Library) -> Iterator[Finding]:
    """每道题都要答得出来，答案只有一套。

    单选和选话术的题正好一个对的，至少三个选项；多选至少两个对的、一个错的；排序至少三步；填空要写
    accepts 和 why。选话术的题要写 customer。每个选项写 text 或 line，写一样就行。
    """
    for item, quiz in _quizzes(library):
        seen: set[str] = set()
        for index, question in enumerate(quiz.questions):
            for message, hint in _wrong(question):
                yield item.locate("questions", index, "id"), message, hint
            if str(question.id) in seen:
                message = f"题目编号“{question.id}”写了两次"
                yield item.locate("questions", index, "id"), message, "改成别的编号"
            seen.add(str(question.id))


def _wrong(question: QuizQuestion) -> Iterator[tuple[str, str]]:
    right = sum(option.right for option in question.options)
    wrong = len(question.options) - right
    if question.kind in CHOICE:
        if right != 1:
            yield f"{question.kind.label}题要正好一个对的，这里有 {right} 个", "核对各选项的 right"
        if len(question.options) < LEAST_OPTIONS:
            yield f"{question.kind.label}题至少 {LEAST_OPTIONS} 个选项", "补一个像样的错误选项，写明错在哪里"
    if question.kind is QuizKind.MULTIPLE and (right < 2 or wrong < 1):
        yield "多选题至少两个对的、一个错的", "核对各选项的 right，或改成单选"
    if question.kind is QuizKind.ORDER and len(question.steps) < LEAST_STEPS:
        yield f"排序题至少 {LEAST_STEPS} 步", "按正确的先后写进 steps"
    if question.kind is QuizKind.FILL and not (question.accepts and question.why):
        yield "填空题要写 accepts（答案）和 why（道理）", "把写得出的几种写法都列进 accepts"
    if question.kind is QuizKind.LINE and not question.customer:
        yield "选话术的题没有写客户说了什么", "补上 customer"
    for option in question.options:
        if bool(option.text) is bool(option.line):
            yield f"选项“{option.id}”要写 text 或 line 中的一样", "现成的话术写 line，别的写 text"


def longest(library: Library) -> Iterator[Finding]:
    """对的答案不能总是最长的那个。

    一份测验里，超过一半的单选题对的答案最长，学员不看题也能蒙对。把错的写得一样完整，或把对的写短。
    """
    for item, quiz in _quizzes(library):
        rows = [_lengths(library, question) for question in quiz.questions if question.kind in CHOICE]
        given_away = [row for row in rows if row and row[0] > max(row[1:], default=row[0])]
        if len(rows) >= LEAST_STEPS and len(given_away) > len(rows) * MOST_LONGEST:
            message = f"{len(rows)} 道单选里有 {len(given_away)} 道，对的答案最长"
            yield item.locate("questions", key=True), message, "把错的选项写得一样完整，或把对的写短"


def _lengths(library: Library, question: QuizQuestion) -> list[int]:
    """The length of the right answer, then those of the others."""
    lengths = []
    for option in sorted(question.options, key=lambda option: not option.right):
        placed = library.lines.get(str(option.line))
        lengths.append(len(placed.line.say) if placed else len(option.text or ""))
    return lengths


ANSWER = Rule("quiz-answer", answer)
LONGEST = Rule("quiz-longest-answer", longest)
