"""What a run writes: results or findings, in which form, and where."""

from collections.abc import Callable
from pathlib import Path
from typing import Literal, NamedTuple, final, get_args

from perfrules.errors import PerfrulesError
from perfrules.evaluation.result import Result
from perfrules.exports import csv_head, csv_line, write_table
from perfrules.model.rule_set import RuleSet
from perfrules.problems import Problem
from perfrules.runs.rows import error_columns, error_rows, finding_columns, finding_rows, record_columns, record_row
from perfrules.runs.spool import spooled, unspooled

Form = Literal["jsonl", "json", "csv", "xlsx"]
Content = Literal["results", "findings", "errors"]
FORMS: tuple[Form, ...] = get_args(Form)
TABLES: tuple[Form, ...] = ("csv", "xlsx")


def form_of(path: Path) -> Form | None:
    """
    The form that the ending of *path* names, None for any other ending.

    >>> form_of(Path("results.JSONL"))
    'jsonl'
    """
    ending = path.suffix.lower().removeprefix(".")
    return next((form for form in FORMS if form == ending), None)


@final
class Output(NamedTuple):
    """
    One file of a run. *single* says that the data are one record that stands alone, not a list.

    What goes into it is `head`, what `encoder` makes of every result with `between` after each but the last, and `tail`.
    """

    content: Content
    form: Form
    single: bool = False

    def head(self, rules: RuleSet, speech: str) -> bytes:
        """What stands before the first record."""
        if self.form == "csv":
            return csv_head(self.columns(rules, speech))
        return b"[\n" if self._list else b""

    @property
    def between(self) -> bytes:
        """What stands between two records."""
        return b",\n" if self._list else b""

    @property
    def tail(self) -> bytes:
        """What stands behind the last record."""
        return b"\n]\n" if self._list else b""

    @property
    def _list(self) -> bool:
        return self.form == "json" and not self.single

    def columns(self, rules: RuleSet, speech: str) -> tuple[str, ...]:
        """The headings of a table."""
        if self.content == "results":
            return record_columns(rules, speech)
        return finding_columns(speech) if self.content == "findings" else error_columns(speech)

    def encoder(self) -> Callable[[Result], bytes]:
        """What makes the bytes of one result; of a workbook the lines that it is made of at the end."""
        if self.form in TABLES:
            line = csv_line if self.form == "csv" else spooled
            if self.content == "results":
                return lambda result: line(record_row(result))
            rows = finding_rows if self.content == "findings" else error_rows
            return lambda result: b"".join(map(line, rows(result)))
        end = b"" if self._list else b"\n"
        return lambda result: result.to_json().encode("utf-8", "backslashreplace") + end


def output(content: Content, path: Path, form: str | None, *, single: bool) -> Output:
    """
    What goes to *path*: in *form*, or without one in the form that its ending names.

    PerfrulesError where neither names a form for it.
    """
    known: tuple[Form, ...] = FORMS if content == "results" else TABLES
    asked = form_of(path) if form is None else form
    found = next((one for one in known if one == asked), None)
    if found is None:
        endings = ", ".join(f".{one}" for one in known)
        raise PerfrulesError([Problem("run-form", None, {"file": str(path), "endings": endings})])
    return Output(content, found, single)


def to_workbook(part: Path, path: Path, columns: tuple[str, ...]) -> None:
    """Make the workbook at *path* of the lines in *part*."""
    with part.open("rb") as lines:
        write_table(path, columns, unspooled(lines))
