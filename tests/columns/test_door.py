"""The door from single records to tables: what is made for one call serves the next, and without the extra a sentence says so."""

import sys

import pyarrow as pa
import pytest

import perfrules

RULES = perfrules.load("cn.project_self_evaluation")
TABLE = pa.table({"id": ["P-1"], "budget": [25], "executed": [21.5], "targets": [[]]})


def test_calls_may_ask_for_other_columns_each_time() -> None:
    evaluator = perfrules.Evaluator(RULES)
    for columns in (None, ["id"], ["id", "status"], ["id", "status"], None):
        names = evaluator.evaluate_table(TABLE, columns=columns).column_names
        assert names == columns or (columns is None and len(names) > 2)


def test_without_the_extra_a_sentence_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "perfrules.columns", None)
    with pytest.raises(perfrules.PerfrulesError) as raised:
        perfrules.Evaluator(RULES).evaluate_table(TABLE)
    assert [problem.code for problem in raised.value.problems] == ["table-extra"]
    with pytest.raises(perfrules.PerfrulesError, match="table-extra"):
        perfrules.Evaluator(RULES).find_in_table(TABLE)
