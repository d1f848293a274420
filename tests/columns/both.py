"""The same operations on both backends at once: single records, and batches of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import lcm
from typing import Any

import numpy as np

from perfrules.columns.choosing import absence
from perfrules.columns.deferred import Deferred
from perfrules.columns.frame import Frame
from perfrules.columns.lifting import of_record
from perfrules.columns.numbers import Exactly, Nearly, Numbers, NumbersOrTexts, at, some, whole
from perfrules.columns.operations import ColumnOperations
from perfrules.columns.printing import to_floats
from perfrules.columns.values import Truths, Words
from perfrules.evaluation.deferred import Deferred as Single
from perfrules.evaluation.deferred import slot as single_slot
from perfrules.evaluation.operations import RecordOperations
from perfrules.evaluation.rows import TableSlots
from perfrules.exact import Exact, to_decimal

TABLE = TableSlots(rows=0, first=1, columns=("a", "b", "yes", "word", "day", "mixed"))
KNOWN = TABLE.end
NAMES = {name: KNOWN + 1 + number for number, name in enumerate(("x", "y", "z", "sure", "choice", "date", "either"))}
SIZE = max(NAMES.values()) + 1
NUMBERS = ("x", "y", "z")
WORDS = ("red", "green", "blue", "红", "50")


@dataclass(frozen=True)
class Pair:
    """One value, on either backend."""

    single: Single
    column: Deferred


class Both:
    """Operations on both backends."""

    def __init__(self) -> None:
        self.single = RecordOperations({"t": TABLE}, KNOWN)
        self.column = ColumnOperations()

    def call(self, name: str, *parts: Any, **words: Any) -> Pair:
        """The operation of this *name*."""
        return self.__getattr__(name)(*parts, **words)

    def __getattr__(self, name: str) -> Callable[..., Pair]:
        def call(*parts: Any, **words: Any) -> Pair:
            return Pair(
                getattr(self.single, name)(*(_side(part, "single") for part in parts), **words),
                getattr(self.column, name)(*(_side(part, "column") for part in parts), **words),
            )

        return call

    def name(self, name: str, *, in_row: bool = False) -> Pair:
        """An input, or a column of the row."""
        if in_row and name in TABLE.columns:
            number = TABLE.column(name)
            return Pair(single_slot(number), Deferred(lambda frame: frame.slots[number]))
        number = NAMES[name]
        return Pair(single_slot(number), of_record(Deferred(lambda frame: frame.slots[number])))


def _side(part: Any, side: str) -> Any:
    if isinstance(part, Pair):
        return getattr(part, side)
    return [_side(one, side) for one in part] if isinstance(part, list) else part


@dataclass(frozen=True)
class Batch:
    """Records in slots, and the frame that holds the same."""

    records: list[list[Any]]
    frame: Frame

    def expected(self, value: Pair) -> list[Any]:
        """What the single backend gives for each record."""
        return [value.single.run(list(record)) for record in self.records]


def batch_of(records: Sequence[dict[str, Any]], rows: Sequence[Sequence[dict[str, Any]]] = ()) -> Batch:
    """Records by name, None or not there for missing, and the rows of each."""
    frame = Frame(len(records))
    slots = []
    tables = list(rows) or [[] for _ in records]
    for record, table in zip(records, tables, strict=True):
        found: list[Any] = [None] * SIZE
        found[TABLE.rows] = [[row.get(name) for name in TABLE.columns] + [None] for row in table]
        for name, number in NAMES.items():
            found[number] = record.get(name)
        slots.append(found)
    for name, number in NAMES.items():
        frame.slots[number] = column_of(name, [record.get(name) for record in records])
    owner = np.array([number for number, table in enumerate(tables) for _ in table], np.int64)
    inside = frame.add_rows("t", owner)
    for name in TABLE.columns:
        cells = [row.get(name) for table in tables for row in table]
        inside.slots[TABLE.column(name)] = column_of(name, cells)
    return Batch(slots, frame)


def column_of(name: str, cells: Sequence[Any]) -> object:
    """A column of the kind that its *name* says."""
    if name in {"sure", "yes"}:
        return Truths(np.array([cell is True for cell in cells], np.bool_), _missing(cells))
    if name in {"choice", "word", "date", "day"}:
        return words_of(cells)
    if name in {"either", "mixed"}:
        numbers = [cell if isinstance(cell, tuple) else None for cell in cells]
        return NumbersOrTexts(
            numbers_of(numbers), words_of([cell if isinstance(cell, str) else None for cell in cells])
        )
    return numbers_of(cells)


def numbers_of(cells: Sequence[Exact | None]) -> Exactly:
    """Exact numbers over one bottom, as intake gives them."""
    bottom = lcm(*(cell[1] for cell in cells if cell))
    tops = [cell[0] * (bottom // cell[1]) if cell else 0 for cell in cells]
    assert max(map(abs, tops), default=0) <= 2**53
    return whole(np.array(tops, np.float64), bottom, _missing(cells))


def words_of(cells: Sequence[str | date | None]) -> Words:
    """Words by their places."""
    words = tuple(dict.fromkeys(cell for cell in cells if cell is not None))
    return Words(np.array([-1 if cell is None else words.index(cell) for cell in cells], np.int32), words)


def _missing(cells: Sequence[Any]) -> Any:
    found = np.array([cell is None for cell in cells], np.bool_)
    return found if found.any() else None


def assert_agree(value: Pair, batch: Batch) -> int:
    """Both backends say the same of every record that is not in doubt; how many these are."""
    found = value.column.run(batch.frame)
    doubt = batch.frame.settle_doubt()
    assert_holds(found, batch.expected(value), doubt)
    return int((~doubt).sum())


def assert_holds(found: Any, expected: Sequence[Any], doubt: Any) -> None:
    """The values of a batch are the *expected* ones, but where they are in doubt."""
    size = len(expected)
    gone = np.broadcast_to(np.False_ if absence(found) is None else np.asarray(absence(found)), size)
    floats, absent = to_floats(found, size) if isinstance(found, Numbers) else (None, gone)
    for row in np.flatnonzero(~doubt).tolist():
        wanted = expected[row]
        assert bool(gone[row]) == (wanted is None), (row, wanted)
        if wanted is None:
            continue
        if isinstance(found, Numbers):
            _assert_number(found, row, wanted)
            assert not absent[row]
            assert floats is not None
            assert repr(float(floats[row])) == repr(float(to_decimal(wanted))), row
        elif isinstance(found, Truths):
            assert bool(np.broadcast_to(found.true, size)[row]) is wanted, row
        elif isinstance(found, NumbersOrTexts):
            word = np.broadcast_to(found.texts.codes, size)[row]
            if isinstance(wanted, str):
                assert found.texts.words[word] == wanted
            else:
                assert word < 0
                _assert_number(found.numbers, row, wanted)
        else:
            assert found.words[np.broadcast_to(found.codes, size)[row]] == wanted, row


def _assert_number(found: Numbers, row: int, wanted: Exact) -> None:
    assert Fraction(*at(found, row)) == Fraction(*wanted), row
    if isinstance(found, Nearly):
        assert abs(Fraction(float(some(found.high, np.array(row)))) - Fraction(*wanted)) <= Fraction(found.error), row
        assert Fraction(*wanted).denominator.bit_length() <= found.bits.own or found.bits.row
    else:
        assert isinstance(found, Exactly)
        assert found.least <= some(found.top, np.array(row)) <= found.most
        assert found.by is None or 1 <= some(found.by, np.array(row)) <= found.most_by
