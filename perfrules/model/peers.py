"""Figures that are compared with those of the records evaluated together: which they are, and what they are made of."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from perfrules.formula.kind import NUMBER, Kind
from perfrules.formula.references import references
from perfrules.formula.syntax import Formula
from perfrules.model.dependencies import Node, dependencies
from perfrules.model.fields import Field, FieldKind
from perfrules.model.rule_set import RuleSet
from perfrules.model.scope import scope_of
from perfrules.model.shapes import formulas_in, relative_in

PEERS = "peers"
"""The key under which a single record brings its peers' figures."""


def compared(rules: RuleSet) -> tuple[str, ...]:
    """The inputs and values that `relative` or a function of peers compares, each once, in the order they are met."""
    found = dict.fromkeys(name for name in _compared(rules) if name in rules.inputs or name in rules.values)
    return tuple(found)


def compared_fields(rules: RuleSet) -> tuple[Field, ...]:
    """Each of them as a field, by which the figures of peers are read: a list of figures may hold any of its kind."""
    kinds = scope_of(rules)
    fields = []
    for name in compared(rules):
        value = rules.values.get(name)
        if value is None:
            fields.append(replace(rules.inputs[name], optional=True))
        else:
            kind = kinds.kind_of(name) or NUMBER
            fields.append(Field(name, value.title, _field_kind(kind), value.place, unit=kind.unit, optional=True))
    return tuple(fields)


def figure_nodes(rules: RuleSet, names: Iterable[str]) -> frozenset[Node]:
    """All that has to be worked out of a record to know its figures called *names*."""
    edges = dependencies(rules)
    reached: list[Node] = [("value", name) for name in names if name in rules.values]
    seen = set(reached)
    for node in reached:  # grows while it is read
        fresh = [target for target, _ in edges.get(node, ()) if target not in seen]
        seen.update(fresh)
        reached += fresh
    return frozenset(seen)


def _field_kind(kind: Kind) -> FieldKind:
    return "money" if kind.name == "money" else "percent" if kind.name in {"percent", "percent_points"} else "number"


def _compared(rules: RuleSet) -> Iterator[str]:
    for formula in _formulas(rules):
        yield from (one.name for one in references(formula) if one.sort == "peers")
    shapes = (*(one.rule for one in rules.values.values()), *(one.shape for one in rules.indicators.values()))
    yield from (rule.value.text.strip() for rule in relative_in(shapes))


def _formulas(rules: RuleSet) -> Iterator[Formula]:
    parts = (
        *rules.values.values(), *rules.groups.values(), *rules.indicators.values(), *rules.grade_limits.values(),
        *rules.flags.values(), *rules.outcomes.values(), rules.total,
    )  # fmt: skip
    for part in parts:
        yield from (formula for _, formula in formulas_in(part))
