"""A column of a sheet once it is known what it means, and its values as records take them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from operator import itemgetter
from typing import NamedTuple, final

from perfrules.exact import from_decimal, to_text
from perfrules.model.fields import Field
from perfrules.problems import Cell, Problem, Spot
from perfrules.reading.places import Part
from perfrules.reading.sheet import EMPTY, CellValue, Flaw, Line, Percent, Sheet, plain_name
from perfrules.reading.units import PERCENT_SIGN, Effect
from perfrules.records.figures import from_float, typed
from perfrules.records.record import ID, ID_TITLE
from perfrules.records.refusal import quoted, titled
from perfrules.words import Words as Wording

_TEXTS = frozenset({"text", "choice"})

Words = Mapping[str, object]


@final
class Meaning(NamedTuple):
    """What a column holds: a field of the record or of a table, or (without a field) the record's id."""

    table: str | None
    field: Field | None

    @property
    def is_needed(self) -> bool:
        """Whether a sheet must have such a column: not where an input may be taken from other results."""
        field = self.field
        return field is not None and not field.optional and (field.taken is None or self.table is not None)

    @property
    def name(self) -> str:
        """The field as a mapping names it."""
        name = ID if self.field is None else self.field.id
        return name if self.table is None or self.field is None else f"{self.table}.{name}"


@final
class Column(NamedTuple):
    """One column: where it stands, its header as written, what it means, its unit, words that stand for others."""

    at: int
    header: str
    meaning: Meaning
    effect: Effect = Effect()
    words: Words = {}  # noqa: RUF012 - it is only read

    @property
    def name(self) -> str:
        """The name of its values in the record or row."""
        return ID if self.meaning.field is None else self.meaning.field.id

    def value(self, cell: CellValue) -> object:
        """What *cell* gives the record; None for a cell whose value cannot be known."""
        kind = "text" if self.meaning.field is None else self.meaning.field.kind
        if type(cell) is str:
            return self._text(cell)
        if type(cell) is Flaw:
            return None
        if type(cell) is Percent:
            return self._percent(cell.share, kind)
        if type(cell) in (int, float, Decimal):
            return self._number(cell, kind)  # type: ignore[arg-type]
        return str(cell) if kind in _TEXTS and hasattr(cell, "isoformat") else cell

    def _text(self, cell: str) -> object:
        if self.words and (meant := self.words.get(plain_name(cell))) is not None:
            return meant
        figure = typed(cell.strip()) if self.effect.suffix else None
        return cell if figure is None or figure.unit else cell.strip() + self.effect.suffix

    def _number(self, cell: float | Decimal, kind: str) -> object:
        if kind in _TEXTS:
            return self._text(to_text(from_float(cell)) if isinstance(cell, float) else str(cell))
        return (
            Decimal(repr(cell) if isinstance(cell, float) else cell).scaleb(self.effect.shift)
            if self.effect.shift
            else cell
        )

    def _percent(self, share: Decimal, kind: str) -> object:
        """A percentage as shown: for a field of shares the share, where percentages count as figures the figure."""
        field = self.meaning.field
        if kind == "percent" and field is not None and field.unit != PERCENT_SIGN:
            return share
        figure = share.scaleb(2)
        return figure if kind in {"percent", "number_or_text"} else f"{to_text(from_decimal(figure))}{PERCENT_SIGN}"


@final
class Columns:
    """The columns of a sheet that belong to the record itself (*table* None) or to one table, made ready to read its lines."""

    def __init__(self, sheet: Sheet, table: str | None, columns: Iterable[Column]) -> None:
        self.sheet = sheet
        self.table = table
        self.columns = tuple(columns)
        self.headers = {column.name: quoted(column.header) for column in self.columns}
        self._names = tuple(column.name for column in self.columns)
        self._pick: Callable[[tuple[CellValue, ...]], tuple[object, ...]] = _picker([one.at for one in self.columns])
        fields = [(column, column.meaning.field) for column in self.columns]
        self._needed = [(column, field) for column, field in fields if field is not None and not field.optional]
        self._plain = sheet.name is None and not any(column.effect.suffix or column.words for column in self.columns)

    def filled(self, line: Line) -> bool:
        """Whether any of its cells holds something."""
        return any(cell != EMPTY for cell in self._pick(line.cells))

    def values(self, line: Line) -> dict[str, object]:
        """The values of a line by the names of their fields."""
        if self._plain:
            return dict(zip(self._names, self._pick(line.cells), strict=True))
        return {column.name: column.value(line.cells[column.at]) for column in self.columns}

    def problems(self, line: Line, record: str, row: int | None = None) -> Iterator[Problem]:
        """What is wrong with the cells of a line before their values are looked at; *row* is its number in the table."""
        cells = line.cells
        if EMPTY in cells:
            for column, field in self._needed:
                if cells[column.at] == EMPTY:
                    facts: dict[str, str | Wording] = {"field": titled(field.title)}
                    yield Problem("data-empty-cell", self._cell(column, line, record, row), facts, "warning")
        for column in self.columns:
            cell = cells[column.at]
            if type(cell) is Flaw:
                title = ID_TITLE if column.meaning.field is None else titled(column.meaning.field.title)
                facts = {"field": title, "value": cell.shown}
                yield Problem(cell.key, self._cell(column, line, record, row, cell.shown), facts)

    def spot(self, number: int, name: str) -> Spot:
        """Where the value *name* of the row with this number stands."""
        return Spot(self.sheet.file, self.sheet.name, number, self.headers.get(name))

    def part(self, lines: Iterable[Line]) -> Part:
        """Where the values of *lines* stand."""
        return Part(self.sheet.file, self.sheet.name, self.headers, tuple([line.number for line in lines]))

    def _cell(self, column: Column, line: Line, record: str, row: int | None, value: str = "") -> Cell:
        spot = self.spot(line.number, column.name)
        return Cell(record, column.name, self.table, row, value, spot)


def _picker(indexes: list[int]) -> Callable[[tuple[CellValue, ...]], tuple[object, ...]]:
    if len(indexes) == 1:
        only = indexes[0]
        return lambda cells: (cells[only],)
    return itemgetter(*indexes) if indexes else lambda _: ()
