"""Turns a decision tree into a drawing: questions and outcomes in layers, the steps between as curves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from playbook.model.tree import Tree

LAYER_WIDTH, ROW_HEIGHT, MARGIN = 210, 46, 24
SWEEPS = 6
LABEL = 12


@dataclass(frozen=True)
class Spot:
    """A node in the drawing. `kind` is question, outcome or tree (a hand-over); x and y in drawing units."""

    id: str
    kind: str
    label: str
    x: float
    y: float

    @property
    def short(self) -> str:
        """As much of the label as fits before the next layer."""
        return self.label if len(self.label) <= LABEL else f"{self.label[: LABEL - 1]}…"


@dataclass(frozen=True)
class Link:
    """One option as a curve; `path` is SVG path data."""

    source: str
    option: str
    target: str
    path: str


@dataclass(frozen=True)
class Drawing:
    width: int
    height: int
    spots: tuple[Spot, ...]
    links: tuple[Link, ...]


def draw(tree: Tree, titles: Mapping[str, str]) -> Drawing:
    """The whole tree from left to right; `titles` names the trees that it hands over to.

    Layers by longest path from the start, rows by the barycentre of their neighbours (Sugiyama,
    Tagawa, Toda 1981), which leaves few crossings at the size of a call.
    """
    known = {str(name): question for name, question in tree.questions.items()}
    after = {name: [str(option.next) for option in one.options] for name, one in known.items()}
    layers = _ordered(_layers(str(tree.start), after), after)
    tallest = max(map(len, layers))
    labels = {
        **titles,
        **{name: str(one.ask) for name, one in known.items()},
        **{str(name): str(one.title) for name, one in tree.outcomes.items()},
    }
    spots = {
        name: Spot(
            name,
            "question" if name in known else "tree" if name.startswith("tree.") else "outcome",
            labels.get(name, name),
            MARGIN + column * LAYER_WIDTH,
            MARGIN + (row + (tallest - len(layer)) / 2) * ROW_HEIGHT,
        )
        for column, layer in enumerate(layers)
        for row, name in enumerate(layer)
    }
    links = tuple(
        Link(name, str(option.id), str(option.next), _curve(spots[name], spots[str(option.next)]))
        for name, one in known.items()
        for option in one.options
    )
    width = MARGIN * 2 + len(layers) * LAYER_WIDTH
    return Drawing(width, MARGIN * 2 + (tallest - 1) * ROW_HEIGHT, tuple(spots.values()), links)


def _layers(start: str, after: Mapping[str, Sequence[str]]) -> list[list[str]]:
    """The nodes by the length of the longest way to them."""
    depth = {start: 0}
    ahead = [start]
    while ahead:
        node = ahead.pop()
        for child in after.get(node, ()):
            if depth.get(child, -1) < depth[node] + 1:
                depth[child] = depth[node] + 1
                ahead.append(child)
    layers: list[list[str]] = [[] for _ in range(max(depth.values()) + 1)]
    for node, layer in depth.items():
        layers[layer].append(node)
    return layers


def _ordered(layers: list[list[str]], after: Mapping[str, Sequence[str]]) -> list[list[str]]:
    before: dict[str, list[str]] = {}
    for node, children in after.items():
        for child in children:
            before.setdefault(child, []).append(node)
    for sweep in range(SWEEPS):
        beside: Mapping[str, Sequence[str]] = before if sweep % 2 == 0 else after
        places = {node: row / max(1, len(layer) - 1) for layer in layers for row, node in enumerate(layer)}
        for layer in layers if sweep % 2 == 0 else reversed(layers):
            middle = {node: _middle(node, beside, places) for node in layer}
            layer.sort(key=lambda node: middle[node])
            places.update({node: row / max(1, len(layer) - 1) for row, node in enumerate(layer)})
    return layers


def _middle(node: str, beside: Mapping[str, Sequence[str]], places: Mapping[str, float]) -> float:
    near = [places[other] for other in beside.get(node, ()) if other in places]
    return sum(near) / len(near) if near else places[node]


def _curve(source: Spot, target: Spot) -> str:
    bend = (source.x + target.x) / 2
    return f"M{source.x:g} {source.y:g}C{bend:g} {source.y:g} {bend:g} {target.y:g} {target.x:g} {target.y:g}"
