"""What a panel judges: the inputs that every sheet answers for itself, and all that follows from them."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from perfrules.formula.references import Reference, references
from perfrules.formula.syntax import Formula
from perfrules.model.dependencies import Node, dependencies
from perfrules.model.rule_set import RuleSet
from perfrules.model.shapes import formulas_in


def judged_inputs(rules: RuleSet) -> tuple[str, ...]:
    """The inputs that the panel's table has a column for, in the order of the inputs; none without a panel."""
    table = rules.tables.get(rules.panel.table) if rules.panel else None
    return () if table is None else tuple(name for name in rules.inputs if name in table.columns)


def judged_values(rules: RuleSet) -> Mapping[str, str]:
    """
    The values that every sheet has for itself, each with a judged input that it follows from.

    A value that only looks at scores is none of them: the record has scores of its own.
    """
    found: dict[str, str] = {}
    sources = {name: name for name in judged_inputs(rules)}
    grown = bool(sources)
    while grown:
        grown = False
        for value in rules.values.values():
            if value.id in found:
                continue
            for _, formula in formulas_in(value.rule):
                for one in mentions(rules, formula, None, {*sources, *found}):
                    found[value.id] = {**sources, **found}[one.name]
                    grown = True
    return found


def mentions(rules: RuleSet, formula: Formula, row: str | None, names: Collection[str]) -> Iterator[Reference]:
    """
    Where *formula*, looked at in *row*, names one of *names* on the record.

    In a row of the panel's table the name of a judged input is the cell of that row.
    """
    sheets = rules.panel.table if rules.panel else None
    judged = judged_inputs(rules)
    for one in references(formula, row):
        if one.sort == "name" and one.name in names and not (one.row == sheets and one.name in judged):
            yield one


def judged_nodes(rules: RuleSet) -> frozenset[Node]:
    """Everything that may come out differently from sheet to sheet."""
    names = {*judged_inputs(rules), *judged_values(rules)}
    found: set[Node] = {("value", name) for name in judged_values(rules)}
    for indicator in rules.indicators.values():
        row = indicator.rows.table if indicator.rows else None
        parts = (indicator.shape, indicator.not_applicable_when)
        if any(True for _, formula in formulas_in(parts) for _ in mentions(rules, formula, row, names)):
            found.add(("share", indicator.id))
    users: dict[Node, list[Node]] = {}
    for node, edges in dependencies(rules).items():
        for target, _ in edges:
            users.setdefault(target, []).append(node)
    return _with_users(found, users)


def _with_users(found: Iterable[Node], users: Mapping[Node, list[Node]]) -> frozenset[Node]:
    reached = list(dict.fromkeys(found))
    seen = set(reached)
    for node in reached:  # grows while it is read
        fresh = [user for user in users.get(node, ()) if user not in seen]
        seen.update(fresh)
        reached += fresh
    return frozenset(seen)
