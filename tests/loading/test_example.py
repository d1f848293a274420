"""The worked example of the rule file, built into the model that it describes."""

from datetime import date
from pathlib import Path

import pytest

from perfrules.formula.kind import Kind
from perfrules.loading import RuleFile, examine
from perfrules.loading.building import Built, build
from perfrules.model.items import Deadline, Digits
from perfrules.model.shapes import Proportional, Target, formulas_in
from perfrules.schema import check_shape
from perfrules.text import MapNode, read_nodes
from tests.loading.rules import STAMP, number, said

FILE = Path(__file__).parent.parent / "examples" / "self_evaluation.yaml"


@pytest.fixture(scope="module")
def example() -> Built:
    root, problems = read_nodes(FILE.read_bytes(), FILE.name)
    assert not problems
    assert isinstance(root, MapNode)
    assert not check_shape(root)
    return build(root, STAMP)


def test_it_has_no_problem(example: Built) -> None:
    assert (example.problems, example.sound, example.unread) == ((), True, frozenset())


def test_its_head(example: Built) -> None:
    rules = example.rules
    assert (rules.id, rules.status, rules.languages) == ("example.self_evaluation", "draft", ("zh", "en"))
    assert rules.title.get("en") == "Project self-evaluation (example)"
    assert rules.in_force == (date(2020, 2, 25), None)
    assert rules.laws["measure_10"].cite.wordings == (("zh", "财预〔2020〕10号"),)


def test_its_inputs_table_parameters_and_values(example: Built) -> None:
    rules = example.rules
    assert list(rules.inputs) == ["budget", "executed", "survey_held", "diverted", "declared_total", "fund"]
    assert rules.inputs["budget"].type == Kind("money", "万元")
    assert rules.inputs["budget"].minimum == (0, 1)
    assert list(rules.inputs["fund"].choices) == ["general", "fund", "soe", "social"]
    assert list(rules.tables["targets"].columns)[:4] == ["name", "section", "sign", "target"]
    low = rules.parameters["low_execution_at"]
    assert (low.kind, number(low.value), low.basis.laws) == (Kind("percent"), (4, 5), ("measure_10",))
    assert rules.values["execution_rate"].kind == Kind("percent")


def test_its_tree(example: Built) -> None:
    rules = example.rules
    assert [(group.id, group.points) for group in rules.groups.values()] == [
        ("execution", (10, 1)),
        ("output", (50, 1)),
        ("benefit", (30, 1)),
        ("satisfaction", (10, 1)),
    ]
    budget, targets = rules.indicators.values()
    assert isinstance(budget.shape.rule, Proportional)
    assert (budget.group, budget.points, budget.layer, budget.digits) == (
        "execution",
        None,
        "general",
        Digits(2, "half_up"),
    )
    assert isinstance(targets.shape.rule, Target)
    assert targets.rows is not None
    assert (targets.rows.table, targets.rows.group_by, said(targets.rows.label)) == ("targets", "section", "name")
    rule = targets.shape.rule
    assert (said(targets.points), rule.reverse, said(rule.sign)) == ("points", "excess", "sign")
    assert rule.over is not None
    assert (said(rule.over.start), rule.over.then) == ("130%", "flag")
    assert rule.tiers is not None
    assert [(tier.word, said(tier.start)) for tier in rule.tiers.tiers] == [
        ("met", "80%"),
        ("partly", "60%"),
        ("unmet", "0%"),
    ]
    assert rules.total is not None
    assert (rules.total.of, rules.total.digits) == ((100, 1), Digits(2, "half_up"))


def test_its_grades_flags_and_outcome(example: Built) -> None:
    rules = example.rules
    assert [(word.id, word.start, word.share) for word in rules.grades.values()] == [
        ("excellent", (90, 1), False),
        ("good", (80, 1), False),
        ("fair", (60, 1), False),
        ("poor", (0, 1), False),
    ]
    assert rules.grade_limits["misuse"].at_most == "poor"
    assert list(rules.flags) == ["low_execution", "no_survey", "full_marks_withheld"]
    low = rules.flags["low_execution"]
    assert low.deadline == Deadline("60 days", None, 60, None, working=False)
    assert [blank.formula.text for blank in low.finding.blanks()] == [
        "execution_rate",
        "low_execution_at",
        "budget - executed",
    ]
    assert rules.flags["full_marks_withheld"].table == "targets"
    assert [said(line.when) for line in rules.outcomes["next_budget"].choose][-2:] == ["grade == 'fair'", None]
    assert list(rules.categories) == ["goals", "management", "funds"]


def test_a_slip_in_any_one_of_its_formulas_gives_one_message(example: Built) -> None:
    rules = example.rules
    sections = (rules.values, rules.indicators, rules.constraints, rules.grade_limits, rules.flags, rules.outcomes)
    formulas = [one for section in sections for item in section.values() for _, one in formulas_in(item) if one.in_line]
    assert len(formulas) > 20
    lines = FILE.read_text(encoding="utf-8").split("\n")
    for formula in formulas:
        at, end = formula.place.line - 1, formula.place.column - 1 + len(formula.text)
        text = "\n".join([*lines[:at], f"{lines[at][:end]} //{lines[at][end:]}", *lines[at + 1 :]])
        _, problems = examine(RuleFile(text.encode(), FILE.name, FILE.name))
        assert [problem.code for problem in problems] == ["formula-not-allowed"], formula.text
