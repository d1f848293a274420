"""Workbooks for the tests, and ways to spoil them."""

from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook

Rows = Sequence[Sequence[object]]


def book(rows: Rows, title: str = "项目", change: Callable[[Any], None] | None = None, **more: Rows) -> bytes:
    """A workbook with *rows* in its first sheet, and further sheets; *change* is done to the first."""
    made = Workbook()
    first: Any = made.active
    first.title = title
    for sheet, content in ((first, rows), *((made.create_sheet(name), lines) for name, lines in more.items())):
        for line in content:
            sheet.append(line)
    if change is not None:
        change(first)
    data = BytesIO()
    made.save(data)
    return data.getvalue()


def with_part(data: bytes, name: str, edit: Callable[[bytes], bytes]) -> bytes:
    """A packed file with one part edited."""
    changed = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(changed, "w", ZIP_DEFLATED) as new:
        for one in old.namelist():
            new.writestr(one, edit(old.read(one)) if one == name else old.read(one))
    return changed.getvalue()


def with_sheet(data: bytes, edit: Callable[[bytes], bytes]) -> bytes:
    """The same for the first sheet."""
    return with_part(data, "xl/worksheets/sheet1.xml", edit)
