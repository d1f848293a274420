"""What is compared with peers: a figure of the record, known before any comparison; and what sets peers apart."""

import ast
from collections.abc import Iterator

from perfrules.checks.context import Context
from perfrules.checks.names import unknown
from perfrules.formula.references import references
from perfrules.model.judging import judged_inputs, judged_values
from perfrules.model.peers import compared, figure_nodes
from perfrules.model.shapes import relative_in
from perfrules.problems import Place, Problem
from perfrules.words import Words

INPUT = Words(en="an input", zh="输入项")


def check_peers(context: Context) -> Iterator[Problem]:
    """Comparisons of what is no figure of the record, of what a panel judges, or of what comes from comparisons itself."""
    rules = context.rules
    for number, name in enumerate(rules.peers.by if rules.peers else (), 1):
        if name not in rules.inputs:
            yield unknown(context.place("peers", "by", str(number)), name, rules.inputs, INPUT)
    if rules.peers is not None and not compared(rules):
        yield Problem("peers-unused", rules.peers.place, severity="warning")
    yield from _in_rows(context)
    judged = {*judged_inputs(rules), *judged_values(rules)}
    for name, place in _mentions(context):
        if name not in rules.inputs and name not in rules.values:
            yield Problem("peers-name", place, {"part": name})
        elif name in judged:
            yield Problem("peers-judged", place, {"name": name})
        elif any(kind == "peers" for kind, _ in figure_nodes(rules, [name])):
            yield Problem("peers-chain", place, {"name": name})


def _in_rows(context: Context) -> Iterator[Problem]:
    for indicator in context.rules.indicators.values():
        if indicator.rows is not None:
            for rule in relative_in(indicator.shape):
                yield Problem("peers-rows", rule.value.place, {"name": indicator.id})


def _mentions(context: Context) -> Iterator[tuple[str, Place]]:
    """What is compared, as it is written, and where."""
    rules = context.rules
    for shape in (*(one.rule for one in rules.values.values()), *(one.shape for one in rules.indicators.values())):
        for rule in relative_in(shape):
            name = rule.value.tree.id if isinstance(rule.value.tree, ast.Name) else rule.value.text
            yield name, rule.value.place
    for slot in context.slots:
        for one in references(slot.formula, slot.row):
            if one.sort == "peers":
                yield one.name, slot.formula.at(one.node)
