import pytest

from perfrules.model.items import Deadline
from tests.loading.rules import only_problem, rules_of

FLAG = "flags: {{f: {{when: paid < 1, severity: error, finding: x, rectify_within: {}}}}}"


def deadline(written: str) -> Deadline | None:
    return rules_of(FLAG.format(written)).flags["f"].deadline


def test_a_deadline_is_days_working_days_a_date_or_days_from_a_date() -> None:
    assert deadline("60 days") == Deadline("60 days", None, 60, None, working=False)
    assert deadline("1 day") == Deadline("1 day", None, 1, None, working=False)
    assert deadline("10 working days") == Deadline("10 working days", None, 10, None, working=True)
    assert deadline("2024-09-30") == Deadline("2024-09-30", "2024-09-30", None, None, working=False)
    from_date = Deadline("60 days", None, 60, "told_on", working=False)
    assert deadline("{within: 60 days, from: told_on}") == from_date


@pytest.mark.parametrize(
    "written",
    ["60", "0 days", "60 weeks", "2024-02-30", "99999 days", "{within: 2024-09-30, from: told_on}"],
)
def test_any_other_deadline_is_refused(written: str) -> None:
    assert only_problem(FLAG.format(f'"{written}"' if written[0] != "{" else written)).key == "bad-deadline"


def test_working_days_from_a_date_are_for_a_later_version() -> None:
    problem = only_problem(FLAG.format("{within: 10 working days, from: told_on}"))
    assert problem.code == "not-supported"


def test_a_flag_needs_no_deadline() -> None:
    assert rules_of("flags: {f: {when: paid < 1, severity: error, finding: x}}").flags["f"].deadline is None
