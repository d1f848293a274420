"""Numbers of a batch on limits, on ties, beyond 2^53 and of no known size are decided exactly, and realistic ones quickly."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from random import Random
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfrules.columns import aggregates, deciding, sources
from perfrules.columns.arithmetic import add, divide, multiply, negate, subtract
from perfrules.columns.deciding import compare, greatest, least, pick
from perfrules.columns.lifting import taken
from perfrules.columns.numbers import Exactly, Nearly, Numbers, at, constant, near, whole
from perfrules.columns.printing import to_floats
from perfrules.columns.rounding import rounded
from perfrules.columns.segments import segments_of
from perfrules.columns.values import NOT_APPLICABLE, Floats, Truths
from perfrules.evaluation.deferred import LEFT_OUT
from perfrules.exact import Exact, to_decimal
from perfrules.exact import rounded as rounded_exactly
from tests.columns.both import Both, assert_agree, batch_of

MOST = 2**53
WHOLES = st.one_of(st.integers(-9, 9), st.integers(-MOST, MOST), st.sampled_from([MOST, -MOST, MOST - 1, 0, 1]))
ABOVE_ZERO = st.one_of(st.integers(1, 9), st.integers(1, MOST), st.sampled_from([MOST, 10**12, 2**13, 5**13, 3**33]))
QUOTIENTS = st.lists(st.tuples(WHOLES, ABOVE_ZERO), min_size=1, max_size=6)


def quotients(cells: list[Exact]) -> Numbers:
    """Quotients whose bottoms differ from row to row."""
    return divide(floats([n for n, _ in cells]), floats([d for _, d in cells]))


def floats(cells: list[int]) -> Exactly:
    return whole(np.array(cells, np.float64))


def values(numbers: Numbers, size: int) -> list[Fraction]:
    return [Fraction(*at(numbers, row)) for row in range(size)]


def paired(a: list[Exact], b: list[Exact]) -> tuple[list[Exact], list[Exact]]:
    size = min(len(a), len(b))
    return a[:size], b[:size]


@given(QUOTIENTS, QUOTIENTS)
def test_no_operation_loses_a_digit_at_any_size(first: list[Exact], second: list[Exact]) -> None:
    first, second = paired(first, second)
    a, b = quotients(first), quotients(second)
    exact = [(Fraction(*x), Fraction(*y)) for x, y in zip(first, second, strict=True)]
    size = len(exact)
    assert values(add(a, b), size) == [x + y for x, y in exact]
    assert values(subtract(a, b), size) == [x - y for x, y in exact]
    assert values(multiply(a, b), size) == [x * y for x, y in exact]
    assert values(least(a, b), size) == [min(x, y) for x, y in exact]
    assert values(greatest(a, b), size) == [max(x, y) for x, y in exact]
    found = divide(a, b)
    gone = np.zeros(size, np.bool_) if found.missing is None else found.missing
    for row, (x, y) in enumerate(exact):
        assert gone[row] == (y == 0)
        assert y == 0 or Fraction(*at(found, row)) == x / y


@given(QUOTIENTS, QUOTIENTS, st.sampled_from(["==", "!=", "<", "<=", ">", ">="]))
def test_comparisons_are_exact_at_any_size(first: list[Exact], second: list[Exact], sign: Any) -> None:
    first, second = paired(first, second)
    a, b = quotients(first), quotients(second)
    x, y = values(a, len(first)), values(b, len(first))
    expected = {
        "==": [p == q for p, q in zip(x, y, strict=True)],
        "!=": [p != q for p, q in zip(x, y, strict=True)],
        "<": [p < q for p, q in zip(x, y, strict=True)],
        "<=": [p <= q for p, q in zip(x, y, strict=True)],
        ">": [p > q for p, q in zip(x, y, strict=True)],
        ">=": [p >= q for p, q in zip(x, y, strict=True)],
    }[sign]
    assert compare(sign, a, b).true.tolist() == expected
    # What is close only: the same numbers by way of sums that floats do not hold.
    third = constant((1, 3**40))
    assert compare(sign, add(a, third), add(b, third)).true.tolist() == expected
    assert compare(sign, a, a).true.tolist() == [sign in {"==", "<=", ">="}] * len(first)


@given(QUOTIENTS, st.integers(0, 12), st.sampled_from(["half_up", "half_even", "down"]), st.booleans())
def test_roundings_are_exact_at_any_size(cells: list[Exact], places: int, way: Any, close: bool) -> None:
    numbers: Numbers = quotients(cells)
    if close:
        numbers = subtract(add(numbers, constant((1, 3**40))), constant((1, 3**40)))
    found = rounded(numbers, places, way)
    for row, cell in enumerate(cells):
        assert Fraction(*at(found, row)) == Fraction(*rounded_exactly(cell, places, way))


TIES = [(n, 2 * 10**places * spread) for places in range(4) for spread in (1, 3, 7) for n in range(-21, 21, 7)]


@pytest.mark.parametrize("way", ["half_up", "half_even", "down", "floor", "ceil"])
@pytest.mark.parametrize("close", [False, True])
def test_ties_are_ties(way: Any, close: bool) -> None:
    cells = [(n * d, d * e) for n, e in TIES for d in (1, 3, 10**6 + 3)]
    numbers: Numbers = quotients(cells)
    if close:
        numbers = subtract(add(numbers, constant((1, 3**40))), constant((1, 3**40)))
        assert isinstance(numbers, Nearly)
    found = rounded(numbers, 1, way)
    for row, cell in enumerate(cells):
        exact = Fraction(*cell) * 10
        expected: Any = {
            "half_up": int(abs(exact) + Fraction(1, 2)) * (1 if exact >= 0 else -1),
            "half_even": round(exact),
            "down": int(exact),
            "floor": exact.__floor__(),
            "ceil": exact.__ceil__(),
        }[way]
        assert Fraction(*at(found, row)) * 10 == expected, cell


@given(QUOTIENTS)
def test_floats_are_those_nearest_to_the_decimals_shown(cells: list[Exact]) -> None:
    numbers = quotients(cells)
    third = add(numbers, constant((1, 3)))
    for one in (numbers, third, subtract(third, constant((1, 3))), divide(numbers, constant((7, 2**14)))):
        found, absent = to_floats(one, len(cells))
        assert not absent.any()
        shown = [float(to_decimal(at(one, row))) for row in range(len(cells))]
        assert list(map(repr, found.tolist())) == list(map(repr, shown))


def amounts(size: int) -> tuple[Exactly, Exactly]:
    """Budgets and what was paid, in cents; every tenth on the limit of 80 %."""
    rng = np.random.default_rng(5)
    budget = np.floor(10 ** rng.uniform(4, 11, size)) * 5
    paid = np.floor(budget * rng.uniform(0, 1.05, size))
    paid[::10] = budget[::10] * 4 / 5
    return whole(budget, 100), whole(paid, 100)


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many rows are settled one by one, each time that happens."""
    counts: list[int] = []

    def watch(module: Any, name: str) -> None:
        true = getattr(module, name)

        def counting(numbers: Numbers, rows: Floats) -> list[Exact]:
            counts.append(len(rows))
            found: list[Exact] = true(numbers, rows)
            return found

        monkeypatch.setattr(module, name, counting)

    for module in (deciding, aggregates, sources):
        watch(module, "exacts")
    return counts


