import keyword

import pytest

from perfrules.formula.functions import ARITIES, is_id
from perfrules.formula.functions import RESERVED as RESERVED_IN_FORMULAS
from perfrules.schema.names import RESERVED, as_word, is_date, is_name, is_word
from tests.schema.reading import only, problems, problems_in


@pytest.mark.parametrize("word", ["2nd", "a-b", "a b", "预算/万元", "D+", "рrice", "é"])
def test_an_id_of_other_characters_is_told_at_the_key_with_one_that_works(word: str) -> None:
    problem = only(f"inputs:\n  {word}: {{kind: number}}\n")
    assert problem.line("en") == (
        f"rules.yaml:6:3: error: '{word}' cannot be an id: ids consist of letters (Chinese ones too), "
        "digits and '_' and do not begin with a digit. [bad-id]"
    )
    assert problem.said("zh").startswith(f"“{word}”不能作为标识")
    assert is_word(str(problem.facts["near"]))


@pytest.mark.parametrize("word", ["ｂudget", "①", "预算（万元）", "x２", ""])
def test_an_id_is_in_normal_form(word: str) -> None:
    assert not is_word(word)


@pytest.mark.parametrize("word", ["grade", "total_score", "children", "sum_of", "or", "class"])
def test_a_name_cannot_be_a_word_of_the_formula_language(word: str) -> None:
    problem = only(f"inputs: {{{word}: {{kind: number}}}}\n")
    assert problem.line("en") == (
        f"rules.yaml:5:10: error: '{word}' already means something else in formulas and cannot be an id here. [bad-id]"
    )
    assert problem.said("zh") == f"“{word}”在公式中已有其他含义，不能作为这里的标识。"


def test_columns_follow_the_rule_of_names() -> None:
    assert only("tables: {t: {columns: {id: {kind: text}}}}\n").key == "bad-id/reserved"


def test_flags_and_scales_may_use_reserved_words_but_no_operators() -> None:
    flag = "{when: a, severity: info, finding: T}"
    assert problems_in(f"flags: {{grade: {flag}}}\nscales: {{missing: {{a: {{from: 0}}}}}}\n") == ()
    assert only(f"flags: {{not: {flag}}}\n").key == "bad-id/reserved"


@pytest.mark.parametrize("word", ["pass", "优", "at_least", "none", "no"])
def test_words_that_formulas_only_quote_may_be_any_word(word: str) -> None:
    assert problems_in(f"grades: {{{word}: {{from: 0}}}}\n") == ()


@pytest.mark.parametrize(
    "text",
    [
        "grades: {D+: {from: 0}}",
        "categories: {a-b: T}",
        "word_lists: {w: {a-b: T}}",
        "inputs: {a: {kind: choice, choices: {a-b: T}}}",
        "scales: {s: {a-b: {from: 0}}}",
        "outcomes: {a-b: {choose: [{then: T}]}}",
    ],
)
def test_quoted_words_follow_the_same_form(text: str) -> None:
    assert only(text + "\n").key == "bad-id"


def test_the_id_of_a_rule_set_may_have_parts() -> None:
    assert problems("format: 1\nid: cn.项目_1.v2\ntitle: T\nstatus: draft\n") == ()
    (problem,) = problems("format: 1\nid: cn..v2\ntitle: T\nstatus: draft\n")
    assert problem.line("en").startswith("rules.yaml:2:5: error: 'cn..v2' cannot be the id of a rule set")
    assert problem.said("zh").startswith("“cn..v2”不能作为规则集标识")


def test_the_id_of_a_rule_set_is_text() -> None:
    (problem,) = problems("format: 1\nid: 2024\ntitle: T\nstatus: draft\n")
    assert problem.said("en") == "'id' takes an id, dots allowed; here stands the number 2024."


def test_a_text_in_a_language_that_is_none_is_told_at_the_key() -> None:
    problem = only("grades: {a: {title: {Chinese: 优}, from: 0}}\n")
    assert problem.line("en") == (
        "rules.yaml:5:22: error: 'Chinese' under 'title' is not a language code such as zh or en. [bad-language]"
    )
    assert problem.fix("zh") == "多语言文字写作 {zh: …, en: …}；以花括号开头的文字须加引号。"


def test_formulas_and_ids_agree_on_what_is_reserved() -> None:
    assert RESERVED_IN_FORMULAS | ARITIES.keys() == RESERVED


@pytest.mark.parametrize("word", [*keyword.kwlist, "预算", "a1", "_x", "2x", "ｘ", "grade", "mean"])
def test_every_name_is_an_id_in_formulas(word: str) -> None:
    assert is_name(word) == is_id(word)


@pytest.mark.parametrize("text", ["", "+++", "预 算", "100%", "Ａ", "﷽"])
def test_the_suggested_id_is_always_an_id(text: str) -> None:
    assert is_word(as_word(text))


def test_a_date_needs_all_its_digits() -> None:
    assert not is_date("20240930")
    assert not is_date("2024-02-30")
    assert not is_date("2024-09-30\n")
