"""Column by column is record by record: every shipped set, the benchmark, random rule sets; any batches, any order."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

import perfrules
from benchmarks.shared import shared_module
from perfrules.cases import cases_of
from perfrules.columns import TableEvaluator
from perfrules.loading import list_rule_sets
from tests.columns.law import assert_table_is_record_by_record, rows_of
from tests.columns.tables import table_of, table_of_cases
from tests.evaluation.helper import evaluator
from tests.evaluation.panels import PLAIN, RULES
from tests.oracle.generate import chance, random_rules, to_yaml
from tests.oracle.records import limits, random_record
from tests.shared import needs_shared

WORKLOAD = Path(__file__).resolve().parents[2] / "benchmarks" / "workload.yaml"
SMALL, PROOF = (80, 25), (1000, 500)
"""How many random rule sets, and records of each."""


def loaded(rules: dict[str, Any], folder: Path) -> perfrules.Evaluator:
    path = folder / "rules.yaml"
    path.write_text(to_yaml(rules), encoding="utf-8")
    return perfrules.Evaluator(perfrules.load(str(path)))


def drawn(seed: int, count: int) -> tuple[dict[str, Any], pa.Table]:
    """A random rule set, and records for it as a table."""
    rules = random_rules(chance(seed))
    known = limits(rules)
    records = [random_record(chance(f"{seed}/{number}"), rules, known) for number in range(count)]
    return rules, table_of(rules, records, chance(seed))


def test_no_row_of_a_random_rule_set_differs_from_the_single_record(proof: bool, tmp_path: Path) -> None:
    sets, count = PROOF if proof else SMALL
    for seed in range(sets):
        rules, table = drawn(seed, count)
        assert_table_is_record_by_record(loaded(rules, tmp_path), table)


def workload(count: int) -> tuple[perfrules.Evaluator, pa.Table]:
    shared = shared_module("benchmark", "workload.py")
    return perfrules.Evaluator(perfrules.load(str(WORKLOAD))), shared.to_arrow(shared.generate(count))


@needs_shared
def test_no_row_of_the_workload_differs_from_the_single_record(proof: bool) -> None:
    made, table = workload(500_000 if proof else 2_000)
    assert_table_is_record_by_record(made, table)


@needs_shared
def test_of_the_workload_less_than_one_record_in_a_hundred_is_settled_singly() -> None:
    made, table = workload(5_000)
    tables = TableEvaluator(made)
    assert tables.by_record is None
    (batch,) = table.combine_chunks().to_batches()
    taken = tables.intake(table.schema).take(batch, 1)
    tables.evaluate(taken)
    assert (taken.bad | taken.frame.settle_doubt()).sum() < 50


def batches_of(table: pa.Table, size: int) -> Iterator[pa.RecordBatch]:
    for start in range(0, table.num_rows, size):
        yield from table.slice(start, size).combine_chunks().to_batches()


@pytest.mark.parametrize("size", [1, 7, 64])
@pytest.mark.parametrize("seed", [3, 8])
def test_batches_of_any_size_give_the_same_rows(size: int, seed: int, tmp_path: Path) -> None:
    rules, table = drawn(seed, 40)
    made = loaded(rules, tmp_path)
    reader = pa.RecordBatchReader.from_batches(table.schema, batches_of(table, size))
    assert rows_of(made.evaluate_table(reader)) == rows_of(made.evaluate_table(table))


@pytest.mark.parametrize("seed", [3, 8])
def test_records_in_any_order_give_the_same_rows(seed: int, tmp_path: Path) -> None:
    rules, table = drawn(seed, 40)
    made = loaded(rules, tmp_path)
    places = list(range(40))
    chance(seed).shuffle(places)
    rows = rows_of(made.evaluate_table(table))
    assert rows_of(made.evaluate_table(table.take(places))) == [rows[place] for place in places]


def test_a_table_without_records_gives_a_table_without_rows(tmp_path: Path) -> None:
    rules, table = drawn(3, 1)
    assert loaded(rules, tmp_path).evaluate_table(table.slice(0, 0)).num_rows == 0


SETS = [entry.id for entry in list_rule_sets()]


@pytest.mark.parametrize("rules", SETS)
def test_the_cases_of_a_shipped_set_come_out_as_single_records(rules: str) -> None:
    rule_set = perfrules.load(rules)
    made = perfrules.Evaluator(rule_set)
    records = [case.given for found in cases_of(rules) for case in found.cases]
    assert_table_is_record_by_record(made, table_of_cases(rule_set, records))


SAID = """
inputs:
  paid: {title: Paid, kind: number}
  held: {title: Held, kind: yes_no, optional: true}
  day: {title: Day, kind: date, optional: true}
  word: {title: Word, kind: choice, choices: {a: First, b: Second}, optional: true}
  mixed: {title: Mixed, kind: number_or_text, optional: true}
parameters:
  names: {title: Names, kind: texts, value: [north, south], provenance: proposal}
outcomes:
  letter:
    title: Letter
    choose:
      - {when: paid < 1, then: Nothing.}
      - {when: missing(held), then: "Not held, {names}."}
      - {when: held, then: "{paid} on {day}: {word}, {mixed}, {paid / 3}, {held}."}
"""


def test_texts_with_values_in_braces_are_those_of_the_single_record() -> None:
    records = [
        {"paid": paid, "held": held, "day": day, "word": word, "mixed": mixed}
        for paid, held, day, word, mixed in [
            ("0", True, None, None, None),
            ("2", None, "2024-01-02", "a", "3"),
            ("7", True, "2024-01-02", "a", "3.5"),
            ("7", True, "2024-01-02", "a", "3.5"),
            ("8", True, None, None, "much"),
            ("8", False, None, "b", None),
        ]
    ]
    found = assert_table_is_record_by_record(evaluator(SAID, "en"), pa.Table.from_pylist(records))
    assert found["outcomes"].to_pylist()[2] == {"letter": "7 on 2024-01-02: First, 3.5, 2.333333333333, yes."}


def test_rules_with_a_panel_are_evaluated_record_by_record_and_say_why() -> None:
    panel = evaluator(RULES + PLAIN)
    assert TableEvaluator(panel).by_record == "panel"
    rows = [{"who": "A", "fit": "40", "reached": "50%"}, {"who": "B", "fit": "50", "reached": None}]
    columns = {"fit": None, "reached": None, "spent": "80%", "sheets": rows}
    assert_table_is_record_by_record(panel, table_of_cases(panel.rule_set, [columns, {**columns, "sheets": []}]))


def test_batches_come_as_they_are_asked_for(tmp_path: Path) -> None:
    rules, table = drawn(3, 40)
    taken = []

    def noted() -> Iterator[pa.RecordBatch]:
        for batch in batches_of(table, 1):
            taken.append(batch)
            yield batch

    reader = pa.RecordBatchReader.from_batches(table.schema, noted())
    assert next(TableEvaluator(loaded(rules, tmp_path)).batches(reader)).num_rows == 1
    assert len(taken) < table.num_rows
