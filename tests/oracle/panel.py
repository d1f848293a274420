"""Panels in the oracle: every sheet is a run of its own, and the record is a run whose scores are averages of theirs."""

import ast
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from tests.oracle.figures import Value, exact
from tests.oracle.formulas import parse
from tests.oracle.kinds import Rules, kind_of_parameter
from tests.oracle.oracle import Outcome, Run, without_like
from tests.oracle.scores import Scores, round_as_written, together
from tests.oracle.shapes import NOT_APPLICABLE, Points
from tests.oracle.shares import TOTAL, Key, Leaf


@dataclass(frozen=True)
class PanelOutcome:
    """
    The outcome of the record, without the values that only sheets have, and of each sheet; None where too little is known.

    *sheets* hold the assessor, the total, the grade and whether the total counts.
    """

    outcome: Outcome | None
    sheets: list[tuple[str, Fraction | None, str | None, bool | None]]
    spread: Fraction | None
    too_wide: bool
    common: dict[str, Points]
    """What all sheets say of an item, where they say the same."""


def judged_inputs(rules: Rules) -> list[str]:
    columns = rules["tables"][rules["panel"]["table"]]["columns"]
    return [name for name in rules["inputs"] if name in columns]


def judged_values(rules: Rules) -> set[str]:
    """The values that name a judged input, or a value that does."""
    names, found = set(judged_inputs(rules)), set[str]()
    for _ in rules.get("values", {}):
        found |= {name for name, spec in rules["values"].items() if mentioned(rules, spec, names | found)}
    return found


def mentioned(rules: Rules, part: object, names: Collection[str]) -> bool:
    """Whether a formula in *part* names one of *names*, other than in the rows of the sheets."""
    if isinstance(part, Mapping):
        return any(mentioned(rules, value, names) for field, value in part.items() if field not in {"title", "finding"})
    if isinstance(part, list):
        return any(mentioned(rules, value, names) for value in part)
    if not isinstance(part, str) or not any(name in part for name in names):
        return False
    try:
        tree = parse(part)
    except SyntaxError:
        return False
    return _named(tree, rules["panel"]["table"], names)


def _named(node: ast.AST, sheets: str, names: Collection[str]) -> bool:
    if isinstance(node, ast.Name):
        return node.id in names
    if isinstance(node, ast.Call) and any(isinstance(arg, ast.Name) and arg.id == sheets for arg in node.args):
        return False
    return any(_named(child, sheets, names) for child in ast.iter_child_nodes(node))


def evaluate_panel(rules: Rules, record: Mapping[str, Any]) -> PanelOutcome:
    """A record that several assessors judged."""
    return _Panel({**rules, "indicators": without_like(rules["indicators"])}, record).outcome()


class _Panel:
    def __init__(self, rules: Rules, record: Mapping[str, Any]) -> None:
        self.rules = rules
        self.record = record
        self.spec = rules["panel"]
        self.judged = judged_inputs(rules)
        self.rows = record[self.spec["table"]]
        self.runs = [Run(rules, {**record, **{name: row.get(name) for name in self.judged}}) for row in self.rows]
        self.trim = int(self._figure("trim", 1)) if self.spec.get("combine") == "trimmed_mean" else 0
        self.by_total = self.spec.get("average", "total") == "total"
        self.enough = len(self.rows) > 2 * self.trim

    def _figure(self, word: str, default: int) -> Fraction:
        stated = self.spec.get(word, default)
        if stated in self.rules.get("parameters", {}):
            stated = self.rules["parameters"][stated]["value"]
        if isinstance(stated, str):
            return Fraction(stated.removesuffix("%")) / 100
        found = exact(stated)
        assert isinstance(found, Fraction)
        return found

    def outcome(self) -> PanelOutcome:
        kept = self.kept()
        totals = [run.name("total_score") for run in self.runs]
        known = [total for total in totals if isinstance(total, Fraction)]
        widest = max(known) - min(known) if known else None
        shares = isinstance(self.spec.get("spread_over"), str) and self._is_share(self.spec["spread_over"])
        limit = self._figure("spread_over", 0) * (exact(self.rules["total"]["of"]) if shares else 1)  # type: ignore[operator]
        return PanelOutcome(
            outcome=None if kept is None else self._combined(kept),
            sheets=[
                (row[self.spec["by"]], self._number(total), run.grade(), self._counts(kept, at))
                for at, (row, run, total) in enumerate(zip(self.rows, self.runs, totals, strict=True))
            ],
            spread=widest if len(known) == len(totals) else None,
            too_wide="spread_over" in self.spec and widest is not None and widest > limit,
            common=self._common(),
        )

    def _is_share(self, stated: str) -> bool:
        parameter = self.rules.get("parameters", {}).get(stated)
        return stated.endswith("%") if parameter is None else kind_of_parameter(parameter) == "percent"

    def _number(self, total: Value) -> Fraction | None:
        return total if isinstance(total, Fraction) else None

    def _counts(self, kept: list[int] | None, at: int) -> bool | None:
        return None if kept is None or (self.trim and not self.by_total) else at in kept

    def kept(self) -> list[int] | None:
        """The sheets that count: all, or those left when as many are taken off each end."""
        if not self.enough:
            return None
        totals = [run.scores.score(Key(TOTAL)) for run in self.runs]
        everything = list(range(len(totals)))
        if not self.by_total or not self.trim or all(total == NOT_APPLICABLE for total in totals):
            return everything
        if not all(isinstance(total, Fraction) for total in totals):
            return None
        order = sorted(everything, key=lambda at: (totals[at], self.rows[at][self.spec["by"]]))
        return sorted(order[self.trim : len(order) - self.trim])

    def _combined(self, kept: list[int]) -> Outcome:
        run = Run(self.rules, {**self.record, **dict.fromkeys(self.judged)})
        scores = _Averaged(self.rules, run, [self.runs[at].scores for at in kept], self.by_total, self.trim)
        scores.rows_of = run.scores.rows_of
        run.scores = scores
        found = run.outcome()
        values = {name: value for name, value in found.values.items() if name not in judged_values(self.rules)}
        return replace(found, values=values)

    def _common(self) -> dict[str, Points]:
        found: dict[str, Points] = {}
        for name in (*self.rules["indicators"], *self.rules.get("groups", {})):
            said = [run.scores.total_of(run.scores.keys_of(name)) if name in self.rules["indicators"]
                    else run.scores.score(Key(name)) for run in self.runs]  # fmt: skip
            if said and all(one == said[0] for one in said):
                found[name] = said[0]
        return found


