"""One name space for everything a formula can name."""

from typing import final

from perfrules.loading.building.notes import Notes, mapping, scalar
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
    """
    Report every id that two sections use, and every column that has the name of something outside its table.

    Only a column of the panel's table may be called like an input: it is that input, as an assessor judges it.
    """
    sheets = _Sheets(root, notes)
    first: dict[str, tuple[Entry, Words]] = {}
    for section in root:
        if section.key in _NAMED:
            for entry in mapping(section.node):
                _, taken_by = first.setdefault(entry.key, (entry, _NAMED[section.key]))
                _compare(entry, first, {"taken_by": taken_by, "kind": _NAMED[section.key]}, "name-taken", notes)
    tables = root.get("tables")
    for table in mapping(tables) if tables is not None else ():
        for column in mapping(mapping(table.node).get("columns")):
            if column.key in first and not sheets.judge(table.key, column.key, first[column.key][1]):
                facts: dict[str, str | Words] = {"taken_by": first[column.key][1], "table": table.key}
                _compare(column, first, facts, "name-taken/column", notes)


def _compare(
    entry: Entry, first: dict[str, tuple[Entry, Words]], facts: dict[str, str | Words], key: str, notes: Notes
) -> None:
    taken = first[entry.key][0]
    if taken is not entry:
        notes.distrust(Problem(key, entry.place, {"name": entry.key, **facts}, related=(taken.place,)))


@final
class _Sheets:
    """The panel of a file, as far as names are concerned."""

    def __init__(self, root: MapNode, notes: Notes) -> None:
        panel, tables = root.get("panel"), root.get("tables")
        known = {table.key for table in mapping(tables)} if tables is not None else set()
        words = ["", ""] if panel is None else [scalar(mapping(panel).get(word)).text for word in ("table", "by")]
        self._table, self._by = words
        self._unread = notes.was_dropped("panel", "") or (panel is not None and self._table not in known)

    def judge(self, table: str, column: str, taken_by: Words) -> bool:
        """Whether a column may have the name of an input; where it cannot be told which table the panel means, any may."""
        here = self._unread or (table == self._table and column != self._by)
        return here and taken_by is _NAMED["inputs"]
