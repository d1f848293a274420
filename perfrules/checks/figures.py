"""Figures of shapes and inputs that make no sense, where the text alone tells."""

from collections.abc import Iterator

from perfrules.checks.context import Context
from perfrules.checks.full_points import add_up
from perfrules.checks.shape_kinds import shapes
from perfrules.exact import ONE, Exact, compare, reduced, to_text
from perfrules.formula.syntax import Formula
from perfrules.model.fields import Field
from perfrules.model.shapes import Checklist, Deduct, Proportional, Shape, Target, Tiers
from perfrules.problems import Problem


def check_figures(context: Context) -> Iterator[Problem]:
    """Steps of nothing, a full score where nothing is given, limits that exclude each other."""
    for shape in shapes(context):
        match shape.rule:
            case Proportional():
                yield from _proportional(context, shape.rule)
            case Deduct():
                yield from _deduct(context, shape.rule)
            case Target():
                yield from _target(context, shape.rule)
            case Checklist():
                yield from _at_most_all(context, shape.rule.at_least, "at_least")
            case _:
                pass


def check_tiers(context: Context) -> Iterator[Problem]:
    """Tiers that do not fall from below 100 % to 0 %."""
    for shape in shapes(context):
        rule = shape.rule.tiers if isinstance(shape.rule, Target) else shape.rule
        if isinstance(rule, Tiers):
            yield from _tiers(context, rule)


def check_shares(context: Context) -> Iterator[Problem]:
    """Shares of a checklist: for all elements or for none, adding to 100 %."""
    for shape in shapes(context):
        if isinstance(shape.rule, Checklist):
            yield from _shares(context, shape, shape.rule)


def check_ranges(context: Context) -> Iterator[Problem]:
    """Inputs and columns whose least value is above their greatest."""
    for one in context.rules.inputs.values():
        yield from _range(one)
    for table in context.rules.tables.values():
        for column in table.columns.values():
            yield from _range(column)


def _proportional(context: Context, rule: Proportional) -> Iterator[Problem]:
    full, zero = context.number(rule.full_at), context.number(rule.zero_at)
    if full is not None and zero is not None and compare(full, zero) == 0:
        facts = {"full": rule.full_at.text, "zero": rule.zero_at.text}
        yield Problem("full-and-zero", rule.full_at.at(rule.full_at.tree), facts)


def _deduct(context: Context, rule: Deduct) -> Iterator[Problem]:
    for word, formula in (("per", rule.per), ("take", rule.take)):
        number = context.number(formula)
        if number is not None and number[0] <= 0:
            yield _not_positive(formula, word)
    above, below = context.number(rule.above), context.number(rule.below)
    if rule.above and above is not None and below is not None and compare(above, below) < 0:
        facts = {"above": rule.above.text, "below": rule.below.text if rule.below else ""}
        yield Problem("deduct-allowance", rule.above.at(rule.above.tree), facts)


def _target(context: Context, rule: Target) -> Iterator[Problem]:
    yield from _at_most_all(context, rule.pass_at, "pass_at")
    if rule.over is None:
        return
    start = context.number(rule.over.start)
    if start is not None and compare(start, ONE) < 0:
        facts = {"number": rule.over.start.text}
        yield Problem("over-from", rule.over.start.at(rule.over.start.tree), facts)
    take = context.number(rule.over.take)
    if rule.over.take and take is not None and take[0] <= 0:
        yield _not_positive(rule.over.take, "take")


def _at_most_all(context: Context, formula: Formula | None, word: str) -> Iterator[Problem]:
    number = context.number(formula)
    if formula and number is not None and not (0 < number[0] <= number[1]):
        yield Problem("share-range", formula.at(formula.tree), {"word": word, "number": formula.text})


def _tiers(context: Context, rule: Tiers) -> Iterator[Problem]:
    before: tuple[Exact, str] | None = None
    for tier in rule.tiers:
        start = context.number(tier.start)
        if start is None:
            return
        facts = {"word": tier.word, "from": tier.start.text, "before": before[1] if before else ""}
        if before is None and compare(start, ONE) >= 0:
            yield Problem("tiers-order/top", tier.place, facts)
        if before is not None and compare(start, before[0]) >= 0:
            yield Problem("tiers-order", tier.place, facts)
        before = start, tier.start.text
    if before is not None and before[0][0] != 0:
        last = rule.tiers[-1]
        yield Problem("tiers-order/bottom", last.place, {"word": last.word, "from": last.start.text})


def _shares(context: Context, shape: Shape, rule: Checklist) -> Iterator[Problem]:
    elements = tuple(rule.elements.values())
    without = [element for element in elements if element.share is None]
    given = [element.share for element in elements if element.share is not None]
    if without and given:
        yield Problem("shares-all-or-none", without[0].place, {"name": without[0].id})
        return
    numbers = [number for share in given if (number := context.number(share)) is not None]
    for share, number in zip(given, numbers, strict=False):
        if len(numbers) == len(given) and number[0] <= 0:
            yield _not_positive(share, "share")
    if given and len(numbers) == len(given) and compare(add_up(numbers), ONE) != 0:
        facts = {"parts": " + ".join(_percent(number) for number in numbers), "sum": _percent(add_up(numbers))}
        related = tuple(share.place for share in given)
        yield Problem("shares-add-up", shape.place, facts, related=related)


def _percent(share: Exact) -> str:
    return f"{to_text(reduced((share[0] * 100, share[1])))}%"


def _range(one: Field) -> Iterator[Problem]:
    if one.minimum is not None and one.maximum is not None and compare(one.minimum, one.maximum) > 0:
        facts = {"name": one.id, "min": to_text(one.minimum), "max": to_text(one.maximum)}
        yield Problem("range-order", one.place, facts)


def _not_positive(formula: Formula, word: str) -> Problem:
    return Problem("points-positive", formula.at(formula.tree), {"word": word, "number": formula.text})
