"""Opening data files: which file and sheet holds what, and everything that keeps them from being evaluated."""

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, final

from perfrules.errors import DataError
from perfrules.model.fields import Table
from perfrules.model.rule_set import RuleSet
from perfrules.problems import Problem, Spot, near
from perfrules.reading.choosing import choose, only
from perfrules.reading.csv_file import read_csv
from perfrules.reading.data_file import DataFile
from perfrules.reading.headers import bind
from perfrules.reading.instructions import NO_INSTRUCTIONS, NO_PLAN, Instructions
from perfrules.reading.listed import UTF_8, ListedRecords, as_sheet, from_lines, from_tree
from perfrules.reading.mapping import read_mapping
from perfrules.reading.named_values import NamedValues
from perfrules.reading.sheet import Sheet
from perfrules.reading.sheet_records import SheetRecords
from perfrules.reading.source import Source, checked, read_source
from perfrules.reading.tables import RowsApart
from perfrules.reading.vocabulary import ID_NAMES, Vocabulary
from perfrules.records.found import Found
from perfrules.records.given import DataStamp
from perfrules.records.refusal import quoted, titled
from perfrules.records.sheets import asked_of_the_record
from perfrules.words import Words

if TYPE_CHECKING:
    from perfrules.reading.excel import Workbook

_FORMS = {
    ".json": "json",
    ".yaml": "yaml",
    ".yml": "yaml",
    ".jsonl": "lines",
    ".ndjson": "lines",
    ".csv": "csv",
    ".xlsx": "excel",
}
_OTHER_FORMS = frozenset({".xls", ".xlsm", ".pdf", ".html", ".htm"})
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

    The ending tells the form: `.json`, `.yaml`, `.yml`, `.jsonl`, `.ndjson`, `.csv`, `.xlsx`. *tables* are files with the rows
    of tables, by the ids of the tables; each row names its record. *mapping* is a file that says what foreign headers and
    words mean, *sheet* the sheet of a workbook with the records.

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
    mapping: Path | None = None,
    sheet: str | None = None,
) -> DataFile:
    """
    The same for bytes that are at hand; a name without ending is JSON if the bytes begin like JSON, else YAML.

    >>> import perfrules
    >>> rules = perfrules.load("cn.project_self_evaluation")
    >>> data_from_source(Source("stdin", b'[{"id": "P-1"}, {"id": "P-2"}]'), rules).count
    2
    """
    found = None if mapping is None else read_source(mapping)
    instructions = NO_INSTRUCTIONS if found is None else read_mapping(found, rules)
    given = {name: plan.file for name, plan in instructions.tables.items() if plan.file is not None}
    opening = _Opening(checked(source), rules, instructions, sheet)
    return opening.opened({**given, **tables}, () if found is None else (found.stamp(UTF_8),))


