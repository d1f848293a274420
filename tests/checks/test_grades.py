from tests.checks.marked import Said, says, silent

ITEM = "\nindicators: {a: {@score}}\n"


def grades(text: str, of: str = "100") -> str:
    return f"total: {{of: {of}}}{ITEM}grades: {{{text}}}"


def test_grades_from_the_highest_to_nothing_stay_silent() -> None:
    assert silent(grades("a: {from: 90}, b: {from: 80%}, c: {from: 60}, d: {from: 0}"))
    assert silent(grades("a: {from: 100%}, d: {from: 0}", "1"))
    assert silent("scales: {s: {a: {from: 4}, b: {from: 50%}, c: {from: 30%}, d: {from: 1}}}")


def test_grades_come_in_order() -> None:
    said = Said("'b' begins at 90, not below 'a', which begins at 80.", "“b”从 90 起，不低于前面的“a”（80 起）。")
    says(grades("¤a: {from: 80}, §b: {from: 90}, c: {from: 0}"), "grades-order", said)
    mixed = Said("'b' begins at 80%, not below 'a', which begins at 80.", "“b”从 80% 起，不低于前面的“a”（80 起）。")
    says(grades("¤a: {from: 80}, §b: {from: 80%}, c: {from: 0}"), "grades-order", mixed)


def test_words_of_a_scale_come_in_order() -> None:
    said = Said("'b' begins at 90%, not below 'a', which begins at 80%.", "“b”从 90% 起，不低于前面的“a”（80% 起）。")
    says("scales: {s: {¤a: {from: 80%}, §b: {from: 90%}}}", "grades-order", said)


def test_the_last_grade_begins_at_nothing() -> None:
    said = Said(
        "The last grade 'b' begins at 10; scores below it have no grade.", "最后的等级“b”从 10 起，更低的得分没有等级。"
    )
    says(grades("a: {from: 80}, b: {from: §10}"), "grades-gap", said)


def test_no_grade_begins_above_the_highest_score() -> None:
    said = Said(
        "The grade 'a' begins at 90, but the total is out of 50; nobody reaches it.",
        "等级“a”从 90 起，而总分满分为 50，无人能达到。",
    )
    says(grades("a: {from: §90}, b: {from: 0}", "¤50"), "grades-beyond", said)
    share = Said(
        "The grade 'a' begins at 120%, but the total is out of 50; nobody reaches it.",
        "等级“a”从 120% 起，而总分满分为 50，无人能达到。",
    )
    says(grades("a: {from: §120%}, b: {from: 0}", "¤50"), "grades-beyond", share)


def test_grades_need_a_total() -> None:
    said = Said(
        "There are grades, but no total that they could grade.",
        "有等级而没有总分，无从评定。",
        "Add 'total', as total: {of: 100}, or use a scale.",
        "请增加 total，如 total: {of: 100}，或改用尺度（scales）。",
    )
    says(f"grades: {{§a: {{from: 0}}}}{ITEM}", "grades-without-total", said)


def test_a_limit_caps_at_a_grade_or_becomes_a_word_of_its_own() -> None:
    begin = grades("¤a: {from: 50}, b: {from: 0}") + "\n"
    limits = "grade_limits: {l: {when: held, becomes: §a}}"
    said = Said(
        "'becomes' replaces the grade by a word outside the grades, but 'a' is a grade.",
        "becomes 须用等级以外的词，而“a”是等级之一。",
    )
    says(begin + limits, "grade-limit", said)
    assert silent(begin.replace("¤", "") + "grade_limits: {l: {when: held, becomes: z}, m: {when: held, at_most: b}}")


def test_a_limit_needs_grades() -> None:
    said = Said("'l' limits the grade, but there are no grades.", "“l”限制等级，而本规则集没有等级。")
    says("grade_limits: {§l: {when: held, becomes: z}}", "grade-limit/no-grades", said)
