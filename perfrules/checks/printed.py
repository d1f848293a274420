"""`declared`: the fields that hold what forms print, against the items whose results they are compared with."""

from collections.abc import Iterator, Mapping

from perfrules.checks.context import Context
from perfrules.checks.names import COLUMN, unknown
from perfrules.formula.kind import NUMBER, POINTS, Kind
from perfrules.model.fields import Field
from perfrules.model.items import Indicator
from perfrules.model.rule_set import RuleSet
from perfrules.problems import Place, Problem
from perfrules.words import Words

INPUT = Words(en="an input", zh="输入项")
_ALIKE = {"whole": "number", "points": "number", "percent_points": "percent"}


def check_printed(context: Context) -> Iterator[Problem]:
    """Fields that do not exist, are of another kind than the result, or have to be filled in."""
    rules, inputs = context.rules, context.rules.inputs
    for value in rules.values.values():
        kind = context.scope.kind_of(value.id)
        if kind is not None:
            yield from _printed(context, ("values", value.id), value.declared, inputs, kind)
    for indicator in rules.indicators.values():
        known = _fields_for(rules, indicator)
        if known is not None:
            yield from _printed(context, ("indicators", indicator.id), indicator.declared, known, POINTS)
    for group in rules.groups.values():
        yield from _printed(context, ("groups", group.id), group.declared, inputs, POINTS)
    if rules.total is not None:
        yield from _printed(context, ("total",), rules.total.declared, inputs, POINTS)
        yield from _grade(context, rules.total.declared_grade)


def _fields_for(rules: RuleSet, indicator: Indicator) -> Mapping[str, Field] | None:
    """Where the field of an indicator is looked for; None where its table does not exist."""
    if indicator.rows is None:
        return rules.inputs
    table = rules.tables.get(indicator.rows.table)
    return None if table is None else table.columns


def _printed(
    context: Context, item: tuple[str, ...], name: str | None, known: Mapping[str, Field], kind: Kind
) -> Iterator[Problem]:
    if name is None:
        return
    place = context.place(item[0], *item[1:], "declared")
    field = known.get(name)
    facts: dict[str, str | Words] = {"field": name, "name": item[-1]}
    if field is None:
        yield unknown(place, name, known, INPUT if known is context.rules.inputs else COLUMN)
    elif not kind.numeric:
        yield Problem("printed-kind/figure", place, facts | {"kind": kind.described})
    elif _family(field.type) != _family(NUMBER if kind.name == "number_or_text" else kind):
        described = {"kind": field.type.described, "expected": kind.described}
        yield Problem("printed-kind", place, facts | described, related=(field.place,))
    else:
        yield from _required(place, field)


def _grade(context: Context, name: str | None) -> Iterator[Problem]:
    if name is None:
        return
    rules, place = context.rules, context.place("total", "declared_grade")
    field = rules.inputs.get(name)
    if field is None:
        yield unknown(place, name, rules.inputs, INPUT)
    elif field.kind != "choice":
        yield Problem("printed-grade/kind", place, {"field": name, "kind": field.type.described})
    elif not rules.grades:
        yield Problem("printed-grade/no-grades", place, {"field": name})
    else:
        strange = [word for word in field.choices if word not in context.scope.grades]
        words = " ".join(context.scope.grades)
        for word in strange[:1]:
            facts = {"field": name, "word": word, "words": words}
            yield Problem("printed-grade", place, facts, related=(field.place,))
        yield from _required(place, field)


def _required(place: Place, field: Field) -> Iterator[Problem]:
    if not field.optional:
        yield Problem("printed-required", place, {"field": field.id}, severity="warning", related=(field.place,))


def _family(kind: Kind) -> tuple[str, str | None]:
    """What a kind can be compared with: numbers of all sorts with each other, money with money in its unit."""
    return _ALIKE.get(kind.name, kind.name), kind.unit
