"""Conversion tables: lines, words, and that every combination has a line."""

import pytest

from tests.checks.marked import Said, only, says, silent

SCALES = (
    "scales:\n  marks: {a: {title: A, from: 75%}, b: {title: B, from: 25%}, c: {title: C, from: 0%}}\n"
    "  letters: {a: {title: {zh: 甲, en: A}, from: 75%}, b: {title: B, from: 50%}, b_plus: {title: B+, from: 0%}}\n"
)
WHOLE = "A A: A, A B: B+, A C: B, B B: B, B C: B, C C: B"
LEAVES = "indicators:\n  x: {group: g, scale: marks, @score}\n  y: {group: g, scale: marks, @score}\n"
GROUP = "groups: {g: {combine: lookup, table: t, scale: letters}}\n"


def lines(rows: str, order: str = "any", group: str = GROUP, leaves: str = LEAVES) -> str:
    """Two marked indicators whose group looks up its letter in these lines."""
    return SCALES + "lookups:\n  t: {order: " + order + ", rows: {" + rows + "}}\n" + group + leaves


def marked(rows: str) -> str:
    """The same with the table's own place marked as wrong, and the use as beside it."""
    return (
        SCALES
        + "lookups:\n  §t: {order: any, rows: {"
        + rows
        + "}}\n"
        + GROUP.replace("table: t", "table: ¤t")
        + LEAVES
    )


def test_words_may_be_ids_or_titles_in_any_language() -> None:
    assert silent(lines(WHOLE))
    assert silent(lines("a A: 甲, b a: b_plus, A c: B, B B: B, b c: b, c C: B"))


def test_every_combination_in_order_needs_its_line() -> None:
    rest = "A A: A, A B: B, A C: B, B A: B, B B: B, B C: B, C A: B, C B: B, C C: B"
    assert silent(lines(rest, "as_written"))
    text = SCALES + "lookups:\n  §t: {rows: {" + rest.replace("B A: B, ", "") + "}}\n"
    problem = only(text + GROUP.replace("table: t", "table: ¤t") + LEAVES)
    assert (problem.key, problem.said("en")) == ("lookup-lacking", "The conversion table 't' has no line for “B A”.")


def test_lacking_lines_are_named_as_the_table_writes_words() -> None:
    says(
        marked("a A: A, a B: B+"),
        "lookup-lacking",
        Said(
            "The conversion table 't' has no line for “a C”, “B B”, “B C”, “C C”.",
            "对照表“t”缺少以下组合的行：“a C”、“B B”、“B C”、“C C”。",
            "Add a line for every combination of words that can occur.",
            "可能出现的每种组合都须有一行，请补充。",
        ),
    )


def test_of_many_lacking_lines_only_the_first_are_named() -> None:
    leaves = "".join(f"  {name}: {{group: g, scale: marks, @score}}\n" for name in ("x", "y", "z"))
    said = only(marked("A A A: A").replace(LEAVES, "indicators:\n" + leaves))
    assert said.said("en").endswith("for “A A B”, “A A C”, “A B B”, “A B C”, “A C C” and 4 more.")
    assert said.said("zh").endswith("“A A B”、“A A C”、“A B B”、“A B C”、“A C C”，另有4种。")


def test_more_lacking_lines_than_anybody_writes_are_not_counted() -> None:
    leaves = "".join(f"  x{number}: {{group: g, scale: marks, @score}}\n" for number in range(20))
    text = lines(" ".join(["A"] * 20) + ": A", "as_written", leaves="indicators:\n" + leaves)
    assert (
        only(text.replace("  t: {", "  §t: {").replace("table: t", "table: ¤t"))
        .said("en")
        .endswith("and > 1000000 more.")
    )


def test_members_that_may_drop_out_need_shorter_lines() -> None:
    leaves = LEAVES.replace("group: g", "group: g, if_missing: leave_out", 1)
    assert silent(lines(WHOLE + ", A: A, B: B, C: B+", leaves=leaves))
    text = marked(WHOLE + ", A: A, B: B").replace(LEAVES, leaves)
    assert only(text).said("en") == "The conversion table 't' has no line for “C”."


