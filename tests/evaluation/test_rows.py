"""One score per row: which rows, where each lands, what it can get, and whether that adds up."""

from decimal import Decimal
from typing import Any

import pytest

from tests.evaluation.helper import evaluated, gaps

TABLE = """inputs: {gone: {kind: yes_no, optional: true}, late: {kind: yes_no, optional: true}}
tables:
  targets:
    columns:
      name: {kind: text, optional: true}
      section: {kind: choice, optional: true, choices: {output: Output, benefit: Benefit}}
      points: {kind: number, optional: true}
      rate: {kind: percent, optional: true}
      counts: {kind: yes_no, optional: true}
      skipped: {kind: yes_no, optional: true}
"""
TWO_GROUPS = "groups: {output: {title: Output, points: 60%s}, benefit: {title: Benefit, points: 40}}\n"
ROWS = """indicators:
  rows: {each: targets, group_by: section, label: name, points: points, score: {method: proportional, value: rate}%s}
"""
TOTAL = "total: {of: 100}\n"


def rules(more: str = "", group: str = "") -> str:
    return TABLE + TWO_GROUPS % group + ROWS % more + TOTAL


def by_group(*rows: tuple[object, ...], more: str = "", group: str = "", **record: object) -> Any:
    """Rows of section, points and rate."""
    names = ("section", "points", "rate", "counts", "skipped")
    return evaluated(rules(more, group), {"targets": [dict(zip(names, row, strict=False)) for row in rows], **record})


def shown(result: Any, item: str = "rows") -> list[tuple[Any, ...]]:
    """Number, group, points and full points of each row."""
    found = result.scores[item].rows
    assert found is not None
    return [(row.row, row.group, "not applicable" if row.not_applicable else row.points, row.of) for row in found]


def test_every_row_lands_in_the_group_its_word_names() -> None:
    found = by_group(("output", 20, 1), ("benefit", 40, "0.5"), ("output", 40, "0.25"))
    assert shown(found) == [(1, "output", 20, 20), (2, "benefit", 20, 40), (3, "output", 10, 40)]
    assert (found.scores["output"].points, found.scores["benefit"].points, found.score) == (30, 20, 50)
    assert (found.scores["rows"].points, found.scores["rows"].of) == (50, 100)


def test_the_order_of_rows_changes_no_total() -> None:
    rows = [("output", 20, "0.1"), ("benefit", 40, "0.35"), ("output", 40, "0.77")]
    assert by_group(*rows).score == by_group(*reversed(rows)).score


def test_a_row_without_a_group_word_leaves_every_group_open() -> None:
    found = by_group(("output", 60, 1), (None, 40, 1))
    assert (found.scores["output"].points, found.score, found.status) == (None, None, "undecided")
    assert shown(found)[1] == (2, None, 40, 40)
    assert ("rows", "targets", 2, "section", "missing") in gaps(found)


def test_rows_without_points_or_with_an_empty_cell_are_open_and_say_so() -> None:
    found = by_group(("output", 60, None), ("benefit", None, 1))
    assert (found.score, found.completeness) == (None, 0)
    assert gaps(found) == [("rows", "targets", 1, "rate", "missing"), ("rows", "targets", 2, "points", "missing")]


def test_no_row_at_all_is_missing_and_says_so() -> None:
    found = by_group()
    assert (found.score, found.status, shown(found)) == (None, "undecided", [])
    assert gaps(found) == [("rows", "targets", "targets", "no-rows")]


@pytest.mark.parametrize(("policy", "score", "complete"), [("zero", 60, "1"), ("leave_out", 100, "0.6")])
def test_a_group_that_no_row_fills_follows_if_missing(policy: str, score: int, complete: str) -> None:
    found = by_group(("output", 60, 1), more=f", if_missing: {policy}")
    assert (found.score, found.completeness) == (score, Decimal(complete))


@pytest.mark.parametrize(
    ("policy", "points", "score"), [("zero", 30, 70), ("leave_out", 60, 100), ("undecided", None, None)]
)
def test_a_missing_row_follows_if_missing_and_left_out_gives_its_points_to_the_group(
    policy: str, points: object, score: object
) -> None:
    found = by_group(("output", 30, 1), ("output", 30, None), ("benefit", 40, 1), more=f", if_missing: {policy}")
    assert (found.scores["output"].points, found.score) == (points, score)


