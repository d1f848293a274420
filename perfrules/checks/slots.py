"""Every place of a rule set that holds a formula, and what is expected of the formula there."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, final

from perfrules.formula.syntax import Formula
from perfrules.model.items import Flag, Group, Indicator, Value
from perfrules.model.rule_set import RuleSet
from perfrules.model.shapes import Shape, formulas_in
from perfrules.model.texts import Template

Expected = Literal["anything", "printed", "condition", "number", "points", "gives", "share", "word"]
Section = Literal[
    "values", "groups", "indicators", "total", "panel", "constraints", "grade_limits", "flags", "outcomes"
]
CHILDREN = "children"

_BY_FIELD: dict[str, Expected] = {
    "when": "condition", "met": "condition", "not_applicable_when": "condition",
    "formula": "gives", "gives": "gives", "take": "gives", "at_most": "gives", "given": "gives", "below": "gives",
    "above": "gives", "share": "share", "at_least": "share", "start": "share", "tier": "word", "sign": "word",
}  # fmt: skip
_BY_METHOD: dict[tuple[str, str], Expected] = {
    ("choices", "value"): "word",
    ("lookup", "of"): "word",
    ("yes_no", "value"): "condition",
    ("deduct", "above"): "number",
    ("deduct", "below"): "number",
    ("target", "pass_at"): "share",
    ("formula", "formula"): "number",
}


@final
@dataclass(frozen=True, slots=True, eq=False)
class Slot:
    """
    One formula, the item it belongs to, and what it is expected to be.

    *row* is the table whose row it is looked at in; `children` for the formula of a group. *printed* marks the blanks of
    texts, which are not part of any calculation.
    """

    formula: Formula
    section: Section
    item: str
    expected: Expected
    row: str | None = None
    printed: bool = False


def slots_of(rules: RuleSet) -> tuple[Slot, ...]:
    """
    The formulas of *rules* in the order of the file's sections.

    Those of items on rows of a table that does not exist are left out: the table is the mistake there.
    """
    found: list[Slot] = []
    for value in rules.values.values():
        found += _of_value(value)
    for group in rules.groups.values():
        found += _of_group(group)
    for indicator in rules.indicators.values():
        if indicator.rows is None or indicator.rows.table in rules.tables:
            found += _of_indicator(indicator)
    if rules.total and rules.total.formula:
        found.append(Slot(rules.total.formula, "total", "", "number", CHILDREN))
    if rules.panel:
        found.append(Slot(rules.panel.trim, "panel", "", "number"))
        found += _some(rules.panel.spread_over, "panel", "", "gives")
    found += [Slot(one.that, "constraints", one.id, "condition") for one in rules.constraints.values()]
    found += [Slot(one.when, "grade_limits", one.id, "condition") for one in rules.grade_limits.values()]
    for flag in rules.flags.values():
        if flag.table is None or flag.table in rules.tables:
            found += _of_flag(flag)
    for outcome in rules.outcomes.values():
        for line in outcome.choose:
            found += _some(line.when, "outcomes", outcome.id, "condition")
            found += _blanks(line.then, "outcomes", outcome.id)
    return tuple(found)


def _of_value(value: Value) -> Iterable[Slot]:
    if isinstance(value.rule, Formula):
        return [Slot(value.rule, "values", value.id, "anything")]
    return _of_shape(value.rule, "values", value.id)


def _of_group(group: Group) -> Iterator[Slot]:
    yield from _some(group.formula, "groups", group.id, "number", CHILDREN)
    yield from _some(group.not_applicable_when, "groups", group.id, "condition")


def _of_indicator(indicator: Indicator) -> Iterator[Slot]:
    rows = indicator.rows
    table = rows.table if rows else None
    if rows:
        yield from _some(rows.where, "indicators", indicator.id, "condition", table)
        yield from _some(rows.label, "indicators", indicator.id, "anything", table)
    yield from _some(indicator.points, "indicators", indicator.id, "points", table)
    yield from _some(indicator.not_applicable_when, "indicators", indicator.id, "condition", table)
    yield from _of_shape(indicator.shape, "indicators", indicator.id, table)


def _of_shape(shape: Shape, section: Section, item: str, row: str | None = None) -> Iterator[Slot]:
    for path, formula in formulas_in(shape.rule):
        field = path.rpartition(".")[2].partition("[")[0]
        expected = _BY_METHOD.get((shape.method, field)) or _BY_FIELD.get(field, "number")
        yield Slot(formula, section, item, expected, row)


def _of_flag(flag: Flag) -> Iterator[Slot]:
    yield Slot(flag.when, "flags", flag.id, "condition", flag.table)
    yield from _some(flag.label, "flags", flag.id, "anything", flag.table)
    yield from _blanks(flag.finding, "flags", flag.id, flag.table)
    if flag.recommendation:
        yield from _blanks(flag.recommendation, "flags", flag.id, flag.table)


def _blanks(template: Template, section: Section, item: str, row: str | None = None) -> Iterator[Slot]:
    for blank in template.blanks():
        yield Slot(blank.formula, section, item, "printed", row, printed=True)


def _some(
    formula: Formula | None, section: Section, item: str, expected: Expected, row: str | None = None
) -> Iterator[Slot]:
    if formula is not None:
        yield Slot(formula, section, item, expected, row)