class _Averaged(Scores):
    """The scores of the record: averages of those of the sheets that count."""

    def __init__(self, rules: Rules, run: Run, sheets: Sequence[Scores], by_total: bool, trim: int) -> None:
        super().__init__(rules, run.record, run)
        self.sheets = sheets
        self.by_total = by_total
        self.trim = trim

    def _mean(self, found: Sequence[Points], spec: Mapping[str, Any]) -> Fraction:
        numbers = sorted(number for number in found if isinstance(number, Fraction))
        if self.by_total:
            return sum(numbers, Fraction(0)) / len(numbers)
        numbers = numbers[self.trim : len(numbers) - self.trim]
        return round_as_written(spec, sum(numbers, Fraction(0)) / len(numbers))

    def leaves(self, key: Key) -> list[Leaf]:
        """A leaf is what all sheets say it is; where they differ, nobody can say."""
        found = []
        worth = [set(same) for same in zip(*(self._worth_on(sheet, key) for sheet in self.sheets), strict=True)]
        for at, same in enumerate(zip(*(sheet.leaves(key) for sheet in self.sheets), strict=True)):
            states = {leaf.state for leaf in same}
            if states == {"scored"} and len(worth[at]) > 1:
                states = {"undecided"}
            if all(leaf.out for leaf in same) and len(states) > 1:
                states = {"left_out"}
            found.append(Leaf(states.pop() if len(states) == 1 else "undecided"))
        return found

    def _worth_on(self, sheet: Scores, key: Key) -> list[Fraction | None]:
        """What an indicator, or each of its rows, is worth on a sheet; where no row lands there is nothing to be worth."""
        return [sheet.in_force(key)] if key.lands_in is None else [*sheet.row_worth(key)] or [None]

    def row_scores(self, key: Key) -> list[Points]:
        if self.taken_out(key):
            return [NOT_APPLICABLE for _ in self.landed(key)]
        each = zip(*(sheet.row_scores(key) for sheet in self.sheets), strict=True)
        rows = zip(self.leaves(key), each, strict=False)
        return [self._of_leaf(leaf, said, self.indicators[key.item]) for leaf, said in rows]

    def _of_leaf(self, leaf: Leaf, said: Sequence[Points], spec: Mapping[str, Any]) -> Points:
        if leaf.state == "scored":
            return self._mean(said, spec) if all(isinstance(one, Fraction) for one in said) else None
        return NOT_APPLICABLE if leaf.state == NOT_APPLICABLE else None

    def _indicator(self, key: Key) -> Points:
        if key.lands_in is not None and self.landed(key) and not self.taken_out(key):
            leaves = self.leaves(key)
            if any(leaf.state == "undecided" for leaf in leaves):
                return None
            if all(leaf.out for leaf in leaves):
                return None if any(leaf.state == "left_out" for leaf in leaves) else NOT_APPLICABLE
            counted = [one for one, leaf in zip(self.row_scores(key), leaves, strict=True) if not leaf.out]
            return together(counted)
        if self.taken_out(key):
            return NOT_APPLICABLE
        return self._of_leaf(
            self.leaves(key)[0], [sheet.score(key) for sheet in self.sheets], self.indicators[key.item]
        )

    def _group(self, key: Key) -> Points:
        if not self.by_total:
            differ = not self.sums(key) and len({sheet.in_force(key) for sheet in self.sheets}) > 1
            return None if differ and not self.taken_out(key) else super()._group(key)
        said = [sheet.score(key) for sheet in self.sheets]
        if self.taken_out(key) or all(one == NOT_APPLICABLE for one in said):
            return NOT_APPLICABLE
        if any(self._is_open(child) for child in self.children(key)):
            return None
        if (
            not all(isinstance(one, Fraction) for one in said)
            or len({sheet.in_force(key) for sheet in self.sheets}) > 1
        ):
            return None
        return round_as_written(self.spec(key) if key.item == TOTAL else {}, self._mean(said, {}))

    def _is_open(self, child: Key) -> bool:
        if self.is_group(child):
            return self.score(child) is None and not self.out(child)
        rows = child.lands_in is None or bool(self.landed(child))
        return rows and any(leaf.state == "undecided" for leaf in self.leaves(child))

    def full_of(self, keys: Sequence[Key]) -> Fraction | None:
        """What all sheets say it can get."""
        said = {sheet.full_of(keys) for sheet in self.sheets}
        return said.pop() if len(said) == 1 else None
