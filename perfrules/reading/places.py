"""Where the values of one record stand, ready to be asked when something is wrong with them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple, final

from perfrules.problems import Spot


@final
class Part(NamedTuple):
    """Where a record or the rows of a table stand: file, sheet, headers of the columns by field, rows."""

    file: str
    sheet: str | None
    headers: Mapping[str, str]
    rows: tuple[int | None, ...]


@final
@dataclass(frozen=True, slots=True)
class Places:
    """
    Tells where the values of one record stand, None for those in no file; it can be sent to another process.

    >>> places = Places(Part("a.csv", None, {"paid": "支出"}, (2,)), {})
    >>> str(places(None, None, "paid"))
    'a.csv:2: 支出'
    """

    record: Part | None
    tables: Mapping[str, Part]

    def __call__(self, table: str | None, row: int | None, field: str) -> Spot | None:
        """The place of the value of a field; that of the record for what stands nowhere by itself."""
        part = self.tables.get(table) if table is not None and row is not None else None
        if part is None or row is None:
            return (
                None
                if self.record is None
                else Spot(self.record.file, self.record.sheet, self.record.rows[0], self.record.headers.get(field))
            )
        return Spot(part.file, part.sheet, part.rows[row - 1], part.headers.get(field))