def test_where_all_may_drop_out_one_word_is_the_shortest_line() -> None:
    leaves = LEAVES.replace("group: g", "group: g, if_missing: leave_out")
    assert silent(lines(WHOLE + ", A: A, B: B, C: B+", leaves=leaves))


def test_a_group_that_may_not_apply_drops_out_too() -> None:
    inner = "groups:\n  g: {combine: lookup, table: t, scale: letters}\n  h: {group: g, scale: marks, not_applicable_when: held}\n"
    leaves = "indicators:\n  x: {group: g, scale: marks, @score}\n  y: {group: h, points: 1, @score}\n"
    assert silent(lines(WHOLE + ", A: A, B: B, C: B+", group=inner, leaves=leaves))


def test_where_words_have_their_places_nothing_may_drop_out() -> None:
    text = lines("A A: A", "as_written").replace("  t: {", "  ¤t: {")
    says(
        text.replace("  y: {group: g", "  §y: {group: g, if_missing: leave_out"),
        "lookup-drops",
        Said(
            "'y' may not apply or be left out, but in the conversion table 't' each word has its place.",
            "“y”可能不适用或不计，而对照表“t”中各词各有其位。",
        ),
    )


@pytest.mark.parametrize(
    ("rows", "key", "en", "fix"),
    [
        ("A A: A, §A D: B", "lookup-word", "'D' is none of the words that are looked up here.", "They are: a b c. A title of theirs may stand as well."),
        ("A A: A, §A bb: B", "lookup-word/near", "'bb' is none of the words that are looked up here.", "Did you mean 'b'?"),
        ("A A: §C", "lookup-gives", "'C' is no word of the scale of what looks it up.", "Its words are: a b b_plus. A title of theirs may stand as well."),
        ("A A: §b_plsu", "lookup-gives/near", "'b_plsu' is no word of the scale of what looks it up.", "Did you mean 'b_plus'?"),
        ("A A: §not_applicable", "lookup-gives", "'not_applicable' is no word of the scale of what looks it up.", "Its words are: a b b_plus. A title of theirs may stand as well."),
    ],
)  # fmt: skip
def test_words_that_no_line_can_have(rows: str, key: str, en: str, fix: str) -> None:
    problem = only(lines(rows))
    assert (problem.key, problem.said("en"), problem.fix("en")) == (key, en, fix)
    assert problem.said("zh")


def test_two_lines_of_the_same_words() -> None:
    says(
        lines(WHOLE.replace("A B:", "¤A B:") + ", §b a: B"),
        "lookup-repeated/any-order",
        Said(
            "'b a' has the words of an earlier line, 'A B', in whatever order.",
            "“b a”与前面的“A B”词相同（不论次序）。",
        ),
    )
    whole = "A A: A, A B: B, A C: B, ¤B A: B, B B: B, B C: B, C A: B, C B: B, C C: B, §b A: B"
    says(
        lines(whole, "as_written"),
        "lookup-repeated",
        Said("'b A' has the words of an earlier line, 'B A'.", "“b A”与前面的“B A”词相同。"),
    )


def test_a_line_that_is_never_looked_up_is_a_warning() -> None:
    problem = only(lines(WHOLE + ", §A: A", group=GROUP.replace("table: t", "table: ¤t")))
    assert (problem.key, problem.severity) == ("lookup-length", "warning")
    assert problem.said("en") == (
        "A line of 1 words is never looked up in the conversion table 't'; what is looked up has 2."
    )
    assert problem.said("zh") == "对照表“t”中有 1 个词的行不会被查到；所查的为 2 个词。"
    leaves = LEAVES.replace("group: g", "group: g, if_missing: leave_out", 1)
    text = lines(WHOLE + ", A: A, B: B, C: B, §A A A: A", group=GROUP.replace("table: t", "table: ¤t"), leaves=leaves)
    assert only(text).said("en").endswith("what is looked up has 1–2.")


