"""Every named reason is shown to hold: it explains the printed figure, or proves that nothing can."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from math import ceil
from typing import Any

import pytest

from tests.real.forms import (
    FORMS,
    HUBEI,
    SECTIONS,
    SHIPPED,
    funds,
    legible,
    lines_of,
    self_evaluation,
    target_row,
    weight_of,
)
from tests.real.lines import Line, Reason
from tests.real.reading import Form, evaluated, form
from tests.real.reasons import EXPLAINED
from tests.shared import needs_shared

pytestmark = needs_shared


def explained(reason: Reason) -> list[tuple[str, str]]:
    return [(name, what) for name, lines in EXPLAINED.items() for what, why in lines.items() if why is reason]


def line_of(name: str, what: str) -> Line:
    (found,) = [line for line in lines_of(name) if line.what == what]
    return found


def row_of(name: str, what: str) -> Mapping[str, Any]:
    if what == "execution":
        budget: Mapping[str, Any] = form(name)["budget"]
        return budget
    (found,) = [row for row in form(name)["indicators"] if row["name"] == what]
    row: Mapping[str, Any] = found
    return row


@pytest.mark.parametrize("name", EXPLAINED)
def test_a_reason_stands_only_where_print_and_rules_differ(name: str) -> None:
    lines = {line.what: line for line in lines_of(name)}
    for what in EXPLAINED[name]:
        assert lines[what].printed is None or lines[what].printed != lines[what].computed


def test_only_scores_cut_to_whole_points_give_the_printed_ones_of_ezhou() -> None:
    found = form("self_ezhou_science_2022")
    uncut = {line.what: line for line in self_evaluation(HUBEI, SECTIONS)(found) if line.printed != line.computed}
    assert {what: str(line.computed) for what, line in uncut.items()} == {"execution": "19.99", "全国科普日活动": "7.2"}


@pytest.mark.parametrize(("name", "what"), explained(Reason.DEDUCTED_WITHOUT_CAUSE))
def test_points_were_withheld_although_the_rule_gives_all_of_them(name: str, what: str) -> None:
    line, row = line_of(name, what), row_of(name, what)
    assert line.computed == Decimal(str(row["weight"]))
    assert isinstance(line.printed, Decimal)
    assert line.printed < row["weight"]


@pytest.mark.parametrize(("name", "what"), explained(Reason.RATE_ROUNDED_UP))
def test_rounding_up_gives_the_printed_rate(name: str, what: str) -> None:
    budget = form(name)["budget"]
    rate = Fraction(str(budget["executed"])) / Fraction(str(budget["adjusted"]))
    assert line_of(name, what).printed == Decimal(ceil(rate * 10_000)) / 10_000


@pytest.mark.parametrize(("name", "what"), explained(Reason.WEIGHTS_ADD_TO_110))
def test_the_weights_of_the_form_add_to_110(name: str, what: str) -> None:
    found = form(name)
    assert found["budget"]["weight"] + sum(row["weight"] for row in found["indicators"]) == 110
    assert line_of(name, what).computed == 110
    record = {**funds(found["budget"]), "targets": [target_row(row, SECTIONS) for row in found["indicators"]]}
    result = evaluated(SHIPPED, record)
    assert "row-points-add-up" in {finding.flag for finding in result.findings}


def reach_of(found: Form) -> tuple[dict[str, object], int]:
    """The printed scores of a form as a record of `reach`, and the points of the rows that are not seen."""
    rows = [row for row in found["indicators"] if legible(row) and row.get("score") is not None]
    execution = [found["budget"]] if found["budget"]["score"] is not None else []
    seen = [{"printed": row["score"]} for row in (*execution, *rows)]
    points = sum(row["weight"] for row in execution) + sum(int(str(weight_of(row)[0])) for row in rows)
    unseen = 100 - points
    return {"seen": seen, "unseen_points": unseen, "printed_total": found["printed"]["total"]}, unseen


@pytest.mark.parametrize(
    ("name", "reachable"),
    [(name, True) for name, _ in explained(Reason.ROW_CUT_FROM_EXCERPT)]
    + [(name, False) for name, _ in explained(Reason.TOTAL_CANNOT_BE_REACHED)],
)
def test_the_rows_not_seen_can_or_cannot_bring_the_printed_total(name: str, reachable: bool) -> None:
    found = form(name)
    record, unseen = reach_of(found)
    assert found.get("missing_rows_max", unseen) == unseen
    fired = evaluated("reach", record).flags.fired
    assert fired == (() if reachable else ("total_cannot_be_reached",))


@pytest.mark.parametrize(("name", "what"), explained(Reason.SCORE_NOT_LEGIBLE))
def test_a_score_that_is_not_legible_is_not_printed(name: str, what: str) -> None:
    assert line_of(name, what).printed is None


@pytest.mark.parametrize(("name", "what"), explained(Reason.EXECUTION_NOT_SCORED))
def test_execution_that_is_not_scored_has_a_rate_but_no_score(name: str, what: str) -> None:
    line = line_of(name, what)
    assert (line.printed, line.computed) == (None, None)
    assert form(name)["budget"]["rate_printed"] is not None


def test_the_shipped_set_finds_that_the_parts_of_the_funds_do_not_add_up() -> None:
    found = form("self_chizhou_village_2022")
    fiscal = found["budget"]["of_which_fiscal"]
    record = {
        **funds(found["budget"]),
        "initial": "0万元",
        "initial_fiscal": f"{fiscal['initial']}万元",
        "budget_fiscal": f"{fiscal['adjusted']}万元",
        "executed_fiscal": f"{fiscal['executed']}万元",
        "targets": [target_row(row, SECTIONS) for row in found["indicators"]],
    }
    assert "budget_parts_differ" in evaluated(SHIPPED, record).flags.fired


def test_every_kind_of_difference_occurs() -> None:
    fed = {line.fed for name in FORMS for line in lines_of(name) if line.status == "fed"}
    differences = {reason for lines in EXPLAINED.values() for reason in lines.values()}
    assert set(Reason) == fed | differences
