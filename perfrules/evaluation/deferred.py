"""Values that are not there yet: a function from the slots of one record to a value."""

import operator
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, final

Slots = list[Any]
Run = Callable[[Slots], Any]


@final
class Mark(Enum):
    """What stands in place of the score of an item that does not count."""

    NOT_APPLICABLE = "does not apply to this record"
    LEFT_OUT = "missing and, by the rules, left out"


NOT_APPLICABLE = Mark.NOT_APPLICABLE
LEFT_OUT = Mark.LEFT_OUT


@final
@dataclass(frozen=True, slots=True, eq=False)
class Deferred:
    """
    *run* gives the value from the slots of a record; a *constant* one does not look at them.

    *slot* is the slot that a plain name reads, *ratio* the two slots of a quotient of plain names, so that an operation can
    read them without a call.
    """

    run: Run
    constant: bool = False
    slot: int | None = None
    ratio: tuple[int, int] | None = None

    @property
    def value(self) -> Any:  # noqa: ANN401 - a value of any kind
        """The value of a constant."""
        return self.run([])


def fixed(value: object) -> Deferred:
    """The same value for every record."""
    return Deferred(lambda _: value, constant=True)


def slot(number: int) -> Deferred:
    """What lies in a slot."""
    return Deferred(operator.itemgetter(number), slot=number)


def all_of(parts: Sequence[Deferred]) -> Callable[[Slots], Sequence[Any]]:
    """The values of all *parts*; plain names are read together."""
    numbers = [part.slot for part in parts]
    if len(numbers) > 1 and None not in numbers:
        found: Callable[[Slots], Sequence[Any]] = operator.itemgetter(*numbers)
        return found
    runs = [part.run for part in parts]
    return lambda slots: [run(slots) for run in runs]


def composed(run: Run, parts: Sequence[Deferred]) -> Deferred:
    """*run*, worked out at once where all *parts* are constant."""
    if all(part.constant for part in parts):
        return fixed(run([]))
    return Deferred(run)
