"""Somebody who learns on the small library's site with the keyboard alone, and what that site asks."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

TODAY = "2026-11-23"
DAY = timedelta(days=1)
INTERVALS = (1, 2, 4, 8, 16)
STORED = "playbook.1.progress"

QUIZ, DRILL, PATH = "quizzes/first-day.html", "drills/boss-away.html", "paths/newcomer.html"
EXAM, REVIEW, RECORD = "learning/exam.html", "learning/review.html", "learning/progress.html"
BOOKLET = "paths/newcomer-booklet.html"

# The keys of the small library's only quiz: right, and wrong in one way.
RIGHT = {
    "who-first": ["say-who"],
    "what-counts": ["dated", "written"],
    "in-order": ["报身份", "问原因", "定日期"],
    "how-many": ["第一天"],
    "boss-away": ["carry"],
}
WRONG = {
    "who-first": ["say-debt"],
    "what-counts": ["dated", "soon"],
    "in-order": ["定日期", "问原因", "报身份"],
    "how-many": ["第三天"],
    "boss-away": ["blame"],
}
REASONS = {"who-first": 3, "what-counts": 3, "in-order": 3, "how-many": 0, "boss-away": 3}

# What newer words of one line are; nothing else differs between the two releases.
OLD_WORDS, NEW_WORDS = "该领导定的归领导定。", "该老板定的归老板定。"

FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }"
BLOCKED = (
    "Object.defineProperty(window, 'localStorage',"
    " { get() { throw new DOMException('no', 'SecurityError'); } })"
)
UNKEPT = "这个浏览器存不下进度"


@dataclass(frozen=True)
class Releases:
    """Two builds of the small library that differ in the words of one line."""

    first: Path
    second: Path


class Learner:
    """Somebody who learns with the keyboard alone."""

    def __init__(self, page: Page, base: str) -> None:
        self.page, self.base = page, base

    def go(self, name: str) -> None:
        self.page.goto(self.base + name)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    @property
    def asking(self) -> str:
        """The question on the page."""
        return self.page.locator("[data-asking]").get_attribute("data-asking") or ""

    def answer(self, keys: dict[str, list[str]]) -> str:
        """Answers the question on the page by its digits, or by typing; gives its id."""
        asked = self.asking
        if self.page.locator("[data-asking] input[data-fill]").count():
            self.page.keyboard.type(keys[asked][0])
            self.press("Enter")
            return asked
        for one in keys[asked]:
            self.press(self.page.locator(f"[data-answer='{one}'] kbd").inner_text())
        if len(keys[asked]) > 1:
            self.press("Enter")
        return asked

    def take_quiz(self, keys: dict[str, list[str]]) -> None:
        self.go(QUIZ)
        self.page.wait_for_selector("[data-asking]")
        for _ in RIGHT:
            self.answer(keys)
            self.press("Enter")
        self.page.wait_for_selector("quiz-card[data-done]")

    def take_exam(self, keys: dict[str, list[str]]) -> list[str]:
        self.go(f"{EXAM}#newcomer")
        expect(self.page.locator("[data-path=newcomer]")).to_be_focused()
        self.press("Enter")
        self.page.wait_for_selector("[data-asking]")
        asked = [self.answer(keys) for _ in range(3)]
        self.page.wait_for_selector("exam-room[data-done]")
        return asked

    def say(self, reply: str) -> None:
        """Says one of the replies of a drill, and goes on."""
        self.press(self.page.locator(f"[data-choose={reply}] kbd").inner_text())
        expect(self.page.locator("[data-do=go]")).to_be_focused()
        self.press("Enter")

    def say_own(self, words: str) -> None:
        """Types an answer of one's own into a drill."""
        self.page.get_by_label("自己说一句").fill(words)
        self.press("Enter")

    def stored(self) -> dict[str, Any]:
        return json.loads(self.page.evaluate(f"localStorage.getItem('{STORED}')") or "{}")

    def store(self, progress: object) -> None:
        """Puts a record where the browser keeps it, before any page of ours has read it."""
        self.page.goto(self.base + "robots.txt")
        self.page.evaluate(
            "([name, text]) => localStorage.setItem(name, text)", [STORED, json.dumps(progress)]
        )


def day_number(when: datetime) -> int:
    return (when.date() - datetime(1970, 1, 1).date()).days


def text_of(found: Locator) -> str:
    return found.inner_text()
