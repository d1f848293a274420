"""Rules and data that a command line names."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple, final

from perfrules.cli.streams import standard_input
from perfrules.cli.terminal import DATA, PROBLEMS, STANDARD, USAGE, Stop, Terminal, one_of
from perfrules.cli.words import SEE_RULES
from perfrules.errors import DataError, RuleFileError
from perfrules.evaluation.evaluator import Evaluator
from perfrules.formula.literals import iso_date
from perfrules.loading import RuleFile, examine, read_rule_file
from perfrules.model.rule_set import RuleSet
from perfrules.portfolio import supplied
from perfrules.problems import Problem
from perfrules.reading import DataFile, Source, data_from_source, open_data
from perfrules.reading.source import LARGEST_FILE_MB
from perfrules.words import Lang

STDIN = "stdin"
PARQUET = "parquet"
_COLUMNS = frozenset({f".{PARQUET}", ".csv"})
_ABSENT = frozenset({
    "set-not-found", "file-not-found", "file-unreadable", "data-file", "data-table-unknown", "not-in-force", "wording-needed",
})  # fmt: skip


def code_for(problems: tuple[Problem, ...], otherwise: int) -> int:
    """The exit code for problems: wrong usage where something that was named, a file or the text of a day, is not there."""
    return USAGE if any(problem.code in _ABSENT for problem in problems) else otherwise


def rule_file(source: str) -> RuleFile:
    """The rule file that *source* names; `-` is standard input."""
    return RuleFile(_standard_input(), STDIN, STDIN) if source == STANDARD else read_rule_file(source)


def day_from(option: str, text: str | None) -> date | None:
    """The day that an option names."""
    day = None if text is None else iso_date(text)
    if text is not None and day is None:
        raise Stop(USAGE, [Problem("option-date", None, {"option": option, "value": text})])
    return day


def rules_from(source: str, lang: Lang, as_of: str | None = None) -> RuleSet:
    """The rule set that *source* names as it stands on the day *as_of*; with mistakes, the command ends with all of them."""
    day = day_from("--as-of", as_of)
    try:
        rules, problems = examine(rule_file(source), day)
    except RuleFileError as error:
        raise Stop(code_for(error.problems, PROBLEMS), error.problems) from None
    if rules is None:
        code = code_for(problems, PROBLEMS)
        raise Stop(code, problems, SEE_RULES.get(lang).format(file=source) if code == PROBLEMS else "")
    return rules


def evaluator_from(source: str, lang: Lang, texts: str | None, as_of: str | None = None) -> Evaluator:
    """The evaluator of the rule set that *source* names, as it stands on the day *as_of*."""
    rules = rules_from(source, lang, as_of)
    if texts is not None:
        one_of("--texts", texts, rules.languages)
    try:
        return Evaluator(rules, texts)
    except RuleFileError as error:
        raise Stop(PROBLEMS, error.problems) from None


@final
class DataOptions(NamedTuple):
    """
    What the options of a command line say about its data: `--table` (ID=FILE each), `--mapping`, `--sheet`.

    *results* are the `--with` (RULES=FILE each): data for other rule sets, whose results fill inputs. *as_of* is the day
    whose text is taken, of those rule sets as well.
    """

    tables: Sequence[str] = ()
    mapping: str | None = None
    sheet: str | None = None
    results: Sequence[str] = ()
    as_of: str | None = None

    def files(self, data: str) -> tuple[str, ...]:
        """All that is read with *data*."""
        named = [part for option in (*self.tables, *self.results) for part in option.split("=", 1)]
        return (data, *named) if self.mapping is None else (data, *named, self.mapping)


NO_OPTIONS = DataOptions()


def data_from(source: str, rules: RuleSet, options: DataOptions, terminal: Terminal) -> DataFile:
    """The records that *source* names, `-` being standard input; what deserves a look in the files is said at once."""
    tables = tables_in(options)
    mapping = None if options.mapping is None else Path(options.mapping)
    others = [_other(option, options.as_of, terminal) for option in options.results]
    theirs = {name for evaluator, _ in others for name in evaluator.rule_set.tables if name not in rules.tables}
    own = {name: path for name, path in tables.items() if name not in theirs}
    try:
        if source == STANDARD:
            read = Source(STDIN, _standard_input())
            data = data_from_source(read, rules, tables=own, mapping=mapping, sheet=options.sheet)
        elif is_parquet(source):
            data = _parquet_records(Path(source), rules, options)
        else:
            data = open_data(Path(source), rules, tables=own, mapping=mapping, sheet=options.sheet)
        if others:
            data = supplied(data, rules, [_opened(evaluator, file, tables) for evaluator, file in others])
    except DataError as error:
        raise Stop(code_for(error.problems, DATA), error.problems) from None
    terminal.complain(data.warnings)
    return data


def is_parquet(data: str) -> bool:
    """Whether *data* are named like a Parquet file."""
    return Path(data).suffix.lower() == f".{PARQUET}"


def in_columns(data: str, options: DataOptions, rules: RuleSet) -> bool:
    """Whether all that is read can be read as columns: Parquet and CSV files as they are, without results of other rules."""
    tables = tables_in(options)
    plain = options.mapping is None and options.sheet is None and not options.results
    apart = is_parquet(data) or rules.tables.keys() <= tables.keys()  # in CSV, rows may stand beside their records
    return plain and apart and all(Path(file).suffix.lower() in _COLUMNS for file in (data, *map(str, tables.values())))


def _parquet_records(path: Path, rules: RuleSet, options: DataOptions) -> DataFile:
    """The records of a Parquet file, one by one; *options* about other forms of files do not go with it."""
    tables = {name: file for name, file in tables_in(options).items() if name in rules.tables}
    if not in_columns(str(path), options._replace(results=()), rules):
        raise Stop(USAGE, [Problem("table-option", None, {"file": str(path)})])
    try:
        from perfrules.columns.records import open_parquet  # noqa: PLC0415 - the extra `table`
    except ModuleNotFoundError:
        raise Stop(USAGE, [Problem("table-extra")]) from None
    return open_parquet(path, rules, tables)


def rules_and_file(option: str, value: str) -> tuple[str, str]:
    """The two parts of an option that names a rule set and a data file, RULES=FILE."""
    rules, equals, file = value.partition("=")
    if not (rules and equals and file):
        raise Stop(USAGE, [Problem("option-rules-file", None, {"option": option, "value": value})])
    return rules, file


def _other(option: str, as_of: str | None, terminal: Terminal) -> tuple[Evaluator, Path]:
    rules, file = rules_and_file("--with", option)
    return evaluator_from(rules, terminal.lang, None, as_of), Path(file)


def _opened(evaluator: Evaluator, file: Path, tables: dict[str, Path]) -> tuple[Evaluator, DataFile]:
    """A data file of another rule set, with those tables that are its own."""
    own = {name: path for name, path in tables.items() if name in evaluator.rule_set.tables}
    if is_parquet(str(file)):
        return evaluator, _parquet_records(
            file, evaluator.rule_set, DataOptions([f"{name}={one}" for name, one in own.items()])
        )
    return evaluator, open_data(file, evaluator.rule_set, tables=own)


def tables_in(options: DataOptions) -> dict[str, Path]:
    """The files of the `--table` options, by the ids of the tables."""
    tables: dict[str, Path] = {}
    for option in options.tables:
        name, equals, file = option.partition("=")
        if not (name and equals and file) or name in tables:
            raise Stop(USAGE, [Problem("option-table", None, {"value": option})])
        tables[name] = Path(file)
    return tables


def one_standard_input(*sources: str) -> None:
    """Refuse a command line that would read standard input twice."""
    if sources.count(STANDARD) > 1:
        raise Stop(USAGE, [Problem("input-twice")])


def _standard_input() -> bytes:
    try:
        return standard_input(LARGEST_FILE_MB * 1024 * 1024 + 1)
    except OSError:
        raise Stop(USAGE, [Problem("file-unreadable", None, {"file": STDIN})]) from None
