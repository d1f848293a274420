"""The panel in a rule file: its table and columns, its figures, and what may look at judgements."""

import pytest

from perfrules.loading import RuleFile, examine
from perfrules.problems import Problem
from tests.checks.marked import Said, only, says, silent
from tests.loading.rules import HEAD

INPUTS = (
    "inputs:\n  fit: {title: Fitness, kind: number, min: 0, max: 10}\n  held: {kind: yes_no}\n  day: {kind: date}\n"
)
SHEETS = "tables:\n  sheets: {columns: {who: {kind: text}, fit: {kind: number, min: 0, max: 10}}}\n"
BEGIN = INPUTS + SHEETS
A = "a: {score: {method: proportional, value: fit, full_at: 10}}"
REST = f"indicators: {{{A}}}\ntotal: {{of: 10}}\n"
PANEL = "panel: {table: sheets, by: who}\n"
TRIMMED = "panel: {table: sheets, by: who, combine: trimmed_mean, trim: "
OVER = "panel: {table: sheets, by: who, spread_over: "


def named(text: str, key: str) -> Problem:
    """The one problem of *text*, at its mark."""
    problem = only(text)
    assert problem.key == key
    return problem


def test_a_panel_whose_column_is_called_like_an_input_is_sound() -> None:
    silent(BEGIN + REST + PANEL)
    silent(BEGIN + "parameters: {two: {value: 2}}\n" + REST + TRIMMED + "two}")
    silent(BEGIN + "parameters: {wide: {value: 10%}}\n" + REST + OVER + "wide}")
    silent(BEGIN + REST + TRIMMED + "0}")


def test_only_a_column_of_the_sheets_may_be_called_like_an_input_and_not_that_of_the_assessor() -> None:
    other = BEGIN.replace("tables:\n", "tables:\n  others: {columns: {fit: {kind: number}}}\n")
    for text in (
        BEGIN + REST,
        other + REST + PANEL,
        BEGIN.replace("who: {kind: text}", "held: {kind: text}") + REST + "panel: {table: sheets, by: held}\n",
        BEGIN.replace("day: {kind", "fitt: {kind").replace(
            "fit: {kind: number, min: 0, max: 10}}}", "a: {kind: number}}}"
        )
        + REST
        + PANEL,
    ):
        _, problems = examine(RuleFile((HEAD + text).encode(), "rules.yaml", "rules.yaml"))
        assert "name-taken" in {problem.code for problem in problems}


def test_a_panel_with_a_mistake_of_its_own_does_not_make_its_columns_wrong() -> None:
    text = BEGIN + REST + "panel: {tabel: sheets, by: who}\n"
    _, problems = examine(RuleFile((HEAD + text).encode(), "rules.yaml", "rules.yaml"))
    assert [problem.code for problem in problems if problem.severity == "error"] == ["unknown-word"]


def test_a_panel_without_a_total_is_told_so() -> None:
    named(BEGIN + f"indicators: {{{A}}}\n§panel: {{table: sheets, by: who}}\n", "panel-total")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (BEGIN + REST + "panel: {table: §sheet, by: who}", "sheets"),
        (BEGIN + REST + "panel: {table: sheets, by: §whoo}", "who"),
        (BEGIN + REST + "laws: {m10: {cite: M}}\npanel: {table: sheets, by: who, laws: [§m11]}", "m10"),
    ],
)
def test_a_name_that_does_not_exist_is_told_with_the_nearest(text: str, name: str) -> None:
    problem = named(text, "unknown-name/near")
    assert problem.facts["near"] == name


def test_the_assessor_is_named_by_a_text() -> None:
    said = Said(
        "'who' is a word of a list; the column that names the assessor is of kind text.",
        "“who”是选项；写评审人姓名的列应为 kind: text。",
    )
    text = BEGIN.replace("who: {kind: text}", "¤who: {kind: choice, choices: {x: X}}")
    says(text + REST + "panel: {table: sheets, by: §who}", "panel-by", said)


def test_sheets_without_a_column_for_an_input_judge_nothing() -> None:
    text = BEGIN.replace("fit: {kind: number, min: 0, max: 10}}}", "it: {kind: number}}}")
    named(text + REST + "panel: {table: §sheets, by: who}", "panel-judges-nothing")


@pytest.mark.parametrize(
    ("column", "word"),
    [
        ("kind: whole, min: 0, max: 10", "kind"),
        ("kind: number, unit: 分, min: 0, max: 10", "unit"),
        ("kind: number, max: 10", "min"),
        ("kind: number, min: 0, max: 10.5", "max"),
    ],
)
def test_a_column_says_the_same_of_the_input_as_the_input(column: str, word: str) -> None:
    text = INPUTS.replace("  fit:", "  ¤fit:") + SHEETS.replace(
        "fit: {kind: number, min: 0, max: 10}", f"§fit: {{{column}}}"
    )
    problem = named(text + REST + PANEL, "panel-column")
    assert problem.facts["word"] == word


