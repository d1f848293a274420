"""How long a number may grow along a chain of values and scores: as long as real figures ask for, not longer."""

from collections.abc import Sequence

from perfrules.evaluation.deferred import Run, Slots
from perfrules.exact import Exact, reduced

SHORT = 512
LONGEST = 4096
FOR_EACH_ROW = 128


def kept_short(run: Run, rows: Sequence[int]) -> Run:
    """
    What *run* gives, in lowest terms where it is long; missing where it has more than 4096 bits and 128 for each row.

    A value that squares another doubles its digits, so that a chain of thirty would never end. Real figures have some sixty
    bits, and exact sums of ratios grow with the rows; *rows* are the slots of the tables.
    """

    def kept(slots: Slots) -> object:
        value = run(slots)
        if not isinstance(value, tuple) or _bits(value) <= SHORT:
            return value
        return short_enough(value, sum(len(slots[number]) for number in rows))

    return kept


def short_enough(value: Exact, rows: int) -> Exact | None:
    """
    *value* in lowest terms where it is long; None where it has more than 4096 bits and 128 for each of *rows* rows.

    >>> short_enough((1, 3), 0), short_enough((2**8000, 1), 0)
    ((1, 3), None)
    """
    if _bits(value) <= SHORT:
        return value
    value = reduced(value)
    return value if _bits(value) <= LONGEST + FOR_EACH_ROW * rows else None


def _bits(value: tuple[int, int]) -> int:
    return value[0].bit_length() + value[1].bit_length()
