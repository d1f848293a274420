"""Where the points of items go that drop out: to the others beside them, to a named sibling, or further up the tree."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, final

from perfrules.evaluation.deferred import NOT_APPLICABLE, Deferred, Slots
from perfrules.evaluation.outcome import RowScores, is_dropped
from perfrules.evaluation.rows import add_up
from perfrules.evaluation.tree import Branch, Leaf
from perfrules.exact import ONE, ZERO, Exact, compare

Member = Leaf | Branch


@final
@dataclass(frozen=True, slots=True)
class Allocation:
    """
    What the members of one branch get.

    *factors* say by what the points of a member are multiplied: NOT_APPLICABLE where it does not count, None where that
    cannot be told. *amount* is what the branch itself has to give, with the same marks.
    """

    amount: Any
    factors: Mapping[str, Any]


@final
@dataclass(frozen=True, slots=True)
class _Claim:
    """The points of a member: all that the text gives it, and those that still count."""

    member: Member
    nominal: Exact | None
    counted: Exact | None
    dropped: bool


@final
@dataclass(frozen=True, slots=True, eq=False)
class Allocator:
    """
    Works out the allocation of one branch in one record.

    *above* is the slot of the allocation of its parent, where points move there too. *raws* are the slots of what shapes
    give, *conditions* the not-applicable conditions of branches.
    """

    branch: Branch
    above: int | None
    raws: Mapping[str, int]
    conditions: Mapping[str, Deferred]

    def run(self, slots: Slots) -> Allocation:
        """The allocation for the record in *slots*."""
        branch = self.branch
        amount = NOT_APPLICABLE if self._drops(branch, slots) else self._nominal(branch, slots)
        if self.above is not None:
            amount = moved_points(amount, slots[self.above], branch.id)
        claims = [self._claim(member, branch, slots) for member in branch.members]
        factors = self._factors(branch, amount, claims)
        return Allocation(amount, {claim.member.id: one for claim, one in zip(claims, factors, strict=True)})

    def _factors(self, branch: Branch, amount: Any, claims: list[_Claim]) -> list[Any]:  # noqa: ANN401
        if amount is NOT_APPLICABLE:
            return [NOT_APPLICABLE] * len(claims)
        nominal = _sum([claim.nominal for claim in claims])
        counted = _sum([claim.counted for claim in claims])
        if amount is None or nominal is None or counted is None:
            return [NOT_APPLICABLE if claim.dropped else None for claim in claims]
        if counted[0] == 0:
            return [NOT_APPLICABLE if claim.dropped else ONE for claim in claims]
        scale = _over(amount, nominal) if nominal[0] and _fits(branch, nominal) else ONE
        gifts = _gifts(claims)
        given = add_up([gift for gift in gifts.values() if gift is not None])
        left = add_up([nominal, (-counted[0], counted[1]), (-given[0], given[1])])
        common = _times(scale, add_up([ONE, _over(left, counted)]))
        return [self._factor(claim, common, scale, gifts) for claim in claims]

    def _factor(self, claim: _Claim, common: Exact, scale: Exact, gifts: dict[str, Exact]) -> Any:  # noqa: ANN401
        if claim.dropped:
            return NOT_APPLICABLE
        gift = gifts.get(claim.member.id)
        if gift is None or not claim.counted or claim.counted[0] == 0:
            return common
        return add_up([common, _over(_times(scale, gift), claim.counted)])

    def _claim(self, member: Member, branch: Branch, slots: Slots) -> _Claim:
        if isinstance(member, Branch):
            nominal, gone = self._nominal(member, slots), self._drops(member, slots)
            return _Claim(member, nominal, ZERO if gone else nominal, gone)
        raw = slots[self.raws[member.id]]
        if isinstance(raw, RowScores):
            return _row_claim(member, branch, raw)
        gone = _leaf_drops(member, raw)
        points = member.points or ONE
        return _Claim(member, points, ZERO if gone else points, gone)

    def _nominal(self, branch: Branch, slots: Slots) -> Exact | None:
        if branch.points is not None:
            return branch.points
        return _sum([self._claim(member, branch, slots).nominal for member in branch.members])

    def _drops(self, branch: Branch, slots: Slots) -> bool:
        condition = self.conditions.get(branch.id)
        if condition is not None and condition.run(slots):
            return True
        return all(self._member_drops(member, branch, slots) for member in branch.members)

    def _member_drops(self, member: Member, branch: Branch, slots: Slots) -> bool:
        if isinstance(member, Branch):
            return self._drops(member, slots)
        raw = slots[self.raws[member.id]]
        return _row_claim(member, branch, raw).dropped if isinstance(raw, RowScores) else _leaf_drops(member, raw)


def moved_points(points: Any, allocation: Allocation, member: str) -> Any:  # noqa: ANN401 - an exact number or a mark
    """The points of a member of a branch whose *allocation* is known."""
    factor = allocation.factors[member]
    if points is None or is_dropped(points) or factor is None or is_dropped(factor):
        return points if is_dropped(points) else factor if factor is None or is_dropped(factor) else points
    return _times(points, factor)


def _leaf_drops(leaf: Leaf, raw: object) -> bool:
    return raw is NOT_APPLICABLE or (raw is None and leaf.indicator.if_missing == "leave_out")


def _row_claim(leaf: Leaf, branch: Branch, raw: RowScores) -> _Claim:
    rows = raw.inside(branch.id)
    if not rows:
        return _Claim(leaf, ZERO, ZERO, is_dropped(raw.nothing) and not raw.homeless)
    return _Claim(
        leaf,
        _sum([row.of for row in rows]),
        _sum([row.of for row in rows if not is_dropped(row.score)]),
        all(is_dropped(row.score) for row in rows),
    )


def _gifts(claims: list[_Claim]) -> dict[str, Exact]:
    """The points that members which drop out give to a named sibling that counts, by that sibling."""
    counted = {claim.member.id for claim in claims if not claim.dropped}
    gifts: dict[str, Exact] = {}
    for claim in claims:
        target = claim.member.give_to
        if claim.dropped and target in counted and claim.nominal is not None:
            gifts[target] = add_up([gifts.get(target, ZERO), claim.nominal])
    return gifts


def _fits(branch: Branch, nominal: Exact) -> bool:
    """Whether the members' points follow those of the branch: they add up, or the rules rescale. Others count as written."""
    if branch.points is None or compare(nominal, branch.points) == 0:
        return True
    return any(leaf.indicator.rows is not None and leaf.indicator.rows.rescale for leaf in branch.leaves())


def _sum(parts: list[Exact | None]) -> Exact | None:
    return None if None in parts else add_up([part for part in parts if part is not None])


def _times(a: Exact, b: Exact) -> Exact:
    return (a[0] * b[0], a[1] * b[1])


def _over(a: Exact, b: Exact) -> Exact:
    n, d = a[0] * b[1], a[1] * b[0]
    return (n, d) if d > 0 else (-n, -d)
