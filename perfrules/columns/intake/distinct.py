"""Values that come again and again, read once each."""

from contextlib import suppress
from typing import Any, final

from perfrules.records.refusal import Refused
from perfrules.records.values import Reader as ValueReader

_MOST_KEPT = 100_000


@final
class Bad:
    """What stands for a value that is refused."""


BAD = Bad()


@final
class Distinct:
    """
    Reads values by *read* and remembers what it gave; `BAD` for those that are refused.

    >>> Distinct(lambda value: value or None)(["a", ""])
    ['a', None]
    """

    def __init__(self, read: ValueReader) -> None:
        self._read = read
        self._known: dict[object, object] = {}

    def __call__(self, values: list[object]) -> list[Any]:
        """What *values* are read as."""
        known = self._known
        return [known[one] if type(one) is str and one in known else self._first(one) for one in values]

    def _first(self, value: object) -> object:
        found: object = BAD
        with suppress(Refused):
            found = self._read(value)
        if type(value) is str and len(self._known) < _MOST_KEPT:
            self._known[value] = found
        return found
