import ast

import pytest

from perfrules.loading.building import build
from perfrules.model.shapes import (
    Bands,
    Cases,
    Checklist,
    Choices,
    Computed,
    Deduct,
    Gives,
    Line,
    Proportional,
    Target,
    Tiers,
    YesNo,
    formulas_in,
)  # fmt: skip
from perfrules.problems import Place
from tests.loading.rules import STAMP, indicator, line_and_column, nodes, only_problem, rules_of, said

TARGET = "{method: target, actual: a, target: b, sign: sign, reverse: excess%s}"


def gives(one: Gives) -> str | None:
    return one.word or said(one.formula)


def target(more: str = "") -> Target:
    rule = indicator(TARGET % more).shape.rule
    assert isinstance(rule, Target)
    return rule


def test_proportional_runs_from_0_to_100_percent_unless_written() -> None:
    shape = indicator("{method: proportional, value: a / b}").shape
    rule = shape.rule
    assert isinstance(rule, Proportional)
    assert shape.method == "proportional"
    assert shape.place == Place("rules.yaml", 7, 5)
    assert [said(one) for one in (rule.value, rule.full_at, rule.zero_at, rule.pass_at)] == ["a / b", "100%", "0", None]
    assert rule.full_at.at(rule.full_at.tree) == shape.place
    written = indicator("{method: proportional, value: a, full_at: 5, zero_at: 9, pass_at: limit}").shape.rule
    assert isinstance(written, Proportional)
    assert [said(one) for one in (written.full_at, written.zero_at, written.pass_at)] == ["5", "9", "limit"]
    none = indicator("{method: proportional, value: a, pass_at: none}").shape.rule
    assert isinstance(none, Proportional)
    assert none.pass_at is None


def test_a_line_gives_nothing_below_and_the_last_above_unless_written() -> None:
    rule = indicator(
        "{method: line, value: a, anchors: [{at: 70%, gives: 80%}, {at: 90%, gives: 5}], above: last}"
    ).shape.rule
    assert isinstance(rule, Line)
    assert [(said(one.at), said(one.gives)) for one in rule.anchors] == [("70%", "80%"), ("90%", "5")]
    assert (said(rule.below), rule.above) == ("0", None)
    rule = indicator(
        "{method: line, value: a, anchors: [{at: 1, gives: 0}, {at: 2, gives: 1}], below: 1, above: 2}"
    ).shape.rule
    assert isinstance(rule, Line)
    assert (said(rule.below), said(rule.above)) == ("1", "2")


@pytest.mark.parametrize("sign", ["from", "over", "up_to", "below"])
def test_bands_keep_their_sign_and_the_last_has_none(sign: str) -> None:
    rule = indicator(
        f"{{method: bands, value: a, bands: [{{{sign}: 90%, gives: 5}}, {{gives: not_applicable}}]}}"
    ).shape.rule
    assert isinstance(rule, Bands)
    first, last = rule.bands
    assert (first.sign, said(first.at), gives(first.gives)) == (sign, "90%", "5")
    assert (last.sign, last.at, gives(last.gives)) == (None, None, "not_applicable")
    assert first.place.line == 7


def test_cases_keep_their_conditions_in_order() -> None:
    rule = indicator("{method: cases, cases: [{when: a > 1, gives: 100%}, {gives: 0}]}").shape.rule
    assert isinstance(rule, Cases)
    assert [(said(one.when), gives(one.gives)) for one in rule.cases] == [("a > 1", "100%"), (None, "0")]


def test_a_deduction_has_an_allowance_on_either_side_and_may_take_all() -> None:
    rule = indicator(
        "{method: deduct, value: a, above: 100%, per: 1%, take: 0.5, steps: whole, at_most: all}"
    ).shape.rule
    assert isinstance(rule, Deduct)
    assert [said(one) for one in (rule.above, rule.below, rule.per, rule.take, rule.at_most)] == [
        "100%",
        None,
        "1%",
        "0.5",
        None,
    ]
    assert rule.steps == "whole"
    rule = indicator("{method: deduct, value: a, below: 9, per: 1, take: 1, steps: started, at_most: 50%}").shape.rule
    assert isinstance(rule, Deduct)
    assert (rule.above, said(rule.below), said(rule.at_most)) == (None, "9", "50%")


