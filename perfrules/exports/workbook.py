"""Tables as Excel files: plain cells, texts that stay texts, no trace of when or where."""

import re
import shutil
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal
from itertools import chain
from tempfile import TemporaryFile
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from perfrules.errors import PerfrulesError
from perfrules.exports.csv_text import checked
from perfrules.exports.tables import Sheet
from perfrules.exports.values import Value, as_text
from perfrules.problems import Problem

try:
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.packaging.core import DocumentProperties
    from openpyxl.xml.functions import tostring
except ModuleNotFoundError:
    raise PerfrulesError([Problem("extra-missing")]) from None

LONGEST_TEXT = 32_767
MOST_ROWS = 1_048_576
MOST_COLUMNS = 16_384
_LONGEST_TITLE = 28  # Excel allows 31; a repeated title gets a number
_EXACT_DIGITS = 15
_FIRST_DATE = date(1900, 3, 1)  # before it Excel counts a day that never was
_NO_TIME = datetime(1980, 1, 1)  # noqa: DTZ001 - the first one that a zip file can hold
_PROPERTIES = "docProps/core.xml"
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]|^'|'$")
_CHUNK = 1 << 16


def workbook_parts(sheets: Iterable[Sheet]) -> Iterator[bytes]:
    """The Excel file of *sheets*, piece by piece; PerfrulesError for what a sheet cannot hold."""
    book = Workbook(write_only=True)
    try:
        for sheet in sheets:
            _fill(book, sheet)
    except BaseException:
        for page in book.worksheets:
            page.close()
        raise
    with TemporaryFile() as raw, TemporaryFile() as plain:
        book.save(raw)
        _without_time(raw, plain)
        plain.seek(0)
        while part := plain.read(_CHUNK):
            yield part


def _fill(book: Any, sheet: Sheet) -> None:  # noqa: ANN401 - the library's own types say less
    page = book.create_sheet(_FORBIDDEN.sub("_", sheet.title)[:_LONGEST_TITLE] or "_")
    page.freeze_panes = "A2"
    if len(sheet.columns) > MOST_COLUMNS:
        raise _too_large(sheet, "columns", MOST_COLUMNS)
    for number, row in enumerate(chain([sheet.columns], sheet.rows), 1):
        if number > MOST_ROWS:
            raise _too_large(sheet, "rows", MOST_ROWS)
        page.append([_cell(page, value, sheet) for value in checked(sheet.columns, row)])


def _too_large(sheet: Sheet, what: str, limit: int) -> PerfrulesError:
    return PerfrulesError([Problem(f"export-size/{what}", None, {"sheet": sheet.title, "limit": str(limit)})])


def _cell(page: Any, value: Value, sheet: Sheet) -> Any:  # noqa: ANN401 - the library's own types say less
    if value is None:
        return None
    if isinstance(value, date) and value >= _FIRST_DATE:
        cell: Any = WriteOnlyCell(page)
        cell.value = value
        cell.number_format = "yyyy-mm-dd"
        return cell
    text = as_text(value)
    if isinstance(value, (int, Decimal)) and not isinstance(value, bool) and _digits(text) <= _EXACT_DIGITS:
        return Decimal(text)
    if len(text) > LONGEST_TEXT:
        raise _too_large(sheet, "text", LONGEST_TEXT)
    cell = WriteOnlyCell(page)
    cell._value = text  # noqa: SLF001 - its setter guesses: '#N/A' an error
    cell.data_type = "s"
    return cell


def _digits(text: str) -> int:
    """How many digits of a plain number count; a spreadsheet keeps fifteen."""
    return len(text.lstrip("-0.").replace(".", "").rstrip("0")) if "." in text else len(text.strip("-0"))


def _without_time(raw: IO[bytes], plain: IO[bytes]) -> None:
    """Copy the zip file *raw* to *plain* with a fixed time on every part and in its properties."""
    told = DocumentProperties(creator="perfrules", created=_NO_TIME, modified=_NO_TIME)
    properties: Any = tostring(told.to_tree())  # bytes, whatever its stubs say
    with ZipFile(raw) as old, ZipFile(plain, "w") as new:
        for part in old.infolist():
            still = ZipInfo(part.filename, _NO_TIME.timetuple()[:6])
            still.compress_type = ZIP_DEFLATED
            still.file_size = part.file_size
            with old.open(part) as source, new.open(still, "w") as target:
                if part.filename == _PROPERTIES:
                    target.write(properties)
                else:
                    shutil.copyfileobj(source, target)
