"""Flags, their findings, and outcomes."""

from typing import Any

import pytest

from tests.evaluation.helper import evaluated

RULES = """inputs:
  rate: {kind: percent, optional: true}
  held: {kind: yes_no, optional: true}
laws: {m10: {cite: 财预〔2020〕10号}, m11: {cite: Other}}
categories: {goals: Goals, funds: Funds}
tables:
  years:
    columns:
      name: {kind: text, optional: true}
      paid: {kind: number, optional: true}
flags:
  low:
    title: Low
    when: rate < 80%
    severity: warning
    category: funds
    finding: Rate is {rate}.
    recommendation: Raise {rate} to {80%}.
    laws: [m10, m11]
  no_survey: {when: not held, severity: error, finding: None held.}
  big: {each: years, label: name, when: paid > 10, severity: info, finding: "{name}: {paid}", recommendation: "Less than {paid}."}
  odd: {each: years, when: paid == 7, severity: info, finding: "seven"}
"""


def found(*paid: object, **record: object) -> Any:
    return evaluated(RULES, {"years": [{"name": f"y{at}", "paid": one} for at, one in enumerate(paid)], **record})


@pytest.mark.parametrize(("rate", "fired"), [("79.99%", ["low"]), ("80%", []), ("80.01%", [])])
def test_a_flag_fires_only_where_its_condition_is_true(rate: str, fired: list[str]) -> None:
    assert list(found(rate=rate, held=True).flags.fired) == fired


def test_a_flag_that_cannot_be_told_is_undecided_and_never_silently_clear() -> None:
    result = found()
    assert (result.flags.fired, result.flags.undecided, result.findings) == ((), ("low", "no_survey"), ())


def test_a_finding_carries_all_that_the_rule_says() -> None:
    (finding,) = found(rate="50%", held=True).findings
    assert (finding.flag, finding.severity, finding.category, finding.laws) == (
        "low",
        "warning",
        "funds",
        ("m10", "m11"),
    )
    assert (finding.text, finding.recommendation) == ("Rate is 50.00%.", "Raise 50.00% to 80.00%.")
    assert (finding.row, finding.row_number, finding.deadline) == (None, None, None)
    assert dict(finding.evidence) == {"rate": "50.00%"}
    assert (finding.place.file, finding.place.column) == ("rules.yaml", 3)


def test_a_finding_without_recommendation_or_category_has_none() -> None:
    (finding,) = found(rate="90%", held=False).findings
    assert (finding.recommendation, finding.category, finding.laws, dict(finding.evidence)) == (
        None,
        None,
        (),
        {"held": "否"},
    )


def test_a_flag_on_rows_gives_one_finding_per_row_that_names_the_row() -> None:
    result = found(5, 11, 12, 7, rate="90%", held=True)
    assert [(one.flag, one.row, one.row_number, one.text, one.recommendation) for one in result.findings] == [
        ("big", "y1", 2, "y1: 11", "Less than 11."), ("big", "y2", 3, "y2: 12", "Less than 12."), ("odd", "4", 4, "seven", None),
    ]  # fmt: skip
    assert (result.flags.fired, result.flags.undecided) == (("big", "odd"), ())


def test_a_flag_on_rows_is_undecided_where_a_row_is_even_if_others_fired() -> None:
    result = found(11, None, rate="90%", held=True)
    assert (result.flags.fired, result.flags.undecided) == (("big",), ("big", "odd"))
    assert [one.row_number for one in result.findings] == [1]


def test_a_flag_may_look_at_the_score_the_grade_and_other_flags() -> None:
    text = """inputs: {x: {kind: number}}
indicators: {a: {score: {method: proportional, value: x, full_at: 10}}}
total: {of: 10}
grades: {good: {title: Good, from: 8}, poor: {title: Poor, from: 0}}
flags:
  first: {when: fired(second) and total_score < 5, severity: info, finding: "{total_score} {grade} {score_of(a)} {rate_of(a)}"}
  second: {when: grade == 'poor', severity: info, finding: "{points_of(a)} {grade_of(9)}"}
"""
    assert [one.text for one in evaluated(text, {"x": 4}).findings] == ["4 Poor 4 40.00%", "10 Good"]


