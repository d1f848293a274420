"""
The scoring rules found in print, each in the smallest rule file, at their limits: the list of shapes can say them.

A rank that is known is scored by its band, one that is worked out among peers by `relative`. Lookups by several letters are not
among the rules found here.
"""

import pytest

from tests.real.snippets import number, result, scores

BY_TARGET = """
inputs: {actual: {kind: number}}
parameters:
  direction: {kind: choice, choices: {at_least: ≥, at_most: ≤}, value: DIRECTION}
indicators:
  it: {points: 10, score: {method: target, actual: actual, target: 10, sign: direction, reverse: inverse}, decimals: 2}
"""


def test_ratio_of_actual_and_target_is_capped_at_the_weight() -> None:
    assert scores(BY_TARGET.replace("DIRECTION", "at_least"), "actual", 0, 9, 10, 11) == [0, 9, 10, 10]
    assert scores(BY_TARGET.replace("DIRECTION", "at_most"), "actual", 0, 9, 10, 11, 20) == [10, 10, 10, 9.09, 5]


@pytest.mark.parametrize(("full", "just_below"), [(20, 19.8), (10, 9.9)])
def test_execution_is_20_or_10_times_the_rate(full: int, just_below: float) -> None:
    rules = f"inputs: {{rate: {{kind: percent}}}}\nindicators: {{it: {{points: {full}, score: {{method: proportional, value: rate}}}}}}\n"
    assert scores(rules, "rate", "0%", "99%", "100%", "101%") == [0, just_below, full, full]


def test_a_task_that_is_not_in_the_plan_is_not_deducted() -> None:
    rules = """
tables: {tasks: {columns: {planned: {kind: number, min: 0}, done: {kind: number, min: 0}}}}
groups: {work: {points: 12}}
indicators:
  it: {group: work, each: tasks, not_applicable_when: planned == 0, score: {method: proportional, value: done / planned}}
total: {of: 12}
"""
    tasks = [{"planned": 4, "done": 3}, {"planned": 5, "done": 6}, {"planned": 0, "done": 0}]
    assert number(result(rules, tasks=tasks).score) == 10.5  # 6 points each for the two tasks planned: 4.5 and 6
    assert number(result(rules, tasks=[*tasks[:2], {"planned": 3, "done": 3}]).score) == 11


def test_a_count_is_worth_up_to_five() -> None:
    rules = "inputs: {count: {kind: whole}}\nindicators: {it: {points: 1, score: {method: proportional, value: count, full_at: 5}}}\n"
    assert scores(rules, "count", 0, 4, 5, 6) == [0, 0.8, 1, 1]


def test_each_missing_station_costs_a_point() -> None:
    rules = """
inputs: {stations: {kind: whole, min: 0}}
indicators: {it: {points: 6, score: {method: deduct, value: stations, below: 9, per: 1, take: 1, steps: whole}}}
"""
    assert scores(rules, "stations", 10, 9, 8, 4, 3, 2, 0) == [6, 6, 5, 1, 0, 0, 0]


DEDUCT = """
inputs: {rate: {kind: percent}}
indicators: {it: {points: POINTS, score: {method: deduct, value: rate, SIDE, per: PER, take: TAKE, steps: STEPS}}}
"""


def deduct(points: object, side: str, per: str, take: object, steps: str = "whole") -> str:
    words = {"POINTS": points, "SIDE": side, "PER": per, "TAKE": take, "STEPS": steps}
    text = DEDUCT
    for word, figure in words.items():
        text = text.replace(word, str(figure))
    return text


def test_each_percentage_point_over_a_ceiling_costs_a_tenth_or_three_tenths() -> None:
    staff = deduct(1, "above: 100%", "1%", 0.1)
    assert scores(staff, "rate", "99%", "100%", "100.99%", "101%", "109%", "110%", "111%") == [1, 1, 1, 0.9, 0.1, 0, 0]
    public_funds = deduct(3, "above: 0%", "1%", 0.3)
    assert scores(public_funds, "rate", "-1%", "0%", "1%", "9%", "10%", "11%") == [3, 3, 2.7, 0.3, 0, 0]


def test_a_step_of_a_deduction_counts_when_full_when_started_or_in_part_as_is_written() -> None:
    got = [
        scores(deduct(10, "above: 100%", "1%", 1, steps), "rate", "101.5%")
        for steps in ("whole", "started", "fractional")
    ]
    assert got == [[9], [8], [8.5]]


