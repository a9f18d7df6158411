"""What a template sees of one page: the library with addresses and texts made fit for that page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from playbook.library import Item, Library
from playbook.model.choices import (
    Confidence,
    Guard,
    Scope,
    Severity,
    Standing,
    TechniqueGroup,
)
from playbook.model.text import Step
from playbook.model.tree import Tree
from playbook.problems import Location
from playbook.render import urls
from playbook.render.options import Options
from playbook.render.rows import Rows
from playbook.render.tree_map import Drawing, draw
from playbook.render.words import Glossary, Segment, paragraphs, split_marks

# As many neighbours as a screen of 768 pixels shows.
NEAR = 18
RED_LINES = 6
# The first words of a letter that are its title and no clause, address or note.
_LETTER_TITLE = re.compile(r"[^\s，。：；、{}（][^，。：；、{}]{1,24}")


@dataclass(frozen=True)
class Citation:
    """A legal basis as shown: what it is, where to read it, how far it may be relied on."""

    title: str
    number: str
    href: str
    standing: str
    in_force: bool
    confidence: str
    verified: bool
    seen: str


@dataclass
class View:
    """One page in the making: its own address, the terms explained on it, the words that it looked up."""

    url: str
    library: Library
    glossary: Glossary
    options: Options
    rows: Rows
    used: set[str] = field(default_factory=set)
    explained: set[str] = field(default_factory=set)
    anchored: set[str] = field(default_factory=set)

    def href(self, target: str) -> str:
        """The relative address of an id, a line id or a page."""
        entry, mark, line = target.partition("#")
        item = self.library.items.get(entry)
        if item is None:
            return urls.relative(self.url, target)
        address = urls.of_item(item)
        return urls.relative(self.url, f"{address}#{line}" if mark else address)

    def item(self, target: str) -> Item | None:
        entry = target.partition("#")[0]
        self.used.add(entry)
        return self.library.items.get(entry)

    def title(self, target: str) -> str:
        """What to call the thing that an id names."""
        if target in self.library.lines:
            placed = self.library.lines[target]
            self.used.add(placed.item.id)
            here = urls.of_item(placed.item) == self.url
            return f"话术“{placed.line.aim}”" if here else f"{placed.item.title} › {placed.line.aim}"
        item = self.item(target)
        return item.title if item else target

    def step_title(self, tree: Tree, step: Step) -> str:
        """What a step of a tree leads to, in a reader's words."""
        if step.leaves:
            return f"转到：{self.title(step)}"
        questions = {str(name): str(one.ask) for name, one in tree.questions.items()}
        outcomes = {str(name): str(one.title) for name, one in tree.outcomes.items()}
        return {**outcomes, **questions}.get(str(step), str(step))

    def crisis_tree(self) -> Item | None:
        """The tree that every call can turn to at any step."""
        return next((item for item in self.library.of("tree") if item.record.stop_first), None)

    def is_here(self, target: str) -> bool:
        """Whether a line belongs to the entry whose page this is."""
        item = self.item(target)
        return item is not None and urls.of_item(item) == self.url

    def anchor_of(self, target: str) -> str:
        """The anchor of a tree's own line where it is first said on its page, and nowhere else."""
        item, anchor = self.item(target), target.partition("#")[2]
        if item is None or not self.is_here(target) or anchor in self.anchored:
            return ""
        if anchor in map(str, (*item.record.questions, *item.record.outcomes)):
            return ""
        self.anchored.add(anchor)
        return anchor

    def breather(self) -> Item | None:
        """What to do first after a hard call: the first of the self-care techniques."""
        care = [
            item for item in self.rows.of_kind("technique") if item.record.group is TechniqueGroup.SELF_CARE
        ]
        return care[0] if care else None

    def drawing(self, item: Item) -> Drawing:
        """The map of a tree."""
        titles = {other.id: other.title for other in self.library.of("tree")}
        return draw(item.record, titles)

    def must_say(self, item: Item) -> list[Item]:
        """What has to be said in a call of this scope, in the order of the call."""
        self.used.add("must-say")
        scope = set(item.record.scope)
        spoken = [one for one in self.library.of("must-say") if one.record.part]
        return [one for one in spoken if scope & set(one.record.scope)]

    def guards(self, item: Item) -> list[Item]:
        """The limits on hours and contacts that bind calls of this scope; trade hours are custom."""
        self.used.add("limit")
        scope = set(item.record.scope)
        found = []
        for limit in self.library.of("limit"):
            guard = limit.record.guards
            binds = {Scope.B2B} if guard is Guard.COURTESY_HOURS else set(limit.record.scope)
            if guard and scope & binds:
                found.append(limit)
        return found

    def never_say(self, item: Item) -> list[Item]:
        """The gravest red lines of this scope."""
        self.used.add("red-line")
        scope = set(item.record.scope)
        grave = [one for one in self.library.of("red-line") if one.record.severity is Severity.P0]
        return [one for one in grave if scope & set(one.record.scope)][:RED_LINES]

    def paragraphs(self, text: str) -> list[list[Segment]]:
        return [self.segments(part) for part in paragraphs(text)]

    @staticmethod
    def plain(text: str) -> list[str]:
        """The paragraphs of a text in which marks are shown, not followed."""
        return re.split(r"\n\s*\n", text.strip())

    def segments(self, text: str, *, terms: bool = True) -> list[Segment]:
        """The text in pieces; terms are explained where they first stand on the page."""
        found: list[Segment] = []
        for kind, content in split_marks(text):
            if kind == "link":
                found.append(self._link(content))
            elif kind == "blank":
                found.append(self.blank(content))
            elif terms:
                found += self.glossary.split(content, self.explained, self._term)
            else:
                found.append(Segment("words", content))
        return [segment for segment in found if segment.text]

    def spoken(self, text: str) -> list[Segment]:
        """The words of a line: blanks stand out, nothing else is marked."""
        return self.segments(text, terms=False)

    def letter(self, item: Item) -> tuple[str, list[list[Segment]]]:
        """What stands above a letter, and its paragraphs: blanks stand out, nothing else is marked.

        Most letters begin with their own title; the others bear the entry's, without what it says to us.
        """
        first, *rest = paragraphs(item.record.text)
        titled = _LETTER_TITLE.fullmatch(first)
        title = first if titled else item.title.partition("（")[0]
        return title, [self.spoken(part) for part in (rest if titled else (first, *rest))]

    def blank(self, name: str) -> Segment:
        """A placeholder: the organisation's own value if it is set, else its name."""
        value = self.options.organisation.get(name)
        if value:
            return Segment("words", value)
        id_ = f"placeholder.{name}"
        self.used.add(id_)
        item = self.library.items.get(id_)
        example = str(item.record.example) if item else ""
        return Segment("blank", name, note=example, private=bool(item and item.record.private))

    def _term(self, item: Item) -> str:
        self.used.add(item.id)
        return self.href(item.id)

    def _link(self, target: str) -> Segment:
        item = self.item(target)
        if item is not None and item.kind.name == "limit":
            return Segment("limit", item.title, self.href(target), self.limit_note(item))
        return Segment("link", self.title(target), self.href(target))

    @staticmethod
    def limit_note(item: Item) -> str:
        """A limit's value with how it binds and how sure its text is; unseen numbers are not shown."""
        record = item.record
        if record.confidence is Confidence.FROM_MEMORY:
            return "未核，不作规则展示"
        notes = [record.binding.label]
        if record.confidence is Confidence.SECONDARY:
            notes.append(Confidence.SECONDARY.label)
        return f"{record.value}（{'，'.join(notes)}）"

    def citations(self, ids: tuple[str, ...]) -> Iterator[Citation]:
        for id_ in dict.fromkeys(map(str, ids)):
            item = self.library.items.get(f"article.{id_}")
            if item is not None:
                yield self.citation(item)

    def citation(self, item: Item) -> Citation:
        record = item.record
        statute_id = f"statute.{record.statute}"
        self.used.update((item.id, statute_id))
        statute = self.library.items.get(statute_id)
        short = str(statute.record.short) if statute else str(record.statute)
        return Citation(
            title=item.title,
            number=f"{short} {record.number}",
            href=self.href(item.id),
            standing=record.standing.label,
            in_force=record.standing is Standing.IN_FORCE,
            confidence=record.confidence.label,
            verified=record.confidence is Confidence.VERIFIED,
            seen=record.seen.isoformat() if record.seen else "",
        )

    def entry_law(self, item: Item) -> tuple[str, ...]:
        """Every article that an entry cites anywhere in it, in order of appearance."""
        ids = [mention.target for mention in item.mentions if mention.target.startswith("article.")]
        return tuple(dict.fromkeys(id_.removeprefix("article.") for id_ in ids))

    def neighbours(self, item: Item) -> list[Item]:
        """The entries of the same kind around this one, as many as fit beside a page."""
        row, place = self.rows.of(item)
        start = max(0, min(place - NEAR // 2, len(row) - NEAR))
        return list(row[start : start + NEAR])

    def around(self, item: Item) -> tuple[Item | None, Item | None]:
        """The entries before and after this one in its kind."""
        row, place = self.rows.of(item)
        return (row[place - 1] if place else None), (row[place + 1] if place + 1 < len(row) else None)

    def related(self, item: Item) -> list[Item]:
        """What this entry refers to and what refers to it, without what stands elsewhere on the page."""
        # What a tree or a path refers to stands on its page already.
        forward = () if item.kind.name in ("tree", "path") else item.mentions
        ahead = [mention.target.partition("#")[0] for mention in forward]
        back = [source.id for source in self.library.mentioned_by.get(item.id, ())]
        found = [self.library.items.get(id_) for id_ in dict.fromkeys([*ahead, *back])]
        kinds = ("article", "statute", "point", "placeholder", "exception", "must-say", "synonym")
        return [other for other in found if other and other is not item and other.kind.name not in kinds]

    def edit(self, place: Location) -> str:
        """The address where this place can be edited, or nothing."""
        if not self.options.edit_url:
            return ""
        return self.options.edit_url.replace("{path}", place.file).replace("{line}", str(place.line))

    @staticmethod
    def scope_label(scope: tuple[Scope, ...]) -> str:
        return "、".join(one.label for one in scope)
