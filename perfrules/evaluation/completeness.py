"""The share of points that could be decided."""

from collections.abc import Callable
from typing import Any

from perfrules.evaluation.allocation import Member
from perfrules.evaluation.arithmetic import quotient
from perfrules.evaluation.compiler import Compiler
from perfrules.evaluation.deferred import NOT_APPLICABLE, Slots
from perfrules.evaluation.outcome import RowScores, is_settled
from perfrules.evaluation.rows import add_up
from perfrules.evaluation.tree import ROOT, Branch, Leaf
from perfrules.exact import ONE, ZERO, Exact, compare

Part = tuple[Exact, Exact]  # points, and how many of them could be decided
Gone = Callable[[str, Slots], bool | None]


def completeness(compiler: Compiler, slots: Slots, gone: Gone | None = None) -> Exact:
    """
    The share of points that could be decided: what is not applicable counts as complete, what is left out does not.

    Without a total it is taken over all that stands at the top; a rule set without any indicator is complete. *gone* tells
    whether the condition of a branch holds, where that is known already.
    """
    scores = compiler.layout.scores
    if all(isinstance(slots[number], tuple) for item, number in scores.items() if item != ROOT or compiler.rules.total):
        return ONE
    asked = compiler.is_gone if gone is None else gone
    return _ratio([_part(top, "", compiler, slots, asked) for top in compiler.tree.tops])


def _part(member: Member, branch: str, compiler: Compiler, slots: Slots, asked: Gone) -> Part:
    score = slots[compiler.layout.scores[member.id]]
    if isinstance(member, Leaf):
        points, known = _leaf(member, branch, score, slots[compiler.layout.raws[member.id]])
        if compiler.adds_points(branch):
            return points, known
        return _times(member.weight, ONE), _times(member.weight, _ratio([(points, known)]))
    if member.not_applicable_when is not None:
        gone = asked(member.id, slots)
        if gone is not False:
            return _weighed(member, ONE if gone else ZERO)
    share = _ratio([_part(one, member.id, compiler, slots, asked) for one in member.members])
    below = [slots[compiler.layout.scores[one.id]] for one in member.members]
    own_reason = score is None and all(is_settled(one, member.id) for one in below)
    return _weighed(member, ZERO if own_reason else share)


def _leaf(leaf: Leaf, branch: str, score: object, raw: Any) -> Part:  # noqa: ANN401 - the rows as written, or unused
    if not isinstance(score, RowScores):
        points = leaf.points or leaf.weight
        return points, points if _decided(score) else ZERO
    rows = score.inside(branch)
    if not rows or score.homeless:
        return ONE, ONE if _decided(score.nothing) and not score.homeless else ZERO
    of = [row.of or ZERO for row in raw.inside(branch)]
    if not any(n for n, _ in of):
        of = [ONE] * len(rows)
    return add_up(of), add_up([one for row, one in zip(rows, of, strict=True) if _decided(row.score)])


def _decided(score: object) -> bool:
    return score is NOT_APPLICABLE or isinstance(score, tuple)


def _weighed(branch: Branch, share: Exact) -> Part:
    points = branch.points or branch.weight
    return points, _times(points, share)


def _times(a: Exact, b: Exact) -> Exact:
    return (a[0] * b[0], a[1] * b[1])


def _ratio(parts: list[Part]) -> Exact:
    whole = add_up([points for points, _ in parts])
    known = add_up([decided for _, decided in parts])
    return ONE if compare(whole, known) == 0 else quotient(known, whole) or ONE
