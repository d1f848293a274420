import pytest

from tests.checks.marked import Said, only, says, silent

BEGIN = (
    "inputs: {held: {kind: yes_no}, rate: {kind: percent}, count: {kind: whole},"
    " tier: {kind: choice, choices: {met: M, unmet: U}}, sign: {kind: choice, choices: {equal: E}}}\n"
)
TARGET = "method: target, actual: count, target: 5, sign: sign, reverse: excess"


def score(text: str) -> str:
    return f"{BEGIN}parameters: {{p: {{value: 60%}}}}\nindicators: {{a: {{points: 10, score: {{{text}}}}}}}"


@pytest.mark.parametrize(
    "text",
    [
        "method: proportional, value: rate, full_at: 100%, zero_at: p",
        "method: proportional, value: rate, full_at: rate, zero_at: rate",
        "method: deduct, value: count, above: 3, below: 1, per: 1, take: count, steps: whole",
        "method: deduct, value: count, above: count, below: 1, per: count, take: 5%, steps: whole",
        TARGET,
        TARGET.replace("sign: sign", "sign: at_least"),
        TARGET + ", pass_at: p, over: {from: 130%, then: reduce, take: 50%}",
        TARGET + ", over: {from: rate}",
        TARGET + ", tier: tier, given: count, tiers: {met: {from: p}, unmet: {from: 0%}}",
        "method: tiers, tier: tier, given: count, tiers: {met: {from: rate}, unmet: {from: 0%}}",
        "method: checklist, at_least: 50%, elements: {a: {met: held, share: p}, b: {met: held, share: 40%}}",
        "method: checklist, elements: {a: {met: held, share: rate}, b: {met: held, share: 40%}}",
        "method: checklist, elements: {a: {met: held}, b: {met: held}}",
    ],
)
def test_sensible_figures_stay_silent(text: str) -> None:
    assert silent(score(text))


@pytest.mark.parametrize(
    ("text", "key", "en", "zh"),
    [
        ("method: proportional, value: rate, full_at: §60%, zero_at: p", "full-and-zero",
         "Full points at 60% and none at p: both are the same figure.", "满分点 60% 与零分点 p 相同。"),
        ("method: deduct, value: count, above: 3, per: §0, take: 1, steps: whole", "points-positive",
         "'per' is 0; it must be above 0.", "“per”为 0，应大于 0。"),
        ("method: deduct, value: count, above: 3, per: 1, take: §-1, steps: whole", "points-positive",
         "'take' is -1; it must be above 0.", "“take”为 -1，应大于 0。"),
        ("method: deduct, value: count, above: §1, below: 3, per: 1, take: 1, steps: whole", "deduct-allowance",
         "The allowance ends above 1, but begins only at 3.", "允许范围上限 1 低于下限 3。"),
        (TARGET + ", over: {from: §80%}", "over-from",
         "80% of the target is no over-achievement.", "达到指标值的 80% 不算超额完成。"),
        (TARGET + ", over: {from: 130%, then: reduce, take: §0%}", "points-positive",
         "'take' is 0%; it must be above 0.", "“take”为 0%，应大于 0。"),
        (TARGET + ", pass_at: §120%", "share-range",
         "'pass_at' is 120%; it must be a share above 0% and at most 100%.", "“pass_at”为 120%，应大于 0%、不超过 100%。"),
        ("method: checklist, at_least: §0%, elements: {a: {met: held}}", "share-range",
         "'at_least' is 0%; it must be a share above 0% and at most 100%.", "“at_least”为 0%，应大于 0%、不超过 100%。"),
        ("method: checklist, elements: {a: {met: held, share: 100%}, §b: {met: held}}", "shares-all-or-none",
         "Some elements have a share, but 'b' has none.", "有的要素写了占比，而“b”没有写。"),
        ("method: checklist, elements: {a: {met: held, share: 100%}, b: {met: held, share: §0%}}", "points-positive",
         "'share' is 0%; it must be above 0.", "“share”为 0%，应大于 0。"),
        ("method: tiers, tier: tier, given: count, tiers: {§met: {from: 100%}, unmet: {from: 0%}}", "tiers-order/top",
         "The best tier 'met' begins at 100%; there is nothing left above it.", "最高等次“met”从 100% 起，没有可评的区间。"),
        (TARGET + ", tier: tier, given: count, tiers: {unmet: {from: 0%}, §met: {from: 0%}}", "tiers-order",
         "The tier 'met' begins at 0%, not below 0%, where the tier before it begins.",
         "等次“met”从 0% 起，不低于前一等次的起点 0%。"),
        ("method: tiers, tier: tier, given: count, tiers: {met: {from: 80%}, §unmet: {from: 20%}}", "tiers-order/bottom",
         "The last tier 'unmet' begins at 20%; shares below it are in no tier.",
         "最后的等次“unmet”从 20% 起，更低的得分率不属于任何等次。"),
    ],
)  # fmt: skip
def test_a_figure_that_makes_no_sense_is_reported_where_it_stands(text: str, key: str, en: str, zh: str) -> None:
    says(score(text), key, Said(en, zh))


def test_shares_that_do_not_make_a_hundred_percent_are_shown_with_their_places() -> None:
    text = (
        BEGIN + "indicators:\n  a:\n    points: 10\n    §score:\n      method: checklist\n"
        "      elements: {a: {met: held, share: ¤40%}, b: {met: held, share: ¤30.5%}}"
    )
    said = Said("The shares 40% + 30.5% = 70.5% do not make 100%.", "各要素占比 40% + 30.5% = 70.5%，不等于 100%。")
    says(text, "shares-add-up", said)


def test_a_share_without_its_sign_is_said_once() -> None:
    text = score("method: checklist, elements: {a: {met: held, share: §40}, b: {met: held, share: 60%}}")
    assert only(text).key == "share-kind/percent-sign"


def test_a_least_value_is_not_above_the_greatest() -> None:
    said = Said(
        "'rate' is to be at least 5 and at most 1; no value is both.", "“rate”要求不小于 5 又不大于 1，没有这样的值。"
    )
    says("inputs: {§rate: {kind: number, min: 5, max: 1}}", "range-order", said)
    column = (
        "inputs: {a: {kind: number, min: 1, max: 1}}\ntables: {t: {columns: {§rate: {kind: number, min: 5, max: 1}}}}"
    )
    says(column, "range-order", said)
