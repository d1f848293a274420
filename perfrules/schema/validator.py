"""The validator of the published schema; the only module that imports jsonschema."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, final

from perfrules.schema.names import is_callable_word, is_date, is_language, is_name, is_set_id, is_word
from perfrules.schema.published import inlined_schema

FORMATS = {
    "name": is_name,
    "callable": is_callable_word,
    "word": is_word,
    "set-id": is_set_id,
    "language": is_language,
    "date": is_date,
}
Path = tuple[str | int, ...]


@final
@dataclass(frozen=True, slots=True)
class Violation:
    """
    One place where a value breaks the schema.

    *keyword* is the part of the schema that is broken, *wanted* its content, *schema* the whole part that holds it and
    *route* the way to it through the schema; *path* leads to the *value* (for a broken key: to its map, *value* is the key).
    """

    keyword: str
    wanted: Any
    schema: dict[str, Any]
    route: Path
    path: Path
    value: Any


@cache
def _validator() -> Any:  # noqa: ANN401  the class is made at run time by the library
    # Imported here because it takes longer than all of perfrules; two threads that come first at once build two equal
    # validators and one is kept.
    from jsonschema import Draft202012Validator, FormatChecker  # noqa: PLC0415
    from referencing import Registry  # noqa: PLC0415

    formats = FormatChecker(formats=())
    for name, accepts in FORMATS.items():
        formats.checks(name)(_lenient(accepts))
    return Draft202012Validator(inlined_schema(), registry=Registry(), format_checker=formats)


def _lenient(accepts: Any) -> Any:  # noqa: ANN401
    """*accepts* for text; anything else is left to the check of types."""
    return lambda value: not isinstance(value, str) or accepts(value)


def violations(value: object) -> Iterator[Violation]:
    """
    Everything in *value* (plain maps, lists, texts, numbers and booleans) that breaks the published schema.

    >>> [v.keyword for v in violations({"format": 1, "id": "a", "title": "A"})]
    ['required']
    """
    for error in _validator().iter_errors(value):
        yield Violation(
            keyword=error.validator,
            wanted=error.validator_value,
            schema=error.schema,
            route=tuple(error.absolute_schema_path),
            path=tuple(error.absolute_path),
            value=error.instance,
        )
