"""Rules from strangers cannot make numbers, or work, grow without end."""

from decimal import Decimal
from fractions import Fraction

from tests.evaluation.helper import evaluated, gaps

CHAIN = "inputs: {v0: {kind: number}}\nvalues:\n" + "".join(
    f"  v{n}: {{formula: v{n - 1} * v{n - 1}}}\n" for n in range(1, 60)
)
ROWS = "tables: {t: {columns: {a: {kind: number}}}}\n"


def test_a_chain_of_squares_ends_as_missing_where_no_figure_of_this_field_is() -> None:
    values = evaluated(CHAIN, {"v0": 1.5}).values
    assert values["v3"] == Decimal("1.5") ** 8
    assert values["v59"] is None


def test_a_chain_whose_numbers_stay_short_has_no_end() -> None:
    assert evaluated(CHAIN, {"v0": 1}).values["v59"] == 1


def test_exact_sums_of_many_ratios_are_no_such_chain() -> None:
    rules = (
        ROWS
        + "values:\n  all: {formula: 'sum_of(t, 1 / a)'}\n  zero: {formula: all - all}\n  twice: {formula: all + all}\n"
    )
    found = evaluated(rules, {"t": [{"a": number} for number in range(1, 400)]}).values
    exact = 2 * sum(Fraction(1, number) for number in range(1, 400))
    assert found["twice"] == Decimal(round(exact * 10**12)).scaleb(-12).normalize()
    assert found["zero"] == 0


def test_a_chain_of_scores_is_held_to_the_same_length() -> None:
    first = "  a0: {points: 1, score: {method: formula, gives: points, formula: x}}\n"
    chain = "".join(
        f"  a{n}: {{points: 1, score: {{method: formula, gives: points, formula: score_of(a{n - 1}) * score_of(a{n - 1})}}}}\n"
        for n in range(1, 40)
    )
    result = evaluated("inputs: {x: {kind: number}}\nindicators:\n" + first + chain, {"x": "0.3333333333"})
    assert result.scores["a1"].points == Decimal("0.3333333333") ** 2
    assert result.scores["a39"].points is None


def test_a_groups_own_formula_is_held_to_the_same_length() -> None:
    groups = "groups:\n  g0: {points: 1}\n" + "".join(
        f"  g{n}: {{points: 1, combine: formula, formula: score_of(g{n - 1}) * score_of(g{n - 1})}}\n"
        for n in range(1, 40)
    )
    children = "indicators:\n" + "".join(
        f"  a{n}: {{group: g{n}, score: {{method: proportional, value: x, full_at: 1}}}}\n" for n in range(40)
    )
    result = evaluated("inputs: {x: {kind: number}}\n" + groups + children, {"x": "0.3333333333"})
    assert result.scores["g1"].points == Decimal("0.3333333333") ** 2
    assert result.scores["g39"].points is None


def test_aggregates_inside_aggregates_are_worked_out_once_and_not_for_each_row() -> None:
    score = "{method: formula, gives: share, formula: 'a / sum_of(t, a * sum_of(t, sum_of(t, a)) / sum_of(t, sum_of(t, a)))'}"
    rules = ROWS + f"indicators: {{part: {{each: t, decimals: 4, score: {score}}}}}\ntotal: {{of: 10}}\n"
    result = evaluated(rules, {"t": [{"a": 1} for _ in range(2000)]})
    # Each of 2,000 rows is out of 10 ÷ 2,000 points and gets a 2,000th of that.
    assert (result.status, result.score) == ("decided", 0)


def test_sums_of_alike_rows_inside_one_another_are_held_to_the_same_length() -> None:
    nested = "v"
    for level in range(18):
        nested = f"sum_alike({'ab'[level % 2]}, v / {nested})"
    table = "tables: {t: {columns: {a: {kind: whole}, b: {kind: whole}, v: {kind: number}}}}\n"
    rules = f"{table}values: {{once: {{formula: 'sum_of(t, sum_alike(a, 1 / v))'}}, deep: {{formula: 'sum_of(t, {nested})'}}}}\n"
    rows = [{"a": at // 20, "b": at % 20, "v": 1000003 + 7 * at} for at in range(400)]
    found = evaluated(rules, {"t": rows}).values
    exact = 20 * sum(Fraction(1, 1000003 + 7 * at) for at in range(400))
    assert found["once"] == Decimal(round(exact * 10**12)).scaleb(-12).normalize()
    assert found["deep"] is None


def test_a_rule_without_a_result_says_so() -> None:
    inputs, lines = "inputs: {x: {kind: number}}\n", "score: {method: cases, cases: [{when: x > 1, gives: 1}]}"
    single = evaluated(inputs + f"indicators: {{a: {{{lines}}}}}\ntotal: {{of: 1}}\n", {"x": 0})
    assert gaps(single) == [("a", "a", "no-result")]
    rule = f"indicators: {{b: {{each: t, {lines.replace('x', 'a')}}}}}\ntotal: {{of: 1}}\n"
    assert gaps(evaluated(ROWS + rule, {"t": [{"a": 0}]})) == [("b", "t", 1, "b", "no-result")]