def test_two_uses_may_lack_different_lines() -> None:
    group = (
        "groups:\n  g: {combine: lookup, table: t, scale: letters}\n  h: {combine: lookup, table: ¤t, scale: letters}\n"
    )
    leaves = LEAVES + "  z: {group: h, scale: marks, @score}\n"
    problem = only(lines(WHOLE + ", A: A, B: B", group=group, leaves=leaves).replace("  t: {", "  §t: {"))
    assert problem.said("en") == "The conversion table 't' has no line for “C”."


def test_a_table_that_nothing_uses_is_left_alone() -> None:
    assert silent(SCALES + "lookups: {t: {rows: {x y: z}}}\nindicators: {x: {@score}}")


def test_a_member_without_a_scale() -> None:
    text = lines(
        WHOLE,
        group=GROUP.replace("table: t", "table: ¤t"),
        leaves=LEAVES.replace("  y: {group: g, scale: marks", "  §y: {group: g"),
    )
    says(
        text,
        "lookup-scale/member",
        Said(
            "'y' is looked up in the conversion table 't' by its word and has no scale.",
            "“y”须以等级词查对照表“t”，却没有尺度。",
        ),
    )


@pytest.mark.parametrize("section", ["indicators", "groups"])
def test_a_weight_has_no_effect_where_words_are_looked_up(section: str) -> None:
    group, leaves = GROUP.replace("table: t", "table: ¤t"), LEAVES
    if section == "indicators":
        leaves = LEAVES.replace("  y: {group: g", "  y: {group: g, weight: §2")
    else:
        group = group.replace("{g:", "{h: {group: g, scale: marks, weight: §2}, g:")
        leaves = LEAVES.replace("y: {group: g, scale: marks", "y: {group: h, points: 1")
    name = "y" if section == "indicators" else "h"
    says(
        lines(WHOLE, group=group, leaves=leaves),
        "lookup-weight",
        Said(
            f"'{name}' has a weight, but its word is looked up in a conversion table, which weighs nothing.",
            f"“{name}”写了权重，但其等级词用于查对照表，权重不起作用。",
        ),
    )


def test_members_in_any_order_have_the_same_words() -> None:
    text = lines(
        WHOLE, group=GROUP.replace("table: t", "table: §t"), leaves=LEAVES.replace("scale: marks", "scale: letters", 1)
    )
    says(
        text,
        "lookup-mixed",
        Said(
            "The conversion table 't' takes words in any order, but not all that is looked up here has the words b_plus c.",
            "对照表“t”不论次序，而此处所查各项并非都有这些词：b_plus c。",
        ),
    )


def test_decimals_that_make_another_word() -> None:
    problem = only(
        lines(WHOLE, group="groups: {g: {combine: lookup, table: t, scale: letters, decimals: §0}}\n").replace(
            "a: {title: {zh", "¤a: {title: {zh"
        )
    )
    assert (problem.key, problem.said("en")) == (
        "lookup-rounded",
        "These decimals change what 'a' is worth, 0.75, so that another word may be read from it.",
    )
    assert silent(lines(WHOLE, group="groups: {g: {combine: lookup, table: t, scale: letters, decimals: 2}}\n"))
    plain = SCALES.replace("75%", "0.75").replace("50%", "0.5").replace("25%", "0.25").replace("0%", "0")
    assert silent(
        lines(WHOLE, group="groups: {g: {combine: lookup, table: t, scale: letters, decimals: 2}}\n").replace(
            SCALES, plain
        )
    )


TOTAL = "total: {of: 4, combine: lookup, table: t}\n"
GRADES = "grades: {a: {title: A, from: 3}, b: {title: B, from: 2}, b_plus: {title: B+, from: 0}}\n"


def total(text: str) -> str:
    leaves = LEAVES.replace("group: g, ", "")
    return SCALES + "lookups: {t: {order: any, rows: {" + WHOLE + "}}}\n" + leaves + text


def test_the_total_looks_up_a_grade() -> None:
    assert silent(total(TOTAL + GRADES))
    problem = only(
        total(
            "total: {of: 4, combine: lookup, table: t, decimals: §0}\n"
            + GRADES.replace("b:", "¤b:").replace("from: 2", "from: 1.4")
        )
    )
    assert problem.key == "lookup-rounded"


