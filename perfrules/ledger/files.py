"""A list as a file: for spreadsheets, for programs, for print; and read back."""

from collections.abc import Iterable, Iterator
from dataclasses import MISSING, fields
from pathlib import Path

from perfrules.errors import DataError, PerfrulesError
from perfrules.evaluation.as_json import to_json
from perfrules.exports import Sheet, Value, csv_parts
from perfrules.files import write_whole
from perfrules.ledger.answers import Answer, answers_of
from perfrules.ledger.form import Line, form, headings, lines_of, shown
from perfrules.ledger.item import COLUMNS, LedgerItem
from perfrules.ledger.page import page
from perfrules.problems import Problem
from perfrules.reading import open_data
from perfrules.records.refusal import titled
from perfrules.words import Lang, message_language

_NO_LINES = {".csv": "data-top/rows", ".xlsx": "data-top/rows", ".jsonl": "data-file/empty"}
"""How the readers call a list without items, which is a good one."""

_NEEDED = tuple(field.name for field in fields(LedgerItem) if field.default is MISSING)


def write_ledger(path: Path, items: Iterable[LedgerItem], lang: Lang | None = None) -> None:
    """
    Write *items* to *path* in the form that its ending names: .csv, .xlsx, .jsonl, or .md for print.

    *lang* is the language of headings and status words, by default that of the locale. What stood there before stays until
    all is written. PerfrulesError for any other ending, OSError where it cannot be written.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_ledger(Path(folder, "ledger.csv"), [], "en")
    ...     read_ledger(Path(folder, "ledger.csv"))
    ()
    """
    write_whole(path, ledger_parts(path.name, items, lang))


def ledger_parts(name: str, items: Iterable[LedgerItem], lang: Lang | None = None) -> Iterator[bytes]:
    """
    The file called *name* of the list *items*, piece by piece; PerfrulesError for an ending that says no form.

    >>> b"".join(ledger_parts("ledger.jsonl", []))
    b''
    """
    lang = lang or message_language()
    ending = Path(name).suffix.lower()
    if ending == ".csv":
        return csv_parts(headings(lang), _rows(items, lang))
    if ending == ".xlsx":
        from perfrules.exports.workbook import workbook_parts  # noqa: PLC0415 - needs the extra `excel`

        return workbook_parts([Sheet(form().title.get(lang), headings(lang), _rows(items, lang))])
    if ending == ".jsonl":
        return (f"{to_json(_plain(item))}\n".encode() for item in items)
    if ending == ".md":
        return (f"{line}\n".encode() for line in page(items, lang))
    raise PerfrulesError([Problem("ledger-form", None, {"file": name})])


def read_ledger(path: Path) -> tuple[LedgerItem, ...]:
    """The list in the file at *path* as it was written; DataError with everything that does not read or is not there."""
    answers = read_answers(path)
    problems = [problem for answer in answers for problem in _lacking(answer)]
    if problems:
        raise DataError(problems)
    return tuple(LedgerItem(**dict(answer.values)) for answer in answers)


def read_answers(*paths: Path) -> tuple[Answer, ...]:
    """
    The answers in the files at *paths*: the list that was sent out, filled in, or only keys and answers.

    DataError with the problems of all files; an item that is answered twice is one of them.
    """
    lines: list[Line] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            lines += lines_of(open_data(path, form()))
        except DataError as error:
            if [problem.key for problem in error.problems] != [_NO_LINES.get(path.suffix.lower())]:
                problems += error.problems
    if problems:
        raise DataError(problems)
    return answers_of(lines)


def _rows(items: Iterable[LedgerItem], lang: Lang) -> Iterator[list[Value]]:
    inputs = form().inputs
    for item in items:
        yield [shown(inputs[name], value, lang) for name, value in item.values().items()]


def _plain(item: LedgerItem) -> dict[str, object]:
    """The item with texts for its days."""
    return {
        name: value if value is None or isinstance(value, (str, bool)) else value.isoformat()
        for name, value in item.values().items()
    }


def _lacking(answer: Answer) -> Iterator[Problem]:
    """What every item has and this line does not."""
    for name in COLUMNS:
        if name in _NEEDED and name not in answer.values:
            yield answer.problem("ledger-field", name, column=titled(form().inputs[name].title))
