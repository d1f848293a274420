"""Every operation on a batch gives what it gives on single records."""

from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfrules.columns.fixed import fixed
from perfrules.evaluation.deferred import NOT_APPLICABLE
from perfrules.evaluation.deferred import fixed as fixed_single
from tests.columns.both import Both, Pair, assert_agree, batch_of
from tests.columns.drawing import SIGNS, Drawing, draw_batch

SEEDS = st.integers(0, 10**9)
TREES = 6


@given(SEEDS, st.integers(0, 4))
def test_numbers_of_a_batch_are_those_of_its_records(seed: int, depth: int) -> None:
    rng = Random(seed)  # noqa: S311 - nothing here is a secret
    batch, drawing = draw_batch(rng), Drawing(rng)
    for _ in range(TREES):
        assert_agree(drawing.number(depth), batch)
        batch.frame.doubt[:] = False


@given(SEEDS, st.integers(0, 3))
def test_conditions_on_a_batch_are_those_of_its_records(seed: int, depth: int) -> None:
    rng = Random(seed)  # noqa: S311 - nothing here is a secret
    batch, drawing = draw_batch(rng), Drawing(rng)
    for _ in range(TREES):
        assert_agree(drawing.truth(depth), batch)
        batch.frame.doubt[:] = False


@given(SEEDS)
def test_values_of_any_kind_are_chosen_as_for_single_records(seed: int) -> None:
    rng = Random(seed)  # noqa: S311 - nothing here is a secret
    batch, drawing = draw_batch(rng), Drawing(rng)
    for _ in range(TREES):
        assert_agree(drawing.any_kind(in_row=False), batch)


def test_every_kind_of_row_is_alike_and_every_order_of_days_is_told() -> None:
    both = Both()
    for seed in range(12):
        rng = Random(seed)  # noqa: S311 - nothing here is a secret
        batch = draw_batch(rng)
        cell, yes = both.name("a", in_row=True), both.name("yes", in_row=True)
        third = both.divide(both.name("b", in_row=True), both.add(cell, both.constant((10**9, 7))))
        for name in ("a", "yes", "word", "day", "mixed"):
            key = both.name(name, in_row=True)
            for limit in (None, yes):
                for value in (cell, third):
                    found = both.aggregate("highest_of", "t", both.alike("t", key, value, limit), None)
                    assert assert_agree(found, batch) == len(batch.records)
                assert_agree(both.distinct("t", key, limit), batch)
        assert_agree(both.distinct("t", third, None), batch)
        day, limit_day = both.name("date"), both.constant(date(2024, 1, 2))
        for sign in SIGNS:
            assert_agree(both.compare_plain(sign, day, limit_day), batch)
        assert_agree(both.days_between(day, limit_day), batch)
        for sign in ("==", "!="):
            assert_agree(both.compare_plain(sign, both.name("sure"), both.constant(value=True)), batch)


@pytest.mark.parametrize("rows", [4, 90])
def test_sums_of_quotients_over_rows_are_those_of_single_records(rows: int) -> None:
    both = Both()
    batch = draw_batch(Random(rows), size=5, most_rows=rows)  # noqa: S311 - nothing here is a secret
    share = both.divide(both.name("a", in_row=True), both.add(both.name("b", in_row=True), both.constant((10**9, 7))))
    for limit in (None, both.name("yes", in_row=True)):
        for name in ("sum_of", "mean_of"):
            assert assert_agree(both.aggregate(name, "t", share, limit), batch) == len(batch.records)


def test_an_item_that_does_not_apply_is_missing_where_a_number_is_asked_for() -> None:
    both = Both()
    batch = batch_of([{"x": (1, 3), "sure": True}, {"x": (2, 1), "sure": False}, {"x": (2, 1)}])
    dropped = Pair(fixed_single(NOT_APPLICABLE), fixed(NOT_APPLICABLE))
    assert assert_agree(both.applicable(both.choose(both.name("sure"), dropped, both.name("x"))), batch) == 3
    assert assert_agree(both.applicable(both.name("x")), batch) == 3


def test_a_table_without_rows_has_sums_and_counts_and_nothing_else() -> None:
    both = Both()
    batch = batch_of([{"x": (1, 1)}, {"x": (2, 1)}])
    cell, yes = both.name("a", in_row=True), both.name("yes", in_row=True)
    for name in ("sum_of", "mean_of", "lowest_of", "highest_of"):
        assert assert_agree(both.aggregate(name, "t", cell, yes), batch) == len(batch.records)
    for value in (
        both.count("t", yes),
        both.any_row("t", yes),
        both.every_row("t", yes),
        both.distinct("t", cell, None),
    ):
        assert assert_agree(value, batch) == len(batch.records)


def test_a_batch_without_records_is_no_trouble() -> None:
    rng = Random(1)  # noqa: S311 - nothing here is a secret
    drawing, batch = Drawing(rng), draw_batch(rng, size=0)
    for _ in range(50):
        assert assert_agree(drawing.number(3), batch) == 0
        assert assert_agree(drawing.truth(3), batch) == 0


def test_constants_are_worked_out_beforehand() -> None:
    both = Both()
    half = both.divide(both.constant((1, 1)), both.constant((2, 1)))
    nothing = both.divide(half, both.constant((0, 1)))
    true = both.compare_numbers("<", half, both.constant((1, 1)))
    x = both.name("x")
    assert half.column.constant == (1, 2)
    assert nothing.column.is_constant
    assert nothing.column.constant is None
    assert both.either([true, both.missing(x)]).column.constant is True
    assert both.both([true, true]).column.constant is True
    assert both.both([nothing, nothing]).column.constant is None
    assert both.add(x, both.constant((0, 3))).column is x.column
    assert both.add(both.constant((0, 1)), x).column is x.column
    assert both.multiply(x, both.constant((2, 2))).column is x.column
    assert both.multiply(both.constant((1, 1)), x).column is x.column
    assert both.subtract(x, both.constant((0, 1))).column is x.column
    assert both.divide(x, both.constant((1, 1))).column is x.column
    assert both.choose(true, x, half).column is x.column
    assert both.choose(nothing, x, half).column.constant is None
    assert both.choose(both.invert(true), x, half).column is half.column
    assert both.mentions(both.constant("RED"), both.constant(("red",))).column.constant is True
    assert both.among(both.constant("red"), both.constant(("blue",))).column.constant is False
