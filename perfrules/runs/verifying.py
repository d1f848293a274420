"""Proving a file of results: everything is computed again and compared to the byte."""

import csv
import json
import os
from collections.abc import Sequence
from hashlib import sha256
from io import TextIOWrapper
from itertools import zip_longest
from pathlib import Path
from typing import Any, BinaryIO, Literal, NamedTuple, final

from perfrules.errors import PerfrulesError
from perfrules.evaluation.as_json import to_json
from perfrules.evaluation.evaluator import Evaluator
from perfrules.problems import Problem
from perfrules.reading import DataFile
from perfrules.runs.batches import Encoder, batches
from perfrules.runs.outputs import Output, output
from perfrules.runs.workers import pieces

Sort = Literal["rules", "data", "value", "layout", "missing", "extra"]
_VERIFIED = ("jsonl", "json", "csv")
_ENDS = b" \r\n],"
_LOOKED_AT = 4096
_LONGEST_LINE = 1 << 26
_ABSENT = object()


class _Figure(str):
    """A number as it is written: what stands in a file to be proved may be of any size."""

    __slots__ = ()


_AS_WRITTEN: dict[str, Any] = dict.fromkeys(("parse_float", "parse_int", "parse_constant"), _Figure)


@final
class Difference(NamedTuple):
    """
    The first place where a file parts from what comes out.

    *sort* is `rules` or `data` (the file says that it was made from others), `value` (one *item* differs), `layout` (only the
    way it is written differs), `missing` (the file ends before this record), `extra` (it goes on behind the last one). *record*
    counts from 1; *id* is what comes out; *said* stands in the file, *computed* comes out.
    """

    sort: Sort
    record: int
    id: str
    item: str = ""
    said: str = ""
    computed: str = ""


@final
class Verified(NamedTuple):
    """What the comparison found: how many *records* agree, the SHA-256 of the file, and the first *difference*, if any."""

    records: int
    sha256: str
    difference: Difference | None


def verify(
    evaluator: Evaluator, data: DataFile, path: str | os.PathLike[str], *, form: str | None = None, workers: int = 1
) -> Verified:
    """
    Whether the file *path* holds, byte by byte, the results of *data*; nothing is written.

    *form* is `jsonl`, `json` or `csv`, by default what the ending of *path* says. PerfrulesError where the form is unknown;
    OSError where the file cannot be read.

    >>> import perfrules, tempfile
    >>> rules = perfrules.load("cn.project_self_evaluation")
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = Path(folder, "data.json").write_text('[{"id": "P-1"}]')
    ...     _ = Path(folder, "results.jsonl").write_text("{}")
    ...     data = perfrules.open_data(Path(folder, "data.json"), rules)
    ...     verify(perfrules.Evaluator(rules), data, Path(folder, "results.jsonl")).difference.item
    'version'
    """
    told = output("results", Path(path), form, single=not data.as_list)
    if told.form not in _VERIFIED:
        endings = ", ".join(f".{one}" for one in _VERIFIED)
        raise PerfrulesError([Problem("run-form", None, {"file": os.fspath(path), "endings": endings})])
    with Path(path).open("rb") as file:
        records, difference = _compared(evaluator, data, told, file, workers)
        file.seek(0)
        digest = sha256()
        while part := file.read(1 << 20):
            digest.update(part)
    return Verified(records, digest.hexdigest(), difference)


def _compared(
    evaluator: Evaluator, data: DataFile, told: Output, file: BinaryIO, workers: int
) -> tuple[int, Difference | None]:
    """How many records agree, and the first difference."""
    columns = told.columns(evaluator.rule_set, evaluator.lang)
    before, records = told.head(evaluator.rule_set, evaluator.lang), 0
    for batch in pieces(Encoder(evaluator.among(data), [told]), batches(data), workers):
        for piece in batch.found:
            start, expected = file.tell(), piece.parts[0]
            if file.read(len(before)) != before or file.read(len(expected)) != expected:
                file.seek(start)
                if told.form == "csv":
                    return records, _of_table(columns, file, expected, records + 1)
                file.seek(start + len(before))
                return records, _of_line(file.readline(_LONGEST_LINE), expected, records + 1)
            records, before = records + 1, told.between
    rest = file.read(_LOOKED_AT)
    if rest == told.tail:
        return records, None
    return records, Difference("extra" if rest.strip(_ENDS) else "layout", records + 1, "")


def _of_line(line: bytes, expected: bytes, record: int) -> Difference:
    """What differs in a line of JSON."""
    computed = json.loads(expected, **_AS_WRITTEN)
    if not line.strip(_ENDS):
        return Difference("missing", record, computed["id"])
    try:
        said = json.loads(line.rstrip(b",\r\n"), **_AS_WRITTEN)
    except (ValueError, RecursionError):
        return Difference("layout", record, computed["id"])
    found = _parting(_marks(said), _marks(computed), "") or _parting(said, computed, "")
    if found is None:
        return Difference("layout", record, computed["id"])
    sort: Sort = "rules" if found[0].startswith("rules.") else "data" if found[0].startswith("data.files.") else "value"
    return Difference(sort, record, computed["id"], *found)


def _marks(result: object) -> dict[str, object]:
    """What tells results apart before anything in them is looked at: another version, another record, other rules."""
    return {key: result.get(key, _ABSENT) for key in ("version", "id", "rules")} if isinstance(result, dict) else {}


def _parting(said: object, computed: object, item: str) -> tuple[str, str, str] | None:
    """The first item of *computed*, in its order, that is another one in *said*; then what *said* has in addition."""
    if isinstance(said, list) and isinstance(computed, list):
        said, computed = (dict(enumerate(one, 1)) for one in (said, computed))
    if isinstance(said, dict) and isinstance(computed, dict):
        for key in (*computed, *said):
            inner = f"{item}.{key}" if item else str(key)
            if found := _parting(said.get(key, _ABSENT), computed.get(key, _ABSENT), inner):
                return found
        return None
    left, right = _shown(said), _shown(computed)
    return None if left == right else (item, left, right)


def _shown(value: object) -> str:
    """A value as it stands in the file; of what has parts only that it has."""
    if value is _ABSENT:
        return ""
    if isinstance(value, _Figure):
        return value
    if isinstance(value, (dict, list)):
        return "{…}" if isinstance(value, dict) else "[…]"
    return to_json(value)


def _of_table(columns: Sequence[str], file: BinaryIO, expected: bytes, record: int) -> Difference:
    """What differs in a line of a table; a header that differs is told as record 0."""
    computed = next(csv.reader([expected.decode()]))
    text = TextIOWrapper(file, "utf-8-sig" if record == 1 else "utf-8", "backslashreplace", newline="")
    rows = csv.reader(text)
    try:
        head = next(rows, []) if record == 1 else list(columns)
        said = next(rows, None)
    except csv.Error:
        return Difference("layout", record, computed[0])
    finally:
        text.detach()
    if head != list(columns):
        return Difference("value", 0, "", *_parting_cells(columns, head, columns))
    if said is None:
        return Difference("missing", record, computed[0])
    if said != computed:
        return Difference("value", record, computed[0], *_parting_cells(columns, said, computed))
    return Difference("layout", record, computed[0])


def _parting_cells(columns: Sequence[str], said: Sequence[str], computed: Sequence[str]) -> tuple[str, str, str]:
    """The first column in which two lines differ, and what stands there."""
    cells = zip_longest(columns, said, computed, fillvalue="")
    return next((name, left, right) for name, left, right in cells if left != right)
