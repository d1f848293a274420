"""Indicators scored row by row, in columns: rows that drop out, have no group or no points, or move their points."""

from random import Random
from typing import Any

import pyarrow as pa
import pytest

from perfrules.columns import TableEvaluator
from tests.columns.law import assert_table_is_record_by_record
from tests.columns.tables import table_of_cases
from tests.evaluation.helper import evaluator
from tests.evaluation.test_rows import TABLE, rules
from tests.oracle.generate import chance

MORE = [
    "",
    ", rescale: true",
    ", where: counts, not_applicable_when: skipped, rescale: true, decimals: 1",
    ", not_applicable_when: skipped, if_missing: leave_out",
    ", not_applicable_when: gone, if_missing: zero",
]
GROUPS = ["", ", not_applicable_when: gone"]
POINTLESS = """
groups:
  whole: {title: Whole}
  inner: {title: Inner, group: whole}
  free: {title: Free, points: 10}
indicators:
  rows: {each: targets, group: inner, points: points, score: {method: proportional, value: rate}, not_applicable_when: skipped}
  share: {group: whole, points: 5, score: {method: proportional, value: 50% if late else 0%}, if_missing: leave_out}
  sure: {group: whole, points: 5, score: {method: yes_no, value: missing(late), yes: 100%, no: 50%}}
  single: {group: free, points: 10, score: {method: proportional, value: 50% if late else 100%}, if_missing: leave_out}
total: {of: 100}
flags:
  much: {title: Much, when: points_of(rows) > 40, finding: Much, severity: info, provenance: proposal}
  open: {title: Open, when: rate_of(whole) > 50%, finding: Open, severity: info, provenance: proposal}
  low: {each: targets, title: Low, when: row_score < 10 and score_of(rows) > 20, finding: Low, severity: info, provenance: proposal}
"""
MEANS = """
groups:
  rated: {title: Rated, points: 100, combine: %s}
indicators:
  rows: {each: targets, group: rated, score: {method: proportional, value: rate}, not_applicable_when: skipped}
  beside: {group: rated, weight: 3, score: {method: proportional, value: 50%% if late else 100%%}, if_missing: leave_out}
total: {of: 100}
"""


def record(rng: Random) -> dict[str, Any]:
    """A record in which anything may be missing; the points of its rows now and then cancel each other out."""
    rows = [
        {
            "section": rng.choice(["output", "output", "benefit", "benefit", None]),
            "points": rng.choice([0, 10, 20, 30, -10, 40, None]),
            "rate": rng.choice(["0", "0.5", "1", "1/3", None])
            if rng.random() < 0.02
            else rng.choice([0, 0.5, 1, None]),
            "counts": rng.choice([True, True, False, None]),
            "skipped": rng.choice([True, False, False, None]),
        }
        for _ in range(rng.choice([0, 1, 1, 2, 2, 3, 5]))
    ]
    return {"gone": rng.choice([True, False, None]), "late": rng.choice([True, False, None]), "targets": rows}


def assert_law(text: str, seed: object, count: int) -> None:
    made = evaluator(text)
    assert TableEvaluator(made).by_record is None
    rng = chance(seed)
    assert_table_is_record_by_record(made, table_of_cases(made.rule_set, [record(rng) for _ in range(count)]))


@pytest.mark.parametrize("more", MORE)
@pytest.mark.parametrize("group", GROUPS)
def test_rows_land_in_groups_as_in_single_records(more: str, group: str, proof: bool) -> None:
    assert_law(rules(more, group), more + group, 5_000 if proof else 150)


def test_groups_without_points_have_those_of_their_rows(proof: bool) -> None:
    assert_law(TABLE + POINTLESS, "pointless", 5_000 if proof else 300)


@pytest.mark.parametrize("combine", ["mean", "lowest", "highest", "one_of", "geometric_mean"])
def test_rows_are_one_member_of_a_group_of_shares(combine: str, proof: bool) -> None:
    assert_law(TABLE + MEANS % combine, combine, 5_000 if proof else 150)


def test_mistakes_that_stand_in_no_cell_have_no_place() -> None:
    made = evaluator(TABLE + POINTLESS)
    found = made.evaluate_table(
        pa.table({"id": ["1e30"], "targets": pa.array([[]], pa.list_(pa.struct([("rate", "string")])))})
    )
    assert found["status"].to_pylist() == ["error"]
