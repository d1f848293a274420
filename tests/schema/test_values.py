import pytest

from tests.schema.reading import at, only, problems, problems_in, told

SCORED = "indicators:\n  a:\n    score: "


def test_a_file_that_is_not_made_of_words_is_refused() -> None:
    (of_list,) = problems("- a\n- b\n")
    (of_text,) = problems("budget\n")
    assert of_list.line("en") == (
        "rules.yaml:1:1: error: A rule file is made of words with values, as 'title: …'; this one holds a list. [top-level]"
    )
    assert of_text.said("zh") == "规则文件由“词: 值”组成，如“title: …”；本文件却是一段文字。"


def test_an_empty_file_is_one_mistake() -> None:
    (problem,) = problems("{}\n")
    assert problem.line("en") == "rules.yaml:1:1: error: The rule file is empty. [top-level]"
    assert problem.fix("zh") == "开头请写 format: 1、id: …、title: …、status: draft 各行。"


@pytest.mark.parametrize("written", ["2", "'1'", "one", "[1]"])
def test_any_format_but_one_is_refused(written: str) -> None:
    (problem,) = problems(f"format: {written}\nid: t\ntitle: T\nstatus: draft\n")
    assert (problem.code, at(problem), problem.fix("en")) == ("format-version", "1:9", "Write 'format: 1'.")


@pytest.mark.parametrize(
    ("written", "found"),
    [("3", "the number 3"), ("true", "the bare word true"), ("[a]", "a list"), ("{a: b}", "words with values")],
)
def test_a_condition_is_text(written: str, found: str) -> None:
    problem = only(f"flags: {{f: {{when: {written}, severity: info, finding: T}}}}\n")
    assert at(problem) == "5:19"
    assert problem.code == "wrong-type"
    assert problem.said("en").startswith(f"'when' takes a condition (a formula); here stands {found}")


def test_a_wrong_type_is_worded_in_both_languages() -> None:
    problem = only("total: {of: 100, decimals: two}\n")
    assert problem.line("en") == (
        "rules.yaml:5:28: error: 'decimals' takes a whole number from 0 to 10; here stands text. [wrong-type]"
    )
    assert problem.said("zh") == "“decimals”应为0 到 10 的整数，这里却是文字。"
    assert problem.fix("en") == "Write a whole number from 0 to 10."


def test_a_bare_number_as_a_title_is_to_be_quoted() -> None:
    assert told("grades: {a: {title: 2020, from: 0}}\n") == [
        "5:21 'title' takes text, or one text per language as {zh: …, en: …}; here stands the number 2020. Put it in quotes if it is meant as text."
    ]


def test_text_where_an_item_is_expected_shows_how_items_are_written() -> None:
    problem = only("inputs: {budget: money}\n")
    assert problem.said("en") == "'budget' takes the words of an input, each as 'word: value'; here stands text."
    assert problem.fix("en").endswith("or in braces {…}.")
    assert problem.fix("zh").endswith("或写在花括号 {…} 内。")


def test_a_list_where_an_item_is_expected_is_refused() -> None:
    assert only("inputs: {budget: [money]}\n").key == "wrong-type"


def test_a_list_where_a_section_is_expected_is_refused() -> None:
    assert told("inputs: [a, b]\n") == [
        "5:9 'inputs' takes ids of your choice, each with its own words below it; here stands a list. Write ids of your choice, each with its own words below it."
    ]


def test_a_map_where_lines_are_expected_is_refused() -> None:
    assert told("outcomes: {o: {choose: {then: A}}}\n") == [
        "5:24 'choose' takes a list, each line beginning with '- '; here stands words with values of their own. Write a list, each line beginning with '- '."
    ]


def test_a_line_that_is_no_item_is_told_at_the_line() -> None:
    assert told("outcomes: {o: {choose: [A]}}\n")[0].startswith("5:25 'choose' takes the words of a line of 'choose'")


def test_a_single_law_without_brackets_is_refused() -> None:
    assert told("groups: {g: {laws: m}}\n") == [
        "5:20 'laws' takes a list of ids, as [a, b]; here stands text. Write a list of ids, as [a, b]."
    ]


def test_a_number_among_ids_is_to_be_quoted() -> None:
    assert only("groups: {g: {laws: [10]}}\n").key == "wrong-type/quotes"


def test_text_where_true_or_false_is_expected_is_refused() -> None:
    assert told("inputs: {a: {kind: text, optional: perhaps}}\n") == [
        "5:36 'optional' takes true or false; here stands text. Write true or false."
    ]


def test_a_score_that_is_text_is_one_mistake() -> None:
    assert told(SCORED + "bands\n") == [
        "7:12 'score' takes a method with its words, as {method: yes_no, value: …}; here stands text. Write its words below 'score:', each on a line of its own and further to the right, or in braces {…}."
    ]


def test_an_unknown_choice_is_told_with_the_near_word() -> None:
    problem = only("flags: {f: {when: a, severity: eror, finding: T}}\n")
    assert problem.line("en") == "rules.yaml:5:32: error: 'eror' is not a choice for 'severity'. [unknown-choice]"
    assert problem.fix("en") == "Did you mean 'error'?"
    assert problem.said("zh") == "“eror”不是“severity”可选的词。"


def test_an_unknown_choice_without_a_near_word_brings_the_choices() -> None:
    problem = only("indicators: {a: {layer: 个性, score: {method: yes_no, value: x}}}\n")
    assert problem.fix("en") == "The choices are: general, common, sector, specific."
    assert problem.fix("zh") == "可选的词：general、common、sector、specific。"


