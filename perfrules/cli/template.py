"""The command `template`: an empty record that says what belongs where."""

from collections.abc import Iterator
from pathlib import Path

from perfrules.cli.sources import rules_from
from perfrules.cli.terminal import FINE, USAGE, Stop, Terminal
from perfrules.errors import PerfrulesError
from perfrules.exports import Sheet, write_table, write_workbook
from perfrules.model.fields import Field
from perfrules.model.rule_set import RuleSet
from perfrules.problems import Problem
from perfrules.reading.blank import record_headers, table_headers
from perfrules.records.sheets import asked_of_the_record
from perfrules.reports.outline import described
from perfrules.reports.safe import harmless
from perfrules.words import Lang, Words

_EMPTY = '""'
_CSV = ".csv"
_SHEETS = frozenset({_CSV, ".xlsx"})
_RECORDS = Words(en="records", zh="记录")
_HEAD = Words(
    en="Put values between the quotes. What is not known stays empty; 0 only where it is 0.",
    zh="请在引号内填写。不清楚的留空；确实为 0 才写 0。",
)
_NEXT = Words(en="Then run: perfrules run {rules} FILE", zh="填好后运行：perfrules run {rules} 文件")
_LIST = Words(
    en="For several records, begin each with '- ' and indent its other lines by two.",
    zh="多条记录时，每条以“- ”开头，其余各行缩进两格。",
)
_RECORD = Words(en="id of the record", zh="记录编号")
_ROWS = Words(
    en="one group of lines for each row, beginning with '- '; no rows: {table}: []",
    zh="每行一组，以“- ”开头；没有行时写 {table}: []",
)


def template(source: str, as_of: str | None, output: str | None, terminal: Terminal) -> int:
    """Print or write an empty record, or an empty sheet, for the rules that *source* names, as they stand on the day *as_of*."""
    rules = rules_from(source, terminal.lang, as_of)
    if output is not None and Path(output).suffix.lower() in _SHEETS:
        _write_sheets(rules, Path(output), terminal.lang)
        return FINE
    lines = _lines(rules, source, terminal.lang)
    terminal.write((f"{line}\n".encode() for line in lines), output)
    return FINE


def _write_sheets(rules: RuleSet, path: Path, lang: Lang) -> None:
    """A workbook has a sheet for each table; in CSV the columns of tables stand beside the record."""
    tables = tuple(rules.tables.values())
    try:
        if path.suffix.lower() == _CSV:
            write_table(path, record_headers(rules, lang, *tables), [])
        else:
            sheets = [Sheet(_RECORDS.get(lang), record_headers(rules, lang), [])]
            sheets += [Sheet(table.id, table_headers(table, lang), []) for table in tables]
            write_workbook(path, sheets)
    except PerfrulesError as error:
        raise Stop(USAGE, error.problems) from None
    except OSError:
        raise Stop(USAGE, [Problem("output-unwritable", None, {"file": str(path)})]) from None


def _lines(rules: RuleSet, source: str, lang: Lang) -> Iterator[str]:
    yield _comment(f"{rules.title.get(lang)} ({rules.id})")
    yield _comment(_HEAD.get(lang))
    yield _comment(_LIST.get(lang))
    yield _comment(_NEXT.get(lang).format(rules=source))
    yield ""
    yield f"id: {_EMPTY}  # {_RECORD.get(lang)}"
    for field in asked_of_the_record(rules):
        yield _field(field, lang)
    for table in rules.tables.values():
        yield ""
        yield _comment(f"{table.title.get(lang)} – {_ROWS.get(lang).format(table=table.id)}")
        yield f"{table.id}:"
        for number, field in enumerate(table.columns.values()):
            yield f"{'    ' if number else '  - '}{_field(field, lang)}"


def _field(field: Field, lang: Lang) -> str:
    about = f"{field.title.get(lang)} – {described(field, lang)}"
    return f"{field.id}: {_EMPTY}  {_comment(about)}"


def _comment(text: str) -> str:
    return f"# {harmless(text)}"
