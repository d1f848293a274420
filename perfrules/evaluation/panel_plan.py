"""The plan of a panel: which steps and slots differ from sheet to sheet."""

from collections.abc import Container, Iterable, Iterator, Mapping

from perfrules.evaluation.compiler import Compiler
from perfrules.evaluation.panel import JudgedBranch, PanelPlan, Steps
from perfrules.evaluation.tree import ROOT
from perfrules.exact import ONE, Exact
from perfrules.formula.syntax import Formula
from perfrules.model.dependencies import Node
from perfrules.model.items import Panel
from perfrules.model.judging import judged_inputs, judged_nodes, judged_values


def panel_plan(compiler: Compiler, panel: Panel, steps: Mapping[Node, Steps]) -> PanelPlan:
    """The plan of *panel*; *steps* are those of the rules, in the order of calculation."""
    rules, layout = compiler.rules, compiler.layout
    judged, values = judged_nodes(rules), tuple(one for one in rules.values if one in judged_values(rules))
    table = layout.tables[panel.table]
    indicators = [one for one in rules.indicators.values() if ("indicator", one.id) in judged]
    groups = [name for name in rules.groups if ("group", name) in judged]
    inputs = tuple((layout.inputs[name], table.columns.index(name)) for name in judged_inputs(rules))
    scored = [(one.id, one.rows.table) for one in indicators if one.rows]

    def chosen(nodes: list[Node]) -> Steps:
        return tuple(step for node in nodes for step in steps[node])

    def once_more(node: Node) -> bool:
        kinds = {"value", "flag", "grade"} if panel.average == "total" else {"value", "flag", "grade", "group", "total"}
        return node[0] in kinds and not (node[0] == "value" and node[1] in values)

    return PanelPlan(
        rule=panel,
        table=table,
        by=table.columns.index(panel.by),
        inputs=inputs,
        trim=_trim(compiler, panel),
        limit=None if panel.spread_over is None else _points(compiler, panel.spread_over),
        common=chosen([node for node in steps if node not in judged]),
        judged=chosen([node for node in steps if node in judged]),
        after=chosen([node for node in steps if node in judged and once_more(node)]),
        raws=tuple(
            layout.raws[one.id] for one in indicators if ("share", one.id) in judged and one.id not in layout.plain
        ),
        scores={layout.scores[one.id]: one.digits for one in indicators},
        allocations=tuple(layout.allocations[name] for name in sorted(compiler.moved) if ("moved", name) in judged),
        moved=dict(_moved(compiler, [*(one.id for one in indicators), *groups])),
        branches=tuple(_branches(compiler, {*groups, ROOT} if ("total", "") in judged else set(groups))),
        scored=tuple((layout.scores[name], layout.tables[table].rows) for name, table in scored),
        total=layout.scores[ROOT],
        known=layout.known,
        panel=layout.panel,
        indicators=tuple(one.id for one in indicators),
        groups=tuple(groups),
        values=values,
        fields=frozenset(judged_inputs(rules)),
    )


def _moved(compiler: Compiler, names: Iterable[str]) -> Iterator[tuple[int, tuple[int, str]]]:
    """Where points move, the allocation that says what an item can get; rows say it themselves."""
    for name in names:
        home = compiler.tree.home(name)
        indicator = compiler.rules.indicators.get(name)
        if home is not None and home in compiler.moved and (indicator is None or indicator.rows is None):
            yield compiler.layout.scores[name], (compiler.layout.allocations[home], name)


def _branches(compiler: Compiler, names: Container[str]) -> Iterator[JudgedBranch]:
    """The branches called so, the deepest first."""
    scores = compiler.layout.scores
    for branch in compiler.tree.branches():
        if branch.id in names:
            yield JudgedBranch(
                branch.id, scores[branch.id], tuple(scores[one.id] for one in branch.members), branch.digits
            )


def _trim(compiler: Compiler, panel: Panel) -> int:
    """How many sheets are left out at each end."""
    if panel.combine == "mean":
        return 0
    n, d = compiler.value(panel.trim).value
    return int(n // d)


def _points(compiler: Compiler, limit: Formula) -> Exact:
    """The points that *limit* says: a percentage is a share of the full score."""
    deferred, kind = compiler.formula(limit)
    n, d = deferred.value
    full = compiler.rules.total.of if compiler.rules.total and kind.name in {"percent", "percent_points"} else ONE
    return (n * full[0], d * full[1])
