"""The inside of a workbook before anything is built from it: its sizes, its encodings, what its sheets mark."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import NamedTuple, final
from zipfile import BadZipFile, ZipFile

from perfrules.errors import DataError
from perfrules.problems import Problem, Spot
from perfrules.reading.source import Source

try:
    from defusedxml.ElementTree import iterparse
except ModuleNotFoundError:
    raise DataError([Problem("extra-missing")]) from None

LARGEST_UNPACKED_MB = 256
_MOST_PARTS = 10_000
_CHUNK = 1 << 20
_ENCRYPTED = 1
_TEXT = re.compile(rb"(?:\xef\xbb\xbf)?\s*<")
_OTHER_ENCODING = re.compile(rb"""<\?xml[^>]*encoding\s*=\s*["'](?!utf-8["']|us-ascii["'])""", re.IGNORECASE)
_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_MARKED = re.compile(rb"""<(?:\w+:)?(?:f|mergeCell)\b|\bhidden\s*=\s*["'](?:1|true)["']""")
_ROW = re.compile(rb"""<(?:\w+:)?row\b[^>]*?\sr\s*=\s*["'](\d{1,9})["']""")
_CELL_NAME = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


@final
class Area(NamedTuple):
    """Merged cells: rows and columns from 1, ends included."""

    top: int
    left: int
    bottom: int
    right: int


@final
class Marks(NamedTuple):
    """
    What a sheet says beside its values.

    *without_value* are the cells (row and column from 1) with a formula that was saved without its result.
    """

    without_value: frozenset[tuple[int, int]] = frozenset()
    merged: tuple[Area, ...] = ()
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[int, ...] = ()


@final
class Packed:
    """The parts of a workbook, each of which was looked through once; DataError for what must not be opened."""

    def __init__(self, source: Source) -> None:
        self._name = source.name
        try:
            self._archive = ZipFile(BytesIO(source.data))
            self._marked = {name for name, _ in self._sizes() if self._looked_through(name)}
        except (BadZipFile, EOFError, NotImplementedError, RuntimeError, OSError, ValueError, OverflowError) as error:
            raise self._broken() from error
        except Exception as error:
            if isinstance(error, DataError):
                raise
            raise self._broken() from error  # the unpacker's own error has no class that can be named

    def marks(self, part: str) -> Marks:
        """The marks of the sheet that is stored under the name *part*."""
        part = part.lstrip("/")
        return _marks(self._archive, part) if part in self._marked else Marks()

    def _sizes(self) -> Iterator[tuple[str, int]]:
        members = self._archive.infolist()
        if len(members) > _MOST_PARTS or sum(one.file_size for one in members) > LARGEST_UNPACKED_MB * 1024 * 1024:
            facts = {"limit": str(LARGEST_UNPACKED_MB)}
            raise DataError([Problem("data-size/unpacked", Spot(self._name), facts)])
        for one in members:
            if one.flag_bits & _ENCRYPTED:
                raise DataError([Problem("data-file/xls", Spot(self._name))])
            yield one.filename, one.file_size

    def _looked_through(self, name: str) -> bool:
        """Whether a part marks anything; DataError where it declares what no workbook declares."""
        marked, carried, row = False, b"", 0
        with self._archive.open(name) as part:
            first = part.read(_CHUNK)
            if not _TEXT.match(first):
                return False
            if _OTHER_ENCODING.search(first[:500]):
                raise DataError([Problem("data-excel/declaration", Spot(self._name))])
            while first or carried:
                text = carried + first
                # A tag holds no other: what stands before the last one is whole.
                cut = text.rfind(b"<") if first else len(text)
                whole, carried = text[:cut], text[cut:]
                if _DECLARATION.search(whole):
                    raise DataError([Problem("data-excel/declaration", Spot(self._name))])
                marked = marked or _MARKED.search(whole) is not None
                for found in _ROW.finditer(whole):
                    if int(found[1]) <= row:
                        raise self._broken()
                    row = int(found[1])
                first = part.read(_CHUNK)
        return marked

    def _broken(self) -> DataError:
        return DataError([Problem("data-excel/broken", Spot(self._name))])


def _marks(archive: ZipFile, part: str) -> Marks:
    without: set[tuple[int, int]] = set()
    merged: list[Area] = []
    rows: list[int] = []
    columns: list[int] = []
    row = 0
    with archive.open(part) as text:
        for event, element in iterparse(text, events=("start", "end"), forbid_dtd=True):
            tag = element.tag.rpartition("}")[2]
            if event == "start":
                if tag == "row":
                    row = int(element.get("r", row + 1))
                    if _is_hidden(element.get("hidden")):
                        rows.append(row)
                continue
            if tag == "c":
                kinds = {child.tag.rpartition("}")[2]: child.text for child in element}
                place = _cell(element.get("r", ""))
                if place is not None and "f" in kinds and not kinds.get("v"):
                    without.add(place)
            elif tag == "col" and _is_hidden(element.get("hidden")):
                columns.append(int(element.get("min", "1")))
            elif tag == "mergeCell":
                merged += _area(element.get("ref", ""))
            if tag in {"row", "col", "mergeCell"}:
                element.clear()
    return Marks(frozenset(without), tuple(merged), tuple(rows), tuple(columns))


def _is_hidden(said: str | None) -> bool:
    return said in {"1", "true"}


def _area(reference: str) -> Iterator[Area]:
    first, _, last = reference.partition(":")
    start, end = _cell(first), _cell(last or first)
    if start is not None and end is not None:
        yield Area(start[0], start[1], end[0], end[1])


def _cell(name: str) -> tuple[int, int] | None:
    """
    Row and column of a cell's name.

    >>> _cell("B12")
    (12, 2)
    """
    found = _CELL_NAME.fullmatch(name)
    if found is None:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]), column
