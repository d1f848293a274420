import pytest

from perfrules.formula.check import check_kinds
from perfrules.formula.kind import DATE, NUMBER, PERCENT, PERCENT_POINTS, POINTS, TEXT, TEXTS, WHOLE, YES_NO, Kind
from perfrules.formula.scope import Scope
from perfrules.roundings import ROUNDINGS
from tests.formula.formulas import MIXED, SCOPE, WAN, YUAN, column, kind, misfit, misfits, parsed, typed

INSIDE = SCOPE.inside("rows")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5", WHOLE), ("0.5", NUMBER), ("80%", PERCENT), ("'a'", TEXT), ("true", YES_NO), ("false", YES_NO), ("预算", WAN),
        ("-paid", WAN), ("not held", YES_NO), ("held and x > 1", YES_NO), ("paid + budget", WAN), ("paid - 0", WAN),
        ("paid * 2", WAN), ("2 * paid", WAN), ("rate * paid", WAN), ("paid / budget", NUMBER), ("paid / 2", WAN), ("x / paid", NUMBER),
        ("rate - share", PERCENT_POINTS), ("rate + share", PERCENT), ("rate - 10%", PERCENT_POINTS), ("1 - rate", PERCENT),
        ("rate + x", PERCENT), ("rate * rate", PERCENT), ("rate * x", NUMBER), ("rate / 2", PERCENT), ("rate / share", NUMBER),
        ("count / 2", NUMBER), ("count + 1", WHOLE), ("count + 0.5", NUMBER), ("rate - share + rate", PERCENT),
        ("score_of(output) * 2", POINTS), ("score_of(output) / points_of(output)", NUMBER), ("score_of(output) + 5", POINTS),
        ("x if held else 1", NUMBER), ("0 if held else paid", WAN), ("'a' if held else word", TEXT), ("section if held else other",
         Kind("choice", words=("output", "benefit", "a", "b"))), ("section if held else 'x'", TEXT), ("day if held else until", DATE),
        ("min(x, 1)", NUMBER), ("max(paid, budget)", WAN), ("mean(rate, 10%)", PERCENT), ("median(count)", WHOLE), ("abs(paid)", WAN),
        ("round(x)", WHOLE), ("round(x, 2)", NUMBER), ("round(rate, 1)", PERCENT), ("round(paid)", WAN),
        ("ln(x)", NUMBER), ("exp(1)", NUMBER), ("root(paid, 2)", NUMBER), ("missing(word)", YES_NO), ("first_known(rate, 0%)", PERCENT),
        ("days_between(day, until)", WHOLE), ("rate_of(output)", PERCENT), ("points_of(output)", POINTS), ("fired(late)", YES_NO),
        ("grade_of(x)", Kind("choice", words=("good", "poor"))), ("word_of(letters, x)", Kind("choice", words=("a", "b"))),
        ("grade", Kind("choice", words=("good", "poor"))), ("total_score", POINTS), ("mixed", MIXED), ("mixed + 1", NUMBER), ("mixed if held else mixed", MIXED),
        ("sum_of(rows, points)", NUMBER), ("mean_of(rows, cost_of, met)", WAN), ("highest_of(rows, points)", NUMBER),
        ("lowest_of(rows, row_score)", POINTS), ("count_of(rows)", WHOLE), ("count_of(rows, met)", WHOLE), ("any_of(rows, met)", YES_NO),
        ("all_of(rows, points > x, met)", YES_NO), ("at_least(2, rows, met)", YES_NO), ("at_least(x, rows, met, points > 1)", YES_NO),
        ("share_of(rows, met)", PERCENT), ("share_of(rows, points, met)", PERCENT),
        ("section == 'output'", YES_NO), ("'output' != section", YES_NO), ("section in ['output', 'benefit']", YES_NO),
        ("section == section", YES_NO), ("word == 'a'", YES_NO), ("mixed == 'a'", YES_NO), ("mixed > 5", YES_NO),
        ("held == true", YES_NO), ("day < '2024-01-01'", YES_NO), ("'2024-01-01' <= day < until", YES_NO), ("0 < x <= 5", YES_NO),
        ("mentions(word, ['a', 'b'])", YES_NO), ("mentions(mixed, vague)", YES_NO), ("mentions('abc', vague)", YES_NO),
        ("word in vague", YES_NO), ("mixed not in vague", YES_NO), ("vague", TEXTS),
        ("distinct_of(rows, name)", WHOLE), ("distinct_of(rows, points, met)", WHOLE), ("distinct_of(rows, met)", WHOLE),
        ("distinct_of(rows, mixed)", WHOLE), ("any_of(rows, repeats_of(name) > 1)", YES_NO), ("sum_of(rows, repeats_of(name, met))", WHOLE),
        ("highest_of(rows, sum_alike(name, cost_of, met))", WAN), ("sum_of(rows, points / sum_alike(met, points))", NUMBER),
        ("rounding_of(x, score_of(output), 10)", Kind("choice", words=tuple(ROUNDINGS))),
        ("rounding_of(rate, paid / budget, 100%) == 'down'", YES_NO), ("rounding_of(paid, budget, paid) in ['exact', 'other']", YES_NO),
        ("x not in [1, -2]", YES_NO), ("rate >= 0.8", YES_NO), ("rate >= 2", YES_NO), ("paid > 0", YES_NO), ("paid == 0", YES_NO),
    ],
)  # fmt: skip
def test_every_part_has_a_kind(text: str, expected: Kind) -> None:
    assert kind(text) == expected