def test_realistic_figures_are_hardly_ever_settled_one_by_one(settled: list[int]) -> None:
    size = 20_000
    budget, paid = amounts(size)
    rate = divide(paid, budget)
    points = multiply(constant((10, 1)), least(greatest(rate, constant((0, 1))), constant((1, 1))))
    assert compare(">=", rate, constant((4, 5))).true[::10].all()
    other = divide(budget, add(budget, whole(np.full(size, 31_415_926.0), 100)))
    total = add(add(points, rounded(points, 2, "half_up")), multiply(constant((90, 1)), other))
    rounded(total, 2, "half_up")
    compare(">=", total, constant((60, 1)))
    to_floats(points, size)
    to_floats(total, size)
    assert sum(settled) < size // 1000


def test_sums_of_quotients_on_a_limit_are_seen_without_settling(settled: list[int]) -> None:
    rng = np.random.default_rng(7)
    budget = floats(rng.integers(10**6, 10**8, 1000).tolist())
    paid = floats((budget.top * 0.7).astype(np.int64).tolist())
    unpaid = divide(
        multiply(constant((3, 1)), subtract(budget, paid)), floats((budget.top * 3).astype(np.int64).tolist())
    )
    whole_share = add(divide(paid, budget), unpaid)
    assert isinstance(whole_share, Nearly)
    assert compare("==", whole_share, constant((1, 1))).true.all()
    assert not compare("<", whole_share, constant((1, 1))).true.any()
    assert not settled


def test_a_limit_between_two_whole_tops_is_never_met() -> None:
    found = floats([0, 1, -1])
    assert compare("==", found, constant((1, 3))).true.tolist() == [False] * 3
    assert compare("!=", found, constant((1, 3))).true.tolist() == [True] * 3
    assert compare("<", found, constant((1, 3))).true.tolist() == [True, False, True]
    assert compare(">=", found, constant((-1, 3))).true.tolist() == [True, True, False]
    assert compare("<", found, constant((10**40, 3))).true.all()


def test_marks_go_through_and_are_zero() -> None:
    test = Truths(np.array([True, False, False]), np.array([False, False, True]))
    dropped = pick(test, constant((5, 1)), constant(LEFT_OUT))
    for found in (multiply(dropped, constant((1, 3))), rounded(dropped, 2, "half_up"), add(dropped, floats([1, 0, 2]))):
        assert found.marks is not None
        assert found.missing is not None
        assert (found.marks != 0).tolist() == [False, True, False]
        assert found.missing.tolist() == [False, False, True]
    both = add(dropped, pick(Truths(np.array([False, True, True])), constant((5, 1)), constant(LEFT_OUT)))
    assert both.marks is not None
    assert (both.marks != 0).tolist() == [True, True, False]
    assert NOT_APPLICABLE not in both.marks


