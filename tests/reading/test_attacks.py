"""The data files made to mislead: each ends as its list says."""

import time

import pytest

from perfrules.errors import DataError
from perfrules.evaluation.evaluator import Evaluator
from perfrules.problems import Cell
from perfrules.reading import open_data
from tests.attack_exceptions import DATA
from tests.reading.rules import ATTACKED, rules
from tests.shared import SHARED, data_file, needs_shared

SECONDS = 5
FOLDER = ("attacks", "data")


def listed() -> list[tuple[str, str]]:
    """The files with what is expected of them."""
    if SHARED is None:
        return []
    lines = data_file(*FOLDER, "EXPECT.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return [(row[0], row[1]) for row in rows]


def ending(name: str) -> str:
    """Accepted with so many projects; one that gets no score, with a row and a column named; or nothing evaluated."""
    evaluator = Evaluator(rules(ATTACKED))
    try:
        results = [evaluator.evaluate_given(one) for one in open_data(data_file(*FOLDER, name), evaluator.rule_set)]
    except DataError as error:
        return "reject" if all(one.text(lang) for one in error.problems for lang in ("zh", "en")) else "silence"
    bad = [result for result in results if result.score is None]
    named = [problem.where for result in bad for problem in (*result.errors, *result.warnings)]
    if not bad:
        return f"accept {len(results)}"
    if name.endswith(".json"):
        return "cell"
    spots = [where.spot for where in named if isinstance(where, Cell) and where.spot is not None]
    return "cell" if spots and all(spot.row and spot.column for spot in spots) else "unnamed"


@needs_shared
def test_the_list_names_many_files() -> None:
    assert len(listed()) > 70


@needs_shared
@pytest.mark.parametrize(("name", "expected"), listed())
def test_a_misleading_file_ends_as_expected_and_soon(name: str, expected: str) -> None:
    started = time.perf_counter()
    assert (ending(name) in expected.split("|")) is (name not in DATA)
    assert time.perf_counter() - started < SECONDS
