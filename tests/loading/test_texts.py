from perfrules.model.texts import Blank
from tests.loading.rules import line_and_column, problems_in, rules_of


def head(title: str) -> str:
    return f"format: 1\nid: test.rules\ntitle: {title}\nstatus: draft\n"


def test_plain_texts_have_the_first_language_of_the_title() -> None:
    rules = rules_of("inputs: {a: {title: 预算, kind: text}}", head("{en: Test, zh: 测试}"))
    assert rules.inputs["a"].title.wordings == (("en", "预算"),)
    assert rules.languages == ("en", "zh")


def test_plain_texts_under_a_plain_title_are_chinese_where_the_title_is() -> None:
    assert rules_of("", head("测试 A")).languages == ("zh",)
    assert rules_of("", head("Test")).languages == ("en",)


def test_other_languages_follow_in_the_order_of_the_file() -> None:
    text = (
        "flags: {f: {when: true == true, severity: info, finding: {fr: un, en: one}}}\n"
        "inputs: {a: {kind: text, title: {de: eins, fr: un}}}\n"
    )
    assert rules_of(text, head("测试")).languages == ("zh", "fr", "en", "de")


def test_a_finding_is_words_and_blanks_in_each_language() -> None:
    flag = rules_of(
        "flags:\n  f:\n    when: paid < 1\n    severity: error\n"
        "    finding: {en: 'only {paid:1} of {budget}', zh: '仅“{paid}”'}\n    recommendation: 加快\n"
    ).flags["f"]
    only, paid, of, budget = flag.finding.get("en")
    assert (only, of) == ("only ", " of ")
    assert isinstance(paid, Blank)
    assert isinstance(budget, Blank)
    assert (paid.formula.text, paid.places, budget.places) == ("paid", 1, None)
    assert (paid.formula.place.line, paid.formula.place.column) == (9, 26)
    assert flag.recommendation is not None
    assert flag.recommendation.get("zh") == ("加快",)


def test_every_bad_blank_is_reported_where_it_stands() -> None:
    found = problems_in(
        "flags:\n  f:\n    when: paid < 1\n    severity: error\n    finding: 甲{paid //}乙{a\n    recommendation: '}'\n"
    )
    assert [problem.code for problem in found] == ["formula-not-allowed", "placeholder-brace", "placeholder-brace"]
    assert [line_and_column(problem) for problem in found] == [(9, 21), (9, 25), (10, 22)]


def test_texts_without_blanks_keep_their_braces() -> None:
    rules = rules_of("constraints: {c: {that: 1 < 2, finding: 'a {b}'}}")
    assert rules.constraints["c"].finding.get("en") == "a {b}"
