"""A path keeps people safe first, fits its half day, and reaches every point that its role needs."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.library import Item, Library
from playbook.model.path import OnboardingPath
from playbook.rules.rule import Finding, Rule

HALF_DAY = 180
SAFE_FIRST = {"red-line": "红线", "crisis": "危机处理"}


def _paths(library: Library) -> Iterator[tuple[Item, OnboardingPath]]:
    for item in library.of("path"):
        if isinstance(item.record, OnboardingPath):
            yield item, item.record


def order(library: Library) -> Iterator[Finding]:
    """红线和危机处理要排在第一通真实电话之前，日子不能倒着走，半天班不超过 180 分钟。

    打真实电话的课写 calls: true；它前面的课（或它自己的 read）要读到至少一条红线和一条危机处理
    （case.crisis-… 或 tree.crisis）。
    """
    for item, path in _paths(library):
        read: set[str] = set()
        day = 0
        for index, lesson in enumerate(path.lessons):
            if lesson.day < day:
                place = item.locate("lessons", index, "day")
                yield place, f"第 {lesson.day} 天排在了第 {day} 天后面", "按天数从小到大排"
            day = max(day, lesson.day)
            missing = [name for key, name in SAFE_FIRST.items() if not _has(read, key)]
            if lesson.calls and missing:
                place = item.locate("lessons", index, "calls")
                yield place, f"还没学{'和'.join(missing)}就打真实电话", "把那一课挪到前面"
                break
            read.update(map(str, lesson.read))
        total = sum(lesson.half_day or 0 for lesson in path.lessons)
        if total > HALF_DAY:
            place = item.locate("lessons", key=True)
            yield place, f"半天班排了 {total} 分钟，超过 {HALF_DAY} 分钟", "减少 half_day，或有几课半天班不讲"


def _has(read: set[str], key: str) -> bool:
    if key == "red-line":
        return any(target.startswith(("red-line.", "legal-risk.")) for target in read)
    return any(target.startswith("case.crisis-") or target == "tree.crisis" for target in read)


def coverage(library: Library) -> Iterator[Finding]:
    """路径要让岗位必须学到的知识点都能学到。

    points 写知识点编号的开头，如 objection.；凡是这样开头的知识点，都要有一课的 read、more、测验或演练
    里有条目教到它。
    """
    if library.unread:
        return
    points = [point.stem for point in library.of("point")]
    for item, path in _paths(library):
        taught = _taught(library, path)
        for index, start in enumerate(path.points):
            wanted = [stem for stem in points if stem.startswith(str(start))]
            missing = [stem for stem in wanted if stem not in taught]
            if not wanted:
                place = item.locate("points", index)
                yield place, f"没有以“{start}”开头的知识点", "照 syllabus.yml 里的编号写"
            elif missing:
                place = item.locate("points", index)
                names = "、".join(missing[:5]) + ("……" if len(missing) > 5 else "")
                message = f"“{start}”还有 {len(missing)} 个知识点学不到：{names}"
                yield place, message, "把教到它们的条目加进某一课的 read 或 more"


def _taught(library: Library, path: OnboardingPath) -> set[str]:
    found: set[str] = set()
    for lesson in path.lessons:
        for target in (*lesson.read, *lesson.more, *lesson.drills, *([lesson.quiz] if lesson.quiz else [])):
            entry = library.items.get(str(target).partition("#")[0])
            if entry is not None:
                found.update(map(str, entry.covers))
    return found


ORDER = Rule("path-order", order)
COVERAGE = Rule("path-coverage", coverage)
