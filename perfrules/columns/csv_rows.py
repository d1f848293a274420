"""CSV files as a stream of columns of texts: the same cells as `perfrules.reading` finds, batch by batch."""

import csv
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import NamedTuple, final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pa_csv

from perfrules.columns.csv_bytes import blocks_of
from perfrules.errors import DataError
from perfrules.escapes import unescaped
from perfrules.problems import Problem, Spot
from perfrules.reading.csv_file import check_commas, misquoted, ragged, too_wide
from perfrules.reading.headers import column_letters
from perfrules.reading.sheet import MOST_COLUMNS
from perfrules.records.found import Found

LINE = "perfrules:line"
"""The column with the numbers that the rows have in their file; its metadata name the file and the row of the header."""
FILE, HEADER = b"perfrules.file", b"perfrules.header"
_LINE_ENDS = (b"\r", b"\n")
_EMPTY_LINES = (b"\n\n", b"\n\r\n")
_BESIDE = np.zeros(256, np.bool_)
_BESIDE[list(b',"\r\n')] = True
"""Signs that may stand before the quotation mark that opens a cell, and behind the one that closes it."""
_PLAIN = pa_csv.ParseOptions(quote_char=False, double_quote=False, ignore_empty_lines=False)

_QUOTED = pa_csv.ParseOptions(newlines_in_values=True, ignore_empty_lines=False)


@final
class CsvRows(NamedTuple):
    """The columns of a CSV file, behind them `LINE`, and its rows."""

    schema: pa.Schema
    batches: Iterator[pa.RecordBatch]


def csv_rows(path: Path) -> CsvRows:
    r"""
    The rows of the CSV file at *path* that hold something; DataError for what is wrong with its form, when it is come to.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder, "forms.csv")
    ...     _ = path.write_text("id,paid\nP-1,20\n", encoding="utf-8")
    ...     [batch.to_pylist() for batch in csv_rows(path).batches]
    [[{'id': 'P-1', 'paid': '20', 'perfrules:line': 2}]]
    """
    rows = _Rows(path)
    line = pa.field(LINE, pa.int64(), metadata={FILE: rows.name, HEADER: str(rows.count)})
    schema = pa.schema([*((name, pa.string()) for name in rows.header if name.strip()), line])
    named = [at for at, name in enumerate([*rows.header, LINE]) if name.strip()]
    batches = (pa.RecordBatch.from_arrays([one[at] for at in named], schema=schema) for one in rows.arrays())
    return CsvRows(schema, batches)


