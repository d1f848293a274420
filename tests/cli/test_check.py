from pathlib import Path

import pytest

from tests.cli.conftest import RULES, Line

SET = "cn.project_self_evaluation"


def test_a_sound_file_ends_with_0_also_with_warnings(line: Line) -> None:
    shown = line("check", RULES)
    assert shown.code == 0
    assert "[division-by-zero-possible]" in shown.out
    assert shown.out.splitlines()[-1] == "1 file checked: 0 errors, 1 warning."


def test_several_files_are_checked_in_their_order_and_counted_together(line: Line, tmp_path: Path) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text("format: 1\nid: a\ntitle: A\nstatus: drft\nlaws: {x: {cit: X}}\n", encoding="utf-8")
    shown = line("check", str(bad), SET, RULES)
    assert shown.code == 1
    places = [row for row in shown.out.splitlines() if ": error: " in row or ": warning: " in row]
    assert [row.partition(": ")[0].rpartition("/")[2] for row in places] == [
        "bad.yaml:4:9", "bad.yaml:5:12", "self_evaluation.yaml:36:54",
    ]  # fmt: skip
    assert shown.out.splitlines()[-1] == "3 files checked: 2 errors, 1 warning."


def test_rules_may_come_from_standard_input(line: Line) -> None:
    shown = line("check", "-", stdin=b"format: 1\nid: a\ntitle: A\nstatus: drft\n")
    assert shown.code == 1
    assert shown.out.startswith("stdin:4:9: error: 'drft' is not a choice")


def test_the_closing_line_is_in_the_language_asked_for(line: Line) -> None:
    assert line("check", SET, "--lang", "zh").out == "共检查1个文件：0个错误，0个警告。\n"


def test_a_file_that_is_not_there_is_a_wrong_usage(line: Line) -> None:
    assert line("check", "nowhere.yaml").code == 2


def test_files_of_cases_are_checked_as_such(line: Line, tmp_path: Path) -> None:
    cases = tmp_path / "cases.yaml"
    cases.write_text("cases: [{name: a, rules: b, given: {}, expct: {}}]\n", encoding="utf-8")
    shown = line("check", str(cases))
    assert shown.code == 1
    assert "'expct' is not a word of a case" in shown.out


@pytest.mark.parametrize(
    ("right", "wrong", "line_says", "fix_says"),
    [
        ("points: 50", "points: 40", "satisfaction 10 = 90, but the total has 100: 10 missing.", "Raise a part"),
        ("from: 80}", "from: 8O}", "'from' takes a number that is written out; here stands '8O'.", "Write a number"),
        (
            "when: execution_rate < low",
            "when: execution_rte < low",
            "'execution_rte' is not a name",
            "'execution_rate'?",
        ),
        (
            "severity: warning",
            "severity：warning",
            "A full-width colon '：' stands behind the name",
            "half-width colon",
        ),
        ("severity: warning", "severity:warning", "A blank is missing behind the colon", "a colon, a blank"),
        ("severity: warning", "severity: warnning", "'warnning' is not a choice for 'severity'.", "'warning'?"),
        ("    severity: warning", "\tseverity: warning", "A tab stands here", "Replace it by blanks"),
        ("laws: [measure_10]", "laws: [mesure_10]", "There is no 'mesure_10'", "'measure_10'?"),
        ("full_at: 100%", "full_at: 100％", "'100％' is written in full-width characters.", "Write 100%."),
        ("rectify_within: 30 days", "rectify_within: 30 day s", "'30 day s' is not a time", "60 days"),
    ],
)
def test_a_typing_mistake_in_a_copied_set_gives_one_clear_message(  # noqa: PLR0917
    line: Line, tmp_path: Path, right: str, wrong: str, line_says: str, fix_says: str
) -> None:
    copied = tmp_path / "my.yaml"
    assert line("copy", SET, str(copied)).code == 0
    text = copied.read_text(encoding="utf-8")
    assert right in text
    number = text[: text.index(right)].count("\n") + 1
    copied.write_text(text.replace(right, wrong, 1), encoding="utf-8")
    shown = line("check", str(copied))
    assert shown.code == 1
    assert shown.out.splitlines()[-1] == "1 file checked: 1 error, 0 warnings."
    assert line_says in shown.out
    assert fix_says in shown.out.partition("→")[2]
    if right != "points: 50":  # the sum is told at the total, with the places of its parts
        assert shown.out.startswith(f"{copied}:{number}:")
    chinese = line("check", str(copied), "--lang", "zh").out
    assert "错误: " in chinese
    assert "→" in chinese
