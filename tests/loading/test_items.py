from perfrules.exact import ONE
from perfrules.formula.kind import Kind
from perfrules.formula.syntax import Formula
from perfrules.model.items import Digits
from perfrules.model.shapes import Shape
from tests.loading.rules import line_and_column, number, problems_in, rules_of, said

SCORE = "score: {method: yes_no, value: held}"


def test_a_value_is_a_formula_or_a_shape() -> None:
    values = rules_of(
        "values:\n  rate: {formula: paid / budget, kind: percent, decimals: 2, rounding: down}\n"
        "  due: {title: 应完成, scale: letters, score: {method: bands, value: month, bands: [{from: 6, gives: 50%}, {gives: 0}]}}\n"
        "  cost: {formula: paid, kind: money, unit: 万元}\n  five: {formula: 5}\n"
    ).values
    rate, due, cost, five = values.values()
    assert isinstance(rate.rule, Formula)
    assert (rate.kind, rate.digits, rate.scale) == (Kind("percent"), Digits(2, "down"), None)
    assert isinstance(due.rule, Shape)
    assert (due.kind, due.scale, due.digits) == (None, "letters", None)
    assert cost.kind == Kind("money", "万元")
    assert isinstance(five.rule, Formula)
    assert five.rule.text == "5"


def test_a_group_has_the_defaults_of_the_form() -> None:
    group = rules_of("groups: {g: {}, h: {title: 产出}}".replace("g: {}, ", "")).groups["h"]
    assert (group.parent, group.points, group.combine, group.formula, group.weight) == (None, None, "sum", None, ONE)
    assert (group.give_to, group.not_applicable_when, group.scale, group.digits, group.layer) == (None,) * 5


def test_what_is_written_for_a_group_is_kept() -> None:
    group = rules_of(
        "groups: {g: {points: 12.5, group: all, combine: formula, formula: 'lowest_of(children, rate)', give_to: h,"
        " not_applicable_when: none_held, scale: letters, decimals: 1, layer: sector, laws: [m], provenance: sourced},"
        " h: {weight: 40%}}"
    ).groups["g"]
    assert group.points is not None
    assert number(group.points) == (25, 2)
    assert (group.parent, group.combine, said(group.formula)) == ("all", "formula", "lowest_of(children, rate)")
    assert (group.give_to, said(group.not_applicable_when), group.scale) == ("h", "none_held", "letters")
    assert (group.digits, group.layer, group.basis.provenance) == (Digits(1, "half_up"), "sector", "sourced")


def test_weights_are_numbers_or_percentages() -> None:
    rules = rules_of(f"groups: {{g: {{weight: 40%}}}}\nindicators: {{i: {{weight: 3, {SCORE}}}}}")
    assert number(rules.groups["g"].weight) == (2, 5)
    assert number(rules.indicators["i"].weight) == (3, 1)


def test_a_weight_of_zero_is_kept() -> None:
    assert number(rules_of("groups: {g: {weight: 0}}").groups["g"].weight) == (0, 1)


def test_an_indicator_has_the_defaults_of_the_form() -> None:
    one = rules_of(f"indicators: {{i: {{{SCORE}}}}}").indicators["i"]
    assert (one.group, one.rows, one.points, one.weight, one.if_missing) == (None, None, None, ONE, "undecided")
    assert (one.not_applicable_when, one.give_to, one.scale, one.digits, one.layer) == (None,) * 5


def test_what_is_written_for_an_indicator_is_kept() -> None:
    one = rules_of(
        "indicators: {i: {points: points, each: targets, where: 'points > 0', label: name, group_by: section, rescale: true,"
        f" if_missing: zero, not_applicable_when: off_, give_to: j, layer: common, decimals: 0, {SCORE}}}}}"
    ).indicators["i"]
    assert one.rows is not None
    assert (one.rows.table, said(one.rows.where), said(one.rows.label)) == ("targets", "points > 0", "name")
    assert (one.rows.group_by, one.rows.rescale) == ("section", True)
    assert (said(one.points), one.if_missing, said(one.not_applicable_when)) == ("points", "zero", "off_")
    assert (one.give_to, one.layer, one.digits) == ("j", "common", Digits(0, "half_up"))
    bare = rules_of(f"indicators: {{i: {{each: targets, group: g, {SCORE}}}}}").indicators["i"].rows
    assert bare is not None
    assert (bare.where, bare.label, bare.group_by, bare.rescale) == (None, None, None, False)


def test_a_total_is_there_only_where_it_is_written() -> None:
    assert rules_of("").total is None
    total = rules_of("total: {of: 1, combine: geometric_mean, decimals: 3}").total
    assert total is not None
    assert (number(total.of), total.combine, total.digits, total.formula) == (
        (1, 1),
        "geometric_mean",
        Digits(3, "half_up"),
        None,
    )