def test_a_target_has_the_defaults_of_the_form() -> None:
    rule = target()
    assert (rule.short, rule.equal, rule.negative, rule.zero_target) == (
        "proportional",
        "at_least",
        "as_is",
        "all_or_nothing",
    )
    assert (rule.pass_at, rule.over, rule.tiers, rule.reverse) == (None, None, None, "excess")


def test_what_is_written_for_a_target_is_kept() -> None:
    rule = target(
        ", short: nothing, pass_at: 60%, equal: exact, negative: zero, zero_target: undecided, over: {from: 130%},"
        " tier: tier, given: given, tiers: {met: {from: 80%}, unmet: {from: 0%}}, outside: nearest"
    )
    assert (rule.short, rule.equal, rule.negative, rule.zero_target) == ("nothing", "exact", "zero", "undecided")
    assert said(rule.pass_at) == "60%"
    assert rule.over is not None
    assert (said(rule.over.start), rule.over.then, rule.over.take) == ("130%", "flag", None)
    assert rule.tiers is not None
    assert [(one.word, said(one.start)) for one in rule.tiers.tiers] == [("met", "80%"), ("unmet", "0%")]
    assert (said(rule.tiers.tier), said(rule.tiers.given), rule.tiers.outside) == ("tier", "given", "nearest")


def test_none_switches_off_what_lies_above_a_target_and_its_tiers() -> None:
    rule = target(", over: {from: none}, tier: none, given: none, tiers: {met: {from: 80%}}")
    assert (rule.over, rule.tiers) == (None, None)


def test_what_is_taken_above_a_target_is_the_whole_excess_unless_written() -> None:
    for written, take in (("", "100%"), (", take: 50%", "50%")):
        over = target(f", over: {{from: 110%, then: reduce{written}}}").over
        assert over is not None
        assert (over.then, said(over.take)) == ("reduce", take)
    ignored = target(", over: {from: 110%, then: ignore}").over
    assert ignored is not None
    assert ignored.take is None


def test_a_sign_is_a_word_or_a_formula_that_gives_it() -> None:
    word = indicator("{method: target, actual: a, target: b, sign: at_least, reverse: excess}").shape.rule
    assert isinstance(word, Target)
    assert isinstance(word.sign.tree, ast.Constant)
    assert (word.sign.text, word.sign.tree.value) == ("at_least", "at_least")
    assert word.sign.at(word.sign.tree).column == 57
    assert isinstance(target().sign.tree, ast.Name)


PARAMETER = "parameters: {rule: {%s}}\n"


def test_reverse_may_be_said_by_a_parameter_that_can_be_nothing_else() -> None:
    for words in ("excess: a, inverse: b", "inverse: b"):
        more = PARAMETER % f"kind: choice, choices: {{{words}}}, value: inverse"
        rule = indicator("{method: target, actual: a, target: b, sign: sign, reverse: rule}", more).shape.rule
        assert isinstance(rule, Target)
        assert rule.reverse == "inverse"


@pytest.mark.parametrize(
    ("reverse", "fields", "key"),
    [
        ("rule", "kind: choice, choices: {excess: a, other: b}, value: excess", "option-parameter"),
        ("rule", "kind: text, value: excess", "option-parameter"),
        ("rul", "kind: choice, choices: {excess: a}, value: excess", "unknown-choice"),
        ("exces", "value: 1", "unknown-choice"),
        ("something", "value: 1", "unknown-choice/list"),
    ],
)
def test_any_other_word_for_reverse_is_refused_where_it_stands(reverse: str, fields: str, key: str) -> None:
    score = f"{{method: target, actual: a, target: b, sign: sign, reverse: {reverse}}}"
    problem = only_problem(PARAMETER % fields + f"indicators:\n  rate:\n    score: {score}\n")
    assert problem.key == key
    assert line_and_column(problem) == (8, 72)


def test_a_parameter_that_was_left_out_for_another_mistake_is_not_missed() -> None:
    root = nodes("indicators:\n  rate:\n    score: {method: target, actual: a, target: b, sign: sign, reverse: rule}\n")
    assert not build(root, STAMP, frozenset({"parameters.rule"})).problems


