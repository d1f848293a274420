"""Shapes that are a table of lines: bands, cases, choices, yes or no; and what a line may give."""

from decimal import Decimal

import pytest

from tests.evaluation.helper import evaluated
from tests.scoring.shapes import got

FROM = "{method: bands, value: rate, bands: [{from: 90%, gives: 100}, {from: 60%, gives: 40%}, {gives: 0}]}"


@pytest.mark.parametrize(("rate", "points"), [("90%", 100), ("89.99%", 40), ("60%", 40), ("59.99%", 0), ("-1%", 0)])
def test_from_holds_its_own_limit(rate: str, points: int) -> None:
    assert got(FROM, rate=rate) == points


@pytest.mark.parametrize(("rate", "points"), [("90.01%", 100), ("90%", 40), ("60.01%", 40), ("60%", 0)])
def test_over_does_not_hold_its_own_limit(rate: str, points: int) -> None:
    over = "{method: bands, value: rate, bands: [{over: 90%, gives: 100}, {over: 60%, gives: 40}, {gives: 0}]}"
    assert got(over, rate=rate) == points


@pytest.mark.parametrize(("x", "points"), [(9, 100), (10, 100), (11, 50), (19, 50), (20, 0)])
def test_up_to_holds_its_own_limit_and_below_does_not(x: int, points: int) -> None:
    lower = "{method: bands, value: x, bands: [{up_to: 10, gives: 100}, {below: 20, gives: 50}, {gives: 0}]}"
    assert got(lower, x=x) == points


def test_a_band_is_missing_where_its_value_is() -> None:
    assert got(FROM) is None


def test_the_bare_line_alone_still_needs_a_value() -> None:
    assert got("{method: bands, value: x, bands: [{gives: 5}]}", x=-3) == 5
    assert got("{method: bands, value: x, bands: [{gives: 5}]}") is None


def test_a_missing_limit_leaves_everything_below_it_open() -> None:
    bands = "{method: bands, value: x, bands: [{from: 90, gives: 100}, {from: late, gives: 40}, {gives: 0}]}"
    assert got(bands, x=95) == 100
    assert got(bands, x=80) is None


CASES = "{method: cases, cases: [{when: done, gives: 100%}, {when: held, gives: 60}, {gives: 10}]}"


def test_the_first_true_line_decides() -> None:
    assert got(CASES, done=True, held=True) == 100
    assert got(CASES, done=False, held=True) == 60
    assert got(CASES, done=False, held=False) == 10


def test_a_line_that_cannot_be_told_leaves_the_lines_below_it_open() -> None:
    assert got(CASES, done=True) == 100
    assert got(CASES, held=True) is None
    assert got(CASES, done=False) is None


def test_without_a_last_line_there_may_be_no_score() -> None:
    assert got("{method: cases, cases: [{when: done, gives: 100}]}", done=False) is None


CHOICES = "{method: choices, value: opinion, gives: {clean: 100%, qualified: 60, none: not_applicable}}"


def test_each_word_gives_what_its_line_says() -> None:
    assert [got(CHOICES, opinion=word) for word in ("clean", "qualified", "none", "")] == [
        100,
        60,
        "not applicable",
        None,
    ]


YES_NO = "{method: yes_no, value: done, yes: 100%, no: 20}"


def test_yes_and_no_give_what_they_say_and_an_empty_cell_is_missing() -> None:
    assert [got(YES_NO, done=answer) for answer in (True, False, "是", "否", None)] == [100, 20, 100, 20, None]


def test_no_gives_nothing_where_it_is_not_written() -> None:
    assert got("{method: yes_no, value: done}", done=False) == 0


def test_a_line_never_gives_more_than_the_points_or_less_than_nothing() -> None:
    assert got("{method: yes_no, value: done, yes: x, no: x - 300}", done=True, x=250) == 100
    assert got("{method: yes_no, value: done, yes: x, no: x - 300}", done=False, x=250) == 0


SCALES = "scales:\n  letters: {a: {title: A, from: 80}, b: {title: B, from: 40%}, c: {title: C, from: 0}}\n"


def test_a_line_may_give_a_word_of_the_scale() -> None:
    words = "{method: cases, cases: [{when: done, gives: a}, {when: held, gives: b}, {gives: c}]}"
    more = f"    scale: letters\n{SCALES}"
    assert [got(words, more, done=done, held=held) for done, held in ((True, True), (False, True), (False, False))] == [
        80,
        40,
        0,
    ]


def test_a_value_given_by_lines_has_no_upper_bound() -> None:
    text = "inputs: {x: {kind: number}}\nvalues:\n  fee: {kind: number, score: {method: bands, value: x, bands: [{from: 10, gives: 250}, {gives: 120%}]}}\n"
    assert evaluated(text, {"x": 10}).values["fee"] == 250
    assert evaluated(text, {"x": 9}).values["fee"] == Decimal("1.2")


def test_a_value_by_formula_shape_is_not_cut_off() -> None:
    text = "inputs: {x: {kind: number}}\nvalues:\n  fee: {kind: number, score: {method: formula, gives: points, formula: x * 2}}\n"
    assert evaluated(text, {"x": 90}).values["fee"] == 180


def test_a_value_that_does_not_apply_is_missing() -> None:
    text = "inputs: {done: {kind: yes_no}}\nvalues:\n  due: {kind: number, score: {method: cases, cases: [{when: done, gives: 5}, {gives: not_applicable}]}}\n"
    assert evaluated(text, {"done": True}).values["due"] == 5
    assert evaluated(text, {"done": False}).values["due"] is None
