"""Opening data files: which file and sheet holds what, and everything that keeps them from being evaluated."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import final

from perfrules.errors import DataError
from perfrules.model.fields import Table
from perfrules.model.rule_set import RuleSet
from perfrules.problems import Problem, Spot, near
from perfrules.reading.csv_file import read_csv
from perfrules.reading.data_file import DataFile
from perfrules.reading.headers import bind
from perfrules.reading.instructions import NO_INSTRUCTIONS, NO_PLAN, Instructions
from perfrules.reading.listed import UTF_8, ListedRecords, as_sheet, from_lines, from_tree
from perfrules.reading.named_values import NamedValues
from perfrules.reading.sheet import Sheet
from perfrules.reading.sheet_records import SheetRecords
from perfrules.reading.source import Source, checked, read_source
from perfrules.reading.tables import RowsApart
from perfrules.reading.vocabulary import ID_NAMES, Vocabulary
from perfrules.records.found import Found
from perfrules.records.given import DataStamp
from perfrules.records.refusal import quoted, titled
from perfrules.words import Words

_FORMS = {".json": "json", ".yaml": "yaml", ".yml": "yaml", ".jsonl": "lines", ".ndjson": "lines", ".csv": "csv"}
_NO_TABLES: Mapping[str, Path] = MappingProxyType({})


def open_data(
    path: Path,
    rules: RuleSet,
    *,
    tables: Mapping[str, Path] = _NO_TABLES,
    mapping: Path | None = None,
    sheet: str | None = None,
) -> DataFile:
    """
    The records in the file at *path*, for *rules*; DataError with every problem if nothing of it may be evaluated.

    The ending tells the form: `.json`, `.yaml`, `.yml`, `.jsonl`, `.ndjson`, `.csv`. *tables* are files with the rows
    of tables, by the ids of the tables; each row names its record.

    >>> import tempfile, perfrules
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder, "forms.jsonl")
    ...     _ = path.write_text('{"id": "P-1"}', encoding="utf-8")
    ...     [given.record for given in open_data(path, perfrules.load("cn.project_self_evaluation"))]
    [{'id': 'P-1'}]
    """
    return data_from_source(read_source(path), rules, tables=tables, mapping=mapping, sheet=sheet)


def data_from_source(
    source: Source,
    rules: RuleSet,
    *,
    tables: Mapping[str, Path] = _NO_TABLES,
    mapping: Path | None = None,  # noqa: ARG001
    sheet: str | None = None,  # noqa: ARG001
) -> DataFile:
    """
    The same for bytes that are at hand; a name without ending is JSON if the bytes begin like JSON, else YAML.

    >>> import perfrules
    >>> rules = perfrules.load("cn.project_self_evaluation")
    >>> data_from_source(Source("stdin", b'[{"id": "P-1"}, {"id": "P-2"}]'), rules).count
    2
    """
    return _Opening(checked(source), rules, NO_INSTRUCTIONS).opened(tables)


@final
class _Opening:
    def __init__(self, source: Source, rules: RuleSet, instructions: Instructions) -> None:
        self.source = source
        self.rules = rules
        self.instructions = instructions
        self.found = Found()
        self.stamps: list[DataStamp] = []

    def opened(self, tables: Mapping[str, Path]) -> DataFile:
        """The data file; DataError with all problems."""
        unknown = [name for name in tables if name not in self.rules.tables]
        for name in unknown:
            meant = near(name, self.rules.tables)
            facts = {"table": quoted(name), "near": meant or ""}
            self.found.add(Problem("data-table-unknown/near" if meant else "data-table-unknown", None, facts))
        records = self._records(frozenset(tables))
        for name, path in tables.items():
            if name in self.rules.tables:
                self._apart(records, self.rules.tables[name], path)
        self.found.add(*records.problems())
        problems = self.found.problems
        if any(problem.severity == "error" for problem in problems):
            raise DataError(problems)
        files = tuple(self.stamps)
        return DataFile(files, problems, records.count, lambda: records.given(files), as_list=records.as_list)

    def _records(self, apart: frozenset[str]) -> SheetRecords | ListedRecords:
        form = form_of(self.source)
        if form == "csv":
            sheet, encoding = read_csv(self.source)
            self.stamps.append(self.source.stamp(encoding))
            return self._sheet_records(sheet, apart)
        self.stamps.append(self.source.stamp(UTF_8))
        listed = from_lines(self.source) if form == "lines" else from_tree(self.source, form)
        return ListedRecords(listed, NamedValues(self.rules, self.instructions))

    def _sheet_records(self, sheet: Sheet, apart: frozenset[str]) -> SheetRecords:
        beside = [table for name, table in self.rules.tables.items() if name not in apart]
        vocabulary = Vocabulary(self.rules.inputs.values(), tables=beside)
        bound = bind(sheet, vocabulary, self.instructions.records, self.instructions)
        self.found.add(*bound.problems)
        records = SheetRecords(sheet, bound, vocabulary, self.rules)
        if not records.faulty:
            self.found.add(*self._absent(records, beside, sheet))
        return records

    def _absent(self, records: SheetRecords, beside: Iterable[Table], sheet: Sheet) -> Iterable[Problem]:
        """The tables that stand nowhere."""
        for table in beside:
            if table.id not in records.blocks and not table.of_results:
                facts: dict[str, str | Words] = {"table": titled(table.title), "name": table.id}
                yield Problem("data-table-absent", sheet.spot(), facts)

    def _apart(self, records: SheetRecords | ListedRecords, table: Table, path: Path) -> None:
        source = read_source(path)
        form = form_of(source)
        if form == "csv":
            sheet, encoding = read_csv(source)
        else:
            sheet = as_sheet(from_lines(source) if form == "lines" else from_tree(source, form))
            encoding = UTF_8
        self.stamps.append(source.stamp(encoding))
        vocabulary = Vocabulary(table.columns.values(), table.id, id_names=(*ID_NAMES, *records.id_headers))
        bound = bind(sheet, vocabulary, self.instructions.tables.get(table.id, NO_PLAN), self.instructions)
        rows = RowsApart(sheet, table, bound)
        self.found.add(*rows.problems)
        records.add(rows)


def form_of(source: Source) -> str:
    """The form of a file by the ending of its name; DataError for one that is not read, or that is not what its name says."""
    looks = source.looks_like
    if looks:
        raise DataError([Problem(f"data-file/{looks}", Spot(source.name))])
    if not source.ending:
        data = source.data.removeprefix(b"\xef\xbb\xbf").lstrip()
        return "json" if data.startswith((b"{", b"[")) else "yaml"
    if source.ending not in _FORMS:
        raise DataError([Problem("data-file/form", None, {"file": quoted(source.name)})])
    return _FORMS[source.ending]