@pytest.mark.parametrize(
    ("text", "key", "at", "en", "zh"),
    [
        ("word + 1", "formula-kind/number", 1, "“word” is text where a number is needed.", "“word”是文字，此处需要数值。"),
        ("-held", "formula-kind/number", 2, "“held” is yes or no where a number is needed.", "“held”是是或否，此处需要数值。"),
        ("min('a', 1)", "formula-kind/number", 5, "“'a'” is text where a number is needed.", "“'a'”是文字，此处需要数值。"),
        ("x > word", "formula-kind/number", 5, "“word” is text where a number is needed.", "“word”是文字，此处需要数值。"),
        ("word > x", "formula-kind/number", 1, "“word” is text where a number is needed.", "“word”是文字，此处需要数值。"),
        ("word > 'a'", "formula-kind/number", 1, "“word” is text where a number is needed.", "“word”是文字，此处需要数值。"),
        ("held > false", "formula-kind/number", 1, "“held” is yes or no where a number is needed.", "“held”是是或否，此处需要数值。"),
        ("x or held", "formula-kind/condition", 1, "“x” is a number where yes or no is needed.", "“x”是数值，此处需要是或否。"),
        ("not rate - 80%", "formula-kind/condition", 5, "“rate - 80%” is percentage points where yes or no is needed.",
         "“rate - 80%”是百分点，此处需要是或否。"),
        ("1 if rate else 0", "formula-kind/condition", 6, "“rate” is a percentage where yes or no is needed.", "“rate”是百分比，此处需要是或否。"),
        ("x == '85'", "formula-kind/compare", 6, "“x” is a number and “'85'” is text; they cannot be compared.",
         "“x”是数值，“'85'”是文字，不能比较。"),
        ("x in ['85', 90]", "formula-kind/compare", 7, "“x” is a number and “'85'” is text; they cannot be compared.",
         "“x”是数值，“'85'”是文字，不能比较。"),
        ("section == word", "formula-kind/compare", 12, "“section” is a word of a list and “word” is text; they cannot be compared.",
         "“section”是选项，“word”是文字，不能比较。"),
        ("section == 'outptu'", "formula-choice-word/near", 12, "'outptu' is not a word of “section”.", "“outptu”不是“section”的选项词。"),
        ("section == 'xyz'", "formula-choice-word", 12, "'xyz' is not a word of “section”.", "“xyz”不是“section”的选项词。"),
        ("day == '2024-02-30'", "formula-date", 8, "'2024-02-30' is not a date.", "“2024-02-30”不是日期。"),
        ("x if held else 'a'", "formula-kind/branches", 16, "“x” is a number and “'a'” is text; the result must be of one kind.",
         "“x”是数值，“'a'”是文字，结果的类型须一致。"),
        ("days_between(day, x)", "formula-kind/date", 19, "“x” is a number where a date is needed.", "“x”是数值，此处需要日期。"),
        ("paid + cost", "formula-unit", 8, "“paid” is in 万元 and “cost” is in 元.", "“paid”的单位是万元，“cost”的单位是元。"),
        ("paid / cost", "formula-unit", 8, "“paid” is in 万元 and “cost” is in 元.", "“paid”的单位是万元，“cost”的单位是元。"),
        ("min(paid, cost)", "formula-unit", 11, "“paid” is in 万元 and “cost” is in 元.", "“paid”的单位是万元，“cost”的单位是元。"),
        ("paid if held else cost", "formula-unit", 19, "“paid” is in 万元 and “cost” is in 元.", "“paid”的单位是万元，“cost”的单位是元。"),
        ("paid > 500", "formula-unit/bare", 8, "“500” is not money, but stands beside the amount “paid”.", "“500”不是金额，却与金额“paid”并列。"),
        ("paid - x", "formula-unit/bare", 8, "“x” is not money, but stands beside the amount “paid”.", "“x”不是金额，却与金额“paid”并列。"),
        ("paid * budget", "formula-unit/product", 1, "“paid * budget” multiplies two amounts of money.", "“paid * budget”把两个金额相乘。"),
        ("rate < 80", "formula-percent-sign", 8, "“80” stands beside the percentage “rate” without a percent sign.",
         "“80”与百分比“rate”并列，却没有百分号。"),
        ("-5 < rate", "formula-percent-sign", 1, "“-5” stands beside the percentage “rate” without a percent sign.",
         "“-5”与百分比“rate”并列，却没有百分号。"),
        ("score_of(output) > 80%", "formula-points", 20, "“80%” is a percentage, but “score_of(output)” is points.",
         "“80%”是百分比，而“score_of(output)”是分数。"),
        ("output > 1", "formula-name/score", 1, "'output' is an indicator or group; its name alone is not a figure.",
         "“output”是指标或分组，名称本身不是数。"),
        ("rows > 1", "formula-name/table", 1, "'rows' is a table; its name alone is not a figure.", "“rows”是表，名称本身不是数。"),
        ("late or held", "formula-name/flag", 1, "'late' is a flag; its name alone is not yes or no.", "“late”是问题标识，名称本身不是是或否。"),
        ("min", "formula-name/function", 1, "'min' is a function and needs brackets.", "“min”是函数，后面须有括号。"),
        ("budgte > 1", "formula-name/near", 1, "'budgte' is not a name that is known here.", "此处没有名为“budgte”的项。"),
        ("TRUE", "formula-name/near", 1, "'TRUE' is not a name that is known here.", "此处没有名为“TRUE”的项。"),
        ("zzzzzz > 1", "formula-name", 1, "'zzzzzz' is not a name that is known here.", "此处没有名为“zzzzzz”的项。"),
        ("points > 1", "formula-name/near", 1, "'points' is not a name that is known here.", "此处没有名为“points”的项。"),
        ("sumof(rows, points)", "formula-function/near", 1, "There is no function 'sumof'.", "没有函数“sumof”。"),
        ("exec('1')", "formula-function", 1, "There is no function 'exec'.", "没有函数“exec”。"),
        ("round()", "formula-arguments", 1, "round takes 1–2 parts in its brackets; 0 are given.", "round 的括号中应有1–2项，现有0项。"),
        ("abs(x, x)", "formula-arguments", 1, "abs takes 1 parts in its brackets; 2 are given.", "abs 的括号中应有1项，现有2项。"),
        ("min()", "formula-arguments", 1, "min takes ≥ 1 parts in its brackets; 0 are given.", "min 的括号中应有≥ 1项，现有0项。"),
        ("round(x, 1.5)", "formula-arguments/round", 10, "“1.5” cannot be a number of decimal places.", "“1.5”不能作为小数位数。"),
        ("round(x, count)", "formula-arguments/round", 10, "“count” cannot be a number of decimal places.", "“count”不能作为小数位数。"),
        ("round(x, 13)", "formula-arguments/round", 10, "“13” cannot be a number of decimal places.", "“13”不能作为小数位数。"),
        ("root(x, 1)", "formula-arguments/root", 9, "“1” cannot be the degree of a root.", "“1”不能作为开方次数。"),
        ("root(x, 200%)", "formula-arguments/root", 9, "“200%” cannot be the degree of a root.", "“200%”不能作为开方次数。"),
        ("score_of(outptu)", "formula-id/near", 10, "score_of does not know 'outptu'.", "score_of 找不到“outptu”。"),
        ("fired(x)", "formula-id", 7, "fired does not know 'x'.", "fired 找不到“x”。"),
        ("sum_of(5, points)", "formula-id", 8, "sum_of does not know '5'.", "sum_of 找不到“5”。"),
        ("word_of(leters, x)", "formula-id/near", 9, "word_of does not know 'leters'.", "word_of 找不到“leters”。"),
        ("share_of(rows, points)", "formula-arguments/share", 1, "share_of a figure needs the condition that picks the part.",
         "share_of 求金额或数值占比时，须有选出部分行的条件。"),
        ("sum_of(rows, name)", "formula-kind/number", 14, "“name” is text where a number is needed.", "“name”是文字，此处需要数值。"),
        ("count_of(rows, points)", "formula-kind/condition", 16, "“points” is a number where yes or no is needed.", "“points”是数值，此处需要是或否。"),
        ("sum_of(rows, points, name)", "formula-kind/condition", 22, "“name” is text where yes or no is needed.", "“name”是文字，此处需要是或否。"),
        ("at_least(word, rows, met)", "formula-kind/number", 10, "“word” is text where a number is needed.", "“word”是文字，此处需要数值。"),
        ("word_of(letters, word)", "formula-kind/number", 18, "“word” is text where a number is needed.", "“word”是文字，此处需要数值。"),
        ("grade_of(word)", "formula-kind/number", 10, "“word” is text where a number is needed.", "“word”是文字，此处需要数值。"),
        ("ln(word)", "formula-kind/number", 4, "“word” is text where a number is needed.", "“word”是文字，此处需要数值。"),
        ("mentions(x, ['a'])", "formula-kind/text", 10, "“x” is a number where text is needed.", "“x”是数值，此处需要文字。"),
        ("mentions(section, vague)", "formula-kind/text", 10, "“section” is a word of a list where text is needed.", "“section”是选项，此处需要文字。"),
        ("mentions(word, word)", "formula-kind/list", 16, "“word” is text where a list of texts is needed.", "“word”是文字，此处需要文字列表。"),
        ("mentions(word, 'a')", "formula-kind/list", 16, "“'a'” is text where a list of texts is needed.", "“'a'”是文字，此处需要文字列表。"),
        ("mentions(word, ['a', 5])", "formula-phrase", 22, "“5” is not a phrase to look for.", "“5”不是可供查找的词语。"),
        ("mentions(word, ['a', -5])", "formula-phrase", 22, "“-5” is not a phrase to look for.", "“-5”不是可供查找的词语。"),
        ("mentions(word, [' '])", "formula-phrase", 17, "“' '” is not a phrase to look for.", "“' '”不是可供查找的词语。"),
        ("mentions(word, vagie)", "formula-name/near", 16, "'vagie' is not a name that is known here.", "此处没有名为“vagie”的项。"),
        ("mentions(zzzzzz, vague)", "formula-name", 10, "'zzzzzz' is not a name that is known here.", "此处没有名为“zzzzzz”的项。"),
        ("mentions(zzzzzz, ['a'])", "formula-name", 10, "'zzzzzz' is not a name that is known here.", "此处没有名为“zzzzzz”的项。"),
        ("mentions(word)", "formula-arguments", 1, "mentions takes 2 parts in its brackets; 1 are given.", "mentions 的括号中应有2项，现有1项。"),
        ("word in word", "formula-kind/list", 9, "“word” is text where a list of texts is needed.", "“word”是文字，此处需要文字列表。"),
        ("word in true", "formula-kind/list", 9, "“true” is yes or no where a list of texts is needed.", "“true”是是或否，此处需要文字列表。"),
        ("zzzzzz in vague", "formula-name", 1, "'zzzzzz' is not a name that is known here.", "此处没有名为“zzzzzz”的项。"),
        ("section in vague", "formula-kind/compare", 12, "“section” is a word of a list and “vague” is a list of texts; they cannot be compared.",
         "“section”是选项，“vague”是文字列表，不能比较。"),
        ("word == vague", "formula-kind/texts", 9, "“vague” is a list of texts, which stands for no single value.", "“vague”是文字列表，不代表单个值。"),
        ("word in vague == held", "formula-kind/compare", 18, "“vague” is a list of texts and “held” is yes or no; they cannot be compared.",
         "“vague”是文字列表，“held”是是或否，不能比较。"),
        ("missing(vague)", "formula-kind/texts", 9, "“vague” is a list of texts, which stands for no single value.", "“vague”是文字列表，不代表单个值。"),
        ("repeats_of(word)", "formula-row", 1, "repeats_of compares a row with the others, but no row is looked at here.",
         "repeats_of 把一行与其他行比较，而此处没有逐行计算。"),
        ("sum_of(rows, sum_alike(name, name))", "formula-kind/number", 30, "“name” is text where a number is needed.", "“name”是文字，此处需要数值。"),
        ("sum_of(rows, sum_alike(zzzzzz, 1))", "formula-name", 24, "'zzzzzz' is not a name that is known here.", "此处没有名为“zzzzzz”的项。"),
        ("sum_of(rows, repeats_of(name, name))", "formula-kind/condition", 31, "“name” is text where yes or no is needed.",
         "“name”是文字，此处需要是或否。"),
        ("distinct_of(rows)", "formula-arguments", 1, "distinct_of takes 2–3 parts in its brackets; 1 are given.", "distinct_of 的括号中应有2–3项，现有1项。"),
        ("rounding_of(word, x, 10)", "formula-kind/number", 13, "“word” is text where a number is needed.", "“word”是文字，此处需要数值。"),
        ("rounding_of(x, x, paid)", "formula-unit/bare", 13, "“x” is not money, but stands beside the amount “paid”.",
         "“x”不是金额，却与金额“paid”并列。"),
        ("rounding_of(rate, rate, 100)", "formula-percent-sign", 25, "“100” stands beside the percentage “rate” without a percent sign.",
         "“100”与百分比“rate”并列，却没有百分号。"),
        ("rounding_of(x, x, 10) == 'halfup'", "formula-choice-word/near", 26, "'halfup' is not a word of “rounding_of(x, x, 10)”.",
         "“halfup”不是“rounding_of(x, x, 10)”的选项词。"),
        ("missing(zzzzzz)", "formula-name", 9, "'zzzzzz' is not a name that is known here.", "此处没有名为“zzzzzz”的项。"),
        ("share_of(rows, name, met)", "formula-kind/number", 16, "“name” is text where a number is needed.", "“name”是文字，此处需要数值。"),
    ],
)  # fmt: skip
def test_a_mix_up_is_reported_at_its_place(text: str, key: str, at: int, en: str, zh: str) -> None:
    problem = misfit(text)
    assert (problem.key, column(problem)) == (key, at)
    assert (problem.said("en"), problem.said("zh")) == (en, zh)
    assert problem.fix("en")
    assert problem.fix("zh")