@pytest.mark.parametrize(
    ("per", "figures", "expected"),
    [
        ("1%", ("100%", "99.01%", "99%", "98%", "90%", "89%"), [10, 10, 9, 8, 0, 0]),
        ("2%", ("99%", "98.01%", "98%", "97%", "96%"), [10, 10, 9, 9, 8]),
        ("5%", ("96%", "95.01%", "95%", "91%", "90%"), [10, 10, 9, 9, 8]),
    ],
)
def test_each_one_two_or_five_percent_short_costs_a_point(
    per: str, figures: tuple[str, ...], expected: list[float]
) -> None:
    assert scores(deduct(10, "below: 100%", per, 1), "rate", *figures) == expected


def test_below_a_floor_nothing_then_80_percent_rising_to_all() -> None:
    rules = """
inputs: {rate: {kind: percent}}
indicators: {it: {points: 10, score: {method: line, value: rate, anchors: [{at: 70%, gives: 80%}, {at: 90%, gives: 100%}]}}}
"""
    assert scores(rules, "rate", "69%", "69.99%", "70%", "71%", "89%", "90%", "91%") == [0, 0, 8, 8.1, 9.9, 10, 10]


@pytest.mark.parametrize("limit", [95, 90])
def test_all_points_above_a_threshold_and_none_on_it(limit: int) -> None:
    rules = f"inputs: {{rate: {{kind: percent}}}}\nindicators: {{it: {{points: 4, score: {{method: bands, value: rate, bands: [{{over: {limit}%, gives: 4}}, {{gives: 0}}]}}}}}}\n"
    assert scores(rules, "rate", f"{limit - 1}%", f"{limit}%", f"{limit}.01%", f"{limit + 1}%") == [0, 0, 4, 4]


def test_bands_with_ranges_hold_the_points_of_the_assessor_inside_them() -> None:
    rules = """
inputs: {rate: {kind: percent}, given: {kind: number, min: 0, max: 5}}
indicators:
  it:
    points: 5
    score:
      method: cases
      cases:
        - {when: rate > 100%, gives: "max(3, given)"}
        - {when: rate == 100%, gives: 3}
        - {when: rate >= 80%, gives: "min(2, given)"}
        - {gives: 0}
"""
    figures = [
        ("79.99%", 2),
        ("80%", 0),
        ("80%", 2),
        ("99.99%", 3),
        ("100%", 0),
        ("100%", 5),
        ("100.01%", 2),
        ("101%", 4),
        ("120%", 5),
    ]
    got = [number(result(rules, rate=rate, given=given).scores["it"].points) for rate, given in figures]
    assert got == [0, 0, 2, 2, 3, 3, 3, 4, 5]


def test_a_line_through_two_points_reaches_down_to_nothing() -> None:
    rules = "inputs: {area: {kind: percent}}\nindicators: {it: {points: 20, score: {method: proportional, value: area, zero_at: 80%, full_at: 100%}}}\n"
    assert scores(rules, "area", "79%", "80%", "89%", "90%", "91%", "99%", "100%", "101%") == [
        0,
        0,
        9,
        10,
        11,
        19,
        20,
        20,
    ]


RANK = """
inputs: {rank: {kind: whole, min: 1}, share: {kind: percent}}
indicators:
  it:
    points: 3
    score:
      method: cases
      cases: [{when: share == 0, gives: 0}, {when: rank <= 5, gives: 3}, {when: rank <= 10, gives: 2.5}, {gives: 2}]
"""


def test_a_rank_that_is_known_is_scored_by_its_band() -> None:
    got = [number(result(RANK, rank=rank, share="1%").scores["it"].points) for rank in (1, 5, 6, 10, 11)]
    assert got == [3, 3, 2.5, 2.5, 2]
    assert number(result(RANK, rank=1, share="0%").scores["it"].points) == 0


def test_a_rank_is_worked_out_among_peers() -> None:
    text = "inputs: {share: {kind: percent}}\nindicators: {it: {points: 3, score: {method: relative, value: share, by: rank, better: higher}}}\n"
    assert number(result(text, share="5%", peers={"share": ["7%", "1%", "2%"]}).scores["it"].points) == 2


