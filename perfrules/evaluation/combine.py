"""How a branch's score comes from its members' scores."""

from collections.abc import Callable, Sequence
from typing import Any

from perfrules.evaluation.arithmetic import quotient
from perfrules.evaluation.deferred import Deferred, Run, Slots
from perfrules.evaluation.operations import greatest, least
from perfrules.evaluation.outcome import RowScores, is_dropped
from perfrules.evaluation.rows import TableSlots, add_up
from perfrules.exact import ZERO, Exact
from perfrules.model.items import Combine
from perfrules.transcendental import geometric_mean

# A member of a branch in a record: its score, what it is out of, its weight.
Child = tuple[Any, Exact | None, Exact]
Children = Callable[[Slots], "list[Child] | None"]


def share_of_children(combine: Combine, children: Children, formula: Deferred | None, table: TableSlots) -> Run:
    """The share that a branch gets from its counted children: missing where one is missing, False where none counts."""

    def run(slots: Slots) -> Exact | bool | None:
        found = children(slots)
        if found is None:
            return None
        kept = [child for child in found if not is_dropped(child[0])]
        if not kept:
            return False
        shares = [share(score, of) for score, of, _ in kept]
        known = [one for one in shares if one is not None]
        if len(known) < len(shares) or (combine == "one_of" and len(known) > 1):
            return None
        if formula is not None:
            slots[table.rows] = [
                [score, one, weight, of, None] for (score, of, weight), one in zip(kept, known, strict=True)
            ]
            result: Exact | None = formula.run(slots)
            return result
        return _combined(combine, known, [weight for _, _, weight in kept])

    return run


def share(score: Exact | None, of: Exact | None) -> Exact | None:
    """The share that *score* is of its points."""
    return None if score is None or of is None else quotient(score, of)


def _combined(combine: Combine, shares: list[Exact], weights: list[Exact]) -> Exact | None:
    if combine == "lowest":
        return least(shares)
    if combine == "highest":
        return greatest(shares)
    if combine == "mean":
        n, d = add_up([(s[0] * w[0], s[1] * w[1]) for s, w in zip(shares, weights, strict=True)])
        m, e = add_up(weights)
        return (n * e, d * m)
    if combine == "geometric_mean":
        return geometric_mean(shares, weights)
    return shares[0]


def plain_sum(numbers: Sequence[int]) -> Run:
    """The sum of members that always count and are no rows: missing where one is missing."""

    def run(slots: Slots) -> Exact | None:
        n, d = 0, 1
        for number in numbers:
            score = slots[number]
            if score is None:
                return None
            m, e = score
            if e == d:
                n += m
            elif e % d == 0:
                n, d = n * (e // d) + m, e
            else:
                n, d = n * e + m * d, d * e
        return (n, d)

    return run


def sum_of_children(members: Sequence[int], branch: str) -> Run:
    """
    The sum of the counted members' scores: missing where one is missing, False where none counts.

    *members* are slots. An indicator scored by rows is missing where no row lands and nothing else fills the branch.
    """

    def run(slots: Slots) -> Exact | bool | None:
        parts: list[Exact] = []
        empty: list[Any] = []
        for number in members:
            score = slots[number]
            if isinstance(score, RowScores):
                inside = score.inside(branch)
                if score.homeless or None in [row.score for row in inside]:
                    return None
                parts += [row.score for row in inside if not is_dropped(row.score)]
                if not inside:
                    empty.append(score.nothing)
            elif score is None:
                return None
            elif not is_dropped(score):
                parts.append(score)
        if parts:
            return add_up(parts)
        return None if None in empty else ZERO if ZERO in empty else False

    return run
