"""Which sheet of a workbook holds the records, and which a table."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, final

from perfrules.model.fields import Table
from perfrules.problems import Problem, Spot, near
from perfrules.reading.instructions import Instructions, SheetPlan
from perfrules.reading.sheet import Sheet, plain_name
from perfrules.records.refusal import quoted

_LISTED = 10


@final
class Chosen(NamedTuple):
    """The sheet of records (None if it cannot be told), those of tables by id, and why something could not be chosen."""

    records: Sheet | None
    tables: Mapping[str, Sheet]
    problems: tuple[Problem, ...]


def choose(
    file: str, sheets: Iterable[Sheet], tables: Iterable[Table], instructions: Instructions, wanted: str | None
) -> Chosen:
    """
    The records stand in the sheet *wanted*, or in the only one that is not called like one of the *tables*.

    A mapping file may name the sheets, too.
    """
    by_name = {plain_name(sheet.name or ""): sheet for sheet in sheets}
    problems: list[Problem] = []
    found: dict[str, Sheet] = {}
    for table in tables:
        plan = instructions.tables.get(table.id)
        if plan is not None and plan.sheet is not None:
            problems += _take(found, table.id, file, by_name, plan.sheet)
        elif len(by_name) > 1:
            names = [table.id, *(wording for _, wording in table.title.wordings)]
            called = [by_name[name] for name in map(plain_name, names) if name in by_name]
            if called:
                found[table.id] = called[0]
    records: dict[str, Sheet] = {}
    if (name := wanted or instructions.records.sheet) is not None:
        problems += _take(records, "", file, by_name, name)
        return Chosen(records.get(""), found, tuple(problems))
    left = [sheet for sheet in by_name.values() if not any(sheet is other for other in found.values())]
    if len(left) != 1:
        key = "data-sheet/several" if left else "data-sheet/none"
        problems.append(Problem(key, Spot(file), {"sheets": _listed(left or by_name.values())}))
    return Chosen(left[0] if len(left) == 1 else None, found, tuple(problems))


def only(file: str, sheets: Iterable[Sheet], table: Table, plan: SheetPlan) -> Chosen:
    """The sheet of one table in a workbook of its own: the one that is named, or called like the table, or the only one."""
    chosen = choose(file, sheets, (), Instructions(plan), None)
    if chosen.records is not None or plan.sheet is not None:
        return chosen
    names = {plain_name(name) for name in (table.id, *(wording for _, wording in table.title.wordings))}
    called = [sheet for sheet in sheets if plain_name(sheet.name or "") in names]
    return Chosen(called[0], {}, ()) if called else chosen


def _take(found: dict[str, Sheet], key: str, file: str, by_name: Mapping[str, Sheet], name: str) -> Iterator[Problem]:
    sheet = by_name.get(plain_name(name))
    if sheet is None:
        facts = {"sheet": quoted(name), "sheets": _listed(by_name.values())}
        meant = near(name, by_name)
        yield Problem("data-sheet/near" if meant else "data-sheet", Spot(file), facts | {"near": meant or ""})
    else:
        found[key] = sheet


def _listed(sheets: Iterable[Sheet]) -> str:
    names = [quoted(sheet.name or "") for sheet in sheets]
    return ", ".join(names[:_LISTED]) + (", …" if len(names) > _LISTED else "")
