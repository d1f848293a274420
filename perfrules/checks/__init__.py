"""
The checks of a rule set's sense: each is a plain function from the context to problems, and all of them run.

A check stays silent where another one has already reported what it depends on, so that one mistake gives one message.
"""

from collections.abc import Callable, Iterable

from perfrules.checks.bands import check_anchors, check_bands, check_cases
from perfrules.checks.basis import check_basis, check_unused
from perfrules.checks.circles import check_circles, check_group_circles, check_group_depth
from perfrules.checks.constraints import check_constraints
from perfrules.checks.context import Context, context_of
from perfrules.checks.deadlines import check_deadlines
from perfrules.checks.divisions import check_divisions
from perfrules.checks.figures import check_figures, check_ranges, check_shares, check_tiers
from perfrules.checks.gives import check_gives
from perfrules.checks.grades import check_grade_limits, check_grades, check_scales
from perfrules.checks.kinds import check_computed_kinds, check_declared_kinds, check_formula_kinds
from perfrules.checks.lookups import check_lookups
from perfrules.checks.names import check_names
from perfrules.checks.panel import check_panel, check_panel_figures, check_panel_uses
from perfrules.checks.peers import check_peers
from perfrules.checks.points import (
    check_constant_points,
    check_empty_groups,
    check_points_add_up,
    check_points_given,
    check_positive_points,
)
from perfrules.checks.printed import check_printed
from perfrules.checks.shape_kinds import check_shape_kinds
from perfrules.checks.taken import check_taken
from perfrules.model.rule_set import RuleSet
from perfrules.problems import Problem, in_order

__all__ = ["CHECKS", "check_rules"]

Check = Callable[[Context], Iterable[Problem]]

CHECKS: tuple[Check, ...] = (
    check_names,
    check_formula_kinds,
    check_declared_kinds,
    check_computed_kinds,
    check_shape_kinds,
    check_printed,
    check_deadlines,
    check_taken,
    check_group_circles,
    check_group_depth,
    check_circles,
    check_positive_points,
    check_constant_points,
    check_points_add_up,
    check_points_given,
    check_empty_groups,
    check_gives,
    check_bands,
    check_cases,
    check_anchors,
    check_figures,
    check_tiers,
    check_shares,
    check_ranges,
    check_grades,
    check_scales,
    check_grade_limits,
    check_lookups,
    check_peers,
    check_constraints,
    check_panel,
    check_panel_figures,
    check_panel_uses,
    check_divisions,
    check_basis,
    check_unused,
)


def check_rules(rules: RuleSet) -> tuple[Problem, ...]:
    """
    Everything that is wrong with *rules*, errors and warnings, sorted by place.

    What `like` copies from one indicator to another is reported once.
    """
    context = context_of(rules)
    found: dict[tuple[object, ...], Problem] = {}
    for check in CHECKS:
        for problem in check(context):
            found.setdefault((problem.key, problem.where, problem.said("en")), problem)
    return in_order(found.values())
