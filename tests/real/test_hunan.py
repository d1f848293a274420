"""The department form of Hunan (2015–2018 template): its scoring rules at their limits, and forms filled by real offices."""

from tests.real.snippets import number, result, scores

STAFF = """
inputs: {staff: {kind: whole, min: 0}, posts: {kind: whole, min: 1}}
values: {rate: {formula: staff / posts, kind: percent, decimals: 2}}
indicators:
  it: {points: POINTS, score: {method: deduct, value: rate, above: 100%, per: 1%, take: TAKE, steps: whole}}
"""

PUBLIC_FUNDS = """
inputs: {now: {kind: money, unit: 万元}, before: {kind: money, unit: 万元, min: 0.01}}
values: {change: {formula: (now - before) / before, kind: percent, decimals: 2}}
indicators:
  it: {points: POINTS, score: {method: deduct, value: change, above: 0%, per: 1%, take: 10%, steps: whole}}
"""

KEY_SPENDING = """
inputs: {rate: {kind: percent}}
indicators:
  it:
    points: 5
    score:
      method: bands
      value: rate
      bands: [{from: 90%, gives: 5}, {from: 80%, gives: 4}, {from: 70%, gives: 3}, {from: 60%, gives: 2}, {gives: 0}]
"""

COMPLETION = """
inputs: {rate: {kind: percent}}
indicators:
  it: {points: POINTS, score: {method: deduct, value: rate, below: 100%, per: 5%, take: 2, steps: whole}}
"""

CONTROL = """
inputs: {rate: {kind: percent}}
indicators:
  it:
    points: 8
    score:
      method: bands
      value: rate
      bands: [{over: 30%, gives: 0}, {over: 20%, gives: 2}, {over: 10%, gives: 4}, {over: 0%, gives: 6}, {gives: 8}]
"""

BUILDINGS = """
inputs: {built: {kind: number, min: 0}, approved: {kind: number, min: 0}}
indicators:
  it:
    points: 5
    score: {method: deduct, value: built / approved if approved > 0 else 0%, above: 100%, per: 5%, take: 2, steps: whole}
"""


def with_points(rules: str, points: object, take: object = 0) -> str:
    return rules.replace("POINTS", str(points)).replace("TAKE", str(take))


def points_of(rules: str, **record: object) -> float | None:
    return number(result(rules, **record).scores["it"].points)


def test_staff_above_the_posts_costs_half_a_point_for_each_full_percentage_point() -> None:
    rules = with_points(STAFF, 5, 0.5)
    got = [points_of(rules, staff=staff, posts=1000) for staff in (999, 1000, 1009, 1010, 1019, 1020, 1099, 1100, 1110)]
    assert got == [5, 5, 5, 4.5, 4.5, 4, 0.5, 0, 0]


def test_public_funds_that_grow_cost_a_tenth_of_the_points_for_each_full_percentage_point() -> None:
    rules = with_points(PUBLIC_FUNDS, 5)
    got = [points_of(rules, now=now, before=1000) for now in (900, 1000, 1009, 1010, 1020, 1099, 1100, 1200)]
    assert got == [5, 5, 5, 4.5, 4, 0.5, 0, 0]


def test_key_spending_has_five_bands() -> None:
    got = scores(KEY_SPENDING, "rate", "59.99%", "60%", "69.99%", "70%", "79.99%", "80%", "89.99%", "90%", "100%")
    assert got == [0, 2, 2, 3, 3, 4, 4, 5, 5]


def test_a_budget_not_completed_costs_two_points_for_each_full_five_percentage_points() -> None:
    got = scores(with_points(COMPLETION, 5), "rate", "101%", "100%", "95.01%", "95%", "90.01%", "90%", "85%", "80%")
    assert got == [5, 5, 5, 3, 3, 1, 0, 0]


def test_additions_to_the_budget_have_bands_that_contain_their_upper_end() -> None:
    got = scores(CONTROL, "rate", "0%", "0.01%", "10%", "10.01%", "20%", "20.01%", "30%", "30.01%")
    assert got == [8, 6, 6, 4, 4, 2, 2, 0]


def test_an_office_that_built_nothing_has_all_points_for_buildings() -> None:
    got = [
        points_of(BUILDINGS, built=built, approved=approved)
        for built, approved in ((0, 0), (100, 100), (104, 100), (105, 100), (115, 100))
    ]
    assert got == [5, 5, 5, 3, 0]


def test_the_form_of_2018_with_136_of_143_posts() -> None:
    staff = result(with_points(STAFF, 8, 0.8), staff=136, posts=143)
    assert (number(staff.values["rate"]), number(staff.scores["it"].points)) == (0.951, 8)
    funds = result(with_points(PUBLIC_FUNDS, 8), now="63.46", before="32")
    assert (number(funds.values["change"]), number(funds.scores["it"].points)) == (0.9831, 0)
    by_actuals = result(with_points(PUBLIC_FUNDS, 8), now="44.29", before="29.08")
    assert (number(by_actuals.values["change"]), number(by_actuals.scores["it"].points)) == (0.523, 0)
    assert scores(CONTROL, "rate", "39.94%") == [0]


def test_the_form_of_2018_with_104_of_104_posts() -> None:
    assert points_of(with_points(STAFF, 3, 0.3), staff=104, posts=104) == 3
    funds = result(with_points(PUBLIC_FUNDS, 4), now="18.06", before="31.1")
    assert (number(funds.values["change"]), number(funds.scores["it"].points)) == (-0.4193, 4)


def test_the_provincial_office_of_2015_with_92_8_percent_of_its_budget() -> None:
    # 7.2 percentage points short is one full step of 5, so 2 points: printed 3 of 5
    assert scores(with_points(COMPLETION, 5), "rate", "92.8%") == [3]


def test_the_rates_of_two_filled_forms_are_as_printed() -> None:
    rules = """
inputs: {part: {kind: number}, whole_of: {kind: number, min: 0.01}}
values: {rate: {formula: part / whole_of, kind: percent, decimals: 2}}
"""
    printed = {
        ("2690.62", "2710.42"): 0.9927,  # 预算完成率 (19.8+1922.76+767.86-19.8)/(19.8+1922.76+767.86)
        ("767.86", "1922.76"): 0.3994,  # 预算控制率
        ("44.29", "63.46"): 0.6979,  # 三公经费控制率
        ("30.66", "30.66"): 1,  # 政府采购执行率
        ("483.22", "487.24"): 0.9917,  # 益阳市工商联 2019
    }
    got = {figures: number(result(rules, part=figures[0], whole_of=figures[1]).values["rate"]) for figures in printed}
    assert got == printed
