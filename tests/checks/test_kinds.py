import pytest

from tests.checks.marked import Said, only, says, silent

TARGET = "{method: target, actual: rate, target: rate, sign: signs, reverse: excess, tier: tier, given: count,"


def test_what_fits_its_place_stays_silent() -> None:
    assert silent(
        "parameters: {limit: {kind: money, unit: 万元, value: 5}}\n"
        "values:\n  a: {formula: rate - 10%, kind: percent}\n  b: {formula: count / 2, kind: percent}\n"
        "  c: {formula: score_of(x), kind: number}\n  d: {formula: count, kind: number}\n"
        "  e: {score: {method: yes_no, value: held}, kind: percent}\n  f: {formula: paid, kind: money, unit: 万元}\n"
        "  many: {formula: 'distinct_of(rows, name)', kind: number}\n"
        "  g: {formula: tier, kind: choice}\n  h: {formula: \"g == 'met'\"}\n  i: {formula: rate}\n"
        "indicators:\n  x: {score: {method: bands, value: paid, bands: [{from: limit, gives: 5}, {gives: 0}]}, points: 5}\n"
        "  y: {each: rows, label: name, where: share > 0, points: points, score: {method: formula, formula: share, gives: share}}\n"
        "  z: {points: 3, score: {method: formula, formula: count}, not_applicable_when: not held}\n"
    )


@pytest.mark.parametrize(
    ("text", "key", "en", "zh"),
    [
        ("flags: {f: {when: §rate, severity: info, finding: f}}", "formula-kind/condition",
         "“rate” is a percentage where yes or no is needed.", "“rate”是百分比，此处需要是或否。"),
        ("indicators: {a: {score: {method: proportional, value: §held}}}", "formula-kind/number",
         "“held” is yes or no where a number is needed.", "“held”是是或否，此处需要数值。"),
        ("indicators: {a: {points: 9, score: {method: yes_no, value: held, yes: §paid}}}", "gives-kind",
         "“paid” is an amount of money in 万元; what is given or taken is points or a percentage of the points.",
         "“paid”是金额（万元）；得分或扣分须为分数或占分值的百分比。"),
        ("indicators: {a: {points: 9, score: {method: yes_no, value: held, yes: §word}}}", "gives-kind",
         "“word” is text; what is given or taken is points or a percentage of the points.",
         "“word”是文字；得分或扣分须为分数或占分值的百分比。"),
        ("indicators: {a: {points: §rate, @score}}", "points-kind",
         "“rate” is a percentage where a number of points is needed.", "“rate”是百分比，此处需要分值。"),
        ("indicators: {a: {score: {method: checklist, elements: {e: {met: held, share: §paid}}}}}", "share-kind",
         "“paid” is an amount of money in 万元 where a share of the points is needed.",
         "“paid”是金额（万元），此处需要占分值的比例。"),
        ("indicators: {a: {score: {method: checklist, at_least: §60, elements: {e: {met: held}}}}}", "share-kind/percent-sign",
         "“60” lacks its percent sign; a share of the points is needed here.", "“60”缺少百分号，此处需要占分值的比例。"),
        ("indicators: {a: {score: {method: choices, value: §word, gives: {x: 1}}}}", "word-kind",
         "“word” is text where a word of a list is needed.", "“word”是文字，此处需要选项。"),
        ("parameters: {some: {value: [a]}}\nvalues: {v: {formula: §some}, w: {formula: word in some}}", "formula-kind/texts",
         "“some” is a list of texts, which stands for no single value.", "“some”是文字列表，不代表单个值。"),
        ("parameters: {some: {value: [a]}}\nindicators: {x: {each: rows, label: §some, points: points, @score}}", "formula-kind/texts",
         "“some” is a list of texts, which stands for no single value.", "“some”是文字列表，不代表单个值。"),
        ("values: {v: {formula: rate + §word}}", "formula-kind/number",
         "“word” is text where a number is needed.", "“word”是文字，此处需要数值。"),
        ("groups: {g: {points: 1, combine: formula, formula: '§scoer_of(a)'}}\nindicators: {a: {group: g, @score}}",
         "formula-function/near", "There is no function 'scoer_of'.", "没有函数“scoer_of”。"),
        ("flags: {f: {when: held, severity: info, finding: '{§raet}'}}", "formula-name/near",
         "'raet' is not a name that is known here.", "此处没有名为“raet”的项。"),
        ("flags: {f: {when: held, severity: info, finding: f, recommendation: '{§raet}'}}", "formula-name/near",
         "'raet' is not a name that is known here.", "此处没有名为“raet”的项。"),
        ("outcomes: {o: {choose: [{when: §rate, then: one}, {then: two}]}}", "formula-kind/condition",
         "“rate” is a percentage where yes or no is needed.", "“rate”是百分比，此处需要是或否。"),
        ("outcomes: {o: {choose: [{then: '{§raet}'}]}}", "formula-name/near",
         "'raet' is not a name that is known here.", "此处没有名为“raet”的项。"),
        ("total: {of: 1, combine: formula, formula: §held}\nindicators: {a: {@score}}", "formula-kind/number",
         "“held” is yes or no where a number is needed.", "“held”是是或否，此处需要数值。"),
    ],
)  # fmt: skip
def test_a_formula_of_the_wrong_kind_is_reported_where_it_stands(text: str, key: str, en: str, zh: str) -> None:
    says(text, key, Said(en, zh))


