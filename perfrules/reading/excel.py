"""Excel workbooks: sheets as they show themselves, and a named reason for every cell that cannot be trusted."""

import re
import warnings
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from functools import lru_cache
from io import BytesIO
from typing import Any, NamedTuple, final

from perfrules.errors import DataError
from perfrules.escapes import unescaped
from perfrules.problems import Problem, Spot
from perfrules.reading.packed import Area, Marks, Packed
from perfrules.reading.sheet import (
    EMPTY,
    MERGED,
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ROWS,
    CellValue,
    Flaw,
    Line,
    Percent,
    Sheet,
    is_merged,
)
from perfrules.reading.source import Source
from perfrules.reading.tables import rows_listed

try:
    from openpyxl import load_workbook
except ModuleNotFoundError:
    raise DataError([Problem("extra-missing")]) from None

_LARGEST_EXACT = 10**15
_LITERAL = re.compile(r'"[^"]*"|\\.')
_ERROR = "e"


@final
class Workbook(NamedTuple):
    """The sheets that can be seen and hold something, in their order, and what deserves a look in them."""

    sheets: tuple[Sheet, ...]
    warnings: tuple[Problem, ...]


def read_workbook(source: Source) -> Workbook:
    """The sheets of an Excel file; DataError if it cannot be opened safely and as a whole."""
    packed = Packed(source)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _read(source, packed)
    except DataError:
        raise
    except Exception as error:  # the library answers to broken files with whatever its parts raise
        raise DataError([Problem("data-excel/broken", Spot(source.name))]) from error


def _read(source: Source, packed: Packed) -> Workbook:
    book = load_workbook(BytesIO(source.data), read_only=True, data_only=True, keep_links=False)
    sheets: list[Sheet] = []
    notes: list[Problem] = []
    for page in book.worksheets:
        inside: Any = page  # the stubs know only sheets that can be written
        inside.reset_dimensions()
        marks = packed.marks(inside._worksheet_path)  # noqa: SLF001 - nothing else tells which part a sheet is
        sheet = Sheet(source.name, inside.title, list(_lines(source.name, inside, marks)))
        if not sheet.lines:
            continue
        if inside.sheet_state != "visible":
            notes.append(Problem("data-sheet/hidden", sheet.spot(), {}, "warning"))
            continue
        sheets.append(sheet)
        if marks.hidden_rows:
            facts = {"rows": rows_listed(marks.hidden_rows)}
            notes.append(Problem("data-sheet/hidden-rows", sheet.spot(), facts, "warning"))
        if marks.hidden_columns:
            facts = {"count": str(len(marks.hidden_columns))}
            notes.append(Problem("data-sheet/hidden-columns", sheet.spot(), facts, "warning"))
    return Workbook(tuple(sheets), tuple(notes))


def _lines(file: str, page: Any, marks: Marks) -> Iterator[Line]:  # noqa: ANN401 - as above
    """The rows that are not blank, all of one width."""
    rows = [
        (number, cells)
        for number, cells in enumerate(_rows(file, page, marks), start=1)
        if any(cell != EMPTY and not is_merged(cell) for cell in cells)
    ]
    width = max((len(cells) for _, cells in rows), default=0)
    for number, cells in rows:
        yield Line(number, (*cells, *[EMPTY] * (width - len(cells))))


def _rows(file: str, page: Any, marks: Marks) -> Iterator[tuple[CellValue, ...]]:  # noqa: ANN401 - as above
    """The cells of each row, without the empty ones at its end; DataError beyond the limits."""
    texts: dict[str, str] = {}
    areas = sorted(marks.merged)
    active: list[Area] = []
    filled = held = 0
    for number, row in enumerate(page.iter_rows(), start=1):
        while areas and areas[0].top <= number:
            active.append(areas.pop(0))
        active = [area for area in active if area.bottom >= number]
        cells = [_value(cell, texts) for cell in row]
        if marks.without_value:
            cells = [
                Flaw("data-cell/formula", "") if cell == EMPTY and (number, at) in marks.without_value else cell
                for at, cell in enumerate(cells, start=1)
            ]
        if active:
            _cover(cells, number, active)
        while cells and cells[-1] == EMPTY:
            cells.pop()
        if cells:
            filled, held = filled + 1, held + len(cells)
            _bounded(file, page.title, number, filled, held, len(cells))
        yield tuple(cells)


def _bounded(file: str, title: str, number: int, filled: int, held: int, width: int) -> None:  # noqa: PLR0913, PLR0917
    spot = Spot(file, title, number)
    if filled > MOST_ROWS + 1 or held > MOST_CELLS:
        raise DataError([Problem("data-size/sheet", spot, {"limit": str(MOST_ROWS)})])
    if width > MOST_COLUMNS:
        raise DataError([Problem("data-size/columns", spot, {"count": str(width), "limit": str(MOST_COLUMNS)})])


def _cover(cells: list[CellValue], number: int, active: Sequence[Area]) -> None:
    """Mark the cells of a row that belong to a merged cell above or left of them; never wider than a sheet may be."""
    for area in active:
        right = min(area.right, MOST_COLUMNS)
        cells += [EMPTY] * (right - len(cells))
        for at in range(area.left, right + 1):
            if (number, at) != (area.top, area.left):
                cells[at - 1] = Flaw(MERGED, "")


def _value(cell: Any, texts: dict[str, str]) -> CellValue:  # noqa: ANN401 - as above
    value = cell.value
    if value is None:
        return EMPTY
    kind = type(value)
    if kind is str:
        if cell.data_type == _ERROR:
            return Flaw("data-cell/error", value)
        return texts.setdefault(value, unescaped(value) if value.strip() else EMPTY)
    if kind in {int, float}:
        if abs(value) >= _LARGEST_EXACT:
            return Flaw("data-cell/digits", str(value))
        places = _percent_places(cell.number_format)
        return value if places is None else Percent(Decimal(repr(value)).scaleb(-places))
    if kind is datetime and value.time() == time.min:
        day: date = value.date()
        return day
    return value if kind in {bool, datetime} else Flaw("data-cell/time", str(value))


@lru_cache(maxsize=1000)
def _percent_places(number_format: str) -> int | None:
    """
    By how many places a number is to be moved to be the share that is shown; None for a number not shown as a percentage.

    >>> _percent_places("0.00%"), _percent_places('0"%"'), _percent_places("General")
    (0, 2, None)
    """
    if "%" not in number_format:
        return None
    return 0 if "%" in _LITERAL.sub("", number_format) else 2
