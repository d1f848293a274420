import sys
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from perfrules.errors import RuleFileError
from perfrules.loading import RuleFile, examine, load, problems_of
from perfrules.model.rule_set import RuleSet
from perfrules.problems import Place, Problem
from tests.loading.rules import HEAD

DATED = HEAD + "in_force: {from: 2020-02-25, until: 2024-12-31}\n"


def examined(text: str) -> tuple[str, ...]:
    rules, problems = examine(RuleFile(text.encode(), "rules.yaml", "rules.yaml"))
    assert rules is None
    return tuple(
        f"{problem.where.line if isinstance(problem.where, Place) else 0} {problem.code}" for problem in problems
    )


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "rules.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_sound_file_is_loaded_with_its_stamp(tmp_path: Path) -> None:
    rules = load(written(tmp_path, HEAD))
    assert rules.id == "test.rules"
    assert rules.stamp.as_of is None
    assert rules.stamp.files == (("rules.yaml", sha256(HEAD.encode()).hexdigest()),)
    assert problems_of(tmp_path / "rules.yaml") == rules.warnings


def test_all_problems_of_a_file_are_raised_in_one_error_sorted_by_place(tmp_path: Path) -> None:
    path = written(tmp_path, HEAD + "values:\n  b: {formula: 1 +* 2}\n  a: {formula: 3 +* 4}\ntotal: {of: 5%}\n")
    with pytest.raises(RuleFileError) as refused:
        load(path)
    assert [problem.code for problem in refused.value.problems] == ["formula-syntax", "formula-syntax", "number-needed"]
    assert problems_of(path) == refused.value.problems


def test_a_file_that_cannot_be_read_to_its_end_has_only_the_problems_of_its_text() -> None:
    assert examined(HEAD + "values: {a: {formula: 1 //}}\ntotal: [\n") == ("6 open-bracket",)


def test_a_file_that_is_no_map_is_refused_for_its_shape() -> None:
    assert examined("- a\n") == ("1 top-level",)


def test_problems_of_text_shape_and_formulas_of_different_items_come_in_one_run() -> None:
    text = HEAD + (
        "inputs:\n"
        "  a: {kind: number, optional: yes}\n"  # 6: text
        "  b: {kind: numbr}\n"  # 7: shape
        "  c: {kind: percent, max: 80}\n"  # 8: value of its kind
        "flags:\n"
        "  d: {when: 1 //, severity: info, finding: x}\n"  # 10: formula
        "  e: {when: unknown_name > 1, severity: info, finding: x}\n"  # 11: for the checks, which do not run
    )
    assert examined(text) == ("6 ambiguous-value", "7 unknown-choice", "8 constant-kind", "10 formula-not-allowed")


def test_an_item_with_a_problem_in_its_text_has_no_second_one_in_its_shape() -> None:
    assert examined(HEAD + "inputs:\n  a: {kind: yes, oops: 1}\n  b: {oops: 1, kind: text}\n") == (
        "6 ambiguous-value",
        "7 unknown-word",
    )


def test_what_uses_an_item_with_a_problem_is_not_reported_for_it() -> None:
    text = HEAD + (
        "word_lists:\n  marks: {good: 1}\n"
        "parameters:\n  rule: {kind: choice, choices: {excess: a}}\n"
        "inputs:\n  a: {kind: choice, choices: marks}\n"
        "indicators:\n  base: {point: 1}\n  copy: {like: base}\n"
        "  other: {score: {method: target, actual: a, target: a, sign: a, reverse: rule}}\n"
    )
    assert examined(text) == ("6 wrong-type", "8 missing-word", "12 missing-word", "12 unknown-word")


@pytest.mark.parametrize("section", ["groups: five", "groups: {}", "oops: {a: 1}", "in_force: {from: 1}"])
def test_a_section_with_a_problem_of_its_own_is_left_out_as_a_whole(section: str) -> None:
    assert len(examined(HEAD + section + "\nvalues: {v: {formula: 1 //}}\n")) == 2


def test_a_problem_of_the_head_leaves_the_items_to_be_looked_at() -> None:
    assert examined("format: 2\nid: a b\nvalues: {v: {formula: 1 //}}\n") == (
        "1 missing-word",
        "1 missing-word",
        "1 format-version",
        "2 bad-id",
        "3 formula-not-allowed",
    )


