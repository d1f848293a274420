"""Tables as CSV: UTF-8 with the mark that spreadsheets look for, commas, lines that end as the standard says."""

import csv
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO

from perfrules.exports.values import Value, as_text


def csv_parts(columns: Sequence[str], rows: Iterable[Sequence[Value]]) -> Iterator[bytes]:
    r"""
    The file of a table, piece by piece: a header of *columns*, then *rows*; ValueError for a row of another length.

    >>> b"".join(csv_parts(["id", "note"], [["P-1", "=1+1"]]))
    b"\xef\xbb\xbfid,note\r\nP-1,'=1+1\r\n"
    """
    yield csv_head(columns)
    for row in rows:
        yield csv_line(checked(columns, row))


def csv_head(columns: Sequence[str]) -> bytes:
    r"""
    The beginning of a file: the mark, then the header.

    >>> csv_head(["id", "note"])
    b'\xef\xbb\xbfid,note\r\n'
    """
    return BOM_UTF8 + csv_line(columns)


def csv_line(values: Sequence[Value]) -> bytes:
    r"""
    One line of a table.

    >>> csv_line([None, True, "a,b"])
    b',\xe6\x98\xaf,"a,b"\r\n'
    """
    line = StringIO()
    csv.writer(line, lineterminator="\r\n").writerow([as_text(value) for value in values])
    return line.getvalue().encode()


def checked(columns: Sequence[str], row: Sequence[Value]) -> Sequence[Value]:
    """*row*, if it is as long as the header; ValueError if not."""
    if len(row) != len(columns):
        message = f"a row of {len(row)} values under {len(columns)} columns"
        raise ValueError(message)
    return row
