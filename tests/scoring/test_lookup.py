"""The shape lookup: words together give a word of the scale."""

from decimal import Decimal

import pytest

from tests.evaluation.helper import evaluated, gaps, rule_set
from tests.scoring.shapes import got, result_of

SCALES = (
    "    scale: risk\nscales: {risk: {high: {title: 高, from: 100%}, low: {title: 低, from: 25%}, none: {from: 7}}}\n"
)
MATRIX = "lookups: {m: {rows: {met clean: 高, met qualified: low, Met none: low, Partly Clean: 低, partly qualified: none, partly none: not_applicable, unmet clean: none, unmet qualified: none, unmet none: none}}}\n"
SCORE = "{method: lookup, of: [tier, opinion], table: m}"


@pytest.mark.parametrize(
    ("tier", "opinion", "points"),
    [
        ("met", "clean", 100),
        ("met", "none", 25),
        ("partly", "clean", 25),
        ("unmet", "clean", 7),
        ("partly", "none", "not applicable"),
        ("met", None, None),
        (None, "clean", None),
    ],
)
def test_the_word_of_the_line_gives_its_points(tier: str | None, opinion: str | None, points: object) -> None:
    assert got(SCORE, SCALES + MATRIX, tier=tier, opinion=opinion) == points


def test_the_result_names_the_word_and_what_is_missing() -> None:
    result = result_of(SCORE, {"tier": "met", "opinion": "clean"}, SCALES + MATRIX)
    assert result.scores["only"].word == "high"
    assert gaps(result_of(SCORE, {"tier": "met"}, SCALES + MATRIX)) == [("only", "opinion", "missing")]


@pytest.mark.parametrize(
    ("words", "points"), [("met unmet", 25), ("unmet met", 25), ("met met", 100), ("partly unmet", 7)]
)
def test_in_any_order_the_same_words_are_the_same_line(words: str, points: int) -> None:
    rows = "met met: high, unmet met: low, met partly: low, partly partly: none, unmet partly: none, unmet unmet: none"
    inputs = "inputs: {a: {kind: choice, choices: w}, b: {kind: choice, choices: w}}\nword_lists: {w: {met: M, partly: P, unmet: U}}\n"
    text = inputs + "indicators:\n  only:\n    score: {method: lookup, of: [a, b], table: m, order: any}\n" + SCALES
    text += "lookups: {m: {order: any, rows: {" + rows + "}}}\ntotal: {of: 100}\n"
    first, second = words.split()
    assert evaluated(text, {"a": first, "b": second}).score == points


def test_a_value_may_be_looked_up() -> None:
    text = "inputs: {a: {kind: choice, choices: {met: M, unmet: U}}}\nvalues:\n  v:\n    score: {method: lookup, of: [a], table: m}\n"
    text += SCALES + "lookups: {m: {rows: {M: 高, U: not_applicable}}}\n"
    assert evaluated(text, {"a": "met"}).values["v"] == 1
    assert evaluated(text, {"a": "unmet"}).values["v"] is None


def test_rows_are_looked_up_one_by_one() -> None:
    text = "tables: {t: {columns: {a: {kind: choice, choices: {met: M, unmet: U}}, r: {kind: percent}}}}\n"
    text += "indicators:\n  only:\n    each: t\n    points: 4\n    score: {method: lookup, of: [a, 'word_of(part, r)'], table: m}\n"
    text += SCALES.replace("{risk", "{part: {most: {from: 50%}, some: {from: 0%}}, risk")
    text += "lookups: {m: {rows: {M most: 高, M some: 低, U most: 低, U some: none}}}\n"
    rows = [{"a": "M", "r": "60%"}, {"a": "M", "r": "10%"}, {"a": "U", "r": "50%"}]
    assert [row.points for row in evaluated(text, {"t": rows}).scores["only"].rows] == [
        Decimal(4),
        Decimal(1),
        Decimal(1),
    ]


def test_the_order_that_a_shape_writes_is_that_of_the_table() -> None:
    text = "inputs: {a: {kind: choice, choices: {met: M}}}\nindicators:\n  only:\n    score: {method: lookup, of: [a], table: m, order: any}\n"
    with pytest.raises(Exception, match="contradicts") as raised:
        rule_set(text + SCALES + "lookups: {m: {rows: {M: 高}}}\ntotal: {of: 1}\n")
    assert "lookup-order" in str(raised.value)
