"""Records compared with their peers column by column: what the single record gives, among all of the table."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pytest

from perfrules.columns import TableEvaluator
from perfrules.columns.together import together
from tests.columns.law import assert_table_is_record_by_record, rows_of
from tests.columns.tables import table_of, table_of_cases
from tests.columns.test_plan import batches_of, loaded
from tests.evaluation.helper import evaluator
from tests.evaluation.panels import PLAIN
from tests.evaluation.panels import RULES as PANEL
from tests.oracle.draw_peers import records_together, with_peers
from tests.oracle.generate import chance, random_rules
from tests.oracle.records import limits

SMALL, PROOF = (40, 20), (400, 200)

RULES = """
inputs:
  debt: {title: Debt, kind: money, unit: 万元, optional: true}
  income: {title: Income, kind: money, unit: 万元, optional: true}
  year: {title: Year, kind: whole, optional: true}
  place: {title: Place, kind: choice, choices: {east: East, west: West}, optional: true}
  seat: {title: Seat, kind: yes_no, optional: true}
  mixed: {title: Mixed, kind: number_or_text, optional: true}
  since: {title: Since, kind: date, optional: true}
tables:
  items: {title: Items, columns: {cost: {title: Cost, kind: money, unit: 万元}}, optional: true}
values:
  rate: {title: Rate, formula: debt / income, kind: percent}
  average: {title: Average, formula: peer_mean(rate), kind: percent}
indicators:
  level: {title: Level, points: 40, score: {method: relative, value: rate, by: distance_to_mean, better: lower}}
  rank: {title: Rank, points: 40, score: {method: relative, value: rate, by: rank, better: lower, ties: mean}}
  size: {title: Size, points: 20, score: {method: relative, value: income, by: min_max, better: higher}}
total: {of: 100}
flags:
  above: {title: Above, when: rate > average, severity: info, finding: above}
  costly: {title: Costly, each: items, when: cost > peer_mean(income) and peer_rank(rate) == 1, severity: info, finding: costly}
