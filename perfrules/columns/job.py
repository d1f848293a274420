"""The plan that travels: what a worker of another engine needs to evaluate batches as this process does."""

import pickle
import zlib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import final

import pyarrow as pa

from perfrules.columns.evaluator import TableEvaluator
from perfrules.columns.source import BATCH
from perfrules.errors import PerfrulesError
from perfrules.evaluation.evaluator import Evaluator
from perfrules.problems import Problem
from perfrules.records.record import ID
from perfrules.version import __version__


@final
class TableJob:
    """
    Record batches to batches of results; small when pickled, so that engines can send it to their workers.

    It carries the rule set itself, its hash and the version of perfrules: a worker with another version refuses to go on. A
    record is named by its column `id`, since a worker does not know which number a record has in the whole.

    >>> import perfrules
    >>> job = TableJob(perfrules.Evaluator(perfrules.load("cn.project_self_evaluation")), ["id", "score"])
    >>> pickle.loads(pickle.dumps(job)).sha256 == job.sha256, job.schema.names
    (True, ['id', 'score'])
    """

    __slots__ = ("_packed", "columns", "lang", "sha256", "version")

    def __init__(self, evaluator: Evaluator, columns: Iterable[str] | None = None) -> None:
        if evaluator.compares and evaluator.peers is None:
            raise PerfrulesError([Problem("table-peers")])
        self._packed = zlib.compress(pickle.dumps((evaluator.rule_set, evaluator.peers)))
        self.sha256 = evaluator.rule_set.stamp.sha256
        self.version = __version__
        self.lang = evaluator.lang
        self.columns = tuple(TableEvaluator(evaluator, columns).schema.names)

    @property
    def schema(self) -> pa.Schema:
        """The schema of the results."""
        return self._evaluator().schema

    def check(self, names: Iterable[str]) -> None:
        """PerfrulesError unless the columns *names* hold an `id`."""
        if ID not in names:
            raise PerfrulesError([Problem("table-no-id")])

    def __call__(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """The results of *batches*, in their order; small ones are evaluated together."""
        evaluator = self._evaluator()
        for batch in _large(batches):
            self.check(batch.schema.names)
            yield evaluator.evaluate_batch(batch)

    def table(self, table: pa.Table) -> pa.Table:
        """The results of a table, for engines that hand over whole parts of their data."""
        return pa.Table.from_batches(self(table.to_batches()), self.schema)

    def _evaluator(self) -> TableEvaluator:
        if self.version != __version__:
            raise PerfrulesError([Problem("table-version", None, {"made": self.version, "here": __version__})])
        return _made(self._packed, self.lang, self.columns)


def _large(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """The same records in batches of at least `BATCH`, but for the last: engines hand over far fewer at a time."""
    waiting: list[pa.RecordBatch] = []
    for batch in batches:
        waiting.append(batch)
        if sum(one.num_rows for one in waiting) >= BATCH:
            yield _one(waiting)
            waiting = []
    if waiting:
        yield _one(waiting)


def _one(batches: list[pa.RecordBatch]) -> pa.RecordBatch:
    """All of *batches* as one, which may be empty."""
    whole = pa.Table.from_batches(batches).combine_chunks().to_batches()
    return whole[0] if len(whole) == 1 else batches[0]


@lru_cache(maxsize=8)
def _made(packed: bytes, lang: str, columns: tuple[str, ...]) -> TableEvaluator:
    """The evaluator of a job; made once in a worker, however many batches it gets."""
    rules, peers = pickle.loads(zlib.decompress(packed))  # noqa: S301 - by the engine's own way, from the process that started the worker
    return TableEvaluator(Evaluator(rules, lang, peers), columns)
