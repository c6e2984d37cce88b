"""The JSON report's contract as a JSON Schema file, and the key order that it gives."""

from __future__ import annotations

import json
from functools import lru_cache
from importlib.resources import files
from typing import Any, cast

SCHEMA_VERSION = "1.0"


def schema_text() -> str:
    """The JSON Schema (draft 2020-12) of the report, as shipped."""
    return files("a11yaudit.report").joinpath("schema.json").read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def schema() -> dict[str, Any]:
    """The schema as a value; callers must not change it."""
    return cast("dict[str, Any]", json.loads(schema_text()))


def ordered(value: object, definition: str = "") -> object:
    """The value with keys as the schema lists them, then unknown ones by name.

    ``definition`` names an entry of the schema's ``$defs``; without it, the whole report is meant.
    """
    return _ordered(value, schema()["$defs"][definition] if definition else schema())


def _ordered(value: object, node: dict[str, Any]) -> object:
    node = _resolve(node)
    if isinstance(value, dict):
        named = node.get("properties", {})
        rest = node.get("additionalProperties")
        other = rest if isinstance(rest, dict) else {}
        # An open map (config, rules by id) keeps the order in which it was made.
        unknown = [key for key in value if key not in named]
        keys = [key for key in named if key in value] + (sorted(unknown) if named else unknown)
        return {key: _ordered(value[key], named.get(key, other)) for key in keys}
    if isinstance(value, list | tuple):
        return [_ordered(item, node.get("items", {})) for item in value]
    return value


def _resolve(node: dict[str, Any]) -> dict[str, Any]:
    """The definition that a node points to; of alternatives, the one that is not null."""
    for choice in node.get("oneOf", ()):
        if choice.get("type") != "null":
            node = choice
    if "$ref" in node:
        name = node["$ref"].rsplit("/", 1)[-1]
        return _resolve(cast("dict[str, Any]", schema()["$defs"][name]))
    return node
