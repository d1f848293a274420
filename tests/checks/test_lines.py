import pytest

from tests.checks.marked import Said, only, says, silent


def score(text: str, points: int = 10) -> str:
    return f"parameters: {{p: {{value: 60%}}, five: {{value: 5}}}}\nindicators: {{a: {{points: {points}, score: {{{text}}}}}}}"


def bands(lines: str, points: int = 10) -> str:
    return score(f"method: bands, value: rate, bands: [{lines}]", points)


@pytest.mark.parametrize(
    "lines",
    [
        "{from: 90%, gives: 10}, {over: 80%, gives: 80%}, {from: 80%, gives: 5}, {from: p, gives: five}, {gives: 0}",
        "{below: 5%, gives: 100%}, {up_to: 5%, gives: 5}, {up_to: 1 - p, gives: 3}, {gives: not_applicable}",
        "{from: 90%, gives: 10}, {from: rate, gives: 5}, {from: 50%, gives: count}, {gives: 0}",
        "{gives: 10}",
    ],
)
def test_bands_in_order_stay_silent(lines: str) -> None:
    assert silent(bands(lines))


@pytest.mark.parametrize(
    ("lines", "line", "before"),
    [
        ("¤{from: 60%, gives: 10}, §{from: 90%, gives: 5}, {gives: 0}", "from: 90%", "from: 60%"),
        ("¤{from: p, gives: 10}, §{over: 60%, gives: 5}, {gives: 0}", "over: 60%", "from: p"),
        ("¤{over: 60%, gives: 10}, §{over: 60%, gives: 5}, {gives: 0}", "over: 60%", "over: 60%"),
        ("¤{up_to: 60%, gives: 10}, §{below: 60%, gives: 5}, {gives: 0}", "below: 60%", "up_to: 60%"),
        ("¤{up_to: 60%, gives: 10}, §{up_to: 5%, gives: 5}, {gives: 0}", "up_to: 5%", "up_to: 60%"),
    ],
)
def test_a_band_that_is_never_reached_is_reported_with_the_one_before(lines: str, line: str, before: str) -> None:
    said = Said(
        f"The line '{line}' is never reached, because '{before}' before it already holds.",
        f"“{line}”这一档永远达不到，前面的“{before}”已经包含它。",
    )
    says(bands(lines), "bands-order", said)


def test_bands_go_in_one_direction() -> None:
    said = Said("'below' runs the other way than 'from' in the same bands.", "同一组档次中，“below”与“from”方向相反。")
    says(bands("¤{from: 60%, gives: 10}, §{below: 40%, gives: 5}, {gives: 0}"), "bands-order/mixed", said)


def test_only_the_last_band_is_without_a_limit() -> None:
    said = Said(
        "This line has no limit and takes everything, so that the lines after it are never reached.",
        "这一档没有界限，包含一切，后面各档永远达不到。",
    )
    says(bands("§{gives: 10}, {from: 40%, gives: 5}"), "bands-order/bare", said)
    gap = Said(
        "The last line has a limit, so that values beyond it lie in no band.",
        "最后一档仍有界限，界限以外的值不属于任何一档。",
        "Add a last line without a limit, as {gives: 0}.",
        "请在最后加一行不写界限的档次，如 {gives: 0}。",
    )
    says(bands("{from: 60%, gives: 10}, §{from: 40%, gives: 5}"), "bands-gap", gap)


def test_a_case_without_a_condition_comes_last() -> None:
    said = Said(
        "This line has no condition and always holds, so that the lines after it are never reached.",
        "这一行没有条件，总是成立，后面各行永远用不到。",
    )
    says(score("method: cases, cases: [§{gives: 10}, ¤{when: held, gives: 5}]"), "cases-order", said)
    says("outcomes: {o: {choose: [§{then: one}, ¤{when: held, then: two}]}}", "cases-order", said)


def test_a_decision_that_may_fit_no_line_is_a_warning() -> None:
    said = Said("It is possible that no line applies; then there is no result.", "可能没有一行适用，那时没有结果。")
    cases = score("method: cases, cases: [{when: held, gives: 10}, §{when: not held, gives: 5}]")
    says(cases, "cases-open", said)
    assert only(cases).severity == "warning"
    says("outcomes: {o: {choose: [§{when: held, then: one}]}}", "cases-open", said)
    assert silent(score("method: cases, cases: [{when: held, gives: 10}, {gives: 0}]"))


