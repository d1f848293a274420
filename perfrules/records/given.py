"""One record as it was found: what it says, what was noticed while it was read, and where each value stands."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple, final

from perfrules.problems import Cell, Problem, Spot
from perfrules.records.found import Found

Find = Callable[[str | None, int | None, str], Spot | None]


@final
class DataStamp(NamedTuple):
    """Which bytes a record came from: the file's own name, the SHA-256 of all of it, its encoding (None for workbooks)."""

    name: str
    sha256: str
    encoding: str | None


@final
class Origin(NamedTuple):
    """Where a record came from: its files, and the row or line it begins in, or its number in a list."""

    files: tuple[DataStamp, ...]
    row: int | None = None


def nowhere(_table: str | None, _row: int | None, _field: str) -> Spot | None:
    """The place of a value that stands in no row of a file."""
    return None


@final
class Given(NamedTuple):
    """
    One record and what is known about it.

    *position* is its number from 1 as text ("" for one that stands alone), for a record without an id. *problems* were
    noticed while it was read; *locate* tells where the value of a table (None for the record itself), row and field stands.

    >>> Given({"paid": 1}, "3").position
    '3'
    """

    record: object
    position: str = ""
    problems: tuple[Problem, ...] = ()
    locate: Find = nowhere
    origin: Origin | None = None

    def placed(self, problems: Iterable[Problem]) -> tuple[Problem, ...]:
        """*problems* of the values at their places in the file, behind those that were noticed while it was read."""
        found = Found()
        found.add(*self.problems, *self._placed(problems))
        return found.problems

    def _placed(self, problems: Iterable[Problem]) -> Iterator[Problem]:
        for problem in problems:
            cell = problem.where
            if isinstance(cell, Cell) and (spot := self.locate(cell.table, cell.row, cell.field)) is not None:
                yield replace(problem, where=replace(cell, spot=spot))
            else:
                yield problem
