"""The plan that travels to workers."""

import pickle

import pyarrow as pa
import pytest

import perfrules
from perfrules.columns import TableJob
from tests.engines.records import EVALUATOR, RULES, expected, found, table


def test_a_job_gives_the_same_results_after_it_travelled() -> None:
    job = pickle.loads(pickle.dumps(TableJob(EVALUATOR)))  # noqa: S301 - our own
    assert found(job.table(table(50)).to_pylist()) == expected(50)


def test_a_job_is_small_and_carries_the_hash_of_its_rules() -> None:
    job = TableJob(EVALUATOR, ["id", "score"])
    assert len(pickle.dumps(job)) < 200_000
    assert job.sha256 == RULES.stamp.sha256


def test_a_worker_with_another_version_refuses() -> None:
    job = TableJob(EVALUATOR)
    job.version = "0.0.1"
    with pytest.raises(perfrules.PerfrulesError, match=r"0\.0\.1"):
        job.table(table(1))


def test_records_need_an_id() -> None:
    with pytest.raises(perfrules.PerfrulesError, match="id"):
        list(TableJob(EVALUATOR)([pa.RecordBatch.from_pydict({"budget": [1.0]})]))


@pytest.mark.parametrize("size", [1, 7, 50, 1000])
def test_batches_of_any_size_give_the_same_in_the_same_order(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("perfrules.columns.job.BATCH", 20)
    batches = list(TableJob(EVALUATOR)(table(50).to_batches(max_chunksize=size)))
    assert [row["id"] for batch in batches for row in batch.to_pylist()] == [f"P-{number}" for number in range(50)]
    assert found([row for batch in batches for row in batch.to_pylist()]) == expected(50)
    assert all(batch.num_rows >= 20 for batch in batches[:-1])


def test_no_records_give_no_results() -> None:
    assert sum(batch.num_rows for batch in TableJob(EVALUATOR)(table(0).to_batches())) == 0
    empty = pa.RecordBatch.from_pylist([], schema=table(1).schema)
    assert [batch.num_rows for batch in TableJob(EVALUATOR)([empty, empty])] == [0]
