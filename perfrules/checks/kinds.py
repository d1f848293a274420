"""Kinds: what every formula gives against what its place expects."""

from collections.abc import Iterator

from perfrules.checks.context import Context
from perfrules.checks.expected import SHARES, mismatch
from perfrules.formula.kind import Kind
from perfrules.formula.syntax import Formula
from perfrules.model.shapes import Computed
from perfrules.problems import Problem
from perfrules.words import Words

_ALSO = {  # a declared kind, and the kinds of formulas that it takes besides its own
    "percent": {"number", "whole", "percent_points"},
    "number": {"whole", "points"},
}


def check_formula_kinds(context: Context) -> Iterator[Problem]:
    """Mistakes inside formulas, and formulas whose kind does not suit their place."""
    yield from context.faults
    for slot in context.slots:
        typed = context.typed.get(slot.formula)
        if typed is not None and (key := mismatch(slot.expected, typed)):
            facts: dict[str, str | Words] = {"part": slot.formula.text, "kind": typed.kind.described}
            yield Problem(key, slot.formula.at(slot.formula.tree), facts)


def check_declared_kinds(context: Context) -> Iterator[Problem]:
    """Values that declare another kind than their formula gives."""
    for value in context.rules.values.values():
        if value.kind is None:
            continue
        place = context.place("values", value.id, "kind")
        facts: dict[str, str | Words] = {"name": value.id, "declared": value.kind.described}
        if not isinstance(value.rule, Formula):
            if value.kind.name not in {"number", "percent"}:
                yield Problem("declared-kind/score", place, facts)
        elif (typed := context.typed.get(value.rule)) and not _declarable(value.kind, typed.kind):
            yield Problem("declared-kind", place, {**facts, "kind": typed.kind.described}, related=(value.rule.place,))


def check_computed_kinds(context: Context) -> Iterator[Problem]:
    """Scores by formula that say points and compute a percentage, or the other way round."""
    for indicator in context.rules.indicators.values():
        rule = indicator.shape.rule
        typed = context.typed.get(rule.formula) if isinstance(rule, Computed) else None
        if typed is None or not isinstance(rule, Computed):
            continue
        place = context.place("indicators", indicator.id, "score", "gives")
        facts: dict[str, str | Words] = {"name": indicator.id, "kind": typed.kind.described}
        if rule.gives == "points" and typed.kind.name in SHARES:
            yield Problem("computed-kind/share", place, facts, related=(rule.formula.place,))
        if rule.gives == "share" and typed.kind.name == "points":
            yield Problem("computed-kind/points", place, facts, related=(rule.formula.place,))


def _declarable(declared: Kind, kind: Kind) -> bool:
    if declared.name == kind.name:
        return declared.name != "money" or declared.unit == kind.unit
    return kind.name in _ALSO.get(declared.name, ())
