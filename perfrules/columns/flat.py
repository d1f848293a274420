"""Tables of results as CSV: one column for each field of a struct, lists in one cell, texts that no spreadsheet runs."""

from collections.abc import Callable, Iterator

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv

from perfrules.exports import csv_head
from perfrules.exports.values import as_text

_HARMLESS = r"^[\p{L}\p{N}][\p{L}\p{N}_ .,:;/%()、。，：；（）“”《》-]*$"
"""Texts that stay as they are; the others are looked at one by one."""
_BETWEEN = "; "


def flat_names(schema: pa.Schema) -> tuple[str, ...]:
    """
    The headings: a field of a struct is called by both names.

    >>> flat_names(pa.schema({"id": pa.string(), "scores": pa.struct({"execution": pa.float64()})}))
    ('id', 'scores.execution')
    """
    return tuple(name for field in schema for name in _names(field))


def flat_head(schema: pa.Schema) -> bytes:
    """The beginning of the file, headings included."""
    return csv_head(flat_names(schema))


def flat_lines(batch: pa.RecordBatch) -> bytes:
    r"""
    A line for each record.

    >>> flat_lines(pa.RecordBatch.from_pylist([{"id": "=1", "score": 75.0, "flags": {"low": True}}]))
    b'"\'=1",75,true\r\n'
    """
    arrays = [made for field, column in zip(batch.schema, batch.columns, strict=True) for made in _flat(field, column)]
    names = [str(number) for number in range(len(arrays))]
    sink = pa.BufferOutputStream()
    options = csv.WriteOptions(include_header=False, eol="\r\n", quoting_style="needed")
    csv.write_csv(pa.RecordBatch.from_arrays(arrays, names), sink, options)
    found: bytes = sink.getvalue().to_pybytes()
    return found


def _names(field: pa.Field) -> Iterator[str]:
    if pa.types.is_struct(field.type):
        yield from (f"{field.name}.{inner.name}" for inner in field.type)
    else:
        yield field.name


def _flat(field: pa.Field, column: pa.Array) -> Iterator[pa.Array]:
    if pa.types.is_struct(field.type):
        yield from (_plain(part) for part in column.flatten())
    elif pa.types.is_list(field.type):
        yield _listed(column)
    else:
        yield _plain(column)


def _plain(column: pa.Array) -> pa.Array:
    if not pa.types.is_string(column.type):
        return column
    odd = pc.invert(pc.match_substring_regex(column, _HARMLESS))
    return _mapped(column, odd, as_text) if pc.any(odd).as_py() else column


def _listed(column: pa.Array) -> pa.Array:
    """The values of each list in one text."""
    filled = pc.greater(pc.list_value_length(column), 0)
    empty = pa.nulls(len(column), pa.string())
    if not pc.any(filled).as_py():
        return empty
    texts = [as_text(_BETWEEN.join(map(_text, one))) for one in column.filter(filled).to_pylist()]
    return pc.replace_with_mask(empty, filled, pa.array(texts, pa.string()))


def _mapped(column: pa.Array, where: pa.Array, shown: Callable[[str], str]) -> pa.Array:
    where = pc.fill_null(where, fill_value=False)
    return pc.replace_with_mask(column, where, pa.array(map(shown, column.filter(where).to_pylist()), pa.string()))


def _text(one: str | dict[str, object]) -> str:
    """A text, or a mistake in the data with its place."""
    if isinstance(one, str):
        return one
    inside = f"{one['table']}[{one['row']}]." if one["table"] is not None else ""
    return f"{inside}{one['field']}: {one['text']}" if one["field"] else str(one["text"])