def test_capital_logic_words_are_shown_in_small_letters() -> None:
    assert misfit("TRUE").fix("en") == "Did you mean 'true'?"


def test_all_mix_ups_of_a_formula_are_reported() -> None:
    assert [column(problem) for problem in misfits("x or rate")] == [1, 6]
    assert [column(problem) for problem in misfits("min('a', 'b')")] == [5, 10]
    assert [column(problem) for problem in misfits("word + (x > word)")] == [1, 13]
    assert [column(problem) for problem in misfits("min(zzzzzz, word, 1)")] == [5, 13]


def test_a_chain_of_comparisons_names_each_wrong_pair() -> None:
    assert [column(problem) for problem in misfits("word > x > word")] == [1, 12]
    assert [column(problem) for problem in misfits("zzzzzz < x < zzzzzz")] == [1, 14]


def test_a_name_whose_kind_cannot_be_told_is_no_second_mistake() -> None:
    for text in ("broken", "broken + 1", "broken > 1", "x if held else broken", "min(broken, 1)", "missing(broken)", "not broken",
                 "broken and held", "sum_of(rows, broken)", "grade_of(broken)", "days_between(broken, day)", "ln(broken)"):  # fmt: skip
        assert check_kinds(parsed(text), SCOPE) == (None, ()), text


