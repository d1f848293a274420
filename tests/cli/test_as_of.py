"""Texts of several wordings on the command line: which day is taken, and what is said where none is."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Line
from tests.layers.files import CHILD
from tests.layers.test_amendments import AMENDED

RECORD = '{"id": "P-1", "rate": 0.5, "held": true}'
CASES = "cases: [{name: a, rules: ./amended.yaml, %sgiven: {rate: 0.5, held: true}, expect: {score: %s}}]\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "amended.yaml").write_text(AMENDED, encoding="utf-8")
    (tmp_path / "record.json").write_text(RECORD, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(("day", "score"), [("2023-01-01", "95"), ("2024-01-01", "90"), ("2025-06-01", "90")])
def test_a_record_is_evaluated_by_the_text_of_the_day(line: Line, folder: Path, day: str, score: str) -> None:
    files = (str(folder / "amended.yaml"), str(folder / "record.json"))
    shown = line("run", *files, "--as-of", day, "--format", "json")
    assert shown.code == 0
    result = json.loads(shown.out)
    assert str(result["score"]) == score
    assert result["rules"]["as_of"] == day
    assert f"(total): {score}分" in line("explain", *files, "total", "--as-of", day).out


def test_results_are_proved_by_the_text_of_the_day(line: Line, folder: Path) -> None:
    files = (str(folder / "amended.yaml"), str(folder / "record.json"))
    out = str(folder / "result.json")
    assert line("run", *files, "--as-of", "2024-01-01", "-o", out).code == 0
    assert line("verify", out, *files, "--as-of", "2024-01-01").code == 0
    assert line("verify", out, *files, "--as-of", "2023-12-31").code == 1


@pytest.mark.parametrize("command", ["run", "explain", "show", "template", "ledger", "verify"])
def test_without_a_day_the_days_of_the_wordings_are_told(line: Line, folder: Path, command: str) -> None:
    rules, record = str(folder / "amended.yaml"), str(folder / "record.json")
    words = {
        "run": [rules, record], "explain": [rules, record, "total"], "show": [rules], "template": [rules],
        "ledger": [rules, record, "--issued", "2024-01-01"], "verify": [record, rules, record],
    }[command]  # fmt: skip
    shown = line(command, *words)
    assert shown.code == 2
    assert "2020-01-01, 2024-01-01, 2025-01-01, 2026-01-01" in shown.err
    assert "--as-of" in shown.err
    assert line(command, *words, "--as-of", "2019-01-01").code == 2


@pytest.mark.parametrize("command", ["show", "check", "test", "template"])
def test_a_day_that_is_none_is_refused(line: Line, folder: Path, command: str) -> None:
    shown = line(command, str(folder / "amended.yaml"), "--as-of", "2024-02-30")
    assert shown.code == 2
    assert "'2024-02-30' behind '--as-of' is no date." in shown.err


def test_a_case_names_its_day_itself_or_takes_the_one_of_the_command_line(line: Line, folder: Path) -> None:
    cases = folder / "cases.yaml"
    cases.write_text(CASES % ("", 95), encoding="utf-8")
    assert line("test", str(folder)).code == 1
    assert line("test", str(folder), "--as-of", "2023-01-01").code == 0
    assert line("test", str(folder), "--as-of", "2024-01-01").code == 1
    cases.write_text(CASES % ("as_of: 2023-01-01, ", 95), encoding="utf-8")
    assert line("test", str(folder), "--as-of", "2024-01-01").code == 0


def test_check_looks_at_all_wordings_and_says_of_which_it_speaks(line: Line, folder: Path) -> None:
    file = folder / "amended.yaml"
    shown = line("check", str(file))
    assert shown.code == 0
    assert shown.out.splitlines()[0] == (f"{file} has 4 wordings, from: 2020-01-01, 2024-01-01, 2025-01-01, 2026-01-01")
    file.write_text(AMENDED.replace("points: 80", "points: 70"), encoding="utf-8")
    shown = line("check", str(file))
    assert shown.code == 1
    assert "\nIn the text from 2024-01-01, 2025-01-01, 2026-01-01:\n" in shown.out
    assert "= 90, but the total has 100" in shown.out
    assert shown.out.splitlines()[-1].startswith("1 file checked: 1 error, ")
    assert "自2024-01-01, 2025-01-01, 2026-01-01起的文本：\n" in line("check", str(file), "--lang", "zh").out


def test_check_looks_at_the_wording_of_a_day_only_where_one_is_named(line: Line, folder: Path) -> None:
    file = folder / "amended.yaml"
    file.write_text(AMENDED.replace("points: 80", "points: 70"), encoding="utf-8")
    sound = line("check", str(file), "--as-of", "2023-12-31")
    assert (sound.code, "wordings" in sound.out) == (0, False)
    assert line("check", str(file), "--as-of", "2024-01-01").code == 1
    assert line("check", str(file), "--as-of", "2019-01-01").code == 2


def test_the_wording_before_all_dates_is_called_the_beginning(line: Line, folder: Path) -> None:
    file = folder / "amended.yaml"
    file.write_text(AMENDED.replace("in_force: {from: 2020-01-01}\n", "", 1), encoding="utf-8")
    assert "from: the beginning, 2024-01-01" in line("check", str(file)).out
    assert "始于：最初, 2024-01-01" in line("check", str(file), "--lang", "zh").out


def test_a_child_is_checked_in_the_wordings_of_its_base(line: Line, folder: Path) -> None:
    child = folder / "child.yaml"
    text = CHILD.replace("base.yaml", "amended.yaml") + "change: {parameters: {low_at: {value: 70%}}}\n"
    child.write_text(text, encoding="utf-8")
    assert line("check", str(child)).code == 0
    child.write_text(text + "remove: {flags: {more: not here}}\n", encoding="utf-8")
    shown = line("check", str(child))
    assert shown.code == 1
    assert "In the text from 2020-01-01, 2024-01-01, 2026-01-01:" in shown.out
    assert "[layer-unknown" in shown.out