def test_numbers_that_single_records_may_lose_put_all_in_doubt() -> None:
    both = Both()
    batch = batch_of([{"x": (1, 3)}, {"x": (2, 7)}, {"x": None}])
    long = both.name("x")
    for _ in range(12):
        long = both.multiply(long, both.add(long, both.constant((1, 3**30))))
    assert assert_agree(long, batch) == 0


@pytest.mark.parametrize("name", ["multiply", "divide"])
def test_numbers_too_wide_for_floats_put_all_in_doubt(name: str) -> None:
    both = Both()
    batch = batch_of([{"x": (1, 3)}, {"x": (2, 7)}])
    wide = both.add(both.name("x"), both.constant((10**130, 1)))
    if name == "divide":
        wide = both.divide(wide, both.multiply(both.name("x"), both.constant((1, 10**130))))
    assert assert_agree(both.call(name, wide, wide), batch) == 0


def test_exponentials_beyond_floats_put_all_in_doubt() -> None:
    both = Both()
    assert assert_agree(both.exponential(both.name("x")), batch_of([{"x": (900, 1)}, {"x": (1, 1)}])) == 0


@pytest.mark.parametrize("name", ["sum_of", "mean_of", "lowest_of", "highest_of"])
def test_rows_that_floats_cannot_tell_apart_are_told_apart(name: Any) -> None:
    cells = [(10**15 + 1, 3 * 10**15), (10**15, 3 * 10**15 - 2), (1, 3), (1, 3), (2, 6), (-(10**15), 3 * 10**15 + 1)]
    owner = np.array([0, 0, 0, 2, 2, 2])
    exact = [Fraction(*cell) for cell in cells]
    summaries: dict[str, Callable[[list[Fraction]], Fraction]] = {
        "sum_of": lambda found: sum(found, Fraction(0)),
        "mean_of": lambda found: sum(found, Fraction(0)) / len(found),
        "lowest_of": min,
        "highest_of": max,
    }
    summary = summaries[name]
    for numbers in (quotients(cells), add(quotients(cells), constant((1, 3**40)))):
        extra = 0 if isinstance(numbers, Exactly) else Fraction(1, 3**40)
        found = aggregates.aggregate(name, segments_of(owner, 3), numbers, aggregates.EVERY)
        assert Fraction(*at(found, 0)) == summary([one + extra for one in exact[:3]])
        assert Fraction(*at(found, 2)) == summary([one + extra for one in exact[3:]])
        assert (found.missing is None) == (name == "sum_of")


def test_sums_of_many_rows_are_printed_as_shown() -> None:
    rng = Random(3)  # noqa: S311 - nothing here is a secret
    cells = [(rng.randint(0, 10**6), rng.randint(1, 10**6)) for _ in range(300)]
    owner = np.array([0] * 100 + [1] * 10 + [2] * 190)
    for most in (120, 300):
        kept = owner[:most]
        found = aggregates.total(segments_of(kept, 3), quotients(cells[:most]), np.True_)  # type: ignore[arg-type]
        shown = [float(to_decimal(at(found, row))) for row in range(3)]
        assert to_floats(found, 3)[0].tolist() == shown


def test_the_same_for_all_rows_stays_one_number() -> None:
    third = constant((1, 3))
    found = taken(third, np.array([0, 0]))
    assert isinstance(found, Exactly)
    assert not found.top.ndim
    large = constant((10**30, 7))
    assert isinstance(negate(large), Nearly)
    assert near(large)[0] == 10**30 / 7
    assert to_floats(large, 2)[0].tolist() == [10**30 / 7] * 2
    assert values(taken(add(floats([1, 2]), large), np.array([1, 0])), 2) == [
        2 + Fraction(10**30, 7),
        1 + Fraction(10**30, 7),
    ]


def test_numbers_that_all_rows_share_are_settled_once() -> None:
    a, b = constant((10**30, 7)), constant((10**30 + 1, 7))
    gone = np.array([True, False])
    for one in (b, replace(b, missing=gone)):
        assert compare("<", a, one).true.all() == (one is b)
        assert compare("<", a, one).true.any()
    assert not compare("<", a, replace(b, missing=np.array([True]))).true.any()
    assert not compare("<", b, a).true
    assert Fraction(*at(rounded(constant((1, 3**40)), 2, "half_up"), 0)) == 0


def test_bottoms_may_outgrow_what_floats_hold() -> None:
    deep = floats([3, 4])
    for _ in range(2):
        deep = divide(deep, constant((10**10, 1)))  # type: ignore[assignment]
    assert values(add(deep, floats([1, 2])), 2) == [1 + Fraction(3, 10**20), 2 + Fraction(4, 10**20)]
    assert compare(">", add(deep, floats([1, 2])), floats([1, 2])).true.all()
    assert to_floats(deep, 2)[0].tolist() == [3e-20, 4e-20]
    assert values(rounded(deep, 12, "half_up"), 2) == [0, 0]
