"""Constraints: what the text itself must satisfy, worked out when it is loaded."""

import ast
from collections.abc import Iterator
from typing import cast

from perfrules.checks.context import Context
from perfrules.exact import to_text
from perfrules.formula.kind import TEXTS
from perfrules.formula.references import references
from perfrules.model.items import Constraint, Group
from perfrules.problems import Place, Problem, printable, shortened
from perfrules.words import Words


def check_constraints(context: Context) -> Iterator[Problem]:
    """Constraints that do not hold, and those that ask for data of a record."""
    for constraint in context.rules.constraints.values():
        if constraint.that not in context.typed:
            continue
        if strange := _beyond_the_text(context, constraint):
            place = constraint.that.at(strange)
            yield Problem("constraint-data", place, {"part": constraint.that.part(strange)})
        elif context.constants.value(constraint.that.tree) is False:
            yield _violated(context, constraint)


def _beyond_the_text(context: Context, constraint: Constraint) -> ast.expr | None:
    """The first part that the text alone does not tell: anything but numbers, parameters and points_of."""
    for node in ast.walk(constraint.that.tree):
        if isinstance(node, ast.Call) and cast("ast.Name", node.func).id != "points_of":
            return node
    for reference in references(constraint.that):
        known = reference.name in context.rules.parameters or reference.name in {"true", "false"}
        if reference.sort == "name" and not known:
            return reference.node
        if reference.sort == "points_of" and _by_data(context, reference.name):
            return reference.node
    return None


def _by_data(context: Context, name: str) -> bool:
    """Whether the points of an item come from data, its own or those of something below it."""
    waiting = [name] if context.full[name] is None else []
    for one in waiting:  # grows while it is read
        item = context.tree.item(one)
        if isinstance(item, Group):
            waiting += [child for child in context.tree.children[one] if child not in waiting]
        elif item.rows or (item.points in context.typed and context.own[one] is None):
            return True
    return False


def _violated(context: Context, constraint: Constraint) -> Problem:
    figures = []
    for reference in references(constraint.that):
        shown = f"points_of({reference.name})" if reference.sort == "points_of" else reference.name
        value = context.constants.value(reference.node)
        if reference.sort == "points_of":
            value = context.constants.points(reference.name)
        parameter = context.rules.parameters.get(reference.name)
        if isinstance(value, tuple):
            figures.append(f"{shown} = {to_text(value)}")
        elif parameter is not None and parameter.kind == TEXTS:
            figures.append(f"{shown} = [{shortened(', '.join(cast('tuple[str, ...]', parameter.value)))}]")
    finding = Words(en=_said(constraint, "en"), zh=_said(constraint, "zh"))
    facts: dict[str, str | Words] = {
        "finding": finding,
        "that": constraint.that.text,
        "figures": ", ".join(dict.fromkeys(figures)),
    }
    return Problem("constraint", constraint.that.at(constraint.that.tree), facts, related=_places(context, constraint))


def _places(context: Context, constraint: Constraint) -> tuple[Place, ...]:
    """Where the points it asks for were written."""
    names = [one.name for one in references(constraint.that) if one.sort == "points_of"]
    return tuple(
        context.place("groups" if name in context.rules.groups else "indicators", name, "points")
        for name in dict.fromkeys(names)
    )


def _said(constraint: Constraint, lang: str) -> str:
    return shortened(printable(constraint.finding.get(lang)))
