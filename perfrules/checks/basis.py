"""Where rules come from, and what nothing uses."""

from collections.abc import Iterator

from perfrules.checks.context import Context
from perfrules.checks.names import check_names
from perfrules.formula.references import references
from perfrules.model.items import Flag, Indicator
from perfrules.problems import Problem


def check_basis(context: Context) -> Iterator[Problem]:
    """A warning for each indicator and flag that neither cites a law nor says where it comes from."""
    items: list[Indicator | Flag] = [*context.rules.indicators.values(), *context.rules.flags.values()]
    for item in items:
        if item.basis.laws == () and item.basis.provenance is None:
            yield Problem("no-basis", item.place, {"name": item.id}, severity="warning")


def check_unused(context: Context) -> Iterator[Problem]:
    """
    A warning for each input, parameter and value that nothing uses.

    Texts only describe a record and may stand alone; a parameter that is a word may stand for the word of a method. While
    a name is misspelt anywhere nothing is said: what looks unused is likely what was meant there.
    """
    rules = context.rules
    if any(problem.severity == "error" for problem in (*context.faults, *check_names(context))):
        return
    used = {one.name for slot in context.slots for one in references(slot.formula, slot.row)}
    used |= {flag.deadline.start for flag in rules.flags.values() if flag.deadline and flag.deadline.start}
    used |= {one.id for one in rules.inputs.values() if one.kind == "text"}
    used |= {one.id for one in rules.parameters.values() if one.kind.name == "choice"}
    for section in (rules.inputs, rules.parameters, rules.values):
        for item in section.values():
            if item.id not in used:
                yield Problem("unused", item.place, {"name": item.id}, severity="warning")
