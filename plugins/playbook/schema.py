"""Turns the model's classes into JSON Schema, so that an editor completes fields and explains them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from playbook.model.kinds import KINDS, Kind

FOLDER = "schemas"
SETTINGS = ".vscode/settings.json"


def schema_of(kind: Kind) -> dict[str, Any]:
    """The schema of one file of a kind; for a registry, of the whole file."""
    schema = kind.model.model_json_schema()
    definitions = schema.pop("$defs", {})
    for part in (schema, *definitions.values()):
        _tidy(part)
    if kind.is_registry:
        schema = {"type": "object", "additionalProperties": schema}
    label = f"{kind.label}（playbooks/{kind.home}）"
    whole = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": label,
        "definitions": definitions,
        **schema,
    }
    moved: dict[str, Any] = json.loads(json.dumps(whole).replace("#/$defs/", "#/definitions/"))
    return moved


def _tidy(part: dict[str, Any]) -> None:
    """Leaves only what a trainer reads, and lets an optional field be empty, as check does."""
    part.pop("title", None)
    part.pop("description", None)
    required = part.get("required", ())
    for name, field in part.get("properties", {}).items():
        field.pop("title", None)
        field.pop("default", None)
        if name not in required:
            about = field.pop("description", "")
            part["properties"][name] = {"description": about, "anyOf": [dict(field), {"type": "null"}]}


def files() -> dict[str, str]:
    """Every schema and the editor settings that bind them to the playbooks folder, by path."""
    bound: dict[str, str] = {}
    found: dict[str, str] = {}
    for kind in KINDS:
        path = f"{FOLDER}/{kind.name}.json"
        text = json.dumps(schema_of(kind), ensure_ascii=False, indent=1, sort_keys=True)
        found[path] = text + "\n"
        bound[f"./{path}"] = f"playbooks/{kind.home}" + ("" if kind.is_registry else "/*.yml")
    settings = {"yaml.schemas": bound, "yaml.format.enable": False, "files.encoding": "utf8"}
    found[SETTINGS] = json.dumps(settings, ensure_ascii=False, indent=2) + "\n"
    return found


def write(root: Path) -> list[str]:
    """Writes the files below `root`; gives the paths that changed."""
    changed = []
    for name, text in files().items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8", newline="\n")
            changed.append(name)
    return changed
