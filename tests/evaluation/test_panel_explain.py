"""Panels explained: sheet by sheet, then what they come to."""

from typing import Any

from tests.evaluation.panels import EACH_TRIMMED, PLAIN, TRIMMED, judged, rows


def explained(result: Any, item: str) -> list[str]:
    return str(result.explain(item)).splitlines()


def test_an_indicator_is_explained_sheet_by_sheet() -> None:
    assert explained(judged(TRIMMED, (40, "50%"), (50, "70%"), (45, "60%")), "a")[:-1] == [
        "A (a): 45 of 60 points",
        "  method: formula",
        "  A: 40 of 60 points, left out",
        "    formula: fit = 40",
        "    points: 60",
        "  B: 50 of 60 points, left out",
        "    formula: fit = 50",
        "    points: 60",
        "  C: 45 of 60 points",
        "    formula: fit = 45",
        "    points: 60",
        "  mean of 1 of 3 sheets (1 left out at each end): 45 of 60 points",
    ]


def test_the_total_is_explained_by_the_totals_of_the_sheets_and_its_parts() -> None:
    result = judged(PLAIN, (40, "50%"), (50, "70%"))
    assert explained(result, "total")[1:-1] == [
        "  method: sum",
        "  A: 65 of 100 points",
        "  B: 81 of 100 points",
        "  mean of the sheets (2): 73 of 100 points",
        "  A (a): 45 of 60 points",
        "  B (b): 18 of 30 points",
        "  C (c): 10 of 10 points",
    ]
    assert "mean" not in str(result.explain("c"))
    assert "mean" not in str(judged(TRIMMED, (1, "1%")).explain("total"))


def test_each_indicator_tells_which_sheets_it_leaves_out() -> None:
    result = judged(EACH_TRIMMED, (40, "50%"), (50, "60%"), (45, "70%"))
    assert [line.strip() for line in explained(result, "b") if "left out" in line] == [
        "A: 15 of 30 points, left out",
        "C: 21 of 30 points, left out",
        "mean of 1 of 3 sheets (1 left out at each end): 18 of 30 points",
    ]


def test_rows_are_explained_with_assessor_and_row() -> None:
    text = str(rows(PLAIN, "50%").explain("a"))
    assert "  A, goal 1: 12.5 of 50 points\n" in text


def test_a_value_of_the_sheets_is_explained_by_each() -> None:
    text = explained(judged(PLAIN, (40, "50%"), (50, "70%")), "doubled")
    assert text[0] == "doubled (doubled): worked out for every sheet"
    assert text[1] == "  A: 100.00%"
