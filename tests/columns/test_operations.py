"""Every operation on a batch gives what it gives on single records."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from tests.columns.both import assert_agree
from tests.columns.drawing import Drawing, draw_batch

SEEDS = st.integers(0, 10**9)


@given(SEEDS, st.integers(0, 4))
def test_numbers_of_a_batch_are_those_of_its_records(seed: int, depth: int) -> None:
    rng = Random(seed)  # noqa: S311 - nothing here is a secret
    batch = draw_batch(rng)
    assert_agree(Drawing(rng).number(depth), batch)


@given(SEEDS, st.integers(0, 3))
def test_conditions_on_a_batch_are_those_of_its_records(seed: int, depth: int) -> None:
    rng = Random(seed)  # noqa: S311 - nothing here is a secret
    batch = draw_batch(rng)
    assert_agree(Drawing(rng).truth(depth), batch)
