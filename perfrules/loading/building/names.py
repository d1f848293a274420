"""One name space for everything a formula can name."""

from perfrules.loading.building.notes import Notes, mapping
from perfrules.problems import Problem
from perfrules.text.nodes import Entry, MapNode
from perfrules.words import Words

_NAMED = {
    "inputs": Words(en="an input", zh="输入项"),
    "tables": Words(en="a table", zh="表"),
    "parameters": Words(en="a parameter", zh="参数"),
    "values": Words(en="a value", zh="中间值"),
    "groups": Words(en="a group", zh="分组"),
    "indicators": Words(en="an indicator", zh="指标"),
}


def check_names(root: MapNode, notes: Notes) -> None:
    """Report every id that two sections use, and every column that has the name of something outside its table."""
    first: dict[str, tuple[Entry, Words]] = {}
    for section in root:
        if section.key in _NAMED:
            for entry in mapping(section.node):
                _, taken_by = first.setdefault(entry.key, (entry, _NAMED[section.key]))
                _compare(entry, first, {"taken_by": taken_by, "kind": _NAMED[section.key]}, "name-taken", notes)
    tables = root.get("tables")
    for table in mapping(tables) if tables is not None else ():
        for column in mapping(mapping(table.node).get("columns")):
            if column.key in first:
                facts: dict[str, str | Words] = {"taken_by": first[column.key][1], "table": table.key}
                _compare(column, first, facts, "name-taken/column", notes)


def _compare(
    entry: Entry, first: dict[str, tuple[Entry, Words]], facts: dict[str, str | Words], key: str, notes: Notes
) -> None:
    taken = first[entry.key][0]
    if taken is not entry:
        notes.distrust(Problem(key, entry.place, {"name": entry.key, **facts}, related=(taken.place,)))