def test_a_number_is_never_a_choice() -> None:
    assert only("indicators: {a: {layer: 1, score: {method: yes_no, value: x}}}\n").key == "unknown-choice/list"


def test_a_list_where_one_word_is_expected_is_refused() -> None:
    assert told("inputs: {a: {kind: [money]}}\n") == ["5:20 'kind' takes one word; here stands a list. Write one word."]


def test_an_unknown_method_is_one_mistake() -> None:
    assert told(SCORED + "{method: proportinal, valu: 3}\n") == [
        "7:21 'proportinal' is not a choice for 'method'. Did you mean 'proportional'?"
    ]


def test_a_comparison_says_how_and_which_figures_are_better() -> None:
    found = told(SCORED + "{method: relative, value: a}\n")
    assert [line.partition(" ")[2].partition(" is ")[0] for line in found] == ["'by'", "'better'"] or len(found) == 2


def test_combining_by_lookup_needs_a_table_and_a_scale() -> None:
    found = told("groups: {g: {combine: lookup}}\n")
    assert found == [
        f"5:14 'combine: lookup' stands here without '{word}', which it needs. Add '{word}: …', or remove 'combine: lookup'."
        for word in ("table", "scale")
    ]


def test_a_table_stands_only_beside_combine_lookup() -> None:
    found = told("total: {of: 1, combine: mean, table: t}\n")
    assert found == [
        "5:31 'table' has a meaning only beside 'combine: lookup'. Write 'combine: lookup', or remove 'table'."
    ]


@pytest.mark.parametrize("section", ["inputs", "groups", "flags", "scales", "categories", "laws"])
def test_an_empty_section_is_told_at_its_word(section: str) -> None:
    problem = only(f"{section}: {{}}\n")
    assert problem.line("en") == f"rules.yaml:5:1: error: '{section}' is empty. [empty-section]"
    assert problem.said("zh") == f"“{section}”下没有内容。"


def test_an_empty_item_is_one_mistake() -> None:
    assert told("flags: {f: {}}\n") == ["5:9 'f' is empty. Write something below it, or remove it."]


def test_an_empty_list_is_told() -> None:
    assert told("groups: {g: {laws: []}}\n") == ["5:14 'laws' is empty. Write something below it, or remove it."]


def test_an_empty_line_is_told_at_the_line() -> None:
    assert told("outcomes: {o: {choose: [{}]}}\n") == [
        "5:25 A line of 'choose' is empty. Write something in it, or remove it."
    ]


def test_an_empty_text_is_told() -> None:
    problem = only("grades: {a: {title: '', from: 0}}\n")
    assert problem.line("en") == "rules.yaml:5:21: error: 'title' is an empty text. [empty-section]"
    assert problem.fix("zh") == "请填写，或删去“title”。"


def test_a_line_needs_two_anchors() -> None:
    assert told(SCORED + "{method: line, value: x, anchors: [{at: 1, gives: 1}]}\n") == [
        "7:37 'anchors' needs at least 2 lines. Add what is missing."
    ]
    assert only(SCORED + "{method: line, value: x, anchors: []}\n").key == "empty-section"


@pytest.mark.parametrize("written", ["-1", "11"])
def test_decimals_lie_between_zero_and_ten(written: str) -> None:
    problem = only(f"total: {{of: 100, decimals: {written}}}\n")
    assert problem.line("en") == (
        f"rules.yaml:5:28: error: 'decimals' takes a whole number from 0 to 10; here stands {written}. [out-of-range]"
    )


@pytest.mark.parametrize("written", ["0", "10"])
def test_zero_and_ten_decimals_are_allowed(written: str) -> None:
    assert problems_in(f"total: {{of: 100, decimals: {written}}}\n") == ()


def test_a_broken_number_of_decimals_is_refused() -> None:
    assert only("total: {of: 100, decimals: 2.5}\n").said("en").endswith("here stands the number 2.5.")


@pytest.mark.parametrize("written", ["2024-02-30", "2024/09/30", "2024-9-30", "today"])
def test_a_date_is_a_day_of_the_calendar(written: str) -> None:
    problem = only(f"in_force: {{from: {written}}}\n")
    assert problem.line("en") == f"rules.yaml:5:18: error: '{written}' is not a day of the calendar. [bad-date]"
    assert problem.said("zh") == f"“{written}”不是有效的日期。"


@pytest.mark.parametrize("number", ["5", "2.5", "80%", "base * 2", "'x'"])
def test_points_are_a_number_a_percentage_or_a_formula(number: str) -> None:
    assert problems_in(f"indicators: {{a: {{points: {number}, score: {{method: yes_no, value: x}}}}}}\n") == ()


@pytest.mark.parametrize("constant", ["5", "80%", "true", "2024-09-30", "12万元"])
def test_a_parameter_takes_any_constant(constant: str) -> None:
    assert problems_in(f"parameters: {{p: {{value: {constant}}}}}\n") == ()


@pytest.mark.parametrize("deadline", ["60 days", "10 working days", "2024-09-30", "{within: 60 days, from: ready}"])
def test_a_time_for_correction_has_three_forms(deadline: str) -> None:
    assert problems_in(f"flags: {{f: {{when: a, severity: info, finding: T, rectify_within: {deadline}}}}}\n") == ()


def test_a_time_for_correction_from_a_date_needs_the_date() -> None:
    found = told("flags: {f: {when: a, severity: info, finding: T, rectify_within: {within: 60 days}}}\n")
    assert found == ["5:50 'from' is missing in 'rectify_within'. Add 'from: …'."]
