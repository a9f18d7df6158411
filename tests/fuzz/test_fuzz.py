"""Whatever a file holds, reading it ends in entries or in findings with a place inside the file."""

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from case_files import EVERY_KIND, files_in
from playbook import report
from playbook.build import check
from playbook.model.kinds import KINDS, Kind
from playbook.model.read import to_record
from playbook.nodes import Document, read
from playbook.problems import Problem

few = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))

# Everything that means something in YAML, and a few words that mean something to us.
PIECES = ["a: ", "- ", "[", "]", "{", "}", "&x ", "*x", "!t ", "<<: ", '"', "'", "|\n", ">-\n", "\n  "]
PIECES += ["\t", "#", "---\n", "? ", ": ", "：", "\r\n", "\x85", "\u2028", "\ufeff", "\x00", "称呼", "{金额}"]
FIELDS = sorted({info.alias or name for kind in KINDS for name, info in kind.model.model_fields.items()})
WORDS = [
    "b2b",
    "m1",
    "true",
    "2026-11-22",
    "7",
    "objection.boss-away#x",
    "[[term.gone]]",
    "{金额}",
    "再不还就坐牢",
    "",
]

words = st.sampled_from(WORDS) | st.text(max_size=8)
values = st.recursive(
    st.none() | words,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(FIELDS) | words, inner, max_size=4)
    ),
    max_leaves=12,
)
kinds = st.sampled_from(KINDS)
GOOD = {path.relative_to(EVERY_KIND).as_posix(): path.read_bytes() for path in files_in(EVERY_KIND)}


def holds(document: Document, problems: list[Problem]) -> None:
    """Every finding has a place inside its file, and every report can be written."""
    for problem in problems:
        place = problem.location
        assert 1 <= place.line <= max(len(document.lines), 1)
        shown = document.lines[place.line - 1] if document.lines else ""
        assert 1 <= place.column <= len(shown) + 1
        assert place.width >= 1
        assert problem.message
    assert document.value is not None or problems
    report.text(problems, lambda _: document.lines)
    report.as_json(problems)
    report.as_annotations(problems)


@few
@given(st.binary(max_size=200))
def test_any_bytes(raw: bytes):
    """No bytes make the reader fail."""
    document = read("a.yml", raw)
    holds(document, document.problems)


@few
@given(st.text(max_size=200))
def test_any_text(text: str):
    """No text makes the reader fail."""
    document = read("a.yml", text.encode())
    holds(document, document.problems)


@few
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=25).map("".join))
def test_any_arrangement_of_what_yaml_means_something_by(text: str):
    """Marks of YAML in any order end in a value or in findings."""
    document = read("a.yml", text.encode())
    holds(document, document.problems)


@few
@given(kinds, values)
def test_any_values_in_any_fields(kind: Kind, value: object):
    """Real field names with wrong contents give a record or findings."""
    text = written(value)
    document = read("a.yml", text.encode())
    if document.value is not None:
        to_record(document, (), kind.model, document.value)
    holds(document, document.problems)


@settings(few, max_examples=60)
@given(st.sampled_from(sorted(GOOD)), st.data())
def test_a_library_with_one_spoilt_file(file: str, data: st.DataObject):
    """A slip anywhere in good content is a finding or harmless, never a crash of some rule."""
    raw = GOOD[file]
    start = data.draw(st.integers(0, len(raw)))
    end = min(len(raw), start + data.draw(st.integers(0, 40)))
    spoilt = raw[:start] + data.draw(st.sampled_from(PIECES) | words).encode() + raw[end:]
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name, good in GOOD.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_bytes(spoilt if name == file else good)
        library, problems = check(root)
    for problem in problems:
        document = library.documents[problem.location.file]
        holds(document, [problem])


def written(value: object, depth: int = 0) -> str:
    """A value as a trainer might write it: blocks outside, quotes only where YAML needs them."""
    indent = "  " * depth
    if isinstance(value, dict):
        rows = (f"{indent}{scalar(key)}:\n{written(one, depth + 1)}" for key, one in value.items())
        return "".join(rows) or f"{indent}{{}}\n"
    if isinstance(value, list):
        return "".join(f"{indent}-\n{written(one, depth + 1)}" for one in value) or f"{indent}[]\n"
    return f"{indent}{'' if value is None else scalar(str(value))}\n"


def scalar(text: str) -> str:
    return text if text.isalnum() else "'" + text.replace("'", "''") + "'"
