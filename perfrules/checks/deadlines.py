"""Deadlines that are counted from a named date."""

from collections.abc import Iterator

from perfrules.checks.context import Context, scope_at
from perfrules.checks.names import DATE, unknown
from perfrules.formula.kind import DATE as DATE_KIND
from perfrules.problems import Problem


def check_deadlines(context: Context) -> Iterator[Problem]:
    """Deadlines from a date that does not exist, or from something that is no date."""
    for flag in context.rules.flags.values():
        start = flag.deadline.start if flag.deadline else None
        if start is None or (flag.table is not None and flag.table not in context.rules.tables):
            continue
        scope = scope_at(context.scope, flag.table)
        place = context.place("flags", flag.id, "rectify_within", "from")
        if not scope.knows(start):
            yield unknown(place, start, scope.words(), DATE)
            continue
        kind = scope.kind_of(start)
        if kind is not None and kind != DATE_KIND:
            yield Problem("formula-kind/date", place, {"part": start, "kind": kind.described})
