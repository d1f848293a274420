"""One table to a CSV or Excel file, several to an Excel file; whole or not at all."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple, final

from perfrules.errors import PerfrulesError
from perfrules.exports.csv_text import csv_parts
from perfrules.exports.values import Value
from perfrules.files import write_whole
from perfrules.problems import Problem

_CSV, _EXCEL = ".csv", ".xlsx"


@final
class Sheet(NamedTuple):
    """
    A table of a workbook.

    A title is cut to what Excel allows, forbidden characters become `_`, a repeated title gets a number.
    """

    title: str
    columns: Sequence[str]
    rows: Iterable[Sequence[Value]]


def write_table(path: Path, columns: Sequence[str], rows: Iterable[Sequence[Value]]) -> None:
    r"""
    Write a header of *columns*, then *rows*, to *path* in the form that its ending names: `.csv` or `.xlsx`.

    What stood there before stays until all is written. PerfrulesError for any other ending, for Excel without the extra
    `excel`, and for what a sheet cannot hold; ValueError for a row of another length; OSError where it cannot be written.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_table(Path(folder, "a.csv"), ["id", "score"], [["P-1", 90]])
    ...     Path(folder, "a.csv").read_text(encoding="utf-8-sig")
    'id,score\nP-1,90\n'
    """
    ending = path.suffix.lower()
    if ending == _CSV:
        write_whole(path, csv_parts(columns, rows))
    elif ending == _EXCEL:
        write_workbook(path, [Sheet(path.stem, columns, rows)])
    else:
        raise PerfrulesError([Problem("export-form", None, {"file": str(path)})])


def write_workbook(path: Path, sheets: Iterable[Sheet]) -> None:
    """
    Write *sheets* to the Excel file *path*; the same tables give the same bytes at any time.

    PerfrulesError and OSError as `write_table`.
    """
    from perfrules.exports.workbook import workbook_parts  # noqa: PLC0415 - needs the extra `excel`

    write_whole(path, workbook_parts(sheets))
