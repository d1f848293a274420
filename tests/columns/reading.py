"""What a frame holds, as single records hold it."""

from fractions import Fraction
from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import pyarrow as pa

from perfrules.columns.intake import Intake, Taken
from perfrules.columns.numbers import Exactly, Nearly, NumbersOrTexts
from perfrules.columns.values import Truths, Words
from perfrules.evaluation.layout import Layout, lay_out
from perfrules.model.fields import Field, Table
from perfrules.model.rule_set import RuleSet
from perfrules.model.section import Section
from perfrules.records.record import RecordReader
from perfrules.records.values import Value


def rules_of(*fields: Field, tables: tuple[Table, ...] = ()) -> RuleSet:
    """The part of a rule set that says what a record holds."""
    nothing: dict[str, Any] = {
        part: {} for part in ("values", "indicators", "groups", "grade_limits", "flags", "outcomes")
    }
    inputs = Section((one.id, one) for one in fields)
    held = Section((one.id, one) for one in tables)
    return cast("RuleSet", SimpleNamespace(inputs=inputs, tables=held, panel=None, total=None, **nothing))


def layout_of(rules: RuleSet) -> Layout:
    return lay_out(rules, frozenset())


def taken(rules: RuleSet, table: pa.Table | pa.RecordBatch, first: int = 1) -> Taken:
    """The whole of *table* as one batch."""
    batch = table if isinstance(table, pa.RecordBatch) else one_batch(table)
    return Intake(rules, layout_of(rules), batch.schema).take(batch, first)


def one_batch(table: pa.Table) -> pa.RecordBatch:
    batches = table.combine_chunks().to_batches()
    return batches[0] if batches else pa.RecordBatch.from_pylist([], table.schema)


def values_in(slot: object) -> list[object]:
    """What a slot holds for each record: fractions, answers, words; None where it is missing."""
    if isinstance(slot, Truths):
        missing = [False] * len(slot.true) if slot.missing is None else slot.missing.tolist()
        return [None if none else bool(true) for true, none in zip(slot.true, missing, strict=True)]
    if isinstance(slot, Words):
        return [None if code < 0 else slot.words[code] for code in slot.codes.tolist()]
    if isinstance(slot, NumbersOrTexts):
        pairs = zip(values_in(slot.texts), values_in(slot.numbers), strict=True)
        return [number if text is None else text for text, number in pairs]
    if isinstance(slot, Nearly):
        gone = np.zeros(len(slot.high), np.bool_) if slot.missing is None else slot.missing
        exacts = slot.source.exacts(np.arange(len(gone)))
        found = [None if none else Fraction(*one) for one, none in zip(exacts, gone.tolist(), strict=True)]
        assert all(
            one is None or abs(one - Fraction(high)) <= slot.error
            for one, high in zip(found, slot.high.tolist(), strict=True)
        )
        return list(found)
    assert isinstance(slot, Exactly)
    assert slot.by is None
    tops = slot.top.tolist()
    missing = [False] * len(tops) if slot.missing is None else slot.missing.tolist()
    assert all(top == int(top) and (not none or top == 0) for top, none in zip(tops, missing, strict=True))
    return [None if none else Fraction(int(top), int(slot.bottom)) for top, none in zip(tops, missing, strict=True)]


def plain(value: Value) -> object:
    return Fraction(*value) if isinstance(value, tuple) else value


def assert_as_single_records(rules: RuleSet, table: pa.Table | pa.RecordBatch, records: list[Any]) -> Taken:
    """Every record of *table* is read as the single one of *records*, or is bad; its single record is that one."""
    found, reader, layout = taken(rules, table), RecordReader(rules), layout_of(rules)
    columns = [values_in(found.frame.slots[layout.inputs[name]]) for name in rules.inputs]
    for number, record in enumerate(records):
        read = reader.read(record, str(number + 1))
        again = reader.read(found.given(number).record, str(number + 1))
        assert (again.id, again.inputs, again.tables) == (read.id, read.inputs, read.tables)
        errors = [problem.key for problem in read.problems if problem.severity == "error"]
        assert [problem.key for problem in again.problems if problem.severity == "error"] == errors
        assert found.bad[number] or not errors, record
        assert found.ids[number].as_py() == read.id
        if not found.bad[number]:
            assert [column[number] for column in columns] == [plain(value) for value in read.inputs], record
            for name, rows in zip(rules.tables, read.tables, strict=True):
                assert rows_in(found, layout, name, number) == [[plain(value) for value in row] for row in rows]
    return found


def rows_in(found: Taken, layout: Layout, table: str, number: int) -> list[list[object]]:
    frame = found.frame.rows[table]
    slots = layout.tables[table]
    columns = [values_in(frame.slots[slots.column(name)]) for name in slots.columns]
    owner = [] if frame.owner is None else frame.owner.tolist()
    return [[column[row] for column in columns] for row, whose in enumerate(owner) if whose == number]
