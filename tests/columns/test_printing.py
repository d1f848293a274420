"""Floats of a batch are those nearest to the decimals that a single result shows, also where digits end late."""

import numpy as np
import pytest

from perfrules.columns.arithmetic import add
from perfrules.columns.numbers import Exactly, Numbers, at, bounds
from perfrules.columns.printing import to_floats
from perfrules.columns.values import Floats
from perfrules.exact import to_decimal

BOTTOMS = np.array(
    [1, 3, 7, 10, 2.0**12, 2.0**13, 3 * 2.0**13, 5.0**13, 2.0**20, 2.0**13 * 5.0**2, 2.0**13 * 7, 1_200_000.0]
)
GRID = np.array([1, 2, 3, 5, 7, 2.0**13, 2.0**13 * 5, 3 * 2.0**13, 5.0**13, 999_999, 1_000_000.0])


def quotients(top: Floats, by: Floats, bottom: int) -> Exactly:
    return Exactly(top, bottom, *bounds(top), by=by, most_by=int(by.max()))


def assert_floats_are_those_shown(numbers: Numbers, size: int) -> None:
    found, absent = to_floats(numbers, size)
    assert not absent.any()
    for row in range(size):
        assert found[row] == float(to_decimal(at(numbers, row))), at(numbers, row)


@pytest.mark.parametrize("bottom", [1, 3, 100, 2**11])
def test_quotients_whose_digits_end_late_or_never(bottom: int) -> None:
    top, by = (part.ravel() for part in np.meshgrid(GRID, BOTTOMS))
    assert_floats_are_those_shown(quotients(top, by, bottom), top.size)


def test_one_number_over_many() -> None:
    assert_floats_are_those_shown(quotients(np.array(3.0), BOTTOMS, 1), BOTTOMS.size)


def test_sums_of_such_quotients() -> None:
    top, by = (part.ravel() for part in np.meshgrid(GRID, BOTTOMS))
    a, b = quotients(top, by, 1), quotients(top, np.ascontiguousarray(by[::-1]), 100)
    assert_floats_are_those_shown(add(a, b), top.size)
