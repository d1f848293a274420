"""CSV files: commas, double quotes, every row as long as its header."""

import csv
from collections.abc import Callable, Iterator
from io import StringIO

from perfrules.errors import DataError
from perfrules.escapes import unescaped
from perfrules.problems import Problem, Spot
from perfrules.reading.sheet import EMPTY, MOST_CELLS, MOST_COLUMNS, MOST_ROWS, Line, Sheet
from perfrules.reading.source import Source, text_of
from perfrules.records.found import Found

_LONGEST_KEPT = 40
_MOST_KEPT = 100_000
_OTHER_MARKS = {"\t": "tab", ";": "semicolon"}


def read_csv(source: Source) -> tuple[Sheet, str]:
    r"""
    The rows of a CSV file and its encoding; DataError with everything that is wrong with its form.

    >>> sheet, encoding = read_csv(Source("a.csv", b"id,paid\r\nP-1,20\r\n"))
    >>> [line.cells for line in sheet.lines], encoding
    ([('id', 'paid'), ('P-1', '20')], 'utf-8')
    """
    text, encoding = text_of(source)
    check_commas(text, source.name)
    found = Found()
    lines: list[Line] = []
    clean = _cleaner()
    width = cells = 0
    for number, row in _rows(text, source.name):
        cleaned = tuple(map(clean, row))
        if not any(cleaned):
            continue
        width = width or len(row)
        cells += len(row)
        if len(row) != width:
            found.add(ragged(source.name, number, len(row), width))
        lines.append(Line(number, cleaned))
        if len(lines) > MOST_ROWS + 1 or cells > MOST_CELLS:
            facts = {"limit": str(MOST_ROWS)}
            raise DataError([Problem("data-size/sheet", Spot(source.name, row=number), facts)])
    if width > MOST_COLUMNS:
        found.add(too_wide(source.name, width))
    if found.problems:
        raise DataError(found.problems)
    return Sheet(source.name, None, lines), encoding


def _rows(text: str, name: str) -> Iterator[tuple[int, list[str]]]:
    """The rows with their numbers; DataError where a quote keeps the rest from being read."""
    number = 0
    try:
        for row in csv.reader(StringIO(text, newline=""), strict=True):
            number += 1
            yield number, row
    except csv.Error as error:
        raise DataError([misquoted(name, number + 1, error)]) from None


def misquoted(name: str, row: int, error: csv.Error) -> Problem:
    """The problem of a row that a quotation mark keeps from being read."""
    key = "data-csv/quote-inside" if "expected after" in str(error) else "data-csv/quote-open"
    return Problem(key, Spot(name, row=row))


def too_wide(name: str, width: int) -> Problem:
    """The problem of a file with far too many columns."""
    return Problem("data-size/columns", Spot(name), {"count": str(width), "limit": str(MOST_COLUMNS)})


def check_commas(text: str, name: str) -> None:
    """Refuse a file whose first row is kept apart by other signs than commas."""
    first = text.lstrip("\r\n").partition("\n")[0]
    if "," in first:
        return
    for mark, word in _OTHER_MARKS.items():
        if mark in first:
            raise DataError([Problem(f"data-csv/{word}", Spot(name, row=1))])


def ragged(name: str, number: int, count: int, width: int) -> Problem:
    """The problem of a row that is longer or shorter than the header."""
    key = "data-csv/long" if count > width else "data-csv/short"
    return Problem(key, Spot(name, row=number), {"count": str(count), "width": str(width)})


def _cleaner() -> Callable[[str], str]:
    """Makes cells ready: what only holds blanks is empty, marks against formulas are taken off, repeated texts are kept once."""
    known = {EMPTY: EMPTY}

    def clean(cell: str) -> str:
        if (same := known.get(cell)) is not None:
            return same
        made = unescaped(cell) if cell.strip() else EMPTY
        if len(cell) <= _LONGEST_KEPT and len(known) < _MOST_KEPT:
            known[cell] = made
        return made

    return clean
