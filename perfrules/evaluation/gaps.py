"""What is missing where something could not be decided: the empty cells, and the divisions by zero."""

import ast
from collections.abc import Container, Iterator
from dataclasses import dataclass, replace
from typing import cast, final

from perfrules.evaluation.compiler import Compiler
from perfrules.evaluation.deferred import Slots
from perfrules.evaluation.outcome import RowScores, is_settled
from perfrules.evaluation.tree import Branch
from perfrules.formula.references import references, table_at
from perfrules.formula.syntax import Formula
from perfrules.model.items import Indicator, Value
from perfrules.model.shapes import Relative, Rule, Target, formulas_in


@final
@dataclass(frozen=True, slots=True)
class Gap:
    """
    One reason why *item* is undecided.

    *reason* is `missing` (the field is empty), `text` (it holds text where a number is needed), `division-by-zero` (*field*
    is the divisor as written), `no-rows` (*item* is the indicator, or the group that no row fills), or `no-result` (everything
    is there, but the rule has no result for it), `no-peers` or `few-peers` (nothing, or too little, is known of the records that
    it is compared with). *row* counts from 1. *assessor* says on whose sheet; the sheets of a panel may
    also be none (`no-sheets`) or too few (`few-sheets`), or disagree whether something applies (`applies-in-part`).
    """

    item: str
    field: str
    reason: str
    table: str | None = None
    row: int | None = None
    assessor: str | None = None


def gaps(compiler: Compiler, slots: Slots, judged: Container[str] = ()) -> Iterator[Gap]:
    """
    The reasons of every indicator, group condition and grade limit that is undecided, in the order of the rules.

    Indicators in *judged* are left out: sheets tell their reasons.
    """
    finder = _Finder(compiler, slots)
    seen: set[Gap] = set()
    for gap in finder.all(judged):
        if gap not in seen:
            seen.add(gap)
            yield gap


def gaps_of_value(compiler: Compiler, slots: Slots, value: Value) -> Iterator[Gap]:
    """The reasons why a named value is missing, each once."""
    finder = _Finder(compiler, slots)
    parts = [formula for _, formula in formulas_in(value.rule)]
    yield from dict.fromkeys(gap for formula in parts for gap in finder.reasons(value.id, formula))


