"""The results of a batch in arrays, filled column by column or record by record, then turned into an Arrow batch."""

from collections.abc import Mapping, Sequence
from typing import Any, final

import numpy as np
import pyarrow as pa

from perfrules.columns.schema import ERROR, ResultColumns
from perfrules.columns.values import Floats, Mask
from perfrules.evaluation.result import Result
from perfrules.problems import Cell, Problem
from perfrules.words import Lang

STATUSES = ("decided", "undecided", "error")


@final
class Texts:
    """One text for each record, as places in a list of *words*; -1 is none."""

    __slots__ = ("_places", "codes", "words")

    def __init__(self, size: int, words: Sequence[str] = ()) -> None:
        self.codes = np.full(size, -1, np.int32)
        self.words = list(words)
        self._places = {word: place for place, word in enumerate(self.words)}

    def place(self, word: str) -> int:
        """The place of *word*, which is added where it is new."""
        if word not in self._places:
            self._places[word] = len(self.words)
            self.words.append(word)
        return self._places[word]

    def to_arrow(self) -> pa.Array:
        """Plain strings."""
        codes = pa.array(self.codes, mask=_or_none(self.codes < 0))
        return pa.DictionaryArray.from_arrays(codes, pa.array(self.words, pa.string())).cast(pa.string())


@final
class Figures:
    """One float for each record, and where there is none."""

    __slots__ = ("absent", "values")

    def __init__(self, size: int) -> None:
        self.values: Floats = np.zeros(size, np.float64)
        self.absent: Mask = np.ones(size, np.bool_)

    def to_arrow(self) -> pa.Array:
        """Null where there is none."""
        return pa.array(self.values, mask=_or_none(self.absent))


@final
class Outputs:
    """
    The results of *size* records by the *columns*.

    Fresh ones hold nothing; `put` fills one record from its single result. *figures* are found by `score`, `completeness`
    and (`scores`, item), *flags* hold 1, 0 and -1 for undecided, *texts* are found by `status`, `grade` and (`outcomes`, id),
    *dropped* tells the records to which an item does not apply.
    """

    def __init__(self, columns: ResultColumns, size: int, lang: str) -> None:
        self.columns, self.size = columns, size
        self.lang: Lang = "zh" if lang == "zh" else "en"
        parts = {name: _fields(kind) for name, kind in columns.types.items()}
        self.figures: dict[object, Figures] = {
            name: Figures(size) for name in ("score", "completeness") if name in parts
        }
        self.figures |= {("scores", item): Figures(size) for item in parts.get("scores", ())}
        self.dropped: dict[str, Mask] = {
            item: np.zeros(size, np.bool_) for item in (columns.items if "not_applicable" in parts else ())
        }
        self.flags = {flag: np.full(size, -1, np.int8) for flag in parts.get("flags", ())}
        self.texts: dict[object, Texts] = {name: Texts(size) for name in ("status", "grade") if name in parts}
        self.texts |= {("outcomes", name): Texts(size) for name in parts.get("outcomes", ())}
        self.errors: dict[int, list[dict[str, Any]]] = {}
        self.failed = 0

    def put(self, number: int, result: Result) -> None:
        """Fill record *number* from its *result*."""
        self._put_texts(number, result)
        failed = result.status == "error"
        if failed:
            self.failed += 1
            self.errors[number] = [_error(problem, self.lang) for problem in result.errors]
        numbers = {"score": result.score, "completeness": None if failed else result.completeness}
        scores: Mapping[str, Any] = result.scores if any(isinstance(key, tuple) for key in self.figures) else {}
        for key, figures in self.figures.items():
            found = numbers[key] if isinstance(key, str) else scores[key[1]].points if scores else None  # type: ignore[index]
            figures.absent[number] = found is None
            figures.values[number] = 0.0 if found is None else float(found)
        for item, mask in self.dropped.items():
            mask[number] = bool(result.scores) and result.scores[item].not_applicable
        fired, undecided = result.flags
        for flag, answers in self.flags.items():
            answers[number] = 1 if flag in fired else -1 if failed or flag in undecided else 0

    def _put_texts(self, number: int, result: Result) -> None:
        for key, texts in self.texts.items():
            word = (
                result.status if key == "status"
                else result.grade if key == "grade"
                else result.outcomes.get(key[1])  # type: ignore[index]
            )  # fmt: skip
            texts.codes[number] = -1 if word is None else texts.place(word)

    def to_batch(self, ids: pa.Array) -> pa.RecordBatch:
        """The whole as an Arrow batch; *ids* name the records."""
        made = {"id": lambda: ids, "errors": self._errors, "not_applicable": self._not_applicable}
        arrays = [
            made[name]() if name in made else self._column(name, kind) for name, kind in self.columns.types.items()
        ]
        return pa.RecordBatch.from_arrays(arrays, schema=self.columns.schema)

    def _column(self, name: str, kind: pa.DataType) -> pa.Array:
        if name in self.figures:
            return self.figures[name].to_arrow()
        if name in self.texts:
            return self.texts[name].to_arrow()
        if name == "flags":
            parts = [pa.array(answers == 1, mask=_or_none(answers < 0)) for answers in self.flags.values()]
        elif name == "scores":
            parts = [self.figures[name, field].to_arrow() for field in _fields(kind)]
        else:
            parts = [self.texts[name, field].to_arrow() for field in _fields(kind)]
        return pa.StructArray.from_arrays(parts, fields=list(kind))

    def _not_applicable(self) -> pa.Array:
        items = [item for item, mask in self.dropped.items() if mask.any()]
        if not items:
            return pa.ListArray.from_arrays(pa.array(np.zeros(self.size + 1, np.int32)), pa.array([], pa.string()))
        records, places = np.nonzero(np.column_stack([self.dropped[item] for item in items]))
        offsets = np.zeros(self.size + 1, np.int32)
        np.cumsum(np.bincount(records, minlength=self.size), out=offsets[1:])
        return pa.ListArray.from_arrays(pa.array(offsets), pa.array(items, pa.string()).take(pa.array(places)))

    def _errors(self) -> pa.Array:
        if not self.errors:
            return pa.ListArray.from_arrays(pa.array(np.zeros(self.size + 1, np.int32)), pa.array([], ERROR))
        return pa.array([self.errors.get(number, []) for number in range(self.size)], pa.list_(ERROR))


def _or_none(mask: Mask) -> Mask | None:
    """A mask that says something; without one, arrays are not copied."""
    return mask if mask.any() else None


def _fields(kind: pa.DataType) -> tuple[str, ...]:
    return tuple(field.name for field in kind) if pa.types.is_struct(kind) else ()


def _error(problem: Problem, lang: Lang) -> dict[str, Any]:
    form: dict[str, Any] = {"code": problem.code, "text": f"{problem.said(lang)} {problem.fix(lang)}".strip()}
    if isinstance(problem.where, Cell):
        cell = problem.where
        form |= {"table": cell.table, "row": cell.row, "field": cell.field, "value": cell.value}
    return form