def test_where_chooses_the_rows() -> None:
    found = by_group(
        ("output", 60, 1, True), ("output", 99, 0, False), ("benefit", 40, 1, True), more=", where: counts"
    )
    assert (shown(found), found.score) == ([(1, "output", 60, 60), (3, "benefit", 40, 40)], 100)


def test_a_row_that_may_not_be_wanted_is_open() -> None:
    found = by_group(("output", 60, 1, None), ("benefit", 40, 1, True), more=", where: counts")
    assert (found.scores["output"].points, found.scores["benefit"].points) == (None, 40)
    assert ("rows", "targets", 1, "counts", "missing") in gaps(found)


def test_a_row_that_does_not_apply_gives_its_points_to_the_others_of_its_group() -> None:
    found = by_group(
        ("output", 20, 1, None, True), ("output", 40, "0.5", None, False), ("benefit", 40, 1, None, False),
        more=", not_applicable_when: skipped",
    )  # fmt: skip
    assert shown(found) == [(1, "output", "not applicable", 20), (2, "output", 30, 60), (3, "benefit", 40, 40)]
    assert (found.score, found.completeness) == (70, 1)


def test_a_row_that_does_not_apply_is_sure_of_that_even_where_it_may_not_be_wanted() -> None:
    found = by_group(
        ("output", 20, 1, None, True), ("output", 60, 1, True, False), ("benefit", 40, 1, True, False),
        more=", where: counts, not_applicable_when: skipped, rescale: true",
    )  # fmt: skip
    assert (shown(found)[0], found.score) == ((1, "output", "not applicable", 20), 100)


def test_a_group_whose_rows_all_do_not_apply_gives_its_points_up() -> None:
    found = by_group(
        ("output", 60, 1, None, True), ("benefit", 40, "0.5", None, False), more=", not_applicable_when: skipped"
    )
    assert (found.scores["output"].not_applicable, shown(found)[1], found.score) == (True, (2, "benefit", 50, 100), 50)


def test_rows_below_a_group_that_does_not_apply_do_not_apply() -> None:
    found = by_group(("output", 60, 1), ("benefit", 40, "0.5"), group=", not_applicable_when: gone", gone=True)
    assert shown(found) == [(1, "output", "not applicable", 60), (2, "benefit", 50, 100)]
    assert (found.score, found.completeness) == (50, 1)
    empty = by_group(("benefit", 40, "0.5"), group=", not_applicable_when: gone", gone=True)
    assert (empty.score, empty.scores["output"].not_applicable) == (50, True)


def test_an_indicator_that_needs_no_row_to_say_that_it_does_not_apply() -> None:
    text = TABLE + "groups: {output: {title: O, points: 60}, rest: {title: R, points: 40}}\nindicators:\n"
    text += "  rows: {each: targets, group: output, points: points, not_applicable_when: gone, score: {method: proportional, value: rate}}\n"
    text += "  other: {group: rest, score: {method: yes_no, value: late}}\n" + TOTAL
    found = evaluated(text, {"targets": [], "gone": True, "late": True})
    assert (found.scores["rows"].not_applicable, found.score, found.completeness) == (True, 100, 1)
    assert evaluated(text, {"targets": [], "gone": False, "late": True}).score is None
    assert evaluated(text, {"targets": [{"points": 60, "rate": 1}], "gone": True, "late": True}).score == 100


def test_without_points_of_their_own_rows_share_their_groups_points_evenly() -> None:
    text = TABLE + TWO_GROUPS % "" + ROWS.replace("points: points, ", "") % "" + TOTAL
    rows = [{"section": name, "rate": 1} for name in ("output", "output", "output", "benefit")]
    found = evaluated(text, {"targets": rows})
    assert shown(found) == [(1, "output", 20, 20), (2, "output", 20, 20), (3, "output", 20, 20), (4, "benefit", 40, 40)]
    rows.append({"rate": 1})
    assert shown(evaluated(text, {"targets": rows}))[-1] == (5, None, None, None)


