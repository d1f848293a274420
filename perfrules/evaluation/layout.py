"""Where everything about one record lies: a list of slots, laid out once for a rule set."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import final

from perfrules.evaluation.rows import TableSlots
from perfrules.evaluation.tree import ROOT
from perfrules.formula.functions import CHILD_COLUMNS
from perfrules.model.peers import compared
from perfrules.model.rule_set import RuleSet

CHILDREN = "children"


@final
@dataclass(frozen=True, slots=True)
class Layout:
    """
    Slot numbers by name.

    *raws* hold what a shape gives, *scores* what counts in the end (the total under ROOT); under an indicator scored by rows
    both hold RowScores. *allocations* hold what the members of a branch get, *row_points* the points of the row that is
    looked at. *plain* items have only one slot, *known* is what was worked out once for all rows, *panel* holds the
    sheets of the assessors, and *peers* the figures of the records evaluated together.
    """

    size: int
    inputs: dict[str, int]
    tables: dict[str, TableSlots]
    values: dict[str, int]
    raws: dict[str, int]
    scores: dict[str, int]
    flags: dict[str, int]
    allocations: dict[str, int]
    row_points: int
    grade: int
    known: int
    panel: int
    peers: dict[str, int]
    plain: frozenset[str]


def lay_out(rules: RuleSet, plain: frozenset[str]) -> Layout:
    """
    The layout for *rules*: inputs first, in their order, then tables, then everything worked out.

    *plain* are the items whose score is a number or missing, never rows or a mark; a plain indicator needs one slot only.
    """
    count = 0

    def take(names: Iterable[str]) -> dict[str, int]:
        nonlocal count
        slots = {name: count + at for at, name in enumerate(names)}
        count += len(slots)
        return slots

    inputs = take(rules.inputs)
    tables = {}
    columns = {table.id: tuple(table.columns) for table in rules.tables.values()} | {CHILDREN: CHILD_COLUMNS}
    for name, names in columns.items():
        tables[name] = TableSlots(count, count + 1, names)
        count = tables[name].end
    values, scores = take(rules.values), take((*rules.indicators, *rules.groups, ROOT))
    raws = {name: scores[name] for name in rules.indicators if name in plain}
    raws |= take(name for name in rules.indicators if name not in plain)
    flags = take(rules.flags)
    allocations = take((*rules.groups, ROOT))
    single = take(("row_points", "grade", "known", "panel"))
    peers = take(compared(rules))
    return Layout(count, inputs, tables, values, raws, scores, flags, allocations, **single, peers=peers, plain=plain)
