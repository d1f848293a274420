"""Phrases in texts, lists of texts, and the roundings that a formula recognises."""

from typing import Any

import pytest

from tests.evaluation.helper import evaluated, quoted

FIELDS = """inputs:
  word: {kind: text, optional: true}
  mixed: {kind: number_or_text, optional: true}
  printed: {kind: number, optional: true}
  exact: {kind: number, optional: true}
  rate: {kind: percent, optional: true}
  paid: {kind: number, optional: true}
parameters:
  vague: {kind: texts, value: [效果明显, Ｎｏｔａｂｌｙ, 100%]}
"""


def came_to(formula: str, **record: object) -> Any:
    return evaluated(f"{FIELDS}values:\n  v: {{formula: {quoted(formula)}}}\n", record).values["v"]


def said(finding: str, lang: str, more: str = "", **record: object) -> str:
    text = f"{FIELDS}{more}flags:\n  f: {{when: 1 < 2, severity: info, finding: {{zh: {quoted(finding)}, en: {quoted(finding)}}}}}\n"
    (one,) = evaluated(text, record, lang).findings
    return str(one.text)


@pytest.mark.parametrize(
    ("text", "contains"),
    [
        ("治理效果明显改善", True),
        ("效果 明显", False),
        ("was NOTABLY better", True),
        ("ｎｏｔａｂｌｙ", True),
        ("完成率１００％", True),
        ("", None),
        (None, None),
        ("提高", False),
    ],
)
def test_a_text_mentions_a_phrase_whatever_its_width_and_case(text: str | None, contains: bool | None) -> None:
    assert came_to("mentions(word, vague)", word=text) is contains
    assert came_to("mentions(word, ['效果明显', 'NOTABLY', '100%'])", word=text) is contains
    assert came_to("mentions(mixed, vague)", mixed=text) is contains


def test_a_number_mentions_nothing() -> None:
    assert came_to("mentions(mixed, ['5'])", mixed=5) is False
    assert came_to("mentions(mixed, ['5'])", mixed="5件") is True


def test_a_text_is_in_a_list_only_as_it_is_written() -> None:
    assert [came_to("word in vague", word=text) for text in ("效果明显", "很效果明显", None)] == [True, False, None]
    assert came_to("word not in vague", word="notably") is True
    assert came_to("mixed in vague", mixed=7) is False
    assert came_to("'效果明显' in vague") is True


def test_a_list_of_texts_is_printed_one_after_the_other() -> None:
    assert said("{vague}", "zh") == "效果明显、Ｎｏｔａｂｌｙ、100%"
    assert said("{vague}", "en") == "效果明显, Ｎｏｔａｂｌｙ, 100%"


@pytest.mark.parametrize(
    ("record", "word"),
    [
        ({"printed": "8.62", "exact": "8.618304"}, "half_up"),
        ({"printed": 8, "exact": "8.618304"}, "down"),
        ({"printed": 9, "exact": 8}, "other"),
        ({"printed": 9}, None),
        ({"exact": 9}, None),
    ],
)
def test_a_formula_tells_how_a_printed_figure_was_rounded(record: dict[str, object], word: str | None) -> None:
    assert came_to("rounding_of(printed, exact, 10)", **record) == word


def test_of_percentages_the_printed_digits_are_looked_at() -> None:
    assert came_to("rounding_of(rate, paid / 30000 + 0%, 100%)", rate="86.1830%", paid="25854.91") == "half_up"
    assert came_to("rounding_of(rate, paid / 30000 + 0%, 100%)", rate="86.1%", paid="25854.91") == "down"


def test_a_rounding_is_printed_by_its_title_itself_and_through_values() -> None:
    how = "values: {how: {formula: 'rounding_of(printed, exact, 10)'}, same: {formula: how}}\n"
    record = {"printed": "8.61", "exact": "8.618304"}
    assert said("{rounding_of(printed, exact, 10)} {same}", "zh", how, **record) == "截尾 截尾"
    assert said("{how}: {printed}", "en", how, **record) == "cut off: 8.61"


def test_the_figures_of_a_finding_leave_lists_of_texts_out() -> None:
    flags = "flags: {f: {when: 'mentions(word, vague)', severity: info, finding: vague}}\n"
    (finding,) = evaluated(FIELDS + flags, {"word": "效果明显"}).findings
    assert dict(finding.evidence) == {"word": "效果明显"}