def test_rows_whose_points_do_not_add_up_are_scored_as_written_with_a_finding() -> None:
    found = by_group(("output", 50, 1), ("output", 20, 1), ("benefit", 40, 1))
    assert (found.scores["output"].points, found.score) == (70, 110)
    (finding,) = found.findings
    assert (finding.flag, finding.severity, finding.row) == ("row-points-add-up", "warning", None)
    assert finding.text == "“Output”各行分值合计70分，与应有的60分不符，已按所填分值计分。"
    assert finding.recommendation == "更正各行分值，使其合计与上级分值一致。"


def test_rescaled_rows_are_stretched_to_the_points_of_their_group_without_a_finding() -> None:
    found = by_group(("output", 50, 1), ("output", 30, "0.5"), ("benefit", 10, 1), more=", rescale: true")
    assert shown(found) == [
        (1, "output", Decimal("37.5"), Decimal("37.5")), (2, "output", Decimal("11.25"), Decimal("22.5")), (3, "benefit", 40, 40),
    ]  # fmt: skip
    assert (found.score, found.findings) == (Decimal("88.75"), ())


def test_rows_worth_nothing_do_not_upset_the_rest() -> None:
    found = by_group(("output", 0, 1), ("benefit", 40, 1), more=", rescale: true")
    assert (shown(found)[0], found.scores["output"].points) == ((1, "output", 0, 0), 0)
    skipped = by_group(("output", 0, 1, None, True), ("output", 0, 1, None, False), ("benefit", 40, 1, None, False),
                       more=", not_applicable_when: skipped")  # fmt: skip
    assert [row[2] for row in shown(skipped)] == ["not applicable", 0, 40]


def test_whether_rows_add_up_is_not_asked_where_a_row_does_not_say_its_points() -> None:
    assert by_group(("output", None, 1), ("benefit", 40, 1)).findings == ()


def test_rows_beside_another_indicator_have_the_rest_of_the_points() -> None:
    text = TABLE + "groups: {output: {title: O, points: 60}}\nindicators:\n"
    text += "  rows: {each: targets, group: output, points: points, score: {method: proportional, value: rate}}\n"
    text += "  other: {group: output, points: 20, score: {method: yes_no, value: late}}\n"
    text += "values: {of_rows: {formula: points_of(rows)}}\ntotal: {of: 60}\n"
    fine = evaluated(text, {"targets": [{"points": 40, "rate": 1}], "late": True})
    assert (fine.score, fine.findings, fine.values["of_rows"]) == (60, (), 40)
    wrong = evaluated(text, {"targets": [{"points": 30, "rate": 1}], "late": True})
    assert [finding.evidence["sum"] for finding in wrong.findings] == ["50"]


def test_each_row_is_rounded_and_the_sum_is_of_rounded_rows() -> None:
    found = by_group(("output", 30, "0.3333"), ("output", 30, "0.3333"), ("benefit", 40, 1), more=", decimals: 1")
    assert (found.scores["output"].points, shown(found)[0][2]) == (20, 10)


def test_a_row_without_label_is_shown_by_its_number() -> None:
    text = rules().replace("label: name, ", "")
    found = evaluated(
        text,
        {"targets": [{"section": "output", "points": 60, "rate": 1}, {"section": "benefit", "points": 40, "rate": 1}]},
    )
    assert [row.label for row in found.scores["rows"].rows or ()] == [None, None]


def test_row_score_is_the_rows_score_from_the_indicator_it_lands_in() -> None:
    flags = "flags:\n  low: {each: targets, label: name, when: row_score < points / 2, severity: info, finding: '{name} {row_score}'}\n"
    rows = [("output", 60, "0.4"), ("benefit", 40, 1)]
    names = ("section", "points", "rate")
    record = {"targets": [{"name": f"r{at}", **dict(zip(names, row, strict=True))} for at, row in enumerate(rows)]}
    found = evaluated(rules() + flags, record)
    assert [(one.row, one.row_number, one.text) for one in found.findings] == [("r0", 1, "r0 24")]
    values = (
        "values: {low: {formula: 'count_of(targets, row_score < 30)'}, sum: {formula: 'sum_of(targets, row_score)'}}\n"
    )
    assert dict(evaluated(rules() + values, record).values) == {"low": 1, "sum": 64}