def test_the_choices_of_a_column_are_those_of_the_input() -> None:
    text = INPUTS.replace("held: {kind: yes_no}", "¤held: {kind: choice, choices: {x: X, z: Z}}")
    text += SHEETS.replace("who: {kind: text}", "who: {kind: text}, §held: {kind: choice, choices: {x: X}}")
    problem = named(text + REST + PANEL, "panel-column")
    assert problem.facts["word"] == "choices"


def test_limits_that_are_equal_numbers_do_not_differ() -> None:
    silent(BEGIN.replace("{columns: {who: {kind: text}, fit: {kind: number, min: 0, max: 10}", "{columns: {who: {kind: text}, fit: {kind: number, min: 0, max: 10.0}") + REST + PANEL)  # fmt: skip


@pytest.mark.parametrize("trim", ["1.5", "-1", "count_of(sheets, fit > 1)"])
def test_only_a_whole_number_of_sheets_can_be_left_out(trim: str) -> None:
    named(BEGIN + REST + TRIMMED + f"'§{trim}'}}", "panel-trim")


@pytest.mark.parametrize("limit", ["-1", "mean_of(sheets, fit)"])
def test_the_limit_of_the_spread_is_the_same_for_all_records(limit: str) -> None:
    named(BEGIN + REST + OVER + f"'§{limit}'}}", "panel-spread-over")


def test_figures_of_the_wrong_kind_have_one_problem() -> None:
    for text, key in (
        (TRIMMED + '§"held"}', "formula-kind/number"),
        (OVER + "§held}", "gives-kind"),
        (OVER + "§hold}", "formula-name/near"),
    ):
        found = examine(RuleFile((HEAD + BEGIN + REST + text.replace("§", "")).encode(), "rules.yaml", "rules.yaml"))[1]
        assert [one.key for one in found if one.severity == "error"] == [key]


VALUE = "values: {half: {formula: fit / 2}, quarter: {formula: half / 2}}\n"


@pytest.mark.parametrize(
    "text",
    [
        "flags: {f: {when: §fit < 5, severity: info, finding: f}}",
        "flags: {f: {when: held, severity: info, finding: '{§fit}'}}",
        "flags: {f: {each: sheets, when: §half < 5, severity: info, finding: f}}",
        "flags: {f: {when: 'any_of(sheets, fit < §quarter)', severity: info, finding: f}}",
        "flags: {f: {when: held, severity: info, finding: f, rectify_within: {within: 60 days, from: §day}}}",
        "grades: {g: {from: 0}}\ngrade_limits: {l: {when: §half < 2, at_most: g}}",
        "outcomes: {o: {choose: [{when: §fit > 2, then: f}, {then: g}]}}",
    ],
)
def test_the_record_as_a_whole_cannot_be_asked_for_a_judgement(text: str) -> None:
    begin = BEGIN.replace("who: {kind: text}", "who: {kind: text}, day: {kind: date}")
    problem = only(begin + VALUE + REST + PANEL + text)
    assert problem.code == "panel-judged"
    assert problem.facts["input"] == ("day" if problem.facts["name"] == "day" else "fit")


def test_scores_and_rows_of_sheets_may_be_asked_for() -> None:
    text = "flags: {f: {when: 'score_of(a) < mean_of(sheets, fit)', severity: info, finding: '{score_of(a)}'}}\n"
    text += "outcomes: {o: {choose: [{when: held, then: f}, {then: g}]}}"
    silent(BEGIN + VALUE + REST + PANEL + text)
    silent(BEGIN + REST + PANEL + "flags: {f: {each: sheets, when: fit < 5, severity: info, finding: '{fit}'}}")


def test_the_groups_of_a_record_are_the_same_on_every_sheet() -> None:
    groups = "groups: {g: {points: 10, not_applicable_when: §fit > 9}}\n"
    named(BEGIN + groups + REST.replace("a: {", "a: {group: g, ") + PANEL, "panel-judged")


def test_which_rows_are_scored_and_for_how_much_is_the_same_on_every_sheet() -> None:
    begin = BEGIN.replace("tables:\n", "tables:\n  rows: {columns: {worth: {kind: number}}}\n")
    rows = "indicators: {a: {each: rows, points: worth, where: §fit > 2, score: {method: yes_no, value: fit > 5}}}\n"
    named(begin + rows + "total: {of: 10}\n" + PANEL, "panel-judged")


def test_what_a_form_prints_is_not_judged() -> None:
    text = BEGIN + f"indicators: {{{A[:-1]}, declared: §fit}}}}\ntotal: {{of: 10, declared: fit}}\n"
    found = examine(RuleFile((HEAD + (text + PANEL).replace("§", "")).encode(), "rules.yaml", "rules.yaml"))[1]
    assert [one.code for one in found if one.severity == "error"].count("panel-judged") == 2


def test_what_a_form_prints_may_stand_on_the_record_beside_the_sheets() -> None:
    begin = BEGIN.replace("inputs:\n", "inputs:\n  said: {kind: number, optional: true}\n")
    silent(begin + REST.replace("{of: 10}", "{of: 10, declared: said}") + PANEL)
