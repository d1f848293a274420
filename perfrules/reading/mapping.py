"""Mapping files: what foreign headers, units and words mean, written by hand and checked against the rules."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import final

from perfrules.errors import DataError
from perfrules.model.rule_set import RuleSet
from perfrules.problems import Place, Problem, near
from perfrules.reading.columns import Meaning, Words
from perfrules.reading.instructions import NO_PLAN, Instructions, Mapped, SheetPlan
from perfrules.reading.sheet import plain_name
from perfrules.reading.source import Source
from perfrules.reading.units import NO_EFFECT, Effect, effect
from perfrules.reading.vocabulary import Vocabulary
from perfrules.records.found import Found
from perfrules.records.refusal import Refused, quoted, titled
from perfrules.records.values import reader_for
from perfrules.text import Entry, ListNode, MapNode, Node, ScalarNode, read_nodes
from perfrules.words import Words as Wording

FORMAT = "1"
_TOP = ("format", "records", "tables", "words", "ignore")
_SHEET = ("sheet", "header_row", "columns")
_COLUMN = ("field", "unit")


def read_mapping(source: Source, rules: RuleSet) -> Instructions:
    r"""
    What a mapping file says; DataError with everything in it that the rules do not know.

    >>> import perfrules
    >>> rules = perfrules.load("cn.project_self_evaluation")
    >>> text = "format: 1\nrecords: {columns: {投资额: {field: budget, unit: 元}}}"
    >>> read_mapping(Source("mapping.yaml", text.encode()), rules).records.columns["投资额"].effect
    Effect(suffix='元', shift=-4)
    """
    node, problems = read_nodes(source.data, source.name)
    if problems or node is None:
        raise DataError(problems)
    reader = _Reader(source.name, rules)
    instructions = reader.read(node)
    if reader.found.problems:
        raise DataError(reader.found.problems)
    return instructions


@final
class _Reader:
    def __init__(self, file: str, rules: RuleSet) -> None:
        self.file = file
        self.rules = rules
        self.found = Found()
        self.all_names = Vocabulary(rules.inputs.values(), tables=rules.tables.values())

    def read(self, node: Node) -> Instructions:
        """The whole file."""
        top = self._group(node, _TOP)
        said = top.get("format")
        if not isinstance(said, ScalarNode) or said.text != FORMAT:
            self._problem("mapping-format", node if said is None else said)
        ignored = frozenset(plain_name(text) for text in self._texts(top.get("ignore")))
        tables = {
            entry.key: self._sheet(entry.node, self._table_names(entry.key), ignored, ("file", *_SHEET))
            for entry in self._entries(top.get("tables"))
            if self._is_table(entry)
        }
        for table in self.rules.tables:
            tables.setdefault(table, NO_PLAN._replace(ignore=ignored))
        words = dict(pair for entry in self._entries(top.get("words")) for pair in self._words(entry))
        return Instructions(self._sheet(top.get("records"), self.all_names, ignored, _SHEET), tables, words)

    def _sheet(
        self, node: Node | None, names: Vocabulary, ignored: frozenset[str], known: tuple[str, ...]
    ) -> SheetPlan:
        if node is None:
            return NO_PLAN._replace(ignore=ignored)
        parts = self._group(node, known)
        columns: dict[str, Mapped] = {}
        for entry in self._entries(parts.get("columns")):
            if (mapped := self._column(entry, names)) is not None:
                columns[plain_name(entry.key)] = mapped
        row = self._text(parts.get("header_row"))
        if row is not None and not (row.isascii() and row.isdecimal() and int(row[:9]) > 0 and row[0] != "0"):
            self._problem("mapping-row", parts["header_row"])
            row = None
        return SheetPlan(
            self._path(parts.get("file")),
            self._text(parts.get("sheet")),
            None if row is None else int(row[:9]),
            columns,
            ignored,
        )

    def _column(self, entry: Entry, names: Vocabulary) -> Mapped | None:
        """A column is the name of a field, or `field` with the `unit` of its figures."""
        if isinstance(entry.node, ScalarNode):
            meaning = self._meaning(entry.node, names)
            return None if meaning is None else Mapped(meaning)
        parts = self._group(entry.node, _COLUMN)
        said, unit = parts.get("field"), self._text(parts.get("unit"))
        if said is None:
            self._problem("mapping-column", entry.node, header=quoted(entry.key))
            return None
        meaning = self._meaning(said, names)
        if meaning is None:
            return None
        found = NO_EFFECT if unit is None else self._effect(meaning, plain_name(unit), parts["unit"])
        return None if found is None else Mapped(meaning, found)

    def _effect(self, meaning: Meaning, unit: str, node: Node) -> Effect | None:
        field = meaning.field
        found = None if field is None else effect(field, unit)
        if found is None:
            title: str | Wording = meaning.name if field is None else titled(field.title)
            expected = "" if field is None else field.unit or ""
            self._problem(
                "mapping-unit", node, unit=quoted(unit), field=title, expected=f" ({expected})" if expected else ""
            )
        return found

    def _meaning(self, node: Node, names: Vocabulary) -> Meaning | None:
        text = self._text(node)
        if text is None:
            return None
        found = names.candidates(plain_name(text))
        if len(found) == 1:
            return found[0]
        if found:
            self._problem("mapping-field/several", node, name=quoted(text), known=", ".join(one.name for one in found))
        else:
            meant = names.near(plain_name(text))
            self._problem("mapping-field/near" if meant else "mapping-field", node, name=quoted(text), near=meant or "")
        return None

    def _words(self, entry: Entry) -> Iterator[tuple[str, Words]]:
        """The words of one field, each with the value it stands for."""
        place = ScalarNode(entry.key, entry.key, entry.place)
        meaning = self._meaning(place, self.all_names)
        if meaning is None or meaning.field is None:
            return
        read = reader_for(meaning.field)
        words: dict[str, object] = {}
        for word in self._entries(entry.node):
            if not isinstance(word.node, ScalarNode):
                self._problem("mapping-text", word.node)
                continue
            value = word.node.value if isinstance(word.node.value, bool) else word.node.text
            try:
                read(value)
            except Refused:
                facts: dict[str, str | Wording] = {
                    "word": quoted(word.key),
                    "value": quoted(word.node.text),
                    "field": titled(meaning.field.title),
                }
                self._problem("mapping-value", word.node, **facts)
                continue
            words[plain_name(word.key)] = value
        yield meaning.name, words

    def _path(self, node: Node | None) -> Path | None:
        """A file beside the mapping or below it; never one from elsewhere."""
        text = self._text(node)
        if node is None or text is None:
            return None
        parts = PurePosixPath(text.replace("\\", "/"))
        if parts.is_absolute() or ".." in parts.parts or ":" in text:
            self._problem("mapping-path", node, file=quoted(text))
            return None
        return Path(self.file).parent / parts

    def _is_table(self, entry: Entry) -> bool:
        if entry.key in self.rules.tables:
            return True
        meant = near(entry.key, self.rules.tables)
        facts = {"table": quoted(entry.key), "near": meant or ""}
        self.found.add(Problem("data-table-unknown/near" if meant else "data-table-unknown", entry.place, facts))
        return False

    def _table_names(self, table: str) -> Vocabulary:
        return Vocabulary(self.rules.tables[table].columns.values(), table)

    def _group(self, node: Node, known: tuple[str, ...]) -> Mapping[str, Node]:
        """The nodes under the words of a group; words that are not known are problems."""
        found: dict[str, Node] = {}
        for entry in self._entries(node):
            if entry.key in known:
                found[entry.key] = entry.node
            else:
                meant = near(entry.key, known)
                place = ScalarNode(entry.key, entry.key, entry.place)
                key = "mapping-word/near" if meant else "mapping-word"
                self._problem(key, place, name=quoted(entry.key), near=meant or "")
        return found

    def _entries(self, node: Node | None) -> Iterable[Entry]:
        if node is None or isinstance(node, MapNode):
            return () if node is None else node.entries
        self._problem("mapping-group", node)
        return ()

    def _texts(self, node: Node | None) -> Iterator[str]:
        if isinstance(node, ListNode):
            yield from (text for item in node.items if (text := self._text(item)) is not None)
        elif node is not None:
            self._problem("mapping-list", node)

    def _text(self, node: Node | None) -> str | None:
        if node is None or isinstance(node, ScalarNode):
            return None if node is None else node.text
        self._problem("mapping-text", node)
        return None

    def _problem(self, key: str, node: Node, **facts: str | Wording) -> None:
        place: Place = node.place
        self.found.add(Problem(key, place, facts))