def test_the_row_score_of_a_row_that_does_not_count_is_missing() -> None:
    flags = "flags:\n  open: {each: targets, when: missing(row_score), severity: info, finding: open}\n"
    text = rules(", not_applicable_when: skipped") + flags
    rows = [
        {"section": "output", "points": 60, "rate": 1, "skipped": True},
        {"section": "benefit", "points": 40, "rate": 1, "skipped": False},
    ]
    assert [one.row_number for one in evaluated(text, {"targets": rows}).findings] == [1]


def test_a_sum_of_row_scores_needs_a_condition_where_a_row_does_not_count() -> None:
    sums = (
        "values:\n  all: {formula: 'sum_of(targets, row_score)'}\n"
        "  counted: {formula: 'sum_of(targets, row_score, not missing(row_score))'}\n"
    )
    text = rules(", not_applicable_when: skipped") + sums
    rows = [
        {"section": "output", "points": 20, "rate": "0.5", "skipped": True},
        {"section": "output", "points": 40, "rate": "0.5", "skipped": False},
        {"section": "benefit", "points": 40, "rate": "0.5", "skipped": False},
    ]
    found = evaluated(text, {"targets": rows})
    assert dict(found.values) == {"all": None, "counted": 50}
    assert found.score == 50


def test_points_of_rows_may_be_worked_out_from_the_row() -> None:
    text = rules().replace("points: points,", "points: points / 2,")
    found = evaluated(
        text,
        {"targets": [{"section": "output", "points": 120, "rate": 1}, {"section": "benefit", "points": 80, "rate": 1}]},
    )
    assert (found.score, found.findings) == (100, ())


TOP = TABLE + "indicators:\n  rows: {each: targets, points: points, score: {method: proportional, value: rate}%s}\n"


def test_rows_may_stand_right_below_the_total() -> None:
    found = evaluated(TOP % "" + TOTAL, {"targets": [{"points": 60, "rate": 1}, {"points": 40, "rate": "0.5"}]})
    assert (found.score, shown(found)) == (80, [(1, None, 60, 60), (2, None, 20, 40)])


def test_without_total_rows_stand_alone_and_their_points_are_their_own() -> None:
    more = "values: {of: {formula: points_of(rows)}, share: {formula: rate_of(rows)}}\n"
    found = evaluated(TOP % "" + more, {"targets": [{"points": 30, "rate": 1}, {"points": 10, "rate": 0}]})
    assert (found.scores["rows"].points, found.scores["rows"].of, found.status) == (30, 40, "decided")
    assert dict(found.values) == {"of": 40, "share": Decimal("0.75")}
    nothing = evaluated(TOP % "" + more, {"targets": []})
    assert (nothing.scores["rows"].points, nothing.status, nothing.completeness) == (None, "undecided", 0)


def test_without_total_a_row_left_out_makes_nothing_undecided_but_less_complete() -> None:
    found = evaluated(TOP % ", if_missing: leave_out", {"targets": [{"points": 30, "rate": 1}, {"points": 10}]})
    assert (found.scores["rows"].points, found.status, found.completeness) == (30, "decided", Decimal("0.75"))
    none_left = evaluated(TOP % ", if_missing: leave_out", {"targets": [{"points": 10}]})
    assert (none_left.scores["rows"].points, none_left.status) == (None, "undecided")


def test_a_group_without_points_has_those_of_its_rows() -> None:
    text = TABLE + "groups: {output: {title: O}, benefit: {title: B}, whole: {title: W}}\n"
    text = text.replace("output: {title: O}", "output: {title: O, group: whole}").replace(
        "benefit: {title: B}", "benefit: {title: B, group: whole}"
    )
    text += ROWS % "" + "values: {of: {formula: points_of(whole)}, part: {formula: points_of(output)}}\n"
    found = evaluated(
        text,
        {
            "targets": [
                {"section": "output", "points": 7, "rate": 1},
                {"section": "benefit", "points": 3, "rate": "0.5"},
            ]
        },
    )
    assert (found.scores["whole"].points, found.scores["whole"].of) == (Decimal("8.5"), 10)
    assert dict(found.values) == {"of": 10, "part": 7}
    assert evaluated(text, {"targets": [{"section": "output", "rate": 1}]}).values["of"] is None