@pytest.mark.parametrize(("middle", "inside"), [("50%", 5), ("60%", 6)])
def test_three_tiers_of_words_and_the_lower_limit_belongs_to_the_upper_tier(middle: str, inside: int) -> None:
    rules = f"""
inputs: {{tier: {{kind: choice, choices: {{met: 达成, partly: 部分达成, unmet: 未达成}}}}, given: {{kind: number}}}}
indicators:
  it: {{points: 10, score: {{method: tiers, tier: tier, given: given, tiers: {{met: {{from: 80%}}, partly: {{from: {middle}}}, unmet: {{from: 0%}}}}}}}}
"""
    below = inside - 0.01
    right = [("met", 10), ("met", 8), ("partly", 7.99), ("partly", inside), ("unmet", below), ("unmet", 0)]
    wrong = [("met", 7.99), ("partly", 8), ("partly", below), ("unmet", inside)]
    for tier, given in right:
        assert result(rules, tier=tier, given=given).findings == ()
    for tier, given in wrong:
        found = result(rules, tier=tier, given=given)
        assert (number(found.scores["it"].points), [one.flag for one in found.findings]) == (given, ["tier-outside"])


def test_evidence_is_all_or_nothing() -> None:
    rules = (
        "inputs: {evidence: {kind: yes_no}}\nindicators: {it: {points: 2, score: {method: yes_no, value: evidence}}}\n"
    )
    assert scores(rules, "evidence", "是", "否", None) == [2, 0, None]


EVEN_SPLIT = """
tables: {rows: {columns: {done: {kind: yes_no}}}}
groups: {section: {points: POINTS}}
indicators:
  it: {group: section, each: rows, points: "round(POINTS / count_of(rows, true), 0)", score: {method: yes_no, value: done}}
total: {of: POINTS}
"""


def split(points: int, rows: int) -> tuple[float | None, list[str | None]]:
    found = result(EVEN_SPLIT.replace("POINTS", str(points)), rows=[{"done": True}] * rows)
    return number(found.score), [one.flag for one in found.findings]


def test_an_even_split_rounded_to_whole_points_may_lose_some_and_says_so() -> None:
    assert split(15, 3) == (15, [])
    assert split(15, 5) == (15, [])
    assert split(12, 5) == (10, ["row-points-add-up"])


def test_the_lower_of_two_scores_counts_where_both_apply() -> None:
    rules = """
inputs: {key_province: {kind: yes_no}, air: {kind: number}, task: {kind: number}}
indicators:
  air_quality: {score: {method: proportional, value: air, full_at: 100}}
  tasks: {not_applicable_when: not key_province, score: {method: proportional, value: task, full_at: 100}}
total: {of: 100, combine: lowest}
grades:
  outstanding: {title: 优秀, from: 90}
  good: {title: 良好, from: 70}
  passed: {title: 合格, from: 60}
  failed: {title: 不合格, from: 0}
"""

    def got(key: str, air: float, task: float) -> tuple[float | None, str | None]:
        found = result(rules, key_province=key, air=air, task=task)
        return number(found.score), found.grade_title

    assert got("是", 95, 69.9) == (69.9, "合格")
    assert got("是", 70, 95) == (70, "良好")
    assert got("否", 90, 10) == (90, "优秀")
    assert got("否", 59.9, 100) == (59.9, "不合格")


def test_level_and_progress_swap_their_weights_at_the_average() -> None:
    rules = """
inputs: {level: {kind: number}, progress: {kind: number}, average: {kind: number}}
groups:
  high: {combine: mean, not_applicable_when: level <= average}
  low: {combine: mean, not_applicable_when: level > average}
indicators:
  high_level: {group: high, weight: 7, score: {method: proportional, value: level, full_at: 100}}
  high_progress: {group: high, weight: 3, score: {method: proportional, value: progress, full_at: 100}}
  low_level: {group: low, weight: 3, like: high_level}
  low_progress: {group: low, weight: 7, like: high_progress}
total: {of: 100, combine: one_of}
"""
    got = [number(result(rules, level=level, progress=50, average=80).score) for level in (79, 80, 81)]
    assert got == [58.7, 59, 71.7]


def test_one_fire_takes_all_points_and_the_grade() -> None:
    rules = """
inputs: {fires: {kind: whole, min: 0}, trained: {kind: yes_no}}
indicators:
  it: {points: 10, score: {method: checklist, elements: {training: {met: trained}}, veto: {when: fires >= 1, because: 发生火灾}}}
  rest: {points: 90, score: {method: formula, formula: 90}}
total: {of: 100}
grades: {passed: {title: 合格, from: 60}, failed: {title: 不合格, from: 0}}
grade_limits: {fire: {when: fires >= 1, at_most: failed, because: 发生火灾}}
"""
    none, one = (result(rules, fires=fires, trained="是") for fires in (0, 1))
    assert (number(none.score), none.grade_title, none.limited_by) == (100, "合格", ())
    assert (number(one.score), one.grade_title, one.limited_by) == (90, "不合格", ("fire",))