"""


def drawn(seed: int, count: int) -> tuple[dict[str, Any], pa.Table]:
    """A random rule set that compares, and records for it as a table."""
    rng = chance(f"peers {seed}")
    rules = with_peers(rng, random_rules(rng))
    return rules, table_of(rules, records_together(rng, rules, limits(rules), count), rng)


def test_no_row_of_records_that_are_compared_differs_from_the_single_record(proof: bool, tmp_path: Path) -> None:
    sets, count = PROOF if proof else SMALL
    for seed in range(sets):
        rules, table = drawn(seed, count)
        made = loaded(rules, tmp_path)
        assert TableEvaluator(made).by_record is None
        assert_table_is_record_by_record(made, table)


@pytest.mark.parametrize("size", [1, 7])
def test_batches_of_any_size_are_each_others_peers(size: int, tmp_path: Path) -> None:
    rules, table = drawn(3, 30)
    made = loaded(rules, tmp_path)
    reader = pa.RecordBatchReader.from_batches(table.schema, batches_of(table, size))
    assert rows_of(made.evaluate_table(reader)) == rows_of(made.evaluate_table(table))


def records(count: int) -> list[dict[str, Any]]:
    """Records of which some leave out what others say."""
    return [
        {
            "id": f"P-{n}", "debt": None if n % 11 == 3 else n * 7 % 30, "income": 100 - n % 13, "year": (2023, 2024, None)[n % 3],
            "place": ("east", "west", None)[n % 7 % 3], "seat": (True, False, None)[n % 5 % 3],
            "mixed": ("4", "4.0", "much", None)[n % 4], "since": ("2024-01-01", None)[n % 2],
            "items": [{"cost": n % 50 + 60}],
        }
        for n in range(count)
    ]  # fmt: skip


@pytest.mark.parametrize(
    "by", ["", "year", "place", "seat", "mixed", "since", "debt", "year, seat", "place, mixed, since"]
)
def test_peers_are_told_apart_by_inputs_of_any_kind(by: str) -> None:
    made = evaluator(RULES + (f"peers: {{by: [{by}]}}\n" if by else ""), "en")
    assert_table_is_record_by_record(made, pa.Table.from_pylist(records(60)))


def test_bad_records_are_nobodys_peers() -> None:
    rows = [
        {**one, "debt": "much" if number % 4 == 1 else str(one["debt"] or "")} for number, one in enumerate(records(30))
    ]
    found = assert_table_is_record_by_record(evaluator(RULES, "en"), pa.Table.from_pylist(rows))
    assert found["status"].to_pylist().count("error") > 5
    assert found["status"].to_pylist().count("decided") > 15


@pytest.mark.parametrize("scale", [Decimal("0.0000000001"), Decimal(10) ** 14])
def test_figures_of_any_size_and_means_that_are_rounded_are_compared_exactly(scale: Decimal) -> None:
    rows = [
        {**one, "income": scale * (1000003 + 7 * number) if scale < 1 else scale + number, "debt": number % 40}
        for number, one in enumerate(records(120))
    ]
    columns = {
        name: pa.array([row[name] for row in rows], pa.decimal128(38, 12) if name == "income" else None)
        for name in ("id", "debt", "income", "year", "place")
    }
    for by in ("", "peers: {by: [year]}\n"):
        assert_table_is_record_by_record(evaluator(RULES + by, "en"), pa.table(columns))


def test_figures_that_floats_do_not_hold_are_compared_record_by_record() -> None:
    wide = f"  wide: {{title: Wide, formula: {' * '.join(['large'] * 9)}}}\nindicators:"
    rules = RULES.replace("indicators:", wide, 1).replace("value: income", "value: wide")
    rules = rules.replace("tables:", "  large: {title: Large, kind: number}\ntables:", 1)
    rows = [{**one, "large": 10**14 + number} for number, one in enumerate(records(20))]
    assert_table_is_record_by_record(evaluator(rules + "peers: {by: [year]}\n", "en"), pa.Table.from_pylist(rows))


def test_rules_with_a_panel_compare_record_by_record() -> None:
    average = "values:\n  average: {title: Average, formula: peer_mean(spent), kind: percent}\n"
    panel = evaluator(PANEL.replace("values:\n", average, 1) + PLAIN)
    assert TableEvaluator(panel).by_record == "panel"
    rows = [{"who": "A", "fit": "40", "reached": "50%"}, {"who": "B", "fit": "50", "reached": None}]
    columns = {"fit": None, "reached": None, "sheets": rows}
    table = table_of_cases(panel.rule_set, [{**columns, "spent": "80%"}, {**columns, "spent": "60%"}])
    assert_table_is_record_by_record(panel, table)


def test_a_table_without_records_has_no_peers() -> None:
    table = pa.Table.from_pylist(records(5)).slice(0, 0)
    assert evaluator(RULES, "en").evaluate_table(table).num_rows == 0


def test_without_peers_a_batch_is_undecided_as_the_single_record_is() -> None:
    made = evaluator(RULES, "en")
    table = pa.Table.from_pylist(records(5)).combine_chunks()
    (batch,) = table.to_batches()
    assert TableEvaluator(made).evaluate_batch(batch).column("score").null_count == 5


def test_few_of_the_records_that_are_compared_are_settled_singly() -> None:
    made = evaluator(RULES + "peers: {by: [year]}\n", "en")
    table = pa.Table.from_pylist(records(400)).combine_chunks()
    known, whole = together(made, table, {})
    tables = TableEvaluator(known)
    assert isinstance(whole, pa.Table)
    taken = tables.intake(whole.schema).take(whole.combine_chunks().to_batches()[0], 1)
    tables.evaluate(taken)
    assert np.count_nonzero(taken.bad | taken.frame.settle_doubt()) < 20
