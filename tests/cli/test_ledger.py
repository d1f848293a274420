"""The command `ledger`: making, answering and renewing a list, and what is late on a day."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from perfrules.ledger import read_ledger
from tests.cli.conftest import RECORD, RULES, Line

Data = Callable[[object], str]
MAKE = ("ledger", RULES, RECORD, "--issued", "2024-06-30")


@pytest.fixture
def records(data: Data, record: dict[str, Any]) -> str:
    """The example, without a survey and with little spent."""
    return data([record | {"survey_held": False, "executed": 10}])


def written(line: Line, tmp_path: Path, *words: str) -> list[dict[str, Any]]:
    path = tmp_path / "ledger.jsonl"
    shown = line(*words, "-o", str(path))
    assert shown.code == 0, shown.err
    return [json.loads(one) for one in path.read_text(encoding="utf-8").splitlines()]


def test_the_list_is_shown_and_counted_in_the_language_asked_for(line: Line) -> None:
    shown = line(*MAKE)
    assert shown.code == 0
    assert "完成指标却扣分" in shown.out
    assert shown.out.endswith("1 in the list: not begun 1.\n")
    assert line(*MAKE, "--lang", "zh", "-o", "-").out.endswith("台账共1项：未整改 1。\n")


@pytest.mark.parametrize("ending", ["csv", "xlsx", "jsonl", "md"])
def test_the_list_is_written_in_the_form_of_its_name(line: Line, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"台账.{ending}"
    shown = line(*MAKE, "-o", str(path))
    assert (shown.code, shown.out) == (0, f"1 in the list: not begun 1.\nWritten to {path}.\n")
    assert path.stat().st_size


def test_options_name_the_unit_and_one_deadline(line: Line, tmp_path: Path, records: str) -> None:
    found = written(
        line,
        tmp_path,
        "ledger",
        RULES,
        records,
        "--issued",
        "2024-06-30",
        "--responsible",
        "fund",
        "--due",
        "2024-09-30",
    )
    assert {one["flag"]: one["deadline"] for one in found} == dict.fromkeys(
        ("low_execution", "no_survey", "full_marks_withheld"), "2024-09-30"
    )
    assert {one["responsible"] for one in found} == {None}


def test_what_is_late_is_shown_only_for_a_day_that_is_given(line: Line, records: str) -> None:
    words = ("ledger", RULES, records, "--issued", "2024-06-30")
    assert "Overdue" not in line(*words).out
    on_the_day, after = line(*words, "--at", "2024-08-29"), line(*words, "--at", "2024-08-30")
    assert "Overdue" not in on_the_day.out
    assert "On 2024-08-29: 0 of 3 closed (0.00%)." in on_the_day.out
    assert "Overdue: 1" in after.out
    assert "reduce, or allocate only" in after.out
    assert "No responsible unit" in after.out
    assert after.code == 0


def test_a_long_list_is_shown_in_part(line: Line, data: Data, record: dict[str, Any]) -> None:
    many = [record | {"id": f"P-{number}", "survey_held": False} for number in range(1, 102)]
    shown = line("ledger", RULES, data(many), "--issued", "2024-06-30")
    assert "Only the first 100 are shown; -o writes the whole list to a file." in shown.out
    assert "202 in the list" in shown.out
    assert "P-51" not in shown.out


def test_without_problems_nothing_is_to_be_put_right_and_nothing_late(
    line: Line, data: Data, record: dict[str, Any]
) -> None:
    record["targets"][1]["declared"] = 30
    shown = line("ledger", RULES, data(record), "--issued", "2024-06-30", "--at", "2025-01-31")
    assert "Nothing is to be put right." in shown.out
    assert "On 2025-01-31: 0 of 0 closed (100.00%)." in shown.out
    assert "all put right" in shown.out
    assert "Items" not in shown.out


def test_answers_are_taken_in_and_an_earlier_list_is_renewed(
    line: Line, tmp_path: Path, records: str, data: Data, record: dict[str, Any]
) -> None:
    make = ("ledger", RULES, records, "--issued", "2024-06-30")
    first = tmp_path / "first.csv"
    answers = tmp_path / "answers.csv"
    second = tmp_path / "second.xlsx"
    assert line(*make, "-o", str(first)).code == 0
    answers.write_text(
        "事项编号,整改状态,整改日期,整改情况\nP-017/no_survey,已整改,2024-08-01,=已补做\n", encoding="utf-8"
    )
    shown = line(*make, "--previous", str(first), "--answers", str(answers), "-o", str(second))
    assert (shown.code, shown.err) == (0, "")
    assert shown.out.startswith("3 in the list: not begun 2, done 1.\n")
    better = data([record | {"executed": 10}])
    third = tmp_path / "third.jsonl"
    shown = line("ledger", RULES, better, "--issued", "2025-01-31", "--previous", str(second), "-o", str(third))
    assert shown.out.startswith("3 in the list: not begun 2, done 1, 1 no longer found.\n")
    found = {one.flag: one for one in read_ledger(third)}
    assert (found["no_survey"].answer, found["no_survey"].found) == ("=已补做", False)
    assert str(found["low_execution"].issued) == "2024-06-30"
    assert str(found["low_execution"].last_found) == "2025-01-31"


def test_answers_without_an_earlier_list_are_answers_to_this_one(line: Line, tmp_path: Path, records: str) -> None:
    answers = tmp_path / "answers.jsonl"
    answers.write_text('{"key": "P-017/no_survey", "status": "整改中"}\n', encoding="utf-8")
    shown = line("ledger", RULES, records, "--issued", "2024-06-30", "--answers", str(answers))
    assert shown.out.endswith("3 in the list: not begun 2, in progress 1.\n")


def test_every_unit_may_send_a_file_of_its_own_but_no_two_answer_the_same_item(
    line: Line, tmp_path: Path, records: str
) -> None:
    files = [tmp_path / name for name in ("甲.csv", "乙.jsonl", "丙.csv", "丁.csv")]
    files[0].write_text("key,status\nP-017/no_survey,整改中\n", encoding="utf-8")
    files[1].write_text('{"key": "P-017/low_execution", "status": "已整改"}\n', encoding="utf-8")
    files[2].write_text("key,status\nP-017/no_survey,已整改\n", encoding="utf-8")
    files[3].write_text("key,status,status\n", encoding="utf-8")
    words = ("ledger", RULES, records, "--issued", "2024-06-30")
    both = line(*words, "--answers", str(files[0]), "--answers", str(files[1]))
    assert both.out.endswith("3 in the list: not begun 1, in progress 1, done 1.\n")
    twice = line(*words, "--answers", str(files[0]), "--answers", str(files[2]))
    assert twice.code == 3
    assert "was there before, at" in twice.err
    assert "甲.csv:2" in twice.err
    broken = line(*words, "--answers", str(files[3]), "--answers", str(tmp_path / "nowhere.csv"))
    assert broken.code == 2
    assert "丁.csv" in broken.err
    assert "cannot be read" in broken.err


def test_an_answer_that_cannot_be_ends_with_3_and_writes_nothing(line: Line, tmp_path: Path, records: str) -> None:
    answers = tmp_path / "answers.csv"
    answers.write_text("key,status\nP-017/no_survy,done\nP-017/no_survey,已销号\n", encoding="utf-8")
    out = tmp_path / "out.csv"
    words = ("ledger", RULES, records, "--issued", "2024-06-30", "--answers", str(answers), "-o", str(out))
    shown = line(*words, "--lang", "en")
    assert shown.code == 3
    assert "Did you mean 'P-017/no_survey'?" in shown.err
    assert f"{answers}:3: P-017/no_survey: status" in shown.err
    assert "Only the finance bureau confirms" in shown.err
    assert not out.exists()


def test_records_with_mistakes_are_named_left_out_and_end_with_3(
    line: Line, data: Data, record: dict[str, Any]
) -> None:
    shown = line("ledger", RULES, data([record | {"budget": "x"}, record | {"id": "P-018"}]), "--issued", "2024-06-30")
    assert shown.code == 3
    assert "1 in the list" in shown.out
    assert "'x' does not read as a number" in shown.err
    assert "mistakes in their data: 1." in shown.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("ledger", RULES, RECORD), "'--issued' is missing: nothing here looks at the clock."),
        ((*MAKE[:-1], "30.6.2024"), "'30.6.2024' behind '--issued' is no date."),
        ((*MAKE, "--at", "2024-02-30"), "'2024-02-30' behind '--at' is no date."),
        ((*MAKE, "--responsible", "budgt"), "Did you mean 'budget'?"),
        ((*MAKE, "--responsible", "unit_in_charge"), "The rules have no input 'unit_in_charge'."),
        ((*MAKE, "-o", "list.docx"), "Use a name that ends in .csv, .xlsx, .jsonl or .md."),
        ((*MAKE, "--answers", "nowhere.csv"), "nowhere.csv"),
        ((*MAKE, "--previous", "nowhere.csv"), "nowhere.csv"),
    ],
)
def test_a_wrong_usage_ends_with_2_and_says_what_to_do(line: Line, words: tuple[str, ...], said: str) -> None:
    shown = line(*words)
    assert (shown.code, shown.out) == (2, "")
    assert said in shown.err


def test_the_answers_are_not_overwritten(line: Line, tmp_path: Path) -> None:
    answers = tmp_path / "answers.csv"
    answers.write_text("key,status\nP-017/full_marks_withheld/合同完成率,整改中\n", encoding="utf-8")
    shown = line(*MAKE, "--answers", str(answers), "-o", str(answers))
    assert shown.code == 2
    assert "the output would replace it" in shown.err


def test_no_file_that_is_read_is_replaced_but_the_list_itself(line: Line, tmp_path: Path) -> None:
    data, rows = tmp_path / "forms.csv", tmp_path / "targets.csv"
    data.write_text("id,budget,executed\nP-1,80,16\n", encoding="utf-8")
    rows.write_text("id,section,name,sign,points\nP-1,output,a,≥,50\n", encoding="utf-8")
    words = ("ledger", "cn.project_self_evaluation", str(data), "--table", f"targets={rows}", "--issued", "2024-06-30")
    for file in (data, rows):
        before = file.read_bytes()
        found = line(*words, "-o", str(file))
        assert (found.code, "[output-is-input]" in found.err) == (2, True)
        assert file.read_bytes() == before
    listed = str(tmp_path / "ledger.csv")
    assert line(*words, "-o", listed).code == 0
    assert line(*words, "--previous", listed, "-o", listed).code == 0