def test_the_grades_are_half_open_at_90_80_and_60() -> None:
    rules = """
inputs: {score: {kind: number}}
indicators: {it: {points: 100, score: {method: formula, formula: score}}}
total: {of: 100}
grades: {excellent: {title: 优, from: 90}, good: {title: 良, from: 80}, fair: {title: 中, from: 60}, poor: {title: 差, from: 0}}
"""
    got = "".join(str(result(rules, score=score).grade_title) for score in (100, 90, 89.99, 80, 79.99, 60, 59.99, 0))
    assert got == "优优良良中中差差"


def test_units_are_added_or_averaged_by_funds_and_then_scored_once() -> None:
    rules = """
tables: {units: {columns: {trained: {kind: whole}, rate: {kind: percent}, funds: {kind: money, unit: 万元, min: 0}}}}
values:
  all_trained: {formula: "sum_of(units, trained)"}
  pass_rate: {formula: "sum_of(units, rate * funds) / sum_of(units, funds)", kind: percent}
parameters: {direction: {kind: choice, choices: {at_least: ≥, at_most: ≤}, value: at_least}}
indicators:
  it: {points: 10, score: {method: target, actual: all_trained, target: 200, sign: direction, reverse: inverse}}
  passed: {points: 10, score: {method: target, actual: pass_rate, target: 95%, sign: direction, reverse: inverse}, decimals: 2}
total: {of: 20}
"""
    units = [{"trained": 50, "rate": "100%", "funds": "1000万元"}, {"trained": 130, "rate": "80%", "funds": "0.3亿元"}]
    found = result(rules, units=units)
    assert number(found.values["pass_rate"]) == 0.85
    assert [number(found.scores[name].points) for name in ("it", "passed")] == [9, 8.95]


LETTERS = """
scales: {letters: {a: {title: A, from: 4}, b: {title: B, from: 3}, c: {title: C, from: 2}, d: {title: D, from: 0}}}
tables: {years: {columns: {rate: {kind: percent}}}}
indicators:
  it:
    points: 4
    scale: letters
    score:
      method: cases
      cases:
        - {when: "at_least(2, years, A)", gives: a}
        - {when: "at_least(2, years, B)", gives: b}
        - {when: "at_least(2, years, C)", gives: c}
        - {gives: d}
"""
REVENUE = {"A": "97% <= rate <= 106%", "B": "94% <= rate <= 112%", "C": "92% <= rate <= 116%"}
VARIANCE = {"A": "rate < 5%", "B": "rate < 10%", "C": "rate < 15%"}


def letter(conditions: dict[str, str], *rates: str) -> str | None:
    text = LETTERS
    for name, condition in conditions.items():
        text = text.replace(f"years, {name})", f"years, {condition})")
    return result(text, years=[{"rate": rate} for rate in rates]).scores["it"].word


def test_revenue_outturn_counts_two_of_three_years() -> None:
    figures = [
        ("96.9%", "97%", "106%"),
        ("96.9%", "97%", "106.1%"),
        ("94%", "112%", "200%"),
        ("93.9%", "112.1%", "116%"),
        ("0%", "0%", "100%"),
    ]
    assert [letter(REVENUE, *rates) for rates in figures] == ["a", "b", "b", "c", "d"]


def test_variance_of_composition_counts_two_of_three_years() -> None:
    figures = [("4.99%", "4.99%", "50%"), ("4.99%", "5%", "5%"), ("9.99%", "10%", "10%"), ("15%", "15%", "1%")]
    assert [letter(VARIANCE, *rates) for rates in figures] == ["a", "b", "c", "d"]


def test_section_weights_with_results_not_demonstrated_overriding() -> None:
    rules = """
inputs: {purpose: {kind: percent}, planning: {kind: percent}, management: {kind: percent}, results: {kind: percent}, demonstrated: {kind: yes_no}}
indicators:
  it: {points: 20, score: {method: proportional, value: purpose}}
  p: {points: 10, score: {method: proportional, value: planning}}
  m: {points: 20, score: {method: proportional, value: management}}
  r: {points: 50, score: {method: proportional, value: results}}
total: {of: 100}
grades: {effective: {from: 85}, ineffective: {from: 0}}
grade_limits: {none_: {when: not demonstrated, becomes: unrated, title: Results Not Demonstrated}}
"""
    given = {"purpose": "80%", "planning": "50%", "management": "100%", "results": "90%"}
    shown, not_shown = result(rules, demonstrated="是", **given), result(rules, demonstrated="否", **given)
    assert (number(shown.score), shown.grade) == (86, "effective")
    assert (number(not_shown.score), not_shown.grade, not_shown.grade_title) == (
        86,
        "unrated",
        "Results Not Demonstrated",
    )
