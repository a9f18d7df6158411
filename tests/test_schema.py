"""What editors say with the JSON Schema is what check says: both are fed the same cases."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from case_files import Case, bad_cases, check_folder, files_in, ok_cases
from playbook import schema
from playbook.model.kinds import KINDS
from playbook.model.read import MANUAL as MODEL_RULES
from playbook.nodes import MANUAL as YAML_RULES

ROOT = Path(__file__).parent.parent
CONTENT = [path for path in files_in(ROOT / "playbooks") if not path.name.startswith(("_", "."))]

# What a schema cannot say: check alone knows it.
ONLY_CHECK_KNOWS = {
    "bad/bad-date/no-such-day": "a calendar",
    "bad/bad-id/registry": "what an id may hold besides letters",
    "bad/bad-pattern/bracket": "whether a pattern compiles",
    "bad/bad-pattern/python-only": "what two languages read",
    "bad/unfilled/skeleton": "that the word 填 comes from the template",
}


class Editor(yaml.CSafeLoader):
    """Reads YAML 1.2 as editors do: true and false, numbers and null, dates as words."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012


for tag, pattern in (
    ("null", r"^(?:~|null|Null|NULL|)$"),
    ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$"),
    ("int", r"^[-+]?[0-9]+$"),
    ("float", r"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$"),
):
    Editor.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", yaml.resolver.re.compile(pattern), None)
Editor.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(loader.construct_scalar(node)))


@cache
def validators() -> dict[str, Draft7Validator]:
    """A validator for each home of a kind, from the schemas as they are published."""
    published = schema.files()
    return {
        kind.home: Draft7Validator(json.loads(published[f"{schema.FOLDER}/{kind.name}.json"]))
        for kind in KINDS
    }


def complaints(file: str, raw: bytes) -> list[str]:
    """What an editor underlines in a file of a playbooks folder."""
    validator = validators().get(file) or validators()[file.rpartition("/")[0]]
    value = yaml.load(raw.decode("utf-8-sig"), Loader=Editor)
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(value)]


@pytest.mark.parametrize("name", sorted(schema.files()))
def test_the_committed_schemas_are_those_of_the_model(name: str):
    """Whoever changes the model runs `python -m playbook schema`."""
    assert (ROOT / name).read_text("utf-8") == schema.files()[name]


@pytest.mark.parametrize("home", [kind.home for kind in KINDS])
def test_every_schema_is_one(home: str):
    """Each is valid against the schema of schemas, and its references lead somewhere."""
    Draft7Validator.check_schema(validators()[home].schema)
    list(validators()[home].iter_errors({"x": {}}))


@pytest.mark.parametrize("case", [*ok_cases(), *bad_cases()], ids=lambda case: case.name)
def test_editors_complain_where_the_model_does(case: Case, tmp_path):
    """A file is underlined exactly if the model refuses something in it; what is no YAML has no say."""
    root = case.lay_out(tmp_path)
    checked = check_folder(root)
    unreadable = {one.location.file for one in checked.problems if one.rule in YAML_RULES}
    refused = {one.location.file for one in checked.problems if one.rule in MODEL_RULES}
    for path in files_in(case.folder / "playbooks"):
        file = path.relative_to(case.folder / "playbooks").as_posix()
        shown = f"playbooks/{file}"
        if shown in checked.library.documents and shown not in unreadable:
            said = complaints(file, (root / file).read_bytes())
            assert bool(said) == (shown in refused and case.name not in ONLY_CHECK_KNOWS), said


@pytest.mark.parametrize("path", CONTENT, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_editors_accept_the_real_content(path: Path):
    """Nothing that check lets through is underlined while a trainer writes."""
    assert complaints(path.relative_to(ROOT / "playbooks").as_posix(), path.read_bytes()) == []