def test_a_total_without_grades_has_no_words() -> None:
    says(
        total(TOTAL.replace("table: t", "table: §t")),
        "lookup-scale/grades",
        Said(
            "The total takes a word from the conversion table 't', and this text has no grades.",
            "总分从对照表“t”查得一个词，而规则没有等级。",
        ),
    )


MATRIX = "lookups: {t: {rows: {met M: high, met P: low, met U: low, P met: low, P partly: low, P U: low, U M: low, U P: low, U U: not_applicable}}}\n"
RISK = "scales: {risk: {high: {from: 100%}, low: {from: 0%}}}\n"
OF = "score: {method: lookup, of: [tier, tier], table: t}"


def test_a_shape_looks_up_choices_by_their_ids_or_titles() -> None:
    assert silent(RISK + MATRIX + "indicators: {x: {scale: risk, " + OF + "}}")
    assert silent(RISK + MATRIX + "values: {x: {scale: risk, " + OF + "}}\nindicators: {y: {@score}}")
    problem = only(
        RISK
        + MATRIX.replace(", U M: low", "").replace("{t:", "{§t:")
        + "indicators: {x: {scale: risk, "
        + OF.replace("t}", "¤t}")
        + "}}"
    )
    assert problem.said("en") == "The conversion table 't' has no line for “U met”."


def test_a_shape_looks_up_words_of_rows_and_of_values() -> None:
    rows = "indicators: {x: {each: rows, scale: risk, score: {method: lookup, of: [section, letter], table: t}}}"
    table = "lookups: {t: {rows: {O High: high, O low: low, B high: low, benefit Low: low}}}\n"
    scales = "scales: {risk: {high: {title: High, from: 100%}, low: {title: Low, from: 0%}}}\n"
    assert silent(scales + table + "values: {letter: {formula: 'word_of(risk, rate)'}}\n" + rows)


def test_a_shape_without_a_scale() -> None:
    says(
        RISK + MATRIX + "indicators: {x: {score: {method: lookup, of: [tier, tier], table: §t}}}",
        "lookup-scale",
        Said(
            "'x' takes a word from the conversion table 't' and has no scale that says what the word is worth.",
            "“x”从对照表“t”查得一个词，却没有说明该词分值的尺度。",
        ),
    )


def test_words_of_several_lists_cannot_stand_in_any_order() -> None:
    text = "lookups: {t: {order: any, rows: {met O: high}}}\nindicators: {x: {each: rows, scale: risk, score: {method: lookup, of: [tier, section], table: §t}}}"
    assert only(RISK + text).key == "lookup-mixed"


def test_what_is_looked_up_is_a_word() -> None:
    assert (
        only(RISK + MATRIX + "indicators: {x: {scale: risk, score: {method: lookup, of: [tier, §rate], table: t}}}").key
        == "word-kind"
    )
    assert (
        only(
            RISK + MATRIX + "indicators: {x: {scale: risk, score: {method: lookup, of: [tier, §tear], table: t}}}"
        ).code
        == "formula-name"
    )


def test_names_that_lead_nowhere_are_told_once() -> None:
    for text in (
        RISK + MATRIX + "indicators: {x: {scale: risk, score: {method: lookup, of: [tier, tier], table: §tt}}}",
        RISK + MATRIX + "indicators: {x: {scale: §rsk, " + OF + "}}",
        RISK
        + MATRIX
        + "values: {x: {scale: risk, score: {method: lookup, of: [tier], table: §tt}}}\nindicators: {y: {@score}}",
        lines(WHOLE, group="groups: {g: {combine: lookup, table: §tt, scale: letters}}\n"),
        lines(WHOLE, group="groups: {g: {combine: lookup, table: t, scale: §lettres}}\n"),
        lines(WHOLE, leaves=LEAVES.replace("scale: marks", "scale: §mraks", 1)),
        total(TOTAL.replace("table: t", "table: §tt") + GRADES),
    ):
        assert only(text).key == "unknown-name/near"


def test_the_order_of_a_shape_is_that_of_its_table() -> None:
    fitting = OF.replace("table: t", "table: t, order: as_written")
    assert silent(RISK + MATRIX + "indicators: {x: {scale: risk, " + fitting + "}}")