def test_what_a_line_gives_a_row_stays_within_the_points_of_the_row() -> None:
    text = TABLE.replace("rate: {kind: percent", "given: {kind: number, optional: true}\n      rate: {kind: percent")
    text += "indicators:\n  rows: {each: targets, points: points, score: {method: cases, cases: [{gives: given}]}}\n"
    rows = [{"points": 10, "given": given} for given in (-1, 0, 7, 10, 11, None)]
    assert [row[2] for row in shown(evaluated(text, {"targets": rows}))] == [0, 0, 7, 10, 10, None]


PART = (
    TABLE
    + """groups: {whole: {title: W}, output: {title: O, group: whole}, rest: {title: R, group: whole}}
indicators:
  rows: {each: targets, group: output, points: points, score: {method: proportional, value: rate}}
  late_: {group: rest, points: 10, not_applicable_when: gone, score: {method: yes_no, value: late}}
  more: {group: rest, points: 10, not_applicable_when: gone, score: {method: yes_no, value: late}}
"""
)


def test_points_that_move_beside_rows_follow_the_points_of_the_rows() -> None:
    rows = [{"points": 20, "rate": 1}, {"points": 10, "rate": "0.5"}]
    stays = evaluated(PART, {"targets": rows, "gone": False, "late": True})
    assert (stays.scores["whole"].points, stays.scores["whole"].of, stays.scores["output"].points) == (45, 50, 25)
    moves = evaluated(PART, {"targets": rows, "gone": True})
    assert (moves.scores["whole"].points, moves.scores["output"].points) == (Decimal("41.666666666667"),) * 2
    assert [row[3] for row in shown(moves)] == [Decimal("33.333333333333"), Decimal("16.666666666667")]


def test_points_cannot_move_where_a_row_does_not_tell_its_own() -> None:
    found = evaluated(PART, {"targets": [{"rate": 1}], "gone": True})
    assert (found.scores["whole"].points, found.scores["output"].points, found.status) == (None, None, "undecided")
    beside = evaluated(PART, {"targets": [{"rate": 1}], "gone": False, "late": True})
    assert (beside.scores["late_"].points, beside.scores["rest"].points) == (None, None)


def test_a_combining_group_beside_rows_without_points_cannot_tell_its_own() -> None:
    text = PART.replace("rest: {title: R,", "rest: {title: R, points: 20, combine: mean,").replace(
        "rest, points: 10,", "rest,"
    )
    assert evaluated(text, {"targets": [{"rate": 1}], "gone": False, "late": True}).scores["rest"].points is None
    assert (
        evaluated(text, {"targets": [{"points": 5, "rate": 1}], "gone": False, "late": True}).scores["rest"].points
        == 20
    )


def test_a_row_that_two_indicators_score_is_a_finding() -> None:
    text = TABLE + "indicators:\n"
    for name, where in (("low", "rate < 60%"), ("high", "rate > 50%")):
        text += (
            f"  {name}: {{each: targets, where: {where}, points: 5, score: {{method: proportional, value: rate}}}}\n"
        )
    found = evaluated(text, {"targets": [{"rate": rate} for rate in ("40%", "55%", "70%")]})
    assert [(one.flag, one.row_number) for one in found.findings] == [("row-scored-twice", 2)]


@pytest.mark.parametrize(("total", "of"), [("{of: 1, combine: mean}", 1), ("{of: 10}", 10)])
def test_an_indicator_of_rows_alone_below_the_total_is_out_of_all_of_it_where_there_are_none(
    total: str, of: int
) -> None:
    result = evaluated(
        "tables: {t: {columns: {a: {kind: number}}}}\n"
        "indicators: {rows: {each: t, score: {method: proportional, value: a, full_at: 10}}}\n"
        f"total: {total}\n",
        {"t": []},
    )
    found = result.scores["rows"]
    assert (result.status, found.points, found.of, result.completeness) == ("undecided", None, of, 0)


def test_negative_points_of_rows_keep_their_sign() -> None:
    found = by_group(("benefit", -10, "0.5", None, False), more=", not_applicable_when: skipped, if_missing: leave_out")
    assert (found.score, shown(found)) == (-5, [(1, "benefit", -5, -10)])


def test_rows_whose_points_cancel_each_other_out_are_not_stretched() -> None:
    found = by_group(
        ("output", 10, 1, None, False),
        ("output", -10, 1, None, True),
        more=", not_applicable_when: skipped, rescale: true",
    )
    assert found.status == "undecided"