@pytest.mark.parametrize(
    ("kind", "formula", "declared", "gives", "zh"),
    [
        ("money, unit: 万元", "count", "an amount of money in 万元", "a whole number", "金额（万元）|整数"),
        (
            "money, unit: 元",
            "paid",
            "an amount of money in 元",
            "an amount of money in 万元",
            "金额（元）|金额（万元）",
        ),
        ("whole", "rate", "a whole number", "a percentage", "整数|百分比"),
        ("percent", "score_of(i)", "a percentage", "points", "百分比|分数"),
        ("yes_no", "word", "yes or no", "text", "是或否|文字"),
    ],
)
def test_a_declared_kind_is_that_of_the_formula(kind: str, formula: str, declared: str, gives: str, zh: str) -> None:
    said, found = zh.split("|")
    says(
        f"indicators: {{i: {{@score}}}}\nvalues: {{v: {{formula: ¤{formula}, kind: §{kind}}}}}",
        "declared-kind",
        Said(
            f"'v' is declared as {declared}, but its formula gives {gives}.",
            f"“v”声明为{said}，而公式的结果是{found}。",
        ),
    )


def test_a_scoring_method_gives_a_number() -> None:
    said = Said(
        "'v' is declared as text, but a scoring method gives a number.", "“v”声明为文字，而计分方法的结果是数值。"
    )
    says("values: {v: {kind: §text, @score}}", "declared-kind/score", said)


def test_a_score_by_formula_says_whether_it_gives_points_or_a_share() -> None:
    share = Said(
        "The formula of 'a' gives a percentage, but it is taken for points.", "“a”的公式结果是百分比，却按分数计。"
    )
    says(
        "indicators: {a: {points: 5, score: {method: formula, gives: §points, formula: ¤rate}}}",
        "computed-kind/share",
        share,
    )
    points = Said(
        "The formula of 'a' gives points, but it is taken for a share of the points.",
        "“a”的公式结果是分数，却按占分值的比例计。",
    )
    says(
        "indicators: {a: {points: 5, score: {method: formula, gives: §share, formula: ¤score_of(b)}}, b: {points: 1, @score}}",
        "computed-kind/points",
        points,
    )


def test_the_mistake_in_a_score_by_formula_is_said_once() -> None:
    assert only("indicators: {a: {points: 5, score: {method: formula, formula: §raet}}}").code == "formula-name"


def test_a_name_that_like_copies_is_reported_once() -> None:
    text = "indicators: {a: {points: 5, score: {method: yes_no, value: §hedl}}, b: {like: a, points: 3}}"
    assert only(text).code == "formula-name"


