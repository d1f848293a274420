"""One printed figure against what the rules give, and the named reasons why the two may differ or why it proves little."""

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import Literal, final

Figure = Decimal | str | None
Kind = Literal["row", "figure"]
Status = Literal["reproduced", "fed", "explained", "unexplained"]


@final
class Reason(Enum):
    """Why a printed figure is not the one that the rules give, or why its rule had to be fed from print."""

    # fed: the figure agrees, but something that its rule needs was taken from the printed score
    NO_WEIGHT_COLUMN = "the form has no weights; the row's weight is what was printed as its score"
    WEIGHT_OF_SISTER_ROWS = "the form has no weights; the row's weight is what its sister rows were given"
    QUALITATIVE_SCORE_GIVEN = "words, not figures: the points inside the tier are the assessor's, as printed"
    SCORE_RATE_GIVEN = "only the score rate is printed, which is the score by another name"
    SUM_OF_FED_ROWS = "the sum agrees, but some of its rows are fed"
    BANDS_NOT_PRINTED = "the bands of the grade are not printed; ours were chosen"
    # explained: the figure differs, or there is none
    DEDUCTED_WITHOUT_CAUSE = "the target is met and points were withheld without a reason"
    RATE_ROUNDED_UP = "the rate was rounded up where half-up rounding gives one digit less"
    WEIGHTS_ADD_TO_110 = "the weights of the form add to 110, its printed total is 100"
    PARTS_DO_NOT_ADD_UP = "the printed sum is not the sum of its printed parts"
    TOTAL_CANNOT_BE_REACHED = "printed scores and the points of the rows not seen do not reach the printed total"
    ROW_CUT_FROM_EXCERPT = "rows are missing from the excerpt; the printed total is within reach of them"
    SCORE_NOT_LEGIBLE = "the row's score, or its weight, is cut or not legible, so nothing can be compared"
    EXECUTION_NOT_SCORED = "the sections make 100 points already; the rate is printed and earns nothing"


@final
@dataclass(frozen=True, slots=True)
class Line:
    """
    A printed figure: what it is, as printed, as the rules give it, why it is fed (if it is), why it differs (if it does).

    *kind* tells scored rows (the execution rate among them) from all else: rates, sums, totals, grades.
    """

    what: str
    printed: Figure
    computed: Figure
    fed: Reason | None = None
    reason: Reason | None = None
    kind: Kind = "figure"

    @property
    def status(self) -> Status:
        """Whether the rules give the printed figure, on their own or fed, and whether a difference has its reason."""
        if self.printed is None or self.printed != self.computed:
            return "explained" if self.reason else "unexplained"
        return "fed" if self.fed else "reproduced"


@final
@dataclass(frozen=True, slots=True)
class Tally:
    """How many rows, and how many other figures, of a form are (reproduced, fed, explained), and how many unexplained."""

    rows: tuple[int, int, int]
    figures: tuple[int, int, int]
    unexplained: int = 0


def tally(lines: tuple[Line, ...]) -> Tally:
    """The count of *lines*."""

    def count(kind: Kind) -> tuple[int, int, int]:
        found = [line.status for line in lines if line.kind == kind]
        return found.count("reproduced"), found.count("fed"), found.count("explained")

    return Tally(count("row"), count("figure"), sum(line.status == "unexplained" for line in lines))
