"""The history of a text: every day on which anything changes, with what changes and why."""

from datetime import date
from pathlib import Path

import pytest

import perfrules
from tests.gazette.golden import FILES
from tests.layers.files import BASE, write

DAY = date.fromisoformat


def told(edition: perfrules.Edition) -> list[tuple[str, str, str | None, str | None, bool]]:
    return [(one.kind, one.name, one.before, one.after, one.ended) for one in edition.changes]


def test_every_day_is_listed_with_what_changes_then() -> None:
    editions = perfrules.history(FILES / "national.yaml")
    assert [(one.since, one.until) for one in editions] == [
        (DAY("2020-01-01"), DAY("2023-12-31")),
        (DAY("2024-01-01"), DAY("2024-12-31")),
        (DAY("2025-01-01"), DAY("2025-12-31")),
        (DAY("2026-01-01"), DAY("2027-12-31")),
    ]
    assert told(editions[0]) == []
    assert told(editions[1]) == [
        ("change", "parameters.low_at.value", "80%", "85%", False),
        ("change", "groups.execution.points", "10", "20", False),
        ("change", "groups.output.points", "90", "80", False),
    ]
    assert [(kind, name, ended) for kind, name, _, _, ended in told(editions[2])] == [
        ("remove", "flags.no_survey", False), ("add", "flags.trial", False),
    ]  # fmt: skip
    assert [(kind, name, ended) for kind, name, _, _, ended in told(editions[3])] == [
        ("remove", "flags.trial", True), ("add", "flags.no_survey", True),
    ]  # fmt: skip


def test_the_first_text_tells_what_it_changed_in_the_one_that_it_extends() -> None:
    first, second, *_ = perfrules.history(FILES / "county.yaml")
    assert [(kind, name) for kind, name, *_ in told(first)] == [
        ("change", "parameters.low_at.value"),
        ("change", "parameters.low_at.laws"),
        ("change", "total.decimals"),
        ("remove", "indicators.spending.laws"),
    ]
    # What the county says of its own goes before the later amendment of the national text.
    assert [name for _, name, *_ in told(second)] == ["groups.execution.points", "groups.output.points"]


def test_a_text_of_one_wording_has_one_edition_without_days(tmp_path: Path) -> None:
    (edition,) = perfrules.history(write(tmp_path, own=BASE.replace("in_force: {from: 2020-01-01}\n", "")))
    assert (edition.since, edition.until, edition.changes) == (None, None, ())


def test_mistakes_in_any_wording_are_all_told(tmp_path: Path) -> None:
    text = (FILES / "national.yaml").read_text(encoding="utf-8").replace("points: 80}", "points: 70}")
    with pytest.raises(perfrules.RuleFileError) as refused:
        perfrules.history(write(tmp_path, own=text))
    assert [one.code for one in refused.value.problems if one.severity == "error"] == ["points-add-up"]


AMENDMENTS = """\
amendments:
  - {reason: r, in_force: {from: 2021-01-01, until: 2021-12-31}, change: {flags: {none: {severity: info}}}}
  - {reason: s, in_force: {from: 2022-01-01}, remove: {flags: {none: {category: t}}}, add: {laws: {l: {cite: L}}}}
  - {reason: u, in_force: {from: 2023-01-01}, remove: {flags: {none: gone}}}
  - {reason: v, in_force: {from: 2024-01-01}, change: {total: {decimals: 1}, categories: {funds: {zh: 款, en: Money}}}}
"""


def test_fields_come_and_go_and_values_change_as_a_whole(tmp_path: Path) -> None:
    text = BASE.replace("title: {zh: 基础, en: Base}", "title: Base") + AMENDMENTS
    _, first, second, third, fourth = perfrules.history(write(tmp_path, own=text))
    assert told(first) == [("change", "flags.none.severity", "error", "info", False)]
    assert told(second) == [
        ("add", "laws.l", None, "{cite: L}", False),
        ("change", "flags.none.severity", "info", "error", True),
        ("remove", "flags.none.category", "goals", None, False),
    ]
    assert [one.reason and one.reason.get("en") for one in second.changes] == ["s", "r", "t"]
    assert [one.reason and one.reason.get("en") for one in third.changes] == ["gone"]
    assert told(fourth) == [
        ("change", "total.decimals", "2", "1", False),
        ("change", "categories.funds", "{zh: 资金, en: Funds}", "{zh: 款, en: Money}", False),
    ]