@pytest.mark.parametrize(
    ("score", "key", "en", "zh"),
    [
        ("{method: proportional, value: rate, full_at: §90}", "formula-percent-sign",
         "“90” stands beside the percentage “rate” without a percent sign.", "“90”与百分比“rate”并列，却没有百分号。"),
        ("{method: bands, value: paid, bands: [{from: §90, gives: 5}, {gives: 0}]}", "formula-unit/bare",
         "“90” is not money, but stands beside the amount “paid”.", "“90”不是金额，却与金额“paid”并列。"),
        ("{method: line, value: rate, anchors: [{at: 0, gives: 0}, {at: §90, gives: 5}]}", "formula-percent-sign",
         "“90” stands beside the percentage “rate” without a percent sign.", "“90”与百分比“rate”并列，却没有百分号。"),
        ("{method: deduct, value: rate, above: 0, per: §1, take: 1, steps: whole}", "formula-percent-sign",
         "“1” stands beside the percentage “rate” without a percent sign.", "“1”与百分比“rate”并列，却没有百分号。"),
        ("{method: target, actual: rate, target: §95, sign: signs, reverse: excess}", "formula-percent-sign",
         "“95” stands beside the percentage “rate” without a percent sign.", "“95”与百分比“rate”并列，却没有百分号。"),
        ("{method: target, actual: rate, target: 95%, sign: §tier, reverse: excess}", "sign-words",
         "“tier” can be: met partly unmet. Those are no signs of an indicator.",
         "“tier”可能是：met partly unmet，这些不是指标性质。"),
        ("{method: choices, value: tier, gives: {§met: 5, partly: 3}}", "choice-words",
         "“tier” can also be: unmet. Nothing is given for that.", "“tier”还可能是：unmet，却没有规定得分。"),
        ("{method: choices, value: tier, gives: {met: 5, partly: 3, §unmte: 0}}", "formula-choice-word/near",
         "'unmte' is not a word of “tier”.", "“unmte”不是“tier”的选项词。"),
        ("{method: choices, value: tier, gives: {met: 5, partly: 3, unmet: 0, §xyz: 0}}", "formula-choice-word",
         "'xyz' is not a word of “tier”.", "“xyz”不是“tier”的选项词。"),
        ("{method: tiers, tier: tier, given: count, tiers: {§met: {from: 80%}, unmet: {from: 0%}}}", "tier-words",
         "“tier” can also be: partly. There is no such tier.", "“tier”还可能是：partly，却没有这一等次。"),
        (TARGET + " tiers: {met: {from: 80%}, partly: {from: 60%}, §unmte: {from: 0%}}}", "formula-choice-word/near",
         "'unmte' is not a word of “tier”.", "“unmte”不是“tier”的选项词。"),
    ],
)  # fmt: skip
def test_limits_and_words_of_a_shape_fit_its_value(score: str, key: str, en: str, zh: str) -> None:
    begin = (
        "inputs: {rate: {kind: percent}, count: {kind: whole}, paid: {kind: money, unit: 万元},"
        " tier: {kind: choice, choices: {met: M, partly: P, unmet: U}}, signs: {kind: choice, choices: {equal: E, below: B}}}\n"
    )
    says(f"{begin}indicators: {{a: {{points: 5, score: {score}}}}}", key, Said(en, zh))


def test_sound_shapes_stay_silent() -> None:
    assert silent(
        "parameters: {step: {kind: percent, value: 1%}}\n"
        "indicators:\n  a: {score: {method: deduct, value: count, above: 0, per: 1, take: 1, steps: whole}}\n"
        "  b: {score: {method: deduct, value: rate, below: 90%, per: step, take: 5%, steps: started, at_most: 50%}}\n"
        "  d: {score: {method: choices, value: tier, gives: {met: 100%, partly: 50%, unmet: not_applicable}}}\n"
        "  e: {score: {method: tiers, tier: tier, given: count, tiers: {met: {from: 80%}, partly: {from: 60%}, unmet: {from: 0%}}}}\n"
        "  f: {score: {method: line, value: rate, anchors: [{at: 0, gives: 0}, {at: 90%, gives: 100%}]}}\n"
        "  g: {score: {method: deduct, value: rate, below: 90%, per: 0.05, take: 5%, steps: started}}\n"
    )


def test_a_shape_whose_value_has_a_problem_stays_silent_besides() -> None:
    assert only("indicators: {a: {score: {method: proportional, value: §raet, full_at: 90}}}").code == "formula-name"
    assert only("indicators: {a: {score: {method: choices, value: §tire, gives: {x: 1}}}}").code == "formula-name"
    text = "indicators: {a: {score: {method: deduct, value: §raet, above: 0, per: 1, take: 1, steps: whole}}}"
    assert only(text).code == "formula-name"
    target = "indicators: {a: {score: {method: target, actual: rate, target: 5%, sign: §tire, reverse: excess}}}"
    assert only(target).code == "formula-name"