OUTCOMES = """inputs: {x: {kind: number, optional: true}}
outcomes:
  next: {title: Next, choose: [{when: x > 90, then: "First, {x}"}, {when: x > 80, then: second}, {then: last}]}
  open: {title: Open, choose: [{when: x > 90, then: first}]}
"""


@pytest.mark.parametrize(
    ("x", "following", "open_ended"),
    [(91, "First, 91", "first"), (90, "second", None), (81, "second", None), (80, "last", None), (None, None, None)],
)
def test_the_first_matching_line_decides_and_an_undecided_one_leaves_the_outcome_open(
    x: object, following: object, open_ended: object
) -> None:
    assert dict(evaluated(OUTCOMES, {"x": x}).outcomes) == {"next": following, "open": open_ended}


DEADLINES = """inputs: {day: {kind: date, optional: true}}
flags:
  a: {when: 1 < 2, severity: info, finding: a, rectify_within: 60 days}
  b: {when: 1 < 2, severity: info, finding: b, rectify_within: 2024-09-30}
  c: {when: 1 < 2, severity: info, finding: c, rectify_within: {within: 60 days, from: day}}
  d: {when: 1 < 2, severity: info, finding: d, rectify_within: 10 working days}
  e: {when: 1 < 2, severity: info, finding: e}
"""


@pytest.mark.parametrize(
    ("day", "counted"),
    [
        ("2024-01-01", "2024-03-01"), ("2023-01-01", "2023-03-02"), (None, "60 days"), ("9999-11-01", "9999-12-31"),
        ("9999-11-02", "60 days"),
    ],
)  # fmt: skip
def test_a_deadline_is_a_date_where_one_can_be_counted_and_else_the_period_as_written(
    day: str | None, counted: str
) -> None:
    findings = evaluated(DEADLINES, {"day": day}).findings
    assert [one.deadline for one in findings] == ["60 days", "2024-09-30", counted, "10 working days", None]


DECIDING = """inputs:
  a: {kind: number, optional: true}
  b: {kind: number, optional: true}
  c: {kind: number, optional: true}
  held: {kind: yes_no, optional: true}
tables: {years: {columns: {paid: {kind: number}, planned: {kind: number, optional: true}}}}
flags:
  any: {when: 'a > 1 or b > 1 and c > 1 or any_of(years, paid > 1 or planned > c)', severity: info, finding: F}
  side: {when: a > (b if held else c), severity: info, finding: F}
  open: {when: not (a > 1 or b > 1) or (a if held else b) > c, severity: info, finding: F}
  either: {when: 'first_known(a if held else b, c) > 1', severity: info, finding: F}
  row: {each: years, when: paid > (planned if held else a), severity: info, finding: F}
"""


@pytest.mark.parametrize(
    ("flag", "record", "names"),
    [
        ("any", {"a": 2, "b": 0, "c": 0}, ["a"]),
        ("any", {"a": 2, "b": 2, "c": 2}, ["a", "b", "c"]),
        ("any", {"b": 2, "c": 2}, ["b", "c"]),
        ("any", {"b": 2, "c": 1, "years": [{"paid": 0, "planned": 2}]}, ["c"]),
        ("side", {"a": 2, "b": 1, "c": 9, "held": True}, ["a", "held", "b"]),
        ("side", {"a": 2, "b": 9, "c": 1, "held": False}, ["a", "held", "c"]),
        ("open", {"a": 0, "b": 1, "c": 9}, ["a", "b"]),
        ("either", {"a": 0, "b": 0, "c": 2}, ["a", "b", "c", "held"]),
        ("row", {"a": 9, "held": True, "years": [{"paid": 2, "planned": 1}]}, ["paid", "held", "planned"]),
    ],
)
def test_a_finding_shows_the_figures_by_which_its_condition_holds(
    flag: str, record: dict[str, object], names: list[str]
) -> None:
    found = evaluated(DECIDING, {"years": [], **record})
    (finding,) = [one for one in found.findings if one.flag == flag]
    assert sorted(finding.evidence) == sorted(names)