@final
class _Finder:
    def __init__(self, compiler: Compiler, slots: Slots) -> None:
        self.compiler = compiler
        self.rules = compiler.rules
        self.slots = slots
        self.told: dict[tuple[str, str, str], list[tuple[int, str]]] = {}

    def all(self, judged: Container[str]) -> Iterator[Gap]:
        layout = self.compiler.layout
        for indicator in self.rules.indicators.values():
            if indicator.id in judged or not self._applies(indicator.group):
                continue
            raw = self.slots[layout.raws[indicator.id]]
            if indicator.rows is not None and isinstance(raw, RowScores):
                yield from self._rows(indicator, raw)
            elif not isinstance(self.slots[layout.scores[indicator.id]], tuple) and raw is None:
                parts = (self._looked_at(indicator.shape.rule, None), indicator.not_applicable_when)
                found = [gap for _, formula in formulas_in(parts) for gap in self.reasons(indicator.id, formula)]
                found += self._peers(indicator.id, indicator.shape.rule)
                yield from found or [Gap(indicator.id, indicator.id, "no-result")]
        for group in self.rules.groups.values():
            if group.not_applicable_when is not None and self._applies(group.parent):
                yield from self._undecided(group.id, group.not_applicable_when)
        for branch in self.compiler.tree.branches():
            if branch.combine == "lookup" and self._is_wordless(branch):
                item = branch.id or "total_score"
                yield Gap(item, item, "no-result")
        if self.slots[layout.grade] is None:
            for limit in self.rules.grade_limits.values():
                yield from self._undecided(limit.id, limit.when)

    def _peers(self, item: str, rule: Rule) -> Iterator[Gap]:
        """Why *rule* has nothing, or too little, to compare with."""
        if not isinstance(rule, Relative):
            return
        name = rule.value.text.strip()
        peers = self.slots[self.compiler.layout.peers[name]]
        if peers is None:
            yield Gap(item, name, "no-peers")
        elif len(peers.figures) < rule.fewest:
            yield Gap(item, name, "few-peers")

    def _applies(self, branch: str | None) -> bool:
        """Whether neither this branch nor one above it is declared not applicable: what stands there waits for nothing."""
        group = self.rules.groups.get(branch or "")
        if group is None:
            return True
        dropped = group.not_applicable_when
        return (dropped is None or self.compiler.ready(dropped).run(self.slots) is not True) and self._applies(
            group.parent
        )

    def _is_wordless(self, branch: Branch) -> bool:
        """Whether all that *branch* looks up is known, and yet has no word: a score below the lowest of its scale."""
        scores = self.compiler.layout.scores
        below = [self.slots[scores[one.id]] for one in branch.members]
        return self.slots[scores[branch.id]] is None and all(is_settled(one, branch.id) for one in below)

    def _undecided(self, item: str, condition: Formula) -> Iterator[Gap]:
        if self.compiler.ready(condition).run(self.slots) is None:
            yield from self.reasons(item, condition)

    def _rows(self, indicator: Indicator, raw: RowScores) -> Iterator[Gap]:
        rows = indicator.rows
        if rows is None:  # pragma: no cover - only called for indicators with rows
            return
        if raw.nothing is None and not raw.homeless:
            empty = [home for home in raw.empty if self._applies(home)]
            whole = [indicator.id] if empty or not raw.homes else []
            for item in empty if raw.rows else whole:
                yield Gap(item, rows.table, "no-rows", rows.table)
        table = self.compiler.layout.tables[rows.table]
        open_rows = {row.row: row for row in raw.rows if row.score is None or row.branch is None}
        parts = (indicator.points, indicator.not_applicable_when, rows.where)
        for number, _ in enumerate(table.each(self.slots)):
            if number not in open_rows:
                continue
            if rows.group_by and open_rows[number].branch is None:
                yield Gap(indicator.id, rows.group_by, "missing", rows.table, number + 1)
            shape = self._looked_at(indicator.shape.rule, rows.table)
            found = [
                gap
                for _, formula in formulas_in((shape, *parts))
                for gap in self.reasons(indicator.id, formula, rows.table, number + 1)
            ]
            if not found and open_rows[number].branch is not None:
                found.append(Gap(indicator.id, indicator.id, "no-result", rows.table, number + 1))
            yield from found

    def _looked_at(self, rule: Rule, table: str | None) -> object:
        """The parts of a shape that matter: a target in figures has no tier, one in words no ratio."""
        if not isinstance(rule, Target):
            return rule
        sign, actual, goal = (
            self.compiler.ready(part, table).run(self.slots) for part in (rule.sign, rule.actual, rule.target)
        )
        if sign == "qualitative":
            return rule.tiers
        if isinstance(actual, str) or isinstance(goal, str):
            return rule.tiers or rule
        return replace(rule, tiers=None)

    def reasons(self, item: str, formula: Formula, table: str | None = None, row: int | None = None) -> Iterator[Gap]:
        """The empty fields that *formula* looks at, through the values it uses, and its divisions by zero."""
        yield from self._reasons(item, formula, table, row, set())

    def _reasons(
        self, item: str, formula: Formula, table: str | None, row: int | None, seen: set[str]
    ) -> Iterator[Gap]:
        for one in references(formula, table):
            if one.sort == "name" and one.name in self.rules.values and one.name not in seen:
                seen.add(one.name)
                for _, inner in formulas_in(self.rules.values[one.name].rule):
                    yield from self._reasons(item, inner, None, None, seen)
            elif one.sort == "peers" and one.name not in seen:
                seen.add(one.name)
                if self.slots[self.compiler.layout.peers[one.name]] is None:
                    yield Gap(item, one.name, "no-peers")
            elif one.sort == "name" and one.row is not None and one.name in self.rules.tables[one.row].columns:
                yield from self._cells(item, one.name, one.row, None if one.every else row)
            elif one.name in self.rules.inputs:
                value = self.slots[self.compiler.layout.inputs[one.name]]
                if reason := _lack(value, self.rules.inputs[one.name].kind):
                    yield Gap(item, one.name, reason)
        for divisor, at in _divisors(formula.tree, table):
            yield from self._divisor(item, formula, divisor, at, row if at == table else None)

    def _cells(self, item: str, column: str, of: str, row: int | None) -> Iterator[Gap]:
        """Empty cells of a column: of this *row*, or of any row where a formula goes through the table."""
        slots, kind = self.compiler.layout.tables[of], self.rules.tables[of].columns[column].kind
        if row is not None:
            if reason := _lack(self.slots[slots.column(column)], kind):
                yield Gap(item, column, reason, of, row)
            return
        for number, reason in self._empty(item, column, of, slots.columns.index(column), kind):
            yield Gap(item, column, reason, of, number)

    def _empty(self, item: str, column: str, of: str, at: int, kind: str) -> list[tuple[int, str]]:
        """The empty cells of a whole column, with why; only the first of them where *item* has had them all before."""
        if (item, column, of) in self.told:
            return self.told[item, column, of]
        cells = enumerate(self.slots[self.compiler.layout.tables[of].rows], 1)
        found = [(number, reason) for number, row in cells if (reason := _lack(row[at], kind))]
        self.told[item, column, of] = found[:1]
        return found

    def _divisor(
        self, item: str, formula: Formula, node: ast.expr, table: str | None, row: int | None
    ) -> Iterator[Gap]:
        """The division by *node* where it is by zero: in this row, or in any row of a table that the formula goes through."""
        divisor = Formula(formula.part(node), formula.place, in_line=False, tree=node)
        run = self.compiler.value(divisor, table).run
        if table is None or row is not None:
            if _is_zero(run(self.slots)):
                yield Gap(item, divisor.text, "division-by-zero", table, row)
            return
        for number, _ in enumerate(self.compiler.layout.tables[table].each(self.slots), 1):
            if _is_zero(run(self.slots)):
                yield Gap(item, divisor.text, "division-by-zero", table, number)


def _lack(value: object, kind: str) -> str | None:
    """Why a cell does not serve as a value, or None."""
    if value is None:
        return "missing"
    return "text" if kind == "number_or_text" and isinstance(value, str) else None


def _is_zero(value: object) -> bool:
    return isinstance(value, tuple) and value[0] == 0


def _divisors(node: ast.AST, row: str | None) -> Iterator[tuple[ast.expr, str | None]]:
    """What *node* divides by, with the table whose row is looked at there."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div):
        yield node.right, row
    at = table_at(node) if isinstance(node, ast.Call) else None
    for number, child in enumerate(node.args if isinstance(node, ast.Call) else ast.iter_child_nodes(node)):
        if at is None or number < at:
            yield from _divisors(child, row)
        elif number > at and isinstance(node, ast.Call):
            yield from _divisors(child, cast("ast.Name", node.args[at]).id)
