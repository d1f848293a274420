"""A sheet of rows as CSV and Excel files give it, before anything is known about what it means."""

from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple, final
from unicodedata import normalize

from perfrules.problems import Spot
from perfrules.records.refusal import quoted

MOST_ROWS = 200_000
MOST_COLUMNS = 500
MOST_CELLS = 10_000_000
EMPTY = ""
MERGED = "data-cell/merged"


@final
class Percent(NamedTuple):
    """A number that a spreadsheet shows as a percentage; *share* is what it stands for, 0.9 for 90%."""

    share: Decimal


@final
class Flaw(NamedTuple):
    """A cell whose value cannot be known: the message that says why, and what it shows."""

    key: str
    shown: str


CellValue = str | int | float | bool | date | Percent | Flaw
"""One cell; an empty one is the empty text."""


def is_merged(cell: CellValue) -> bool:
    """Whether a cell is a part of a merged one, and holds nothing itself."""
    return type(cell) is Flaw and cell.key == MERGED


@final
class Line(NamedTuple):
    """One row: its number as a spreadsheet counts it, and its cells."""

    number: int
    cells: tuple[CellValue, ...]


@final
class Sheet(NamedTuple):
    """The rows of a CSV file or of one sheet of a workbook (which has a name): *lines* that are not blank, and the row that names the columns."""

    file: str
    name: str | None
    lines: list[Line]
    header: int = 1

    def spot(self, row: int | None = None, header: object = None) -> Spot:
        """The place of a row and a column of it."""
        return Spot(self.file, self.name, row, None if header is None else quoted(str(header)))


@lru_cache(maxsize=10_000)
def plain_name(text: str) -> str:
    """
    The one spelling that the spellings of a name share: widths of characters and extra blanks do not matter.

    >>> plain_name(" 预算数（万元） "), plain_name("Project　 name")
    ('预算数(万元)', 'Project name')
    """
    return " ".join(normalize("NFKC", text).split())
