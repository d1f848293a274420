"""What names mean in the formulas of one rule set, and the kinds of its values."""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import final

from perfrules.formula import functions
from perfrules.formula.check import check_kinds
from perfrules.formula.kind import NUMBER, PERCENT, POINTS, Kind
from perfrules.formula.scope import Scope
from perfrules.formula.syntax import Formula
from perfrules.model.rule_set import RuleSet

_CHILDREN = dict.fromkeys(functions.CHILD_COLUMNS, NUMBER) | {"score": POINTS, "full": POINTS, "rate": PERCENT}


def scope_of(rules: RuleSet) -> Scope:
    """
    The scope of formulas on the record; `.inside(table)` is that of its rows.

    A value without a declared kind has the kind of its formula; one whose formula has problems, or goes in a circle, has
    none.
    """
    names = _Kinds(rules)
    scope = Scope(
        names=names,
        tables={
            table.id: {column.id: column.type for column in table.columns.values()} for table in rules.tables.values()
        },
        scored=frozenset((*rules.groups, *rules.indicators)),
        scales={name: tuple(scale) for name, scale in rules.scales.items()},
        grades=(*rules.grades, *(limit.becomes for limit in rules.grade_limits.values() if limit.becomes)),
        flags=frozenset(rules.flags),
        has_total=rules.total is not None,
    )
    names.scope = scope
    return scope


def children_scope(scope: Scope) -> Scope:
    """The scope of a group's own `formula`: the counted children are a table called `children`."""
    return replace(scope, tables={**scope.tables, "children": _CHILDREN})


@final
class _Kinds(Mapping[str, Kind | None]):
    """
    Kinds of inputs, parameters and values by name; a value's is worked out when it is first asked for.

    Values that use one another are worked out from the innermost on, so that a long chain of them needs no deep stack.
    """

    scope: Scope

    def __init__(self, rules: RuleSet) -> None:
        self._values = rules.values
        self._known: dict[str, Kind | None] = {one.id: one.type for one in rules.inputs.values()}
        self._known |= {one.id: one.kind for one in rules.parameters.values()}
        self._known |= {one.id: one.kind for one in rules.values.values() if one.kind and not _left_open(one.kind)}
        self._names = (*rules.inputs, *rules.parameters, *rules.values)

    def __getitem__(self, name: str) -> Kind | None:
        if name not in self._known:
            self._work_out(name)
        return self._known[name]

    def __contains__(self, name: object) -> bool:
        return name in self._known or name in self._values

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    def _work_out(self, name: str) -> None:
        waiting = [name]
        self._values[name]  # an unknown name is the caller's mistake
        while waiting:
            rule = self._values[waiting[-1]].rule
            used = _names_in(rule) if isinstance(rule, Formula) else ()
            first = next((one for one in used if one in self._values and one not in self._known), None)
            if first is not None and first not in waiting:
                waiting.append(first)
                continue
            if first is not None:
                self._known[first] = None  # a circle
                continue
            done = waiting.pop()
            self._known.setdefault(done, self._kind(rule))

    def _kind(self, rule: object) -> Kind | None:
        if not isinstance(rule, Formula):
            return NUMBER
        typed, _ = check_kinds(rule, self.scope)
        return typed.kind if typed else None


def _left_open(kind: Kind) -> bool:
    """Whether a declared kind does not say all: a choice takes its words from the formula."""
    return kind.name == "choice" and not kind.words


def _names_in(formula: Formula) -> tuple[str, ...]:
    return tuple(node.id for node in ast.walk(formula.tree) if isinstance(node, ast.Name))
