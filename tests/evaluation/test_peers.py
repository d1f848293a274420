"""Records that are compared with those evaluated together with them."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import perfrules
from perfrules.columns import TableEvaluator, TableJob
from perfrules.loading import RuleFile, examine
from perfrules.reading import open_data
from perfrules.runs import verify, write_results
from perfrules.transcendental import mean

HEAD = "format: 1\nid: test.peers\ntitle: Peers\nstatus: draft\n"
INPUTS = "inputs: {year: {title: Year, kind: whole, optional: true}, debt: {title: Debt, kind: money, unit: 万元, optional: true}, income: {title: Income, kind: money, unit: 万元, optional: true}}\n"
VALUES = "values: {rate: {title: Debt rate, formula: debt / income, kind: percent}}\n"


def rule_set(text: str) -> perfrules.RuleSet:
    rules, problems = examine(RuleFile(text.encode(), "rules.yaml", "rules.yaml"))
    assert rules is not None, [problem.text("en") for problem in problems]
    return rules


def evaluator(score: str, more: str = "") -> perfrules.Evaluator:
    indicator = f"indicators: {{it: {{title: It, points: 10, score: {{method: relative, {score}}}}}}}\n"
    return perfrules.Evaluator(rule_set(HEAD + INPUTS + VALUES + indicator + "total: {of: 10}\n" + more))


def scores(score: str, incomes: list[Any]) -> list[Any]:
    records = [{"income": income} for income in incomes]
    found = [result.score for result in evaluator(score).evaluate_all(records)]
    return [None if one is None else float(one) for one in found]


@pytest.mark.parametrize(
    ("score", "expected"),
    [
        ("value: income, by: min_max, better: higher", [0, 2.5, 2.5, 10]),
        ("value: income, by: min_max, better: lower", [10, 7.5, 7.5, 0]),
        ("value: income, by: rank, better: higher", [0, 20 / 3, 20 / 3, 10]),
        ("value: income, by: rank, better: higher, ties: worst", [0, 10 / 3, 10 / 3, 10]),
        ("value: income, by: rank, better: higher, ties: mean", [0, 5, 5, 10]),
        ("value: income, by: rank, better: lower", [10, 20 / 3, 20 / 3, 0]),
        ("value: income, by: rank, better: lower, ties: worst", [10, 10 / 3, 10 / 3, 0]),
        ("value: income, by: percentile, better: higher", [2.5, 7.5, 7.5, 10]),
        ("value: income, by: percentile, better: lower", [10, 7.5, 7.5, 2.5]),
        ("value: income, by: distance_to_mean, better: higher", [5, 7.5, 7.5, 10]),
        ("value: income, by: distance_to_mean, better: lower", [10, 10, 10, 4]),
    ],
)
def test_the_place_among_the_peers_gives_the_points(score: str, expected: list[float]) -> None:
    incomes = [20, 30, 30, 60] if "distance" not in score else [20, 30, 30, 80]
    found = scores(score, incomes)
    wanted = (
        expected if "distance" not in score else [20 / 4, 30 / 4, 30 / 4, 10] if "higher" in score else [10, 10, 10, 5]
    )
    assert found == pytest.approx(wanted)


@pytest.mark.parametrize("by", ["min_max", "rank", "percentile", "distance_to_mean"])
@pytest.mark.parametrize("better", ["higher", "lower"])
def test_where_all_figures_are_the_same_all_get_what_the_rule_says(by: str, better: str) -> None:
    assert scores(f"value: income, by: {by}, better: {better}", [7, 7, 7]) == [10, 10, 10]
    assert scores(f"value: income, by: {by}, better: {better}, all_equal: 60%", [7, 7]) == [6, 6]
    assert scores(f"value: income, by: {by}, better: {better}, all_equal: 4", [7, 7, None]) == [4, 4, None]


def test_nothing_is_too_little_where_less_is_better() -> None:
    assert scores("value: income, by: distance_to_mean, better: lower", [0, -5, 20]) == [10, 10, 2.5]


def test_a_mean_that_is_not_above_zero_measures_no_distance() -> None:
    assert scores("value: income, by: distance_to_mean, better: higher", [-5, 5, -6]) == [None, None, None]


def test_a_missing_figure_is_undecided_and_nobodys_peer() -> None:
    assert scores("value: income, by: min_max, better: higher", [10, None, 20, 15]) == [0, None, 10, 5]


def test_fewer_figures_than_the_rule_asks_for_leave_the_score_undecided_and_say_so() -> None:
    found = list(
        evaluator("value: income, by: rank, better: higher, fewest: 3").evaluate_all([{"income": 1}, {"income": 2}])
    )
    assert [result.score for result in found] == [None, None]
    assert [(gap.item, gap.field, gap.reason) for gap in found[0].missing] == [("it", "income", "few-peers")]


def test_without_peers_a_record_is_undecided_and_says_so() -> None:
    alone = evaluator(
        "value: rate, by: rank, better: higher",
        "flags: {low: {title: Low, when: rate < peer_mean(rate), severity: info, finding: x}}\n",
    )
    result = alone.evaluate({"debt": 1, "income": 2})
    assert result.status == "undecided"
    assert [(gap.item, gap.field, gap.reason) for gap in result.missing] == [("it", "rate", "no-peers")]
    assert result.flags.undecided == ("low",)
    assert "figures from" not in str(result.explain("it"))


def test_a_record_may_bring_the_figures_of_the_others() -> None:
    compared = evaluator("value: rate, by: min_max, better: lower")
    result = compared.evaluate({"debt": 50, "income": 100, "peers": {"rate": ["30%", 0.8, None, "130%"]}})
    assert result.score == Decimal(8)
    assert "4 figures from 30.00% to 130.00%, mean 72.50%" in str(result.explain("it"))


@pytest.mark.parametrize(
    ("peers", "code", "field"),
    [
        (3, "data-peers", "peers"),
        ({"rat": [1]}, "data-peers", "peers"),
        ({"nothing like it": [1]}, "data-peers", "peers"),
        ({"rate": 0.8}, "data-peers", "peers.rate"),
        ({"rate": ["much"]}, "data-number", "peers.rate"),
        ({"rate": [0.5, 80]}, "data-percent", "peers.rate"),
    ],
)
def test_mistakes_in_the_figures_of_peers_are_told_at_their_place(peers: object, code: str, field: str) -> None:
    result = evaluator("value: rate, by: rank, better: higher").evaluate(
        {"id": "P-1", "debt": 1, "income": 2, "peers": peers}
    )
    assert [(error.code, error.where.field) for error in result.errors] == [(code, field)]  # type: ignore[union-attr]
    assert result.errors[0].said("zh") != result.errors[0].said("en")


def test_peers_say_the_same_in_the_inputs_that_set_them_apart() -> None:
    compared = evaluator("value: income, by: min_max, better: higher", "peers: {by: [year]}\n")
    records = [
        {"year": year, "income": income} for year, income in ((2023, 1), (2024, 10), (2023, 3), (2024, 30), (2024, 20))
    ]
    assert [result.score for result in compared.evaluate_all(records)] == [0, 0, 10, 10, 5]


def test_a_record_with_mistakes_is_nobodys_peer() -> None:
    compared = evaluator("value: income, by: min_max, better: higher")
    records: list[dict[str, object]] = [{"income": 1}, {"income": "much"}, {"income": 3}, {"income": 2, "debt": "x"}]
    assert [result.score for result in compared.evaluate_all(records)] == [0, None, 10, None]


def test_formulas_know_the_mean_and_the_rank() -> None:
    values = "values: {place: {title: Place, formula: peer_rank(income)}, average: {title: Mean, formula: peer_mean(income)}}\n"
    compared = perfrules.Evaluator(rule_set(HEAD + INPUTS + values))
    found = [
        result.values for result in compared.evaluate_all([{"income": 5}, {"income": 9}, {"income": 5}, {"income": 1}])
    ]
    assert [one["place"] for one in found] == [2, 1, 2, 4]
    assert {one["average"] for one in found} == {5}


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (
            "indicators: {it: {points: 1, score: {method: relative, value: debt / income, by: rank, better: higher}}}\n",
            ["peers-name"],
        ),
        (
            "parameters: {p: {kind: number, value: 3}}\nindicators: {it: {points: 1, score: {method: relative, value: p, by: rank, better: higher}}}\n",
            ["peers-name"],
        ),
        (
            "indicators: {it: {points: 1, score: {method: relative, value: incom, by: rank, better: higher}}}\n",
            ["formula-name", "peers-name"],
        ),
        ("values: {v: {title: V, formula: peer_mean(debt + income)}}\n", ["formula-peers"]),
        (
            "values: {v: {title: V, formula: peer_mean(income)}, w: {title: W, formula: peer_rank(v)}}\n",
            ["peers-chain"],
        ),
        ("values: {v: {title: V, formula: peer_mean(v)}}\n", ["circle"]),
        ("peers: {by: [yaer]}\nvalues: {v: {title: V, formula: peer_mean(income)}}\n", ["unknown-name"]),
        ("peers: {by: [year]}\n", ["peers-unused"]),
        (
            "tables: {sheets: {title: Sheets, columns: {expert: {title: Expert, kind: text}, debt: {kind: money, unit: 万元, optional: true}}}}\npanel: {table: sheets, by: expert}\ntotal: {of: 1}\nindicators: {it: {title: It, points: 1, score: {method: relative, value: debt, by: rank, better: higher}}}\n",
            ["peers-judged"],
        ),
        (
            "tables: {t: {title: T, columns: {a: {kind: number}}}}\nindicators: {it: {each: t, points: 1, score: {method: relative, value: income, by: rank, better: higher}}}\n",
            ["peers-rows"],
        ),
    ],
)
def test_what_cannot_be_compared_is_refused(text: str, codes: list[str]) -> None:
    _, problems = examine(RuleFile((HEAD + INPUTS + text).encode(), "rules.yaml", "rules.yaml"))
    found = [problem.code for problem in problems if problem.code not in {"division-by-zero-possible", "title-missing"}]
    assert found == codes or set(codes) <= set(found), [problem.text("en") for problem in problems]
    assert all(problem.text("zh") for problem in problems)


def test_the_mean_of_many_quotients_is_known_to_34_digits() -> None:
    values = VALUES.replace("}}", "}, average: {title: Mean, formula: peer_mean(rate)}}", 1)
    compared = perfrules.Evaluator(rule_set(HEAD + INPUTS + values))
    records = [{"debt": number, "income": 1000003 + 7 * number} for number in range(400)]
    exact = sum((Fraction(number, 1000003 + 7 * number) for number in range(400)), Fraction(0)) / 400
    average = next(compared.evaluate_all(records)).values["average"]
    assert isinstance(average, Decimal)
    assert abs(Fraction(average) - exact) * 10**33 < exact


def test_a_mean_whose_long_sums_cancel_out_is_exact() -> None:
    quotients = [(number, 1000003 + 7 * number) for number in range(1, 300)]
    assert mean([*quotients, *((-n, d) for n, d in quotients)]) == (0, 1)
    halves = [(d - n, d) for n, d in quotients]
    assert mean([*quotients, *halves]) == (1, 2)
    lonely = [(1, 2**1100), (-1, 2**1100), (1, 3**700), (-1, 3**700 + 2)]
    assert mean(lonely)[0] > 0


def test_of_what_is_compared_only_what_follows_from_comparisons_is_refused() -> None:
    values = "values: {v: {title: V, formula: peer_mean(income)}, w: {title: W, formula: peer_rank(v)}}\n"
    _, problems = examine(RuleFile((HEAD + INPUTS + values).encode(), "rules.yaml", "rules.yaml"))
    assert [one.facts["name"] for one in problems if one.code == "peers-chain"] == ["v"]


INCOMES = st.lists(st.one_of(st.none(), st.integers(-50, 50)), min_size=1, max_size=12)


@settings(max_examples=60)
@given(incomes=INCOMES, by=st.sampled_from(["min_max", "rank", "percentile", "distance_to_mean"]), better=st.sampled_from(["higher", "lower"]), ties=st.sampled_from(["best", "mean", "worst"]))  # fmt: skip
def test_places_are_those_worked_out_by_hand(incomes: list[int | None], by: str, better: str, ties: str) -> None:
    compared = evaluator(f"value: income, by: {by}, better: {better}, ties: {ties}")
    found = [result.score for result in compared.evaluate_all([{"income": income} for income in incomes])]
    known = [income for income in incomes if income is not None]
    for income, score in zip(incomes, found, strict=True):
        wanted = None if income is None or len(known) < 2 else by_hand(income, known, by, better, ties)
        assert (score is None) == (wanted is None)
        if score is not None and wanted is not None:
            assert abs(Fraction(score) - wanted * 10) < Fraction(1, 10**11)


def by_hand(income: int, known: list[int], by: str, better: str, ties: str) -> Fraction | None:
    if len(set(known)) == 1:
        return Fraction(1)
    sign = 1 if better == "higher" else -1
    before = sum(sign * one > sign * income for one in known)
    level = known.count(income)
    rank = (
        Fraction(before + 1)
        if ties == "best"
        else Fraction(before + level)
        if ties == "worst"
        else Fraction(2 * before + level + 1, 2)
    )
    if by == "min_max":
        worst, best = (min(known), max(known)) if better == "higher" else (max(known), min(known))
        return Fraction(income - worst, best - worst)
    if by == "rank":
        return (len(known) - rank) / (len(known) - 1)
    if by == "percentile":
        return (len(known) - rank + 1) / len(known)
    mean = Fraction(sum(known), len(known))
    if mean <= 0:
        return None
    if better == "higher":
        return min(max(income / mean, Fraction(0)), Fraction(1))
    return Fraction(1) if income <= 0 else min(mean / income, Fraction(1))


@settings(max_examples=40)
@given(incomes=INCOMES, order=st.randoms(use_true_random=False))
def test_the_order_of_the_records_does_not_matter(incomes: list[int | None], order: Any) -> None:
    compared = evaluator("value: income, by: rank, better: higher, ties: mean")
    records = [{"id": str(number), "income": income} for number, income in enumerate(incomes)]
    before = {result.id: result.score for result in compared.evaluate_all(records)}
    order.shuffle(records)
    assert {result.id: result.score for result in compared.evaluate_all(records)} == before


@settings(max_examples=40)
@given(incomes=INCOMES)
def test_records_together_are_as_each_with_the_others_figures(incomes: list[int | None]) -> None:
    compared = evaluator("value: income, by: percentile, better: lower")
    records = [{"income": income} for income in incomes]
    for number, result in enumerate(compared.evaluate_all(records)):
        others = [one for at, one in enumerate(incomes) if at != number]
        assert compared.evaluate({**records[number], "peers": {"income": others}}).score == result.score


def many(count: int = 60) -> list[Mapping[str, Any]]:
    return [{"id": f"P-{n}", "year": 2023 + n % 2, "debt": (n * 7) % 30, "income": 100 - n % 13} for n in range(count)]


def test_tables_compare_the_records_of_the_whole_table() -> None:
    compared = evaluator("value: rate, by: rank, better: lower", "peers: {by: [year]}\n")
    expected = [float(str(result.score)) for result in compared.evaluate_all(many())]
    table = pa.Table.from_batches(pa.Table.from_pylist(list(many())).to_batches(max_chunksize=7))
    assert compared.evaluate_table(table, columns=["score"])["score"].to_pylist() == expected
    assert TableEvaluator(compared).by_record is None


def test_a_plan_that_travels_needs_to_know_the_peers_first() -> None:
    compared = evaluator("value: rate, by: rank, better: lower")
    with pytest.raises(perfrules.PerfrulesError, match="among"):
        TableJob(compared)
    job = TableJob(compared.among(many()), ["score"])
    found = job.table(pa.Table.from_pylist([dict(one) for one in many()[:5]]))["score"].to_pylist()
    assert found == [float(str(result.score)) for result in compared.evaluate_all(many())][:5]


def test_files_compare_all_their_records_however_many_work_and_can_be_verified(tmp_path: Path) -> None:
    compared = evaluator("value: rate, by: rank, better: lower", "peers: {by: [year]}\n")
    lines = "".join(f"{one['id']},{one['year']},{one['debt']},{one['income']}\n" for one in many(1500))
    (tmp_path / "data.csv").write_text("id,year,debt,income\n" + lines, encoding="utf-8")
    data = open_data(tmp_path / "data.csv", compared.rule_set)
    for workers in (1, 2):
        write_results(compared, data, tmp_path / f"{workers}.jsonl", workers=workers)
    assert (tmp_path / "1.jsonl").read_bytes() == (tmp_path / "2.jsonl").read_bytes()
    assert verify(compared, data, tmp_path / "1.jsonl").difference is None
    assert b'"score": null' not in (tmp_path / "1.jsonl").read_bytes()
