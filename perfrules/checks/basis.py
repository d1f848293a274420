"""Where rules come from, and what nothing uses."""

from collections.abc import Iterator

from perfrules.checks.context import Context
from perfrules.checks.names import check_names
from perfrules.checks.printed import check_printed
from perfrules.formula.references import references
from perfrules.model.fields import Field
from perfrules.model.items import Flag, Indicator, Parameter
from perfrules.model.printed import printed_fields
from perfrules.problems import Problem


def check_basis(context: Context) -> Iterator[Problem]:
    """A warning for each indicator and flag that neither cites a law nor says where it comes from."""
    items: list[Indicator | Flag] = [*context.rules.indicators.values(), *context.rules.flags.values()]
    for item in items:
        if item.basis.laws == () and item.basis.provenance is None:
            yield Problem("no-basis", item.place, {"name": item.id}, severity="warning")


def check_unused(context: Context) -> Iterator[Problem]:
    """
    A warning for each required input and each parameter that nothing uses; values are results of their own.

    Texts and optional inputs may only describe a record; a parameter that is a word may stand for the word of a method.
    While a name is misspelt anywhere nothing is said: what looks unused is likely what was meant there.
    """
    rules = context.rules
    found = (*context.faults, *check_names(context), *check_printed(context))
    if any(problem.severity == "error" for problem in found):
        return
    used = {one.name for slot in context.slots for one in references(slot.formula, slot.row)}
    used |= {flag.deadline.start for flag in rules.flags.values() if flag.deadline and flag.deadline.start}
    used |= set(printed_fields(rules))
    used |= {one.id for one in rules.inputs.values() if one.kind == "text" or one.optional}
    used |= {one.id for one in rules.parameters.values() if one.kind.name == "choice"}
    items: list[Field | Parameter] = [*rules.inputs.values(), *rules.parameters.values()]
    for item in items:
        if item.id not in used:
            yield Problem("unused", item.place, {"name": item.id}, severity="warning")
