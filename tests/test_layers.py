"""Reads the imports of the engine and holds the one direction that they run in."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import playbook

ENGINE = Path(playbook.__file__).parent
MODULES = {
    path.relative_to(ENGINE).with_suffix("").as_posix().replace("/", "."): path
    for path in sorted(ENGINE.rglob("*.py"))
}

# For each room the rooms that it may know besides itself. A module in no folder is its own room.
MAY_KNOW = {
    "": set(),
    "problems": set(),
    "syntax": set(),
    "nodes": {"problems", "syntax"},
    "model": {"nodes", "problems"},
    "library": {"model", "nodes", "problems"},
    "reader": {"library", "model", "nodes", "problems"},
    "rules": {"library", "model", "nodes", "problems", "reader"},
    "search": {"library", "model", "nodes", "problems"},
    "render": {"library", "model", "nodes", "problems"},
    "report": {"problems"},
    "csp": set(),
    "publish": set(),
    "schema": {"model"},
    "skeleton": {"model"},
    "handwritten": {"search"},
    "build": {"library", "model", "nodes", "problems", "reader", "rules", "render", "search"},
    "keep": {"build", "library", "render", "search"},
    "desk": {"build", "handwritten", "keep", "reader", "render", "search"},
    "plugin": {
        "build",
        "csp",
        "desk",
        "handwritten",
        "library",
        "problems",
        "publish",
        "render",
        "report",
        "search",
    },
    "cli": {"build", "library", "model", "problems", "reader", "report", "rules", "schema", "skeleton"},
    "__main__": {"cli"},
}

MOST_LINES = 300
LONG_FOR_A_REASON: dict[str, str] = {}

each_module = pytest.mark.parametrize("module", MODULES)


@each_module
def test_imports_run_one_way(module: str):
    """A module imports only rooms that lie below its own."""
    room = _room(module)
    known = {_room(name) for name in _imports(module) if name.partition(".")[0] == "playbook"}
    assert known - {room, ""} <= MAY_KNOW[room]


@each_module
def test_only_the_plugin_knows_mkdocs(module: str):
    """The host is a guest in one module."""
    hosts = {name for name in _imports(module) if name.partition(".")[0] == "mkdocs"}
    assert not hosts or module == "plugin"


@each_module
def test_no_import_is_hidden_in_a_function(module: str):
    """An import inside a function would be a way around the one direction."""
    tree = ast.parse(MODULES[module].read_text("utf-8"))
    hidden = [
        inner.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
        for inner in ast.walk(node)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    ]
    assert hidden == []


@each_module
def test_modules_are_small(module: str):
    """More lines of code than one reads at a sitting need a reason; a reason goes when it is not needed."""
    text = MODULES[module].read_text("utf-8").splitlines()
    lines = [line for line in text if line.strip() and not line.lstrip().startswith("#")]
    assert (len(lines) > MOST_LINES) == (module in LONG_FOR_A_REASON)


def test_no_reason_outlives_its_module():
    """A module that is gone leaves the list."""
    assert set(LONG_FOR_A_REASON) <= set(MODULES)


def _room(module: str) -> str:
    inside = module.removeprefix("playbook").removeprefix(".")
    return "" if inside == "__init__" else inside.partition(".")[0]


def _imports(module: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(MODULES[module].read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "write imports in full"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
