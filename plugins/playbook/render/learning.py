"""Turns paths, quizzes and red lines into what the lessons, exams, reviews and drills of a page run on."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from playbook.library import Item, Library
from playbook.model.choices import LintMode
from playbook.model.path import Lesson, OnboardingPath
from playbook.model.quiz import Quiz, QuizQuestion
from playbook.render import urls
from playbook.render.options import Options

# What may change without a lesson having to be learnt again.
NOT_TAUGHT = {
    "owner",
    "reviewed",
    "review_by",
    "lawyer_reviewed",
    "related",
    "aliases",
    "formerly",
    "order",
    "covers",
    # How red lines are caught, not what they say.
    "patterns",
    "allow",
    "review",
    "like",
    "good",
}


def fingerprint(item: Item) -> str:
    """Eight hex digits that change with what an entry teaches, and with nothing else."""
    return item.once("fingerprint", _fingerprint)


def _fingerprint(item: Item) -> str:
    taught = item.record.model_dump_json(exclude=NOT_TAUGHT)
    return hashlib.blake2b(taught.encode(), digest_size=4).hexdigest()


def version(library: Library) -> str:
    """Eight hex digits for the whole content, to stand on a record of completion."""
    return _digest(library.items.values())


def in_booklet(library: Library, path: Item) -> list[Item]:
    """The path and everything of its lessons that its booklet prints."""
    found = {path.id: path}
    for lesson in path.record.lessons:
        for target in (*lesson.read, *([lesson.quiz] if lesson.quiz else [])):
            item = library.items.get(str(target).partition("#")[0])
            if item is not None:
                found[item.id] = item
    return list(found.values())


def edition(library: Library, path: Item) -> str:
    """Eight hex digits for what one booklet prints."""
    return _digest(in_booklet(library, path))


def _digest(items: Iterable[Item]) -> str:
    digest = hashlib.blake2b(digest_size=4)
    for item in sorted(items, key=lambda item: item.id):
        digest.update(f"{item.id} {fingerprint(item)}\n".encode())
    return digest.hexdigest()


def learning_data(library: Library, options: Options) -> str:
    """Paths with a fingerprint of everything that each lesson teaches: `window.playbookLearning`."""
    paths = {
        item.stem: _path(library, item.record, item)
        for item in library.of("path")
        if isinstance(item.record, OnboardingPath)
    }
    data = {"version": version(library), "reviewDays": list(options.review_days), "paths": paths}
    return f"window.playbookLearning = {json.dumps(data, ensure_ascii=False)};\n"


def _path(library: Library, path: OnboardingPath, item: Item) -> dict[str, Any]:
    exam = path.exam
    return {
        "title": item.title,
        "url": urls.of_item(item),
        "role": path.role,
        "edition": edition(library, item),
        "lessons": [_lesson(library, lesson) for lesson in path.lessons],
        "exam": exam and {"questions": exam.questions, "minutes": exam.minutes, "percent": exam.pass_percent},
    }


def _lesson(library: Library, lesson: Lesson) -> dict[str, Any]:
    taught: dict[str, str] = {}
    titles: dict[str, str] = {}
    for target in (*lesson.read, *([lesson.quiz] if lesson.quiz else []), *lesson.drills):
        item = library.items.get(str(target).partition("#")[0])
        if item is not None:
            taught[item.id] = fingerprint(item)
            titles[item.id] = item.title
    return {
        "id": str(lesson.id),
        "title": lesson.title,
        "day": lesson.day,
        "minutes": lesson.minutes,
        "halfDay": lesson.half_day,
        "quiz": str(lesson.quiz).removeprefix("quiz.") if lesson.quiz else "",
        "drills": [str(drill).removeprefix("drill.") for drill in lesson.drills],
        "taught": taught,
        "titles": titles,
    }


def quiz_data(library: Library) -> str:
    """Every question with its key and reasons, for exams and reviews: `window.playbookQuizzes`."""
    data = {
        item.stem: {
            "title": item.title,
            "url": urls.of_item(item),
            "percent": item.record.pass_percent,
            "questions": [_question(library, question) for question in item.record.questions],
        }
        for item in library.of("quiz")
        if isinstance(item.record, Quiz)
    }
    return f"window.playbookQuizzes = {json.dumps(data, ensure_ascii=False)};\n"


def _question(library: Library, question: QuizQuestion) -> dict[str, Any]:
    teaches = library.items.get(str(question.teaches).partition("#")[0])
    mark, line = str(question.teaches).partition("#")[1:]
    return {
        "id": str(question.id),
        "kind": question.kind.value,
        "label": question.kind.label,
        "ask": question.ask,
        "customer": question.customer or "",
        "options": [
            {
                "id": str(option.id),
                "text": _text(library, option.text, option.line),
                "right": option.right,
                "why": option.why,
            }
            for option in question.options
        ],
        "steps": [{"text": step.text, "why": step.why} for step in question.steps],
        "accepts": list(question.accepts),
        "why": question.why or "",
        "teaches": {
            "title": teaches.title if teaches else "",
            "url": f"{urls.of_item(teaches)}{mark}{line}" if teaches else "",
        },
    }


def _text(library: Library, text: str | None, line: str | None) -> str:
    placed = library.lines.get(str(line)) if line else None
    return placed.line.say if placed else text or ""


def drill_data(library: Library, likeness: Mapping[str, Any] | None) -> str:
    """The red lines as the page can run them over typed words, and what likeness to a bad sentence is."""
    lines = [
        {
            "id": item.stem,
            "title": item.title,
            "instead": item.record.instead,
            "scope": [scope.value for scope in item.record.scope],
            "patterns": list(item.record.patterns),
            "allow": list(item.record.lets_pass),
            "block": item.record.mode is LintMode.BLOCK,
        }
        for item in library.of("red-line")
    ]
    data = json.dumps({"lines": lines, "likeness": likeness}, ensure_ascii=False)
    return f"window.playbookRedLines = {data};\n"
