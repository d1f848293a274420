"""Tables in the slots of a record: one row at a time lies in the slots of the columns."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, final

from perfrules.evaluation.deferred import Deferred, Slots
from perfrules.exact import Exact


@final
@dataclass(frozen=True, slots=True)
class TableSlots:
    """
    Where a table lies: the slot of its list of rows, and the slots *first* to *end* of the row that is looked at.

    The last of these is the row's score.
    """

    rows: int
    first: int
    columns: tuple[str, ...]

    @property
    def score(self) -> int:
        """The slot of the score of the row that is looked at."""
        return self.first + len(self.columns)

    @property
    def end(self) -> int:
        """The slot behind the last one."""
        return self.score + 1

    def column(self, name: str) -> int:
        """The slot of a column of the row that is looked at."""
        return self.first + self.columns.index(name)

    def each(self, slots: Slots) -> Iterator[list[Any]]:
        """Every row in turn, put in the slots; what was there before comes back at the end."""
        first, end = self.first, self.end
        before = slots[first:end]
        for row in slots[self.rows]:
            slots[first:end] = row
            yield row
        slots[first:end] = before


def row_operation(table: TableSlots, parts: Sequence[Deferred], summary: Callable[[list[Any]], Any]) -> Deferred:
    """What *summary* makes of the list of the values of *parts*, one tuple a row."""
    runs = [part.run for part in parts]

    def run(slots: Slots) -> object:
        return summary([tuple([one(slots) for one in runs]) for _ in table.each(slots)])

    return Deferred(run)


def add_up(values: Iterable[Exact]) -> Exact:
    """
    The sum of *values*; equal denominators are added first and the rest pairwise, so that long sums stay quick.

    >>> add_up([(1, 2), (1, 3), (1, 2)])
    (8, 6)
    """
    by_denominator: dict[int, int] = defaultdict(int)
    for n, d in values:
        by_denominator[d] += n
    parts = [(n, d) for d, n in by_denominator.items()]
    while len(parts) > 1:
        pairs = zip(parts[::2], parts[1::2], strict=False)
        odd = parts[-1:] if len(parts) % 2 else []
        parts = [(n * e + m * d, d * e) for (n, d), (m, e) in pairs] + odd
    return parts[0] if parts else (0, 1)
