"""Dated amendments: the text in force on a day, and what amendments may not do."""

from datetime import date
from pathlib import Path

import pytest

import perfrules
from tests.layers.files import BASE, CHILD, loaded, problems, told

FROM_2024 = """\
amendments:
  - law: n12
    reason: {zh: 通知, en: Notice}
    in_force: {from: 2024-01-01}
    change: {groups: {execution: {points: 20}, output: {points: 80}}}
"""
FROM_2025 = """\
  - law: n12
    reason: second notice
    in_force: {from: 2025-01-01, until: 2025-12-31}
    add: {laws: {n20: {cite: N 20}}, flags: {more: {when: held, severity: info, finding: f, laws: [n20]}}}
    change: {parameters: {low_at: {value: 85%}}}
    remove: {flags: {none: survey is held by others}}
"""
AMENDED = BASE + FROM_2024 + FROM_2025


def amended(folder: Path, day: str | None) -> perfrules.RuleSet:
    return loaded(folder, day, amended=AMENDED)


@pytest.mark.parametrize(
    ("day", "points", "low_at", "flags"),
    [
        ("2020-01-01", 10, (80, 100), ["low", "none"]),
        ("2023-12-31", 10, (80, 100), ["low", "none"]),
        ("2024-01-01", 20, (80, 100), ["low", "none"]),
        ("2024-12-31", 20, (80, 100), ["low", "none"]),
        ("2025-01-01", 20, (85, 100), ["low", "more"]),
        ("2025-12-31", 20, (85, 100), ["low", "more"]),
        ("2026-01-01", 20, (80, 100), ["low", "none"]),
    ],
)
def test_the_text_is_the_one_in_force_on_the_day(
    tmp_path: Path, day: str, points: int, low_at: tuple[int, int], flags: list[str]
) -> None:
    rules = amended(tmp_path, day)
    assert rules.groups["execution"].points == (points, 1)
    assert (rules.parameters["low_at"].value, list(rules.flags)) == (low_at, flags)
    assert rules.stamp.as_of == date.fromisoformat(day)


def test_without_a_day_a_text_of_several_wordings_is_refused_with_their_days(tmp_path: Path) -> None:
    found = problems(tmp_path, amended=AMENDED)
    assert told(found) == [("wording-needed", "amended.yaml:5:11", ())]
    assert found[0].facts["days"].get("en") == "2020-01-01, 2024-01-01, 2025-01-01, 2026-01-01"  # type: ignore[union-attr]


def test_a_text_of_one_wording_needs_no_day(tmp_path: Path) -> None:
    assert loaded(tmp_path).stamp.as_of is None
    from_the_start = FROM_2024.replace("2024-01-01", "2019-01-01")
    found = problems(tmp_path, amended=BASE.replace("in_force: {from: 2020-01-01}\n", "") + from_the_start)
    assert told(found) == [("wording-needed", "amended.yaml:1:1", ())]
    # An amendment that began before the text itself leaves one wording, the amended one.
    for day in (None, "2020-01-01"):
        assert loaded(tmp_path, day, amended=BASE + from_the_start).groups["execution"].points == (20, 1)


def test_days_outside_the_text_are_refused_with_the_file_that_says_so(tmp_path: Path) -> None:
    assert told(problems(tmp_path, "2019-12-31", amended=AMENDED)) == [("not-in-force", "amended.yaml:5:11", ())]
    child = CHILD + "in_force: {from: 2021-01-01, until: 2022-12-31}\n"
    assert told(problems(tmp_path, "2020-06-01", child=child)) == [("not-in-force", "child.yaml:6:11", ())]
    assert told(problems(tmp_path, "2023-06-01", child=child)) == [("not-in-force/ended", "child.yaml:6:11", ())]
    assert told(problems(tmp_path, "2019-06-01", child=CHILD)) == [("not-in-force", "base.yaml:5:11", ())]


def test_a_child_takes_the_amendments_of_its_base_and_its_own_alterations_go_before(tmp_path: Path) -> None:
    child = CHILD + "change: {parameters: {low_at: {value: 70%}}}\n"
    texts = {"amended": AMENDED, "child": child.replace("base.yaml", "amended.yaml")}
    early, late = loaded(tmp_path, "2023-01-01", **texts), loaded(tmp_path, "2025-02-01", **texts)
    assert (early.groups["execution"].points, early.parameters["low_at"].value) == ((10, 1), (70, 100))
    assert (late.groups["execution"].points, late.parameters["low_at"].value) == ((20, 1), (70, 100))