@final
class _Rows:
    """The rows of a file: *header* names the columns, *count* tells how many rows were read, those that hold nothing included."""

    def __init__(self, path: Path) -> None:
        self.name = str(path)
        self.count = 0
        self._feed = _Feed(blocks_of(path))
        self._reader = csv.reader(self._feed, strict=True)
        check_commas(self._feed.ahead().decode(), self.name)
        self.header: list[str] = []
        while not any(map(str.strip, self.header)):
            if not self._feed.ahead():
                raise DataError([Problem("data-header/none", Spot(self.name, row=1))])
            self.header = [unescaped(cell) for cell in self._row()]
        self._header = self.count
        self._names = [*map(str, range(len(self.header))), LINE]
        if (width := len(self.header)) > MOST_COLUMNS:
            raise DataError([too_wide(self.name, width)])

    def arrays(self) -> Iterator[list[pa.Array]]:
        """The columns of some rows after those of others, behind them the numbers of the rows."""
        found_any = False
        while data := self._feed.ahead():
            columns = self._plain_columns(data) or self._columns()
            filled = _filled(columns[:-1])
            if not pc.all(filled).as_py():
                columns = list(pa.RecordBatch.from_arrays(columns, self._names).filter(filled).columns)
            self._check_names(columns)
            if len(columns[0]):
                found_any = True
                yield columns
        if not found_any:
            raise DataError([Problem("data-top/rows", Spot(self.name))])

    def _check_names(self, columns: list[pa.Array]) -> None:
        for at, name in enumerate(self.header):
            if not name.strip() and pc.any(_filled([columns[at]])).as_py():
                raise DataError(
                    [Problem("data-header/blank", Spot(self.name, row=self._header), {"column": column_letters(at)})]
                )

    def _plain_columns(self, data: bytes) -> list[pa.Array] | None:
        """The rows that are at hand, all at once; None where quotation marks, blank or odd lines ask for a closer look."""
        odd_ends = data.count(b"\r") != data.count(b"\r\n")
        if (
            odd_ends
            or data.startswith(_LINE_ENDS)
            or any(two in data for two in _EMPTY_LINES)
            or not _well_quoted(data)
        ):
            return None
        options = pa_csv.ConvertOptions(column_types=dict.fromkeys(self._names, pa.string()), strings_can_be_null=False)
        reading = pa_csv.ReadOptions(column_names=self._names[:-1])
        try:
            parsing = _QUOTED if b'"' in data else _PLAIN
            table = pa_csv.read_csv(pa.BufferReader(data), reading, parsing, options).combine_chunks()
        except pa.ArrowInvalid:
            return None
        self._feed.skip()
        columns = [column.chunk(0) for column in table.columns]
        lines = np.arange(self.count + 1, self.count + table.num_rows + 1)
        self.count += table.num_rows
        return [*(map(_unmarked, columns) if b"'" in data else columns), pa.array(lines)]

    def _columns(self) -> list[pa.Array]:
        """The rows that are at hand, one by one."""
        width = len(self.header)
        rows: list[list[str]] = []
        lines: list[int] = []
        found = Found()
        while self._feed.is_open:
            row = self._row()
            if len(row) == width:
                rows.append(row)
                lines.append(self.count)
            elif any(map(str.strip, row)):
                found.add(ragged(self.name, self.count, len(row), width))
        if found.problems:
            raise DataError(found.problems)
        columns = [pa.array(cells, pa.string()) for cells in zip(*rows, strict=True)] or [
            pa.array([], pa.string())
        ] * width
        return [*map(_unmarked, columns), pa.array(lines, pa.int64())]

    def _row(self) -> list[str]:
        try:
            row = next(self._reader, None)
        except csv.Error as error:
            raise DataError([misquoted(self.name, self.count + 1, error)]) from None
        self.count += 1
        return row or []


@final
class _Feed:
    """The lines of a file for the reader of rows, out of blocks; *data* is what nobody has looked into yet."""

    def __init__(self, blocks: Iterator[bytes]) -> None:
        self._blocks = blocks
        self._data = b""
        self._text = StringIO()

    def __iter__(self) -> "_Feed":
        return self

    def __next__(self) -> str:
        line = self._text.readline()
        while not line:
            self._text = StringIO((self._data or next(self._blocks)).decode(), newline="")
            self._data = b""
            line = self._text.readline()
        return line

    @property
    def is_open(self) -> bool:
        """Whether there are lines left of the block that is at hand."""
        if self._data:
            return True
        at = self._text.tell()
        is_open = bool(self._text.read(1))
        self._text.seek(at)
        return is_open

    def ahead(self) -> bytes:
        """What is left of the block at hand, or the next one; nothing at the end."""
        self._data = self._data or self._text.read().encode() or next(self._blocks, b"")
        return self._data

    def skip(self) -> None:
        """Leave out what nobody has looked into."""
        self._data = b""


def _well_quoted(data: bytes) -> bool:
    """Whether all quotation marks stand around whole cells, or twice inside of such ones; so they mean the same to every reader."""
    signs = np.frombuffer(data, np.uint8)
    marks = np.flatnonzero(signs == ord('"'))
    if len(marks) % 2:
        return False
    # A mark written twice closes the cell and opens it again, with nothing between.
    opening, closing = marks[::2], marks[1::2]
    before = _BESIDE[signs[opening - 1]] | (opening == 0)
    behind = _BESIDE[signs[np.minimum(closing + 1, len(signs) - 1)]] | (closing == len(signs) - 1)
    return bool(before.all() and behind.all())


def _unmarked(column: pa.Array) -> pa.Array:
    """The cells without the marks that keep spreadsheets from running them."""
    if not pc.any(pc.starts_with(column, "'")).as_py():
        return column
    return pa.array(map(unescaped, column.to_pylist()), pa.string())


def _filled(columns: list[pa.Array]) -> pa.Array:
    """The rows of which any cell holds something."""
    filled = pa.array(np.zeros(len(columns[0]), np.bool_))
    for column in columns:
        filled = pc.or_(filled, pc.not_equal(pc.utf8_trim_whitespace(column), ""))
        if pc.all(filled).as_py():
            break
    return filled
