"""What the names in a formula stand for."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import final

from perfrules.formula.kind import POINTS, Kind


@final
@dataclass(frozen=True, slots=True)
class Scope:
    """
    The names a formula may use.

    *names* are inputs, parameters and values with their kinds; None for one whose own kind could not be told (its mistake
    is reported where it stands). *tables* hold the columns. *scored* are indicators and groups, *scales* the words of each
    scale, *grades* the words a grade can be (empty without grades). *row* is the table whose row is looked at.
    """

    names: Mapping[str, Kind | None]
    tables: Mapping[str, Mapping[str, Kind]] = field(default_factory=dict)
    scored: frozenset[str] = frozenset()
    scales: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    grades: tuple[str, ...] = ()
    flags: frozenset[str] = frozenset()
    has_total: bool = False
    row: str | None = None

    def knows(self, name: str) -> bool:
        """Whether *name* is a value here."""
        return name in self._reserved() or name in self.columns() or name in self.names

    def kind_of(self, name: str) -> Kind | None:
        """The kind of the value called *name*."""
        return self._reserved().get(name) or self.columns().get(name) or self.names.get(name)

    def columns(self) -> Mapping[str, Kind]:
        """The columns of the row that is looked at."""
        return self.tables.get(self.row, {}) if self.row is not None else {}

    def inside(self, table: str) -> "Scope":
        """The same scope while a row of *table* is looked at."""
        return replace(self, row=table)

    def words(self) -> tuple[str, ...]:
        """Every name that could stand here, for suggestions."""
        return (*self._reserved(), *self.columns(), *self.names)

    def _reserved(self) -> dict[str, Kind]:
        reserved = {}
        if self.has_total:
            reserved["total_score"] = POINTS
        if self.grades:
            reserved["grade"] = Kind("choice", words=self.grades)
        if self.row is not None and self.row != "children":
            reserved["row_score"] = POINTS
        return reserved
