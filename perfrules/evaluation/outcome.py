"""What the rows of a table came to, and the marks for items that do not count."""

from dataclasses import dataclass
from typing import Any, final

from perfrules.evaluation.deferred import LEFT_OUT, NOT_APPLICABLE
from perfrules.evaluation.rows import add_up
from perfrules.exact import Exact


def is_dropped(score: object) -> bool:
    """Whether an item with this score is not counted."""
    return score is NOT_APPLICABLE or score is LEFT_OUT


@final
@dataclass(frozen=True, slots=True)
class RowScore:
    """One row that is scored: its number from 0, the branch it lands in (None where that is missing), its points, its score."""

    row: int
    branch: str | None
    of: Exact | None
    score: Any


@final
@dataclass(frozen=True, slots=True)
class RowScores:
    """
    All rows that an indicator scores.

    *homes* are the branches that nothing else fills, *nothing* what they get where no row lands: missing, zero, or a mark.
    """

    rows: tuple[RowScore, ...]
    nothing: Any = None
    homes: tuple[str, ...] = ()

    @property
    def empty(self) -> tuple[str, ...]:
        """The branches that only these rows could fill, and do not."""
        filled = {row.branch for row in self.rows}
        return tuple(home for home in self.homes if home not in filled)

    def inside(self, branch: str) -> tuple[RowScore, ...]:
        """The rows that land in *branch*."""
        return tuple(row for row in self.rows if row.branch == branch)

    @property
    def homeless(self) -> bool:
        """Whether a row does not say where it lands, so that no branch can be sure of its sum."""
        return any(row.branch is None for row in self.rows)


def together(scores: RowScores) -> Any:  # noqa: ANN401 - an exact number, a mark or missing
    """What the rows come to: the sum of those that count, missing where one is missing, a mark where none counts."""
    found = [row.score for row in scores.rows]
    found += [scores.nothing] if scores.empty or not found else []
    counted = [score for score in found if not is_dropped(score)]
    if not counted:
        return LEFT_OUT if LEFT_OUT in found else NOT_APPLICABLE
    return None if None in counted else add_up(counted)


def total_of(scores: RowScores) -> Exact | None:
    """The sum of the rows' scores without those that do not count; missing where one is missing or none counts."""
    found: Exact | None = together(scores)
    return None if is_dropped(found) else found


def is_settled(score: object, branch: str) -> bool:
    """Whether nothing about a member is open, so that only the way of combining can leave its *branch* undecided."""
    if isinstance(score, RowScores):
        return together(RowScores(score.inside(branch), score.nothing)) is not None
    return score is not None


def points_of(scores: "tuple[RowScore, ...]") -> Exact | None:
    """The sum of the points of the rows that count; missing where a row does not tell."""
    points = [row.of for row in scores if not is_dropped(row.score)]
    return None if None in points else add_up([one for one in points if one is not None])
