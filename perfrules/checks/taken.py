"""What inputs and columns take over from the results of other evaluations."""

from collections.abc import Iterator

from perfrules.checks.context import Context
from perfrules.model.fields import Table
from perfrules.problems import Problem


def check_taken(context: Context) -> Iterator[Problem]:
    """A `from` that nothing could ever fill, and columns that results would leave out although they are needed."""
    for field in context.rules.inputs.values():
        if field.taken is not None and field.taken.rules == context.rules.id:
            yield Problem("taken-itself", field.taken.place, {"name": field.id})
    for table in context.rules.tables.values():
        yield from _of_results(context, table) if table.of_results else _typed_in(table)


def _typed_in(table: Table) -> Iterator[Problem]:
    for column in table.columns.values():
        if column.taken is not None:
            yield Problem("taken-column", column.taken.place, {"name": column.id, "table": table.id})


def _of_results(context: Context, table: Table) -> Iterator[Problem]:
    if all(column.taken is None for column in table.columns.values()):
        yield Problem("taken-nothing", context.place("tables", table.id, "from"), {"table": table.id})
        return
    for column in table.columns.values():
        if column.taken is None and not column.optional:
            yield Problem("taken-required", column.place, {"name": column.id, "table": table.id}, "warning")
