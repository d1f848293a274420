"""The panel: its table and columns, its figures, and that nothing asks the record for what only a sheet can say."""

from collections.abc import Iterator

from perfrules.checks.context import Context
from perfrules.checks.names import COLUMN, TABLE, unknown
from perfrules.checks.slots import Slot
from perfrules.exact import Exact, compare, reduced
from perfrules.formula.syntax import Formula
from perfrules.model.fields import Field
from perfrules.model.items import Panel
from perfrules.model.judging import judged_inputs, judged_values, mentions
from perfrules.model.shapes import formulas_in
from perfrules.problems import Place, Problem
from perfrules.words import Words


def check_panel(context: Context) -> Iterator[Problem]:
    """A table or column that does not exist or does not suit; sheets that judge nothing, or something else than the input."""
    rules, panel = context.rules, context.rules.panel
    if panel is None:
        return
    if rules.total is None:
        yield Problem("panel-total", panel.place)
    table = rules.tables.get(panel.table)
    if table is None:
        yield unknown(context.place("panel", "table"), panel.table, rules.tables, TABLE)
        return
    by = table.columns.get(panel.by)
    if by is None:
        yield unknown(context.place("panel", "by"), panel.by, table.columns, COLUMN)
    elif by.kind != "text":
        facts: dict[str, str | Words] = {"name": panel.by, "kind": by.type.described}
        yield Problem("panel-by", context.place("panel", "by"), facts, related=(by.place,))
    judged = judged_inputs(rules)
    if not judged:
        yield Problem("panel-judges-nothing", context.place("panel", "table"), {"table": panel.table})
    for name in judged:
        column, field = table.columns[name], rules.inputs[name]
        if word := _difference(column, field):
            yield Problem("panel-column", column.place, {"name": name, "word": word}, related=(field.place,))


def check_panel_figures(context: Context) -> Iterator[Problem]:
    """A number of sheets that is none, a limit of the spread that is not the same for all records."""
    panel = context.rules.panel
    if panel is None:
        return
    if (problem := _figure(context, panel.trim, "panel-trim")) is not None:
        yield problem
    if panel.spread_over is not None and (problem := _figure(context, panel.spread_over, "panel-spread-over")):
        yield problem


def check_panel_uses(context: Context) -> Iterator[Problem]:
    """Formulas that ask the record for what every sheet judges for itself."""
    rules, panel = context.rules, context.rules.panel
    inputs = judged_inputs(rules)
    if panel is None or not inputs:
        return
    sources = {**judged_values(rules), **{name: name for name in inputs}}
    for slot in context.slots:
        if not _by_sheet(context, slot):
            for one in mentions(rules, slot.formula, slot.row, sources):
                yield _judged(panel, one.name, sources[one.name], slot.formula.at(one.node))
    for name, place in _printed(context):
        if name in inputs:
            yield _judged(panel, name, name, place)
    for flag in rules.flags.values():
        start = flag.deadline.start if flag.deadline else None
        if start in sources and not (flag.table == panel.table and start in inputs):
            place = context.place("flags", flag.id, "rectify_within", "from")
            yield _judged(panel, start, sources[start], place)


def _printed(context: Context) -> Iterator[tuple[str, Place]]:
    """The inputs that hold what a form prints, with the places that say so."""
    rules = context.rules
    for section in ("values", "groups", "indicators"):
        for item in getattr(rules, section).values():
            if item.declared is not None and getattr(item, "rows", None) is None:
                yield item.declared, context.place(section, item.id, "declared")
    if rules.total is not None:
        for word, name in (("declared", rules.total.declared), ("declared_grade", rules.total.declared_grade)):
            if name is not None:
                yield name, context.place("total", word)


def _difference(column: Field, field: Field) -> str:
    """The word in which a column is another sort of thing than the input it stands for; empty where they agree."""
    pairs = {
        "kind": (column.kind, field.kind),
        "unit": (column.unit, field.unit),
        "choices": (tuple(column.choices), tuple(field.choices)),
        "min": (_lowest_terms(column.minimum), _lowest_terms(field.minimum)),
        "max": (_lowest_terms(column.maximum), _lowest_terms(field.maximum)),
    }
    return next((word for word, (one, other) in pairs.items() if one != other), "")


def _lowest_terms(number: Exact | None) -> Exact | None:
    return None if number is None else reduced(number)


def _figure(context: Context, formula: Formula, key: str) -> Problem | None:
    """The problem of a figure that is not constant, is below 0 or, as a number of sheets, not whole."""
    if formula not in context.typed or formula in context.misplaced:
        return None
    number = context.number(formula)
    good = number is not None and compare(number, (0, 1)) >= 0 and (key != "panel-trim" or number[0] % number[1] == 0)
    return None if good else Problem(key, formula.at(formula.tree), {"found": formula.text})


def _by_sheet(context: Context, slot: Slot) -> bool:
    """Whether a formula is worked out once for every sheet: a value, the score of an indicator, whether it applies."""
    if slot.section != "indicators":
        return slot.section == "values"
    indicator = context.rules.indicators[slot.item]
    parts = (indicator.shape, indicator.not_applicable_when)
    return any(formula is slot.formula for _, formula in formulas_in(parts))


def _judged(panel: Panel, name: str, source: str, place: Place) -> Problem:
    facts = {"name": name, "table": panel.table, "input": source}
    if name == source:
        return Problem("panel-judged", place, facts)
    return Problem("panel-judged/value", place, facts)