def test_points_of_groups_and_the_total_are_plain_numbers() -> None:
    found = problems_in("groups: {a: {points: 50%}, b: {points: p * 2}, c: {weight: five}}\ntotal: {of: 100%}")
    assert [(problem.key, problem.facts["found"]) for problem in found] == [
        ("number-needed/plain", "50%"),
        ("number-needed", "p * 2"),
        ("number-needed", "five"),
        ("number-needed/plain", "100%"),
    ]
    assert line_and_column(found[0]) == (5, 22)


def test_grades_and_scale_words_begin_at_points_or_at_a_share() -> None:
    rules = rules_of("grades: {good: {title: 优, from: 90}, poor: {from: 0%}}\nscales: {letters: {a: {from: 3.5}}}")
    good, poor = rules.grades.values()
    assert (number(good.start), good.share, good.title.get("en")) == ((90, 1), False, "优")
    assert (number(poor.start), poor.share) == ((0, 1), True)
    assert number(rules.scales["letters"]["a"].start) == (7, 2)


def test_grade_limits_and_constraints_are_read() -> None:
    rules = rules_of(
        "grade_limits: {a: {when: diverted, at_most: poor, because: 挪用, laws: [m]},"
        " b: {when: forged, becomes: void, title: 不予评价}}\n"
        "constraints: {c: {that: points_of(g) >= 60, finding: 不足, laws: [m]}}\n"
    )
    cap, other = rules.grade_limits.values()
    assert (said(cap.when), cap.at_most, cap.becomes, cap.laws) == ("diverted", "poor", None, ("m",))
    assert (other.at_most, other.becomes, other.because) == (None, "void", None)
    assert cap.because is not None
    assert other.title is not None
    constraint = rules.constraints["c"]
    assert (said(constraint.that), constraint.laws) == ("points_of(g) >= 60", ("m",))


def test_flags_and_outcomes_are_read() -> None:
    rules = rules_of(
        "flags: {f: {title: 偏低, when: rate < 1, each: rows, label: name, severity: warning, category: funds, finding: x, laws: [m]}}\n"
        "outcomes: {o: {title: 建议, choose: [{when: grade == 'good', then: '保障{rate}'}, {then: 取消}], provenance: proposal}}\n"
    )
    flag, outcome = rules.flags["f"], rules.outcomes["o"]
    assert (said(flag.when), flag.table, said(flag.label), flag.severity, flag.category) == (
        "rate < 1",
        "rows",
        "name",
        "warning",
        "funds",
    )
    assert flag.recommendation is None
    first, last = outcome.choose
    assert (said(first.when), len(first.then.blanks())) == ("grade == 'good'", 1)
    assert (last.when, last.then.get("en")) == (None, ("取消",))
    assert (outcome.basis.provenance, outcome.place.column) == ("proposal", 12)


def test_the_head_of_the_file_is_read() -> None:
    rules = rules_of("in_force: {from: 2020-02-25, until: 2024-12-31}\nnote: {zh: 说明, en: note}\n")
    assert (rules.id, rules.title.get("en"), rules.status) == ("test.rules", "Test", "draft")
    assert [str(day) for day in rules.in_force] == ["2020-02-25", "2024-12-31"]
    assert rules.note is not None
    assert rules_of("").in_force == (None, None)
    assert [str(day) for day in rules_of("in_force: {from: 2020-02-25}").in_force] == ["2020-02-25", "None"]


def test_rules_may_not_end_before_they_begin() -> None:
    (problem,) = problems_in("in_force: {from: 2020-02-25, until: 2019-12-31}")
    assert problem.key == "in-force-order"
    assert line_and_column(problem) == (5, 37)


def test_every_word_has_its_place() -> None:
    places = rules_of("groups:\n  g: {points: 50, laws: [a, b]}\n").places
    assert (places["groups", "g", "points"].line, places["groups", "g", "points"].column) == (6, 15)
    assert places["groups", "g", "laws", "2"].column == 29


def test_the_fields_of_printed_figures_are_read() -> None:
    rules = rules_of(
        f"values: {{v: {{formula: paid, declared: said}}}}\ngroups: {{g: {{declared: said_g}}, h: {{weight: 1}}}}\n"
        f"indicators: {{i: {{declared: said_i, {SCORE}}}}}\ntotal: {{of: 1, declared: said_t, declared_grade: said_w}}"
    )
    found = (rules.values["v"], rules.groups["g"], rules.indicators["i"], rules.total, rules.groups["h"])
    assert [one and one.declared for one in found] == ["said", "said_g", "said_i", "said_t", None]
    assert rules.total is not None
    assert rules.total.declared_grade == "said_w"