def test_columns_and_the_score_of_the_row_are_names_only_inside_their_table() -> None:
    assert kind("points + row_score", INSIDE) == POINTS
    assert kind("points > x", INSIDE) == YES_NO
    assert misfit("row_score > 1").code == "formula-name"


def test_without_grades_or_a_total_their_names_are_unknown() -> None:
    bare = Scope({"x": NUMBER})
    assert misfit("grade_of(x)", bare).key == "formula-function/no-grades"
    assert misfit("grade_of(x)", bare).said("zh") == "grade_of 需要等级，而本规则集没有等级。"
    assert misfit("total_score", bare).code == "formula-name"
    assert misfit("grade", bare).code == "formula-name"


def test_parts_that_may_be_text_are_marked_where_a_number_is_needed() -> None:
    found = typed("mixed > 5 and mixed == 'a' and mixed + 1 > 2")
    assert len(found.texts) == 2
    assert len(typed("mixed < mixed").texts) == 2
    assert not typed("mixed == mixed").texts


def test_money_of_different_units_is_told_apart() -> None:
    assert (WAN.described.en, YUAN.described.zh) == ("an amount of money in 万元", "金额（元）")
    assert Kind("money").described.en == "an amount of money"
    assert Kind("choice", "个").described.en == "a word of a list"