def test_later_amendments_go_before_earlier_ones_however_they_are_written(tmp_path: Path) -> None:
    late = FROM_2024.replace("2024-01-01", "2026-01-01").replace("20}", "30}").replace("80}", "70}")
    swapped = BASE + late + FROM_2024.removeprefix("amendments:\n")
    assert loaded(tmp_path, "2026-06-01", swapped=swapped).groups["execution"].points == (30, 1)
    assert loaded(tmp_path, "2025-06-01", swapped=swapped).groups["execution"].points == (20, 1)


SAME_DAY = "  - {law: n12, reason: r, in_force: {from: 2024-01-01}, %s}\n"


def test_two_amendments_of_one_day_may_not_alter_the_same_field(tmp_path: Path) -> None:
    text = BASE + FROM_2024 + SAME_DAY % "change: {groups: {output: {points: 85}}}"
    assert told(problems(tmp_path, "2024-06-01", amended=text)) == [
        ("layer-conflict", "amended.yaml:28:84", ("amended.yaml:27:57",))
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("remove: {flags: {none: r}}", "change: {flags: {none: {severity: info}}}"),
        ("change: {flags: {none: {severity: info}}}", "remove: {flags: {none: r}}"),
        ("change: {categories: {goals: a}}", "change: {categories: {goals: b}}"),
        ("remove: {flags: {none: {category: r}}}", "change: {flags: {none: {category: funds}}}"),
        ("change: {flags: {none: {category: funds}}}", "remove: {flags: {none: {category: r}}}"),
        ("add: {categories: {x: a}}", "add: {categories: {x: b}}"),
    ],
)
def test_a_conflict_names_both_places(tmp_path: Path, one: str, other: str) -> None:
    found = told(problems(tmp_path, "2024-06-01", amended=BASE + "amendments:\n" + SAME_DAY % one + SAME_DAY % other))
    assert len(found) == 1
    assert found[0][0] in {"layer-conflict", "layer-unknown/removed", "layer-add"}
    assert found[0][1].startswith("amended.yaml:25:")
    assert found[0][2][0].startswith("amended.yaml:24:")


def test_other_fields_of_one_item_may_be_altered_on_one_day(tmp_path: Path) -> None:
    two = (
        SAME_DAY % "change: {flags: {none: {severity: info}}}" + SAME_DAY % "change: {flags: {none: {category: funds}}}"
    )
    flag = loaded(tmp_path, "2024-06-01", amended=BASE + "amendments:\n" + two).flags["none"]
    assert (flag.severity, flag.category) == ("info", "funds")


def test_an_amendment_that_ends_on_the_last_day_there_is(tmp_path: Path) -> None:
    text = BASE + FROM_2024.replace("{from: 2024-01-01}", "{from: 2024-01-01, until: 9999-12-31}")
    assert loaded(tmp_path, "9999-12-31", amended=text).groups["execution"].points == (20, 1)


def test_a_removed_item_cannot_be_changed_later(tmp_path: Path) -> None:
    change = "  - {reason: r, in_force: {from: 2025-06-01}, change: {flags: {none: {severity: info}}}}\n"
    assert told(problems(tmp_path, "2025-07-01", amended=AMENDED + change)) == [
        ("layer-unknown/removed", "amended.yaml:34:64", ("amended.yaml:33:22",))
    ]


@pytest.mark.parametrize("part", ["change: {flags: {none: {severity: info}}}", "remove: {flags: {none: r}}"])
def test_a_fixed_item_may_be_altered_by_its_own_file_only(tmp_path: Path, part: str) -> None:
    fixed = BASE.replace("finding: no survey,", "finding: no survey, fixed: true,")
    own = fixed + "amendments:\n" + SAME_DAY % part
    assert loaded(tmp_path, "2024-06-01", own=own)
    found = told(problems(tmp_path, fixed=fixed, child=CHILD.replace("base.yaml", "fixed.yaml") + part + "\n"))
    assert found == [("layer-fixed", "child.yaml:6:18", ("fixed.yaml:22:80",))]


def test_only_a_file_that_extends_another_can_change_or_remove_without_dates(tmp_path: Path) -> None:
    found = told(problems(tmp_path, own=BASE + "change: {flags: {none: {severity: info}}}\n"))
    assert found == [("layer-no-base", "own.yaml:23:10", ())]


def test_an_amendment_gives_its_reason_and_its_days(tmp_path: Path) -> None:
    found = told(problems(tmp_path, own=BASE + "amendments: [{change: {flags: {none: {severity: info}}}}]\n"))
    assert [key for key, _, _ in found] == ["missing-word", "missing-word"]


def test_a_day_that_is_none_is_told_beside_the_mistakes_of_the_text(tmp_path: Path) -> None:
    found = problems(tmp_path, "2024-02-30", amended=AMENDED.replace("rate < low_at", "rate < lowat"))
    assert [one.code for one in found if one.severity == "error"] == ["formula-name", "bad-date"]