def test_tiers_are_read_in_order() -> None:
    rule = indicator("{method: tiers, tier: t, given: g, tiers: {met: {from: limit}, unmet: {from: 0%}}}").shape.rule
    assert isinstance(rule, Tiers)
    assert [one.word for one in rule.tiers] == ["met", "unmet"]
    assert rule.outside == "finding"


def test_a_checklist_has_elements_a_veto_and_a_threshold() -> None:
    rule = indicator(
        "{method: checklist, at_least: 60%, veto: {when: diverted, because: 挪用}, elements: {"
        "goal: {title: 目标, met: a, share: 40%, gate: true}, fit: {met: b, not_applicable_when: c}}}"
    ).shape.rule
    assert isinstance(rule, Checklist)
    goal, fit = rule.elements.values()
    assert (goal.title.get("zh"), said(goal.met), said(goal.share), goal.gate) == ("目标", "a", "40%", True)
    assert (fit.title.get("en"), fit.share, fit.gate, said(fit.not_applicable_when)) == ("fit", None, False, "c")
    assert rule.veto is not None
    assert said(rule.veto.when) == "diverted"
    assert rule.veto.because is not None
    assert said(rule.at_least) == "60%"
    bare = indicator("{method: checklist, at_least: none, veto: {when: d}, elements: {a: {met: x}}}").shape.rule
    assert isinstance(bare, Checklist)
    assert bare.at_least is None
    assert bare.veto is not None
    assert bare.veto.because is None


def test_choices_give_for_each_word_at_its_place() -> None:
    rule = indicator("{method: choices, value: opinion, gives: {clean: 100%, none: not_applicable}}").shape.rule
    assert isinstance(rule, Choices)
    assert {word: gives(one) for word, one in rule.gives.items()} == {"clean": "100%", "none": "not_applicable"}
    assert rule.gives["none"].place.column == 67


def test_yes_gives_all_and_no_nothing_unless_written() -> None:
    rule = indicator("{method: yes_no, value: held}").shape.rule
    assert isinstance(rule, YesNo)
    assert (gives(rule.yes), gives(rule.no)) == ("100%", "0")
    rule = indicator("{method: yes_no, value: held, yes: 3, no: not_applicable}").shape.rule
    assert isinstance(rule, YesNo)
    assert (gives(rule.yes), gives(rule.no)) == ("3", "not_applicable")


def test_a_formula_gives_points_unless_it_says_share() -> None:
    points, share = (
        indicator(f"{{method: formula, formula: a / b{more}}}").shape.rule for more in ("", ", gives: share")
    )
    assert isinstance(points, Computed)
    assert isinstance(share, Computed)
    assert (points.gives, share.gives) == ("points", "share")


def test_under_a_scale_its_words_are_words_and_all_else_is_a_formula() -> None:
    text = (
        "scales: {letters: {good: {from: 3}, poor: {from: 0}}}\nindicators:\n"
        "  rate: {scale: letters, score: {method: bands, value: a, bands: [{from: 3, gives: good}, {gives: limit}]}}\n"
    )
    rule = rules_of(text).indicators["rate"].shape.rule
    assert isinstance(rule, Bands)
    assert [(one.gives.word, said(one.gives.formula)) for one in rule.bands] == [("good", None), (None, "limit")]


def test_under_a_scale_that_does_not_exist_any_id_is_taken_for_its_word() -> None:
    text = "indicators:\n  rate: {scale: lost, score: {method: yes_no, value: a, yes: good, no: 1 + 1}}\n"
    rule = rules_of(text).indicators["rate"].shape.rule
    assert isinstance(rule, YesNo)
    assert (rule.yes.word, rule.no.word) == ("good", None)


def test_every_formula_that_cannot_be_read_is_reported_and_leaves_a_nameless_stand_in() -> None:
    text = "indicators:\n  rate:\n    score: {method: proportional, value: a //, full_at: 2 +* 3, zero_at: b}\n"
    root = nodes(text)
    result = build(root, STAMP)
    assert [problem.code for problem in result.problems] == ["formula-not-allowed", "formula-syntax"]
    assert result.sound
    assert {place.column for place in result.unread} == {42, 57}
    formulas = [formula for _, formula in formulas_in(result.rules.indicators["rate"].shape)]
    assert [formula.tree.id for formula in formulas if isinstance(formula.tree, ast.Name)] == ["", "", "b"]
