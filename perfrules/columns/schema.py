"""The table of results: its columns, in Arrow's terms."""

import json
from collections.abc import Iterable, Sequence
from typing import final

import pyarrow as pa

from perfrules.errors import PerfrulesError
from perfrules.model.rule_set import RuleSet
from perfrules.problems import Problem, near
from perfrules.version import __version__

ERROR = pa.struct([
    ("code", pa.string()),
    ("table", pa.string()),
    ("row", pa.int64()),
    ("field", pa.string()),
    ("value", pa.string()),
    ("text", pa.string()),
])  # fmt: skip


@final
class ResultColumns:
    """
    Which columns the table of results has, for one rule set.

    `id`, `status`, `score`, `grade`, `completeness`; `scores`, a struct with the points of every indicator and group (null
    where undecided or not applicable); `not_applicable`, the items that do not count; `flags`, a struct of true (fired, on any
    row where it looks at rows), false, null (undecided); `outcomes`, a struct of texts; `errors`, the mistakes in the data.
    Numbers are float64, the ones nearest to the decimals that a single result shows.
    """

    def __init__(self, rules: RuleSet, chosen: Iterable[str] | None = None) -> None:
        number = pa.float64()
        every: dict[str, pa.DataType] = {"id": pa.string(), "status": pa.string()}
        if rules.total is not None:
            every["score"] = number
        if rules.grades:
            every["grade"] = pa.string()
        every["completeness"] = number
        self.items: Sequence[str] = (*rules.indicators, *rules.groups)
        if self.items:
            every["scores"] = pa.struct([(item, number) for item in self.items])
            every["not_applicable"] = pa.list_(pa.string())
        if rules.flags:
            every["flags"] = pa.struct([(flag, pa.bool_()) for flag in rules.flags])
        if rules.outcomes:
            every["outcomes"] = pa.struct([(outcome, pa.string()) for outcome in rules.outcomes])
        every["errors"] = pa.list_(ERROR)
        self.types = every if chosen is None else {name: every[name] for name in _known(chosen, tuple(every))}
        self.schema = pa.schema(list(self.types.items()), metadata=_metadata(rules))

    def __contains__(self, name: str) -> bool:
        return name in self.types


def result_schema(rules: RuleSet, columns: Iterable[str] | None = None) -> pa.Schema:
    """
    The Arrow schema of the table of results by *rules*; of the *columns* named only, in their order.

    PerfrulesError for a column that is none.

    >>> import perfrules
    >>> result_schema(perfrules.load("cn.project_self_evaluation"), ["id", "score", "grade"]).names
    ['id', 'score', 'grade']
    """
    return ResultColumns(rules, columns).schema


def _known(chosen: Iterable[str], every: Sequence[str]) -> Sequence[str]:
    names = tuple(dict.fromkeys(chosen))
    problems = [
        Problem("table-column", None, {"name": name, "words": ", ".join(every), "near": near(name, every) or every[0]})
        for name in names
        if name not in every
    ]
    if problems:
        raise PerfrulesError(problems)
    return names


def _metadata(rules: RuleSet) -> dict[str, str]:
    stamp = rules.stamp
    as_of = None if stamp.as_of is None else stamp.as_of.isoformat()
    told = {"id": rules.id, "as_of": as_of, "sha256": stamp.sha256}
    return {"perfrules.version": __version__, "perfrules.rules": json.dumps(told)}
