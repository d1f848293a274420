"""Shapes that are a table of lines: the first that fits decides; one that cannot be told leaves the score undecided."""

from perfrules.formula.operations import D, Sign
from perfrules.model.shapes import Bands, BandSign, Cases, Choices, YesNo
from perfrules.scoring.item import Item, Scored

_SIGNS: dict[BandSign, Sign] = {"from": ">=", "over": ">", "up_to": "<=", "below": "<"}


def bands(rule: Bands, item: Item[D]) -> Scored[D]:
    """What the first band that holds the value gives."""
    ops = item.ops
    value = item.value(rule.value)
    tests = []
    result = ops.constant(None)
    for band in rule.bands:
        if band.sign is None or band.at is None:
            # The last line takes every known value, so that a missing one stays missing where it is the only line.
            result = ops.choose(ops.missing(value), ops.constant(None), item.gives(band.gives))
        else:
            tests.append((ops.compare_numbers(_SIGNS[band.sign], value, item.value(band.at)), item.gives(band.gives)))
    return Scored(_first_true(tests, result, item))


def cases(rule: Cases, item: Item[D]) -> Scored[D]:
    """What the first line with a true condition gives; missing where none is true and there is no last line."""
    tests = [(item.value(case.when), item.gives(case.gives)) for case in rule.cases if case.when is not None]
    last = [item.gives(case.gives) for case in rule.cases if case.when is None]
    return Scored(_first_true(tests, last[0] if last else item.ops.constant(None), item))


def choices(rule: Choices, item: Item[D]) -> Scored[D]:
    """What the chosen word gives."""
    ops = item.ops
    value = item.value(rule.value)
    tests = [
        (ops.compare_plain("==", value, ops.constant(word)), item.gives(gives)) for word, gives in rule.gives.items()
    ]
    return Scored(_first_true(tests, ops.constant(None), item))


def yes_no(rule: YesNo, item: Item[D]) -> Scored[D]:
    """What yes gives, or what no gives."""
    return Scored(item.ops.choose(item.value(rule.value), item.gives(rule.yes), item.gives(rule.no)))


def _first_true(tests: list[tuple[D, D]], otherwise: D, item: Item[D]) -> D:
    result = otherwise
    for test, gives in reversed(tests):
        result = item.ops.choose(test, gives, result)
    return result
