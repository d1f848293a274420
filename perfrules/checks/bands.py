"""Lines of shapes: their order, what can never be reached, and what no line covers."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from perfrules.checks.context import Context
from perfrules.checks.shape_kinds import shapes
from perfrules.exact import Exact, compare
from perfrules.model.items import Choose
from perfrules.model.shapes import Band, Bands, Case, Cases, Line
from perfrules.problems import Problem

_FALLING = ("from", "over")


def check_bands(context: Context) -> Iterator[Problem]:
    """Bands in two directions, out of order, overlapping, or without a last line that takes the rest."""
    for shape in shapes(context):
        if isinstance(shape.rule, Bands):
            yield from _bands(context, shape.rule.bands)


def check_cases(context: Context) -> Iterator[Problem]:
    """Lines after one that always holds, and decisions that no line may fit."""
    for shape in shapes(context):
        if isinstance(shape.rule, Cases):
            yield from _cases(shape.rule.cases)
    for outcome in context.rules.outcomes.values():
        yield from _cases(outcome.choose)


def check_anchors(context: Context) -> Iterator[Problem]:
    """Anchors of a line that do not rise."""
    for shape in shapes(context):
        if not isinstance(shape.rule, Line):
            continue
        before: tuple[Exact, str] | None = None
        for anchor in shape.rule.anchors:
            at = context.number(anchor.at)
            if at is None:
                continue
            if before and compare(at, before[0]) <= 0:
                facts = {"at": anchor.at.text, "before": before[1]}
                yield Problem("anchors-order", anchor.at.at(anchor.at.tree), facts)
            before = at, anchor.at.text


def _bands(context: Context, bands: tuple[Band, ...]) -> Iterator[Problem]:
    limited = [band for band in bands if band.at is not None]
    for band in bands[:-1]:
        if band.at is None:
            yield Problem("bands-order/bare", band.place)
            return
    if bands[-1].at is not None:
        yield Problem("bands-gap", bands[-1].place)
    if len({band.sign in _FALLING for band in limited}) > 1:
        first = limited[0]
        other = next(band for band in limited if (band.sign in _FALLING) != (first.sign in _FALLING))
        facts = {"sign": other.sign or "", "first": first.sign or ""}
        yield Problem("bands-order/mixed", other.place, facts, related=(first.place,))
        return
    before: tuple[Band, Exact] | None = None
    for band in limited:
        at = context.number(band.at)
        if at is None:
            continue
        if before and not _follows(before[0], before[1], band, at):
            yield _unreachable(before[0], band)
        else:
            before = band, at


def _follows(before: Band, upper: Exact, band: Band, at: Exact) -> bool:
    """Whether *band* can still hold where *before* does not."""
    side = compare(at, upper)
    if side == 0:
        return (before.sign, band.sign) in {("over", "from"), ("below", "up_to")}
    return side < 0 if band.sign in _FALLING else side > 0


def _unreachable(before: Band, band: Band) -> Problem:
    facts = {
        "line": f"{band.sign}: {band.at.text if band.at else ''}",
        "before": f"{before.sign}: {before.at.text if before.at else ''}",
    }
    return Problem("bands-order", band.place, facts, related=(before.place,))


def _cases(lines: Sequence[Case | Choose]) -> Iterator[Problem]:
    for line, after in pairwise(lines):
        if line.when is None:
            yield Problem("cases-order", line.place, related=(after.place,))
            return
    if lines[-1].when is not None:
        yield Problem("cases-open", lines[-1].place, severity="warning")
