"""Plays a call by the keys that a caller presses, and knows from the YAML what should come of it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import Locator, Page, expect

ROOT = Path(__file__).parents[1]
PLAYBOOKS = Path(os.environ.get("PLAYBOOK_DIR", ROOT / "playbooks"))
STEPS = "[data-node]:visible, [data-outcome]:visible"
FIRST = ("称呼", "金额", "到期日")

Step = str | dict[str, Any]


@cache
def trees() -> dict[str, dict[str, Any]]:
    """The decision trees as their authors wrote them, by name."""
    files = sorted((PLAYBOOKS / "trees").glob("[!_]*.yml"))
    return {file.stem: yaml.safe_load(file.read_text("utf-8")) for file in files}


# Ten in the morning of a Monday in Beijing: a light that is green, a week without holidays.
NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
# A way of some length through the tree of trade calls.
LONG = "contact", "mine", "agreed", "process"

PAINTED = """async () => {
  await new Promise((done) => requestAnimationFrame(() => setTimeout(() => setTimeout(done))));
  return location.href;
}"""


@dataclass
class Told:
    """What a call should have come to: trees with the options taken, and where it stands."""

    trees: list[tuple[str, list[str]]] = field(default_factory=list)
    at: str = ""

    @property
    def tree(self) -> str:
        return self.trees[-1][0]

    @property
    def outcome(self) -> dict[str, Any]:
        found: dict[str, Any] = trees()[self.tree]["outcomes"][self.at]
        return found

    @property
    def text(self) -> str:
        """The way as the record puts it."""
        parts = (f"{trees()[name]['title']}：{' → '.join(labels)}" for name, labels in self.trees if labels)
        return f"{'；'.join(parts)} → {self.outcome['title']}"


def follow(start: str, options: Iterable[Step]) -> Told:
    """Where these options lead by the YAML alone; `{"emergency": option}` goes on in the crisis tree."""
    told = Told([(start, [])], trees()[start]["start"])
    for option in options:
        if isinstance(option, Mapping):
            told.trees.append(("crisis", []))
            told.at, option = trees()["crisis"]["start"], option["emergency"]
        taken = next(
            one for one in trees()[told.tree]["questions"][told.at]["options"] if one["id"] == option
        )
        told.trees[-1][1].append(taken["label"])
        told.at = taken["next"]
        if told.at.startswith("tree."):
            told.trees.append((told.at.removeprefix("tree."), []))
            told.at = trees()[told.tree]["start"]
    return told


class Player:
    """A tree page in a browser."""

    def __init__(self, page: Page, base_url: str) -> None:
        self.page, self.base_url = page, base_url

    def begin(self, tree: str, fragment: str = "") -> None:
        self.page.goto(f"{self.base_url}trees/{tree}.html{fragment and '#'}{fragment}")
        self.live(tree)

    def live(self, tree: str) -> None:
        """Waits until a tree's page is there and played."""
        self.page.wait_for_selector(f"decision-tree[data-tree={tree}].pb-player--live")

    @property
    def tree(self) -> str:
        return self.page.locator("decision-tree").get_attribute("data-tree") or ""

    @property
    def step(self) -> Locator:
        return self.page.locator(STEPS)

    @property
    def at(self) -> str:
        """The one step that is visible."""
        seen = self.step.evaluate_all("all => all.map(({dataset}) => dataset.node ?? dataset.outcome)")
        assert len(seen) == 1, seen
        return str(seen[0])

    @property
    def address(self) -> str:
        """The tab's address; it follows the step once that is painted."""
        return str(self.page.evaluate(PAINTED))

    @property
    def fragment(self) -> str:
        return self.address.partition("#")[2]

    @property
    def path(self) -> list[str]:
        """What the list beside the question says was answered."""
        return self.page.locator("[data-part=path] li span").all_inner_texts()

    @property
    def clipboard(self) -> str:
        return str(self.page.evaluate("navigator.clipboard.readText()"))

    def choose(self, option: str) -> None:
        """Presses the number of an option, and follows it into another tree."""
        chosen = self.step.locator(f"[data-option='{option}']")
        number = chosen.locator("kbd").inner_text()
        target = chosen.get_attribute("data-next") or ""
        self.page.keyboard.press(number)
        if target.startswith("tree."):
            self.live(target.removeprefix("tree."))

    def play(self, *steps: Step) -> None:
        for step in steps:
            if isinstance(step, str):
                self.choose(step)
            else:
                for name, value in step.items():
                    getattr(self, name)(value)

    def back(self, times: int) -> None:
        for _ in range(times):
            self.page.keyboard.press("Backspace")

    def change(self, question: str) -> None:
        self.page.locator(f"[data-change='{question}']").click()

    def expect_at(self, node: str) -> None:
        self.page.locator(f"[data-node='{node}']:visible, [data-outcome='{node}']:visible").wait_for()
        assert self.at == node

    def earlier(self, tree: str) -> None:
        """Steps back from the first step of a tree into the one before."""
        self.page.keyboard.press("Backspace")
        self.live(tree)

    def browser_back(self) -> None:
        """The browser's own Back, as fast as a hand is: after the step has been painted."""
        assert self.address
        self.page.go_back()

    def aside(self, words: str) -> None:
        """Looks something up in the middle of the call, reads it and comes back."""
        before = (self.at, self.address, self.path)
        self.look_up(words)
        self.page.keyboard.press("Escape")
        expect(self.page.locator("[data-part=aside]")).to_be_hidden()
        assert (self.at, self.address, self.path) == before

    def look_up(self, words: str) -> Locator:
        self.page.wait_for_selector("html[data-finder=ready]", state="attached")
        self.page.keyboard.press("/")
        self.page.keyboard.type(words)
        expect(self.page.locator("[data-finder-result]").first).to_be_visible()
        self.page.keyboard.press("Enter")
        sheet = self.page.locator("[data-part=aside][open]")
        expect(sheet).to_be_visible()
        return sheet

    def emergency(self, option: str) -> None:
        """The way out that is one key from everywhere."""
        self.page.keyboard.press("!")
        sheet = self.page.locator("[data-part=emergency][open]")
        chosen = sheet.locator(f"[data-emergency='{option}']")
        self.page.keyboard.press(chosen.locator("kbd").inner_text())
        self.live("crisis")
        expect(self.page.locator("dialog[open]")).to_have_count(0)

    def tick(self, item: str) -> None:
        self.page.locator(f"[data-tick='{item}']").check()

    def verified(self, _: object = True) -> None:
        self.page.keyboard.press("Alt+v")
        expect(self.page.locator("[data-account=verified]")).to_be_checked()

    def set_case(self, case: Mapping[str, str]) -> None:
        """Types a case into the bar, as at the start of a call."""
        self.page.keyboard.press("Alt+a")
        form = self.page.locator("[data-account-form]")
        form.wait_for()
        for name, value in case.items():
            if name in ("scope", "product", "customer"):
                form.locator(f"[data-account={name}]").select_option(value)
                continue
            more = form.locator("details:not([open]) > summary")
            while name not in FIRST and more.count():
                more.first.click()
            form.locator(f"[data-placeholder='{name}']").fill(value)
        self.page.keyboard.press("Escape")
        expect(form).to_have_count(0)

    def wrap_up(self, values: Mapping[str, str]) -> None:
        for name, value in values.items():
            self.page.locator(f"[data-wrap='{name}']").fill(value)

    def copied(self, key: str, button: str = "text") -> str:
        """The clipboard after a key that copies the record."""
        self.page.locator("[data-wrap=code]").wait_for()
        self.page.keyboard.press(key)
        expect(self.page.locator(f"[data-copy-as={button}]")).to_contain_text("已复制")
        return self.clipboard