@final
class _Opening:
    def __init__(self, source: Source, rules: RuleSet, instructions: Instructions, sheet: str | None) -> None:
        self.source = source
        self.rules = rules
        self.instructions = instructions
        self.sheet = sheet
        self.found = Found()
        self.stamps: list[DataStamp] = []
        self.sheets: dict[str, Sheet] = {}

    def opened(self, tables: Mapping[str, Path], more: Iterable[DataStamp]) -> DataFile:
        """The data file; DataError with all problems."""
        self._known(tables)
        files = {name: path for name, path in tables.items() if name in self.rules.tables}
        records = self._records(frozenset(files))
        for name, sheet in self.sheets.items():
            self._apart(records, self.rules.tables[name], sheet)
        for name, path in files.items():
            table = self.rules.tables[name]
            if (found := self._table_sheet(table, path)) is not None:
                self._apart(records, table, found)
        if records is not None:
            self.found.add(*records.problems())
        problems = self.found.problems
        if records is None or any(problem.severity == "error" for problem in problems):
            raise DataError(problems)
        stamps = (*self.stamps, *more)
        return DataFile(stamps, problems, records.count, lambda: records.given(stamps), as_list=records.as_list)

    def _known(self, tables: Iterable[str]) -> None:
        for name in tables:
            if name not in self.rules.tables:
                meant = near(name, self.rules.tables)
                facts = {"table": quoted(name), "near": meant or ""}
                self.found.add(Problem("data-table-unknown/near" if meant else "data-table-unknown", None, facts))

    def _records(self, apart: frozenset[str]) -> SheetRecords | ListedRecords | None:
        form = form_of(self.source)
        beside = [table for name, table in self.rules.tables.items() if name not in apart]
        if form == "excel":
            sheet = self._chosen(beside)
            beside = [table for table in beside if table.id not in self.sheets]
            return None if sheet is None else self._sheet_records(sheet, beside)
        if self.sheet is not None:
            self.found.add(Problem("data-sheet/no-workbook", Spot(self.source.name), {"sheet": quoted(self.sheet)}))
        if form == "csv":
            sheet, encoding = read_csv(self.source)
            self.stamps.append(self.source.stamp(encoding))
            return self._sheet_records(sheet, beside)
        self.stamps.append(self.source.stamp(UTF_8))
        listed = from_lines(self.source) if form == "lines" else from_tree(self.source, form)
        return ListedRecords(listed, NamedValues(self.rules, self.instructions))

    def _chosen(self, tables: Iterable[Table]) -> Sheet | None:
        """The sheet of records in the workbook; those of tables are kept for later."""
        book = _workbook(self.source)
        self.stamps.append(self.source.stamp(None))
        chosen = choose(self.source.name, book.sheets, tables, self.instructions, self.sheet)
        used = [id(sheet) for sheet in (chosen.records, *chosen.tables.values())]
        named = {sheet.name for sheet in book.sheets if id(sheet) in used}
        self.found.add(*chosen.problems, *(note for note in book.warnings if _about(note, named)))
        self.sheets.update(chosen.tables)
        return chosen.records

    def _sheet_records(self, sheet: Sheet, beside: Iterable[Table]) -> SheetRecords:
        vocabulary = Vocabulary(asked_of_the_record(self.rules), tables=beside)
        bound = bind(sheet, vocabulary, self.instructions.records, self.instructions)
        self.found.add(*bound.problems)
        records = SheetRecords(sheet, bound, vocabulary, self.rules)
        if not records.faulty:
            self.found.add(*_absent(records, beside, sheet))
        return records

    def _table_sheet(self, table: Table, path: Path) -> Sheet | None:
        source = read_source(path)
        form = form_of(source)
        if form == "excel":
            plan = self.instructions.tables.get(table.id, NO_PLAN)
            book = _workbook(source)
            chosen = only(source.name, book.sheets, table, plan)
            self.found.add(*chosen.problems)
            self.stamps.append(source.stamp(None))
            return chosen.records
        encoding = UTF_8
        if form == "csv":
            sheet, encoding = read_csv(source)
        else:
            sheet = as_sheet(from_lines(source) if form == "lines" else from_tree(source, form))
        self.stamps.append(source.stamp(encoding))
        return sheet

    def _apart(self, records: SheetRecords | ListedRecords | None, table: Table, sheet: Sheet) -> None:
        headers = () if records is None else records.id_headers
        vocabulary = Vocabulary(table.columns.values(), table.id, id_names=(*ID_NAMES, *headers))
        bound = bind(sheet, vocabulary, self.instructions.tables.get(table.id, NO_PLAN), self.instructions)
        rows = RowsApart(sheet, table, bound)
        self.found.add(*rows.problems)
        if records is not None:
            records.add(rows)


def _absent(records: SheetRecords, beside: Iterable[Table], sheet: Sheet) -> Iterable[Problem]:
    """The tables that stand nowhere."""
    for table in beside:
        if table.id not in records.blocks and not table.of_results and not table.optional:
            facts: dict[str, str | Words] = {"table": titled(table.title), "name": table.id}
            yield Problem("data-table-absent", sheet.spot(), facts)


def _about(note: Problem, sheets: Collection[str | None]) -> bool:
    """Whether a warning is about one of the sheets that are used, or about one that might have been meant."""
    return isinstance(note.where, Spot) and (note.where.sheet in sheets or note.key == "data-sheet/hidden")


def _workbook(source: Source) -> "Workbook":
    from perfrules.reading.excel import read_workbook  # noqa: PLC0415 - needs the extra `excel`

    return read_workbook(source)


def form_of(source: Source) -> str:
    """The form of a file by the ending of its name; DataError for one that is not read, or that is not what its name says."""
    ending, looks = source.ending, source.looks_like
    if ending and ending not in _FORMS and ending not in _OTHER_FORMS:
        raise DataError([Problem("data-file/form", None, {"file": quoted(source.name)})])
    if looks and (looks, ending) != ("xlsx", ".xlsx"):
        raise DataError([Problem(f"data-file/{looks}", Spot(source.name))])
    if ending == ".xlsx" and not looks:
        raise DataError([Problem("data-excel/broken", Spot(source.name))])
    if not ending:
        data = source.data.removeprefix(b"\xef\xbb\xbf").lstrip()
        return "json" if data.startswith((b"{", b"[")) else "yaml"
    if ending not in _FORMS:
        raise DataError([Problem("data-file/form", None, {"file": quoted(source.name)})])
    return _FORMS[ending]