def line(anchors: str) -> str:
    return score(f"method: line, value: rate, anchors: [{anchors}]")


def test_anchors_rise() -> None:
    said = Said("The anchor at 50% comes after the one at p.", "折点 50% 排在 p 之后。")
    says(
        line("{at: 0, gives: 0}, {at: p, gives: 5}, {at: rate, gives: 5}, {at: §50%, gives: 10}"), "anchors-order", said
    )
    same = Said("The anchor at 60% comes after the one at p.", "折点 60% 排在 p 之后。")
    says(line("{at: p, gives: 5}, {at: §60%, gives: 10}"), "anchors-order", same)
    assert silent(line("{at: 70%, gives: 80%}, {at: 90%, gives: 100%}"))


@pytest.mark.parametrize(
    ("text", "key", "en", "zh"),
    [
        ("method: yes_no, value: held, yes: §12", "gives-too-much",
         "“12” is more than the 10 points of 'a'.", "“12”超过“a”的分值 10 分。"),
        ("method: yes_no, value: held, yes: §120%", "gives-too-much/share",
         "“120%” is more than all points of 'a'.", "“120%”超过“a”的全部分值。"),
        ("method: yes_no, value: held, no: §-1", "gives-negative",
         "“-1” is below zero; no line takes points away from 'a'.", "“-1”小于零；“a”的各档不能倒扣分。"),
        ("method: line, value: rate, anchors: [{at: 0, gives: 0}, {at: 1, gives: 10}], above: §11", "gives-too-much",
         "“11” is more than the 10 points of 'a'.", "“11”超过“a”的分值 10 分。"),
    ],
)  # fmt: skip
def test_no_line_gives_more_than_all_or_less_than_nothing(text: str, key: str, en: str, zh: str) -> None:
    says(score(text), key, Said(en, zh))


def test_full_points_that_no_line_gives_are_a_warning() -> None:
    text = "indicators: {a: {points: 10, §score: {method: bands, value: rate, bands: [{from: 90%, gives: 80%}, {gives: 7}]}}}"
    said = Said("No line gives more than 8 of the 10 points of 'a'.", "“a”分值 10 分，各档最多只给 8 分。")
    says(text, "unreachable-points", said)
    assert only(text).severity == "warning"


def test_of_rows_only_the_shares_are_looked_at() -> None:
    begin = "indicators: {a: {each: rows, points: points, "
    said = Said(
        "No line gives all points of 'a'; the best gives the share 0.8.", "“a”的各档都不给满分，最高只给分值的 0.8。"
    )
    says(begin + "§score: {method: yes_no, value: held, yes: 80%, no: 0%}}}", "unreachable-points/share", said)
    assert silent(begin + "score: {method: yes_no, value: held, yes: 80}}}")
    over = Said("“101%” is more than all points of 'a'.", "“101%”超过“a”的全部分值。")
    says(begin + "score: {method: yes_no, value: held, yes: §101%}}}", "gives-too-much/share", over)


def test_what_a_line_gives_outside_the_points_of_the_tree_is_left_alone() -> None:
    assert silent(
        "groups: {g: {combine: mean}}\nindicators: {a: {group: g, score: {method: yes_no, value: held, yes: 4}}}"
    )
    assert silent("values: {v: {score: {method: yes_no, value: held, yes: 40}}}")


def test_words_of_a_scale_are_not_weighed_against_the_points() -> None:
    scale = "scales: {letters: {a: {from: 4}, b: {from: 0}}}\n"
    assert silent(
        scale + "indicators: {i: {points: 4, scale: letters, score: {method: yes_no, value: held, yes: a, no: 0}}}"
    )
    said = Said("No line gives more than 2 of the 4 points of 'i'.", "“i”分值 4 分，各档最多只给 2 分。")
    says(
        "indicators: {i: {points: 4, §score: {method: yes_no, value: held, yes: 2, no: not_applicable}}}",
        "unreachable-points",
        said,
    )
