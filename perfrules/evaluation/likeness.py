"""Which rows have the same value: how many different ones there are, and what those with the same one add up to."""

from collections.abc import Hashable, Mapping, Sequence
from typing import cast

from perfrules.evaluation.limits import short_enough
from perfrules.evaluation.rows import add_up
from perfrules.exact import Exact, reduced


def sameness(value: Hashable) -> Hashable:
    """
    What values have in common exactly when they are equal: a number in lowest terms, anything else as it is.

    >>> sameness((50, 100)) == sameness((1, 2)), sameness("50") == sameness((50, 1))
    (True, False)
    """
    return reduced(cast("Exact", value)) if isinstance(value, tuple) else value


def different(rows: Sequence[tuple[bool | None, Hashable]]) -> Exact | None:
    """
    How many different values the rows have that are taken in; each row says whether it is, and its value.

    None where a row may count and its value is not known, or whether it counts is not.

    >>> different([(True, (1, 2)), (True, (2, 4)), (False, None)])
    (1, 1)
    """
    values = {value if value is None else sameness(value) for taken, value in rows if taken is not False}
    return None if None in values or any(taken is None for taken, _ in rows) else (len(values), 1)


def sums_by_key(rows: Sequence[tuple[bool | None, Hashable, Exact | None]]) -> Mapping[Hashable, Exact | None] | None:
    """
    The sum of the numbers of the rows with the same key; each row says whether it is taken in, its key and its number.

    None for a key where a number, or whether the row counts, is not known; None altogether where a row that may count has
    no key, as it could belong to any.

    >>> sums_by_key([(True, "a", (1, 1)), (True, "a", (2, 1)), (None, "b", (1, 1)), (False, None, None)])
    {'a': (3, 1), 'b': None}
    """
    parts: dict[Hashable, list[Exact | None]] = {}
    for taken, key, number in rows:
        if taken is False:
            continue
        if key is None:
            return None
        parts.setdefault(sameness(key), []).append(number if taken else None)
    return {key: _sum(numbers) for key, numbers in parts.items()}


def _sum(numbers: Sequence[Exact | None]) -> Exact | None:
    known = [number for number in numbers if number is not None]
    # Sums in sums, by one key and another in turn, would double their digits at every step.
    return short_enough(add_up(known), len(known)) if len(known) == len(numbers) else None
