"""Tables of results as files, and data that are tables already."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from perfrules.cli.progress import Bar
from perfrules.cli.sources import PARQUET, is_parquet
from perfrules.cli.terminal import USAGE, Stop, Terminal
from perfrules.cli.writing import Target, written
from perfrules.evaluation.evaluator import Evaluator
from perfrules.problems import Problem
from perfrules.reading import DataFile
from perfrules.runs import Written, usual_workers

_FORMS = (PARQUET, "csv")


def wants_table(target: Target, data: str) -> bool:
    """
    Whether a table of results is to be written, instead of the results one by one.

    That is so where data or results are Parquet, or columns are chosen; USAGE where these cannot be written.
    """
    form = target.chosen()
    if target.columns is None and form != PARQUET and not (form == "csv" and is_parquet(data)):
        return False
    if target.to_screen or form not in _FORMS:
        raise Stop(USAGE, [Problem("table-output")])
    return True


def write_tables(  # noqa: PLR0913, PLR0917 - what it takes
    evaluator: Evaluator,
    data: DataFile | Path,
    tables: Mapping[str, Path],
    target: Target,
    inputs: Sequence[str],
    terminal: Terminal,
) -> int:
    """Write the table of results of *data*: a file in columns, with the rows of *tables*, or single records. The exit code."""
    if isinstance(data, Path) and not data.is_file():
        raise Stop(USAGE, [Problem("file-unreadable", None, {"file": str(data)})])
    try:
        from perfrules.runs.table_source import records_in  # noqa: PLC0415 - the extra `table`
        from perfrules.runs.tables import write_table_results  # noqa: PLC0415 - the extra `table`
    except ModuleNotFoundError:
        raise Stop(USAGE, [Problem("table-extra")]) from None

    def work() -> Written:
        with Bar(terminal.lang, records_in(data)) as bar:
            return write_table_results(
                evaluator,
                data,
                target.output or "",
                tables=tables,
                form=target.form,
                columns=None if target.columns is None else [name.strip() for name in target.columns.split(",")],
                findings=target.findings,
                errors=target.errors,
                workers=usual_workers(),
                progress=bar,
            )

    return written(work, target, inputs, terminal)
