"""The published schema: one file, for our own check, for editors and for the reference pages."""

import json
from functools import cache
from importlib.resources import files
from typing import Any

SCHEMA_FILE = "rule-file.schema.json"


@cache
def schema_text() -> str:
    """
    The JSON Schema (draft 2020-12) of rule files, as published.

    >>> schema_text().splitlines()[0]
    '{'
    """
    return files("perfrules.schema").joinpath(SCHEMA_FILE).read_text(encoding="utf-8")


def schema() -> dict[str, Any]:
    """
    The same, read; every call gives a fresh copy that may be changed.

    >>> schema()["$id"]
    'urn:perfrules:rule-file:1'
    """
    read: dict[str, Any] = json.loads(schema_text())
    return read


def inlined_schema() -> dict[str, Any]:
    """
    The schema with every `$ref` replaced by what it names; the words beside a `$ref` (descriptions) win.

    The schema never refers to itself, so this ends; validation without references needs no look-ups and takes half
    the time, and each error carries the descriptions of its own field.
    """
    whole = schema()
    named: dict[str, Any] = whole.pop("$defs")

    def inlined(part: Any) -> Any:  # noqa: ANN401  any JSON value
        if isinstance(part, list):
            return [inlined(item) for item in part]
        if not isinstance(part, dict):
            return part
        beside = {key: inlined(item) for key, item in part.items() if key != "$ref"}
        reference = part.get("$ref")
        return {**inlined(named[reference.rpartition("/")[2]]), **beside} if reference else beside

    result: dict[str, Any] = inlined(whole)
    return result
