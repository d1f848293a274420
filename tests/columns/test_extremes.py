"""What is least or greatest is compared without being found: the answers are those of single records."""

from itertools import product

import pytest

from tests.columns.both import Both, assert_agree, batch_of

LIMITS = (None, (0, 1), (1, 2), (1, 3))


@pytest.mark.parametrize("extreme", ["minimum", "maximum"])
@pytest.mark.parametrize("sign", ["<", "<=", ">", ">=", "==", "!="])
@pytest.mark.parametrize("limit", [(0, 1), (1, 3), None])
def test_extremes_against_a_limit(extreme: str, sign: str, limit: tuple[int, int] | None) -> None:
    both = Both()
    x, y, z = (both.name(name) for name in ("x", "y", "z"))
    among = both.call(extreme, [x, both.divide(y, both.constant((3, 1))), both.divide(x, z)])
    other = both.name("z") if limit is None else both.constant(limit)
    batch = batch_of([dict(zip("xyz", cells, strict=True)) for cells in product(LIMITS, repeat=3)])
    assert assert_agree(both.compare_numbers(sign, among, other), batch) == len(batch.records)
