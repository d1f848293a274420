"""One printed figure beside the one that the rules give, and what the first is to the second."""

from decimal import Decimal
from typing import Literal, NamedTuple, final

from perfrules.evaluation.gaps import Gap
from perfrules.exact import ZERO, Exact, compare
from perfrules.formula.kind import Kind
from perfrules.roundings import rounding_of

Verdict = Literal["same", "rounding", "different", "not_printed", "undecided"]
TOTAL, GRADE = "total", "grade"
PARTS = "parts"
AGREEING: frozenset[Verdict] = frozenset({"same", "rounding"})


@final
class PrintedSum(NamedTuple):
    """What the printed parts of a group or of the total add up to, held against its own printed figure."""

    sum: Decimal
    difference: Decimal
    rounding: str | None
    verdict: Verdict


@final
class Comparison(NamedTuple):
    """
    One printed figure beside the recomputed one.

    *item* is the id of a value, indicator or group, `total` or `grade`; *row* the number of the row from 1, *label* its
    name. Points and other figures are Decimals, a percentage is a share (0.8619), a grade is its id. *computed* is what the
    rules give, with the rounding they declare, *exact* the same before that rounding, *difference* is printed less computed.

    *verdict* is `same`; `rounding` where a rounding, named by *rounding*, leads from *exact* to *printed*; `different`;
    `not_printed`; or `undecided` where the rules give no figure, because of *missing*. *parts* tells for a group or the
    total whether the printed figures below add up to the printed one; None where that cannot be told. The *rounding* `parts`
    is that of a sum which differs only because its parts were rounded.
    """

    item: str
    row: int | None
    title: str
    label: str | None
    kind: Kind
    of: Decimal | None
    printed: Decimal | str | None
    computed: Decimal | str | None
    exact: Decimal | None
    difference: Decimal | None
    rounding: str | None
    verdict: Verdict
    parts: PrintedSum | None = None
    missing: tuple[Gap, ...] = ()


def judged(
    printed: Exact, computed: Exact, exact: Exact, of: Exact | None, *, percent: bool
) -> tuple[Verdict, str | None]:
    """
    What *printed* is to *computed*, and the rounding that leads to it from the *exact* figure behind that.

    *percent* tells that forms print a hundred times the figure; only points have an *of*, and with it a rate.

    >>> judged((19, 1), (1999, 100), (19994, 1000), (20, 1), percent=False)
    ('rounding', 'down')
    >>> judged((8619, 10000), (8618304, 10000000), (8618304, 10000000), None, percent=True)
    ('rounding', 'up')
    >>> judged((9, 1), (8, 1), (8, 1), (10, 1), percent=False)
    ('different', None)
    """
    if compare(printed, computed) == 0:
        return "same", None
    if percent:
        printed, exact = (printed[0] * 100, printed[1]), (exact[0] * 100, exact[1])
    word = rounding_of(printed, exact, of or ZERO)
    return ("different", None) if word == "other" else ("rounding", word)
