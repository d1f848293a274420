"""The files of a run that evaluates tables: what goes into each of them, part by part."""

import os
from pathlib import Path
from typing import Literal, NamedTuple, final

from perfrules.columns.evaluated import Evaluated, PartEvaluator
from perfrules.columns.findings import error_batch, error_schema, finding_batch, finding_schema
from perfrules.columns.flat import flat_head, flat_lines
from perfrules.columns.parquet import MARK, joined, row_group
from perfrules.errors import PerfrulesError
from perfrules.evaluation.evaluator import Evaluator
from perfrules.files import put_in_place
from perfrules.problems import Problem
from perfrules.runs.journal import footers_of, real
from perfrules.runs.outputs import Content, Output, to_workbook

TableForm = Literal["parquet", "csv", "xlsx"]
_FORMS: dict[Content, tuple[TableForm, ...]] = {
    "results": ("parquet", "csv"),
    "findings": ("parquet", "csv", "xlsx"),
    "errors": ("parquet", "csv", "xlsx"),
}


@final
class TableFile(NamedTuple):
    """
    One file of a run. While the run goes on there is a hidden file for each of its `parts`; the first one becomes the file.

    What goes into them is the `heads`, what `made` gives for part after part of the data, and the `tails`.
    """

    content: Content
    form: TableForm
    path: Path

    @property
    def parts(self) -> tuple[Path, ...]:
        """The names for its parts."""
        return (self.real, footers_of(self.real)) if self.form == "parquet" else (self.real,)

    @property
    def real(self) -> Path:
        """Where its name leads."""
        return real(self.path)

    def heads(self, by: PartEvaluator) -> tuple[bytes, ...]:
        """What stands at the beginning of each part."""
        if self.form == "parquet":
            return MARK, b""
        if self.content == "results":
            return (flat_head(by.shown.schema),)
        return (self._lines.head(by.evaluator.rule_set, by.evaluator.lang),)

    def made(self, found: Evaluated, by: PartEvaluator) -> tuple[bytes, ...]:
        """What some records bring to each part."""
        rules = by.evaluator.rule_set
        if self.form == "parquet":
            batch = (
                found.table if self.content == "results"
                else finding_batch(found.results, rules) if self.content == "findings"
                else error_batch(found.errors, rules)
            )  # fmt: skip
            packed = row_group(batch)
            return (packed.body, packed.framed()) if batch.num_rows else (b"", b"")
        if self.content == "results":
            return (flat_lines(found.table),)
        return (b"".join(map(self._lines.encoder(), found.results)),)

    def tails(self, own: list[Path], by: PartEvaluator) -> tuple[bytes, ...]:
        """What stands at the end of each part, of which *own* are the hidden files."""
        if self.form != "parquet":
            return (b"",)
        rules = by.evaluator.rule_set
        made = {"results": lambda _: by.shown.schema, "findings": finding_schema, "errors": error_schema}
        with own[1].open("rb") as framed:
            return joined(framed, made[self.content](rules)), b""

    def put_in_place(self, part: Path, evaluator: Evaluator) -> None:
        """Let the finished *part* become the file."""
        if self.form == "xlsx":
            to_workbook(part, self.real, self._lines.columns(evaluator.rule_set, evaluator.lang))
        else:
            put_in_place(part, self.real)

    @property
    def _lines(self) -> Output:
        """What makes the lines of a table for people."""
        return Output(self.content, "xlsx" if self.form == "xlsx" else "csv")


def table_file(content: Content, path: str | os.PathLike[str], form: str | None = None) -> TableFile:
    """What goes to *path*: in *form*, or without one in the form that its ending names; PerfrulesError where none is known."""
    asked = Path(path).suffix.lower().removeprefix(".") if form is None else form
    for known in _FORMS[content]:
        if known == asked:
            return TableFile(content, known, Path(path))
    endings = ", ".join(f".{one}" for one in _FORMS[content])
    raise PerfrulesError([Problem("run-form/table", None, {"file": str(path), "endings": endings})])