def test_a_problem_before_the_first_word_leaves_all_items_to_be_looked_at() -> None:
    text = "# \a\n" + HEAD + "values: {v: {formula: 1 //}}\n"
    assert examined(text) == ("1 character", "6 formula-not-allowed")


@pytest.mark.parametrize(
    "day", ["2020-02-25", "2024-12-31", date(2022, 1, 1), datetime(2024, 12, 31, 23, 59, tzinfo=UTC)]
)
def test_rules_are_in_force_from_the_first_to_the_last_day(tmp_path: Path, day: date | str) -> None:
    stamp = load(written(tmp_path, DATED), day).stamp
    assert str(stamp.as_of) == str(day)[:10]
    assert type(stamp.as_of) is date


@pytest.mark.parametrize(("day", "key"), [("2020-02-24", "not-in-force"), ("2025-01-01", "not-in-force/ended")])
def test_rules_that_are_not_in_force_on_the_day_are_refused_with_the_dates(tmp_path: Path, day: str, key: str) -> None:
    with pytest.raises(RuleFileError) as refused:
        load(written(tmp_path, DATED), day)
    (problem,) = refused.value.problems
    assert problem.key == key
    assert isinstance(problem.where, Place)
    assert problem.where.line == 5
    assert day in problem.text("zh")


def test_rules_without_dates_are_in_force_on_any_day(tmp_path: Path) -> None:
    path = written(tmp_path, HEAD)
    assert load(path, "1949-10-01").stamp.as_of == date(1949, 10, 1)
    assert load(written(tmp_path, HEAD + "in_force: {from: 2020-02-25}\n"), "9999-12-31").stamp.as_of == date.max


@pytest.mark.parametrize("day", ["2024-02-30", "yesterday", "", "2024-W01-1"])
def test_a_day_that_is_none_is_a_problem_beside_those_of_the_file(tmp_path: Path, day: str) -> None:
    with pytest.raises(RuleFileError) as refused:
        load(written(tmp_path, HEAD + "values: {v: {formula: 1 //}}\n"), day)
    assert [problem.code for problem in refused.value.problems] == ["formula-not-allowed", "bad-date"]
    with pytest.raises(RuleFileError) as refused:
        load(written(tmp_path, "a: ["), day)
    assert refused.value.problems[-1].code == "bad-date"


WARNING = Problem("money-unit", Place("rules.yaml", 6, 5), {"name": "w"}, severity="warning")
ERROR = Problem("money-unit", Place("rules.yaml", 7, 5), {"name": "e"})


def checks(monkeypatch: pytest.MonkeyPatch, *found: Problem) -> list[RuleSet]:
    """Puts checks that find *found* in the place of the real ones; the rule sets they are asked about."""
    seen: list[RuleSet] = []

    def check_rules(rules: RuleSet) -> tuple[Problem, ...]:
        seen.append(rules)
        return found

    monkeypatch.setattr(sys.modules["perfrules.loading.load"], "check_rules", check_rules)
    return seen


def test_warnings_stay_with_the_rule_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    checks(monkeypatch, WARNING)
    path = written(tmp_path, HEAD)
    assert load(path).warnings == (WARNING,)
    assert problems_of(path) == (WARNING,)


def test_errors_of_the_checks_are_raised_with_the_warnings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    checks(monkeypatch, ERROR, WARNING)
    with pytest.raises(RuleFileError) as refused:
        load(written(tmp_path, HEAD))
    assert refused.value.problems == (WARNING, ERROR)


def test_beside_a_formula_that_cannot_be_read_only_errors_elsewhere_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    at_formula = Problem("formula-name", Place("rules.yaml", 5, 23), {"name": ""})
    seen = checks(monkeypatch, at_formula, ERROR, WARNING)
    assert examined(HEAD + "values: {v: {formula: 1 //}}\n") == ("5 formula-not-allowed", "7 money-unit")
    assert len(seen) == 1


def test_where_a_number_or_name_is_wrong_the_checks_do_not_run(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = checks(monkeypatch, ERROR)
    assert examined(HEAD + "total: {of: 5%}\n") == ("5 number-needed",)
    assert not seen
