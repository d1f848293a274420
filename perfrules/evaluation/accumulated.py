"""Sums that differ only because their parts were rounded."""

from collections.abc import Iterator, Sequence
from typing import final

from perfrules.evaluation.comparison import AGREEING, PARTS, TOTAL, Comparison
from perfrules.evaluation.deferred import Slots
from perfrules.evaluation.outcome import RowScores
from perfrules.evaluation.plan import Plan
from perfrules.evaluation.tree import Branch, Leaf


def explained_by_parts(plan: Plan, slots: Slots, comparisons: Sequence[Comparison]) -> Iterator[Comparison]:
    """
    The *comparisons*; a sum that differs has the rounding `parts` where the printed figures below it add up to it and each
    of them is the recomputed one but for a rounding.
    """
    sums = _Sums(plan, slots, comparisons)
    for one in comparisons:
        yield one._replace(verdict="rounding", rounding=PARTS) if one.item in sums.explained else one


@final
class _Sums:
    def __init__(self, plan: Plan, slots: Slots, comparisons: Sequence[Comparison]) -> None:
        self.layout, self.slots = plan.layout, slots
        self.found = {(one.item, one.row): one for one in comparisons}
        self.explained: set[str] = set()
        for branch in plan.compiler.tree.branches():  # the deepest first
            own = self.found.get((branch.id or TOTAL, None))
            if own is not None and _only_adds_up(own) and all(self._agrees(member) for member in branch.members):
                self.explained.add(own.item)

    def _agrees(self, member: Branch | Leaf) -> bool:
        """Whether nothing that is printed for *member* differs by more than a rounding."""
        own = self.found.get((member.id, None))
        if own is not None and own.printed is not None:
            return own.verdict in AGREEING or own.item in self.explained
        if isinstance(member, Branch):
            return all(self._agrees(one) for one in member.members)
        scores = self.slots[self.layout.scores[member.id]]
        rows = scores.inside(member.branch) if isinstance(scores, RowScores) else ()
        return all(self.found[member.id, row.row + 1].verdict in {*AGREEING, "not_printed"} for row in rows)


def _only_adds_up(sum_: Comparison) -> bool:
    """Whether a sum is not the recomputed one, but that of its printed parts."""
    return sum_.verdict == "different" and sum_.parts is not None and sum_.parts.verdict in AGREEING
