from tests.schema.reading import at, only, problems, problems_in, told

SCORED = "indicators:\n  a:\n    score: "


def test_an_unknown_word_is_told_at_its_key_with_the_near_word() -> None:
    problem = only("indicators:\n  a:\n    wieght: 10\n    score: {method: yes_no, value: x}\n")
    assert problem.line("en") == "rules.yaml:7:5: error: 'wieght' is not a word of an indicator. [unknown-word]"
    assert problem.fix("en") == "Did you mean 'weight'?"
    assert problem.line("zh") == "rules.yaml:7:5: 错误: “wieght”不是指标可用的词。 [unknown-word]"
    assert problem.fix("zh") == "是否应为“weight”？"


def test_an_unknown_word_without_a_near_one_brings_the_list_of_words() -> None:
    problem = only("laws:\n  m: {cite: C, jurisdiction: cn}\n")
    assert problem.key == "unknown-word/list"
    assert problem.fix("en") == "Its words are: cite, title, url, article, note."
    assert problem.fix("zh") == "可用的词：cite、title、url、article、note。"


def test_a_word_of_the_score_that_stands_beside_it_is_sent_below_it() -> None:
    assert told("indicators:\n  a:\n    score: {method: proportional, value: x}\n    full_at: 90%\n") == [
        "8:5 'full_at' is not a word of an indicator; it belongs to its 'score'. Write it below 'score:', further to the right."
    ]


def test_a_word_of_a_plain_part_that_stands_beside_it_is_sent_below_it() -> None:
    assert only(SCORED + "{method: checklist, elements: {e: {met: x}}, because: T}\n").facts["holder"] == "veto"


def test_an_unknown_word_at_the_top_is_told() -> None:
    assert told("indicaters: {a: {score: {method: yes_no, value: x}}}\n") == [
        "5:1 'indicaters' is not a word of the rule file. Did you mean 'indicators'?"
    ]


def test_unknown_words_of_all_parts_of_a_target_are_told_with_the_words_of_the_method() -> None:
    found = told(SCORED + "{method: target, actual: a, target: b, sign: c, reverse: inverse, negativ: zero}\n")
    assert found == ["7:78 'negativ' is not a word of method 'target'. Did you mean 'negative'?"]


def test_a_missing_word_is_told_at_the_item() -> None:
    problem = only("flags:\n  f:\n    when: a\n    severity: error\n")
    assert problem.line("en") == "rules.yaml:6:3: error: 'finding' is missing in a flag. [missing-word]"
    assert problem.fix("en") == "Add 'finding: …'."
    assert problem.line("zh") == "rules.yaml:6:3: 错误: 问题标识缺少“finding”。 [missing-word]"
    assert problem.fix("zh") == "请补充“finding: …”。"


def test_a_missing_word_in_a_line_is_told_at_the_line() -> None:
    assert told(SCORED + "{method: cases, cases: [{when: a, gives: 1}, {when: b}]}\n") == [
        "7:57 'gives' is missing in a case. Add 'gives: …'."
    ]


def test_every_missing_word_is_told() -> None:
    assert [p.facts["word"] for p in problems_in("flags: {f: {when: a}}\n")] == ["severity", "finding"]


def test_a_misspelt_required_word_is_one_mistake() -> None:
    assert told("flags: {f: {wen: a, severity: error, finding: T}}\n") == [
        "5:13 'wen' is not a word of a flag. Did you mean 'when'?"
    ]


def test_a_misspelt_method_is_one_mistake_whatever_stands_beside_it() -> None:
    assert told(SCORED + "{metod: bands, valu: 3, x: z}\n") == [
        "7:13 'metod' is not a word of a score. Did you mean 'method'?"
    ]


def test_all_misspelt_words_at_the_top_are_told_once_each() -> None:
    found = problems("formt: 1\nid: t\ntitel: T\nstatus: draft\n")
    assert [(p.key, at(p), p.facts["near"]) for p in found] == [
        ("unknown-word", "1:1", "format"),
        ("unknown-word", "3:1", "title"),
    ]


def test_a_file_without_its_first_words_lacks_each_of_them() -> None:
    assert [p.facts["word"] for p in problems("note: T\n")] == ["format", "id", "title", "status"]


def test_a_score_without_a_method_lacks_only_that() -> None:
    assert told(SCORED + "{value: x}\n") == ["7:5 'method' is missing in a score. Add 'method: …'."]


def test_one_of_two_words_is_needed() -> None:
    assert told("values: {v: {title: T}}\n") == ["5:10 'formula' or 'score' is missing in a value. Add 'formula: …'."]
    assert only("values: {v: {title: T}}\n").said("zh") == "中间值缺少“formula”或“score”。"


def test_a_misspelt_one_of_two_words_is_one_mistake() -> None:
    assert told("values: {v: {formla: a}}\n") == ["5:14 'formla' is not a word of a value. Did you mean 'formula'?"]


