"""Random records as Arrow tables, their figures as decimals, floats or texts."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import accumulate
from random import Random
from typing import Any

import pyarrow as pa

from perfrules.model.rule_set import RuleSet
from tests.oracle.records import as_data

FORMS: Mapping[str, pa.DataType] = {"decimal": pa.decimal128(38, 12), "float": pa.float64(), "text": pa.string()}
PLAIN: Mapping[str, pa.DataType] = {"yes_no": pa.bool_(), "whole": pa.int64()}
FIGURES = frozenset({"number", "money", "percent", "percent_points", "points"})


def table_of(rules: Mapping[str, Any], records: Sequence[Mapping[str, Any]], rng: Random) -> pa.Table:
    """*records* of the rule set as a table; what a column's figures are given as is drawn by chance."""
    data = [as_data(rules, record) for record in records]
    columns = {
        name: _column(spec, [one.get(name) for one in data], rng) for name, spec in rules.get("inputs", {}).items()
    }
    columns |= {
        name: _rows(spec["columns"], [one[name] for one in data], rng) for name, spec in rules.get("tables", {}).items()
    }
    return pa.table(columns | {"id": [f"P-{number}" for number in range(len(data))]})


def _column(spec: Mapping[str, Any], values: Sequence[Any], rng: Random) -> pa.Array:
    kind = spec["kind"]
    form = rng.choice(list(FORMS)) if kind in FIGURES else "text"
    if any(isinstance(value, str) for value in values):
        form = "text"
    if kind in PLAIN:
        return pa.array(values, PLAIN[kind])
    return pa.array([_given(value, form) for value in values], FORMS[form])


def _given(value: Any, form: str) -> Any:
    if not isinstance(value, Decimal):
        return value
    return f"{value:f}" if form == "text" else float(value) if form == "float" else value


def _rows(specs: Mapping[str, Any], lists: Sequence[Sequence[Mapping[str, Any]]], rng: Random) -> pa.Array:
    rows = [row for one in lists for row in one]
    parts = [_column(spec, [row.get(name) for row in rows], rng) for name, spec in specs.items()]
    return _lists(lists, parts, list(specs))


def table_of_cases(rules: RuleSet, records: Sequence[Mapping[str, Any]]) -> pa.Table:
    """Records as people write them, all their values as texts."""
    columns = {name: _texts(record.get(name) for record in records) for name in ("id", *rules.inputs)}
    for table in rules.tables.values():
        lists = [record.get(table.id) or [] for record in records]
        rows = [row for one in lists for row in one]
        parts = [_texts(row.get(name) for row in rows) for name in table.columns]
        columns[table.id] = _lists(lists, parts, list(table.columns))
    return pa.table(columns)


def _texts(values: Iterable[Any]) -> pa.Array:
    return pa.array([None if value is None else _text(value) for value in values], pa.string())


def _text(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _lists(lists: Sequence[Sequence[Any]], parts: Sequence[pa.Array], names: Sequence[str]) -> pa.Array:
    ends = [0, *accumulate(len(one) for one in lists)]
    return pa.ListArray.from_arrays(pa.array(ends, pa.int32()), pa.StructArray.from_arrays(parts, names=names))