def test_an_indicator_needs_a_score_or_another_indicator_to_copy() -> None:
    assert only("indicators: {a: {title: T}}\n").said("en") == "'score' or 'like' is missing in an indicator."
    assert problems_in("indicators: {a: {like: b, label: c, rounding: down}}\n") == ()


def test_a_word_that_needs_another_beside_it_says_so() -> None:
    problem = only("flags: {f: {when: a, severity: info, finding: T, label: name}}\n")
    assert problem.line("en").endswith(
        ":5:50: error: 'label' stands here without 'each', which it needs. [missing-word]"
    )
    assert problem.fix("en") == "Add 'each: …', or remove 'label'."
    assert problem.said("zh") == "写了“label”，还须写“each”。"


def test_a_misspelt_word_that_another_needs_is_one_mistake() -> None:
    assert told("total: {of: 100, decimls: 2, rounding: down}\n") == [
        "5:18 'decimls' is not a word of the total. Did you mean 'decimals'?"
    ]


def test_row_words_of_an_indicator_need_each() -> None:
    found = told("indicators: {a: {group_by: s, score: {method: yes_no, value: x}}}\n")
    assert found == [
        "5:18 'group_by' stands here without 'each' or 'like', which it needs. Add 'each: …', or remove 'group_by'."
    ]


def test_a_choice_that_needs_another_word_names_the_choice() -> None:
    assert told("inputs: {a: {kind: choice}}\n") == [
        "5:14 'kind: choice' stands here without 'choices', which it needs. Add 'choices: …', or remove 'kind: choice'."
    ]
    assert told("groups: {a: {combine: formula}}\n")[0].startswith(
        "5:14 'combine: formula' stands here without 'formula'"
    )


def test_two_words_that_exclude_each_other_are_told_with_both_places() -> None:
    problem = only("values:\n  v:\n    formula: a\n    score: {method: yes_no, value: b}\n")
    assert problem.line("en") == (
        "rules.yaml:8:5: error: 'score' and 'formula' exclude each other; here stand both. [exclusive-words]"
    )
    assert problem.fix("zh") == "请删去其中之一。"
    assert [place.line for place in problem.related] == [7]


def test_every_second_limit_of_a_band_is_told_once() -> None:
    found = problems_in(SCORED + "{method: bands, value: x, bands: [{from: 1, over: 2, below: 3, gives: 1}]}\n")
    assert [(p.key, p.facts["word"], p.facts["other"]) for p in found] == [
        ("exclusive-words", "over", "from"),
        ("exclusive-words", "below", "from"),
    ]


def test_a_word_that_belongs_to_one_choice_is_told_with_that_choice() -> None:
    problem = only("inputs:\n  a:\n    kind: number\n    choices: {x: X}\n")
    assert (
        problem.line("en")
        == "rules.yaml:8:5: error: 'choices' has a meaning only beside 'kind: choice'. [exclusive-words]"
    )
    assert problem.fix("en") == "Write 'kind: choice', or remove 'choices'."
    assert problem.said("zh") == "“choices”只能与“kind: choice”同用。"
    assert [place.line for place in problem.related] == [7]


def test_an_unknown_choice_explains_what_depends_on_it() -> None:
    assert told("inputs: {a: {kind: choise, choices: {x: X}}}\n") == [
        "5:20 'choise' is not a choice for 'kind'. Did you mean 'choice'?"
    ]


def test_words_of_later_versions_are_refused_as_not_supported() -> None:
    later = ["calendar"]
    found = problems_in("".join(f"{word}: {{a: b}}\n" for word in later))
    assert [(p.code, p.facts["word"]) for p in found] == [("not-supported", word) for word in later]
    assert found[0].said("en") == "'calendar' is not supported in this version."
    assert found[0].said("zh") == "本版本尚不支持“calendar”。"


def test_what_is_taken_from_results_has_a_form() -> None:
    found = told(
        "inputs:\n  a: {kind: number, from: {rules: cn.x, value: v}}\n  b: {kind: number, from: {rules: cn.x}}\n"
        "  c: {kind: number, from: cn.x}\ntables:\n  t: {from: result, columns: {d: {kind: number, from: total_score}}}\n"
    )
    assert found == [
        "7:21 'value' is missing in what an input is taken from. Add 'value: …'.",
        (
            "8:27 'from' takes the words of what an input is taken from, each as 'word: value'; here stands text. "
            "Write its words below 'from:', each on a line of its own and further to the right, or in braces {…}."
        ),
        "10:13 'result' is not a choice for 'from'. Did you mean 'results'?",
    ]


def test_a_panel_of_a_group_or_an_indicator_is_an_unknown_word() -> None:
    found = problems_in(
        "groups: {g: {panel: {by: a}}}\nindicators: {a: {panel: {by: a}, score: {method: yes_no, value: x}}}\n"
    )
    assert [(p.code, at(p)) for p in found] == [("unknown-word", "5:14"), ("unknown-word", "6:18")]
