import csv
import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from perfrules import PerfrulesError, Problem
from perfrules.cli import progress, writing
from perfrules.runs import unfinished
from tests.cli.conftest import RECORD, RULES, Line

Data = Callable[[object], str]


@pytest.fixture
def many(data: Data, record: dict[str, Any]) -> str:
    return data([record | {"id": f"P-{number}"} for number in range(450)])


def test_the_ending_of_the_output_chooses_the_form(line: Line, tmp_path: Path) -> None:
    for name, start in (
        ("o.json", "{"),
        ("o.jsonl", "{"),
        ("o.csv", "\ufeff记录编号"),
        ("o.md", "# "),
        ("o.txt", "项目"),
    ):
        assert line("run", RULES, RECORD, "-o", str(tmp_path / name)).code == 0
        assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)
    assert line("run", RULES, RECORD, "-o", str(tmp_path / "o.xlsx")).code == 0
    assert (tmp_path / "o.xlsx").read_bytes().startswith(b"PK")


def test_the_screen_and_the_file_get_the_same_bytes(line: Line, many: str, tmp_path: Path) -> None:
    for form in ("jsonl", "json", "csv"):
        shown = line("run", RULES, many, "--format", form)
        assert line("run", RULES, many, "-o", str(tmp_path / f"o.{form}")).code == shown.code == 0
        assert (tmp_path / f"o.{form}").read_bytes() == shown.out.encode()


def test_findings_go_to_a_table_beside_any_form_of_results(line: Line, tmp_path: Path) -> None:
    findings = tmp_path / "findings.csv"
    seen = set()
    for words in ([], ["--format", "json"], ["-o", str(tmp_path / "o.jsonl")], ["-o", str(tmp_path / "o.md")]):
        assert line("run", RULES, RECORD, "--findings", str(findings), *words).code == 0
        seen.add(findings.read_bytes())
        findings.unlink()
    assert len(seen) == 1
    rows = list(csv.DictReader(io.StringIO(seen.pop().decode("utf-8-sig"), newline="")))
    assert {row["记录编号"] for row in rows} == {"P-017"}


def test_mistakes_in_data_end_with_3_in_every_form(line: Line, data: Data, tmp_path: Path) -> None:
    path = data([{"id": "P-1", "budget": "x"}])
    for words in (["--format", "jsonl"], ["-o", str(tmp_path / "o.csv")], ["--findings", str(tmp_path / "f.csv")]):
        assert line("run", RULES, path, *words).code == 3


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--format", "xlsx"], "is no file that can be replaced"),
        (["--format", "pdf"], "'pdf' cannot stand behind '--format'"),
        (["--findings", "f.txt"], "The form of 'f.txt' cannot be told"),
        (["-o", "f.csv", "--findings", "f.csv"], "cannot both go to 'f.csv'"),
        (["-o", "nowhere/f.csv"], "cannot be written; nothing was changed"),
        (["--format", "csv", "--findings", "data.json"], "the output would replace it"),
        (["--format", "csv", "-o", "data.json"], "the output would replace it"),
    ],
)
def test_what_cannot_be_written_is_refused_and_nothing_is_touched(  # noqa: PLR0917
    line: Line, data: Data, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    path = data([json.loads(Path(RECORD).read_text(encoding="utf-8"))])
    shown = line("run", RULES, Path(path).name, *words)
    assert shown.code == 2
    assert said in shown.err
    assert [file.name for file in tmp_path.iterdir()] == ["data.json"]


def cut_off(error: BaseException) -> Callable[..., Any]:
    """What stands for the bar and ends the run when the first batch is done."""

    def update(_: object, records: int) -> None:
        if records:
            raise error

    return update


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (OSError(28, "No space left on device"), 2, "cannot be written to its end"),
        (KeyboardInterrupt(), 130, "give the same command again to go on"),
    ],
)
def test_a_run_that_is_cut_off_says_how_to_go_on(  # noqa: PLR0917
    line: Line, many: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int, said: str
) -> None:
    out = tmp_path / "o.jsonl"
    with monkeypatch.context() as patched:
        patched.setattr(progress.Bar, "__call__", cut_off(error))
        shown = line("run", RULES, many, "-o", str(out))
    assert shown.code == code
    assert said in shown.err
    assert unfinished(out)
    assert not out.exists()
    assert line("run", RULES, many, "-o", str(out), "--fresh").code == 0
    assert out.read_bytes() == line("run", RULES, many, "--format", "jsonl").out.encode()


def test_a_run_that_is_interrupted_at_once_says_nothing(
    line: Line, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(writing, "write_results", interrupted)
    shown = line("run", RULES, RECORD, "-o", str(tmp_path / "o.jsonl"))
    assert (shown.code, shown.err) == (130, "")


def test_a_process_that_ends_is_said_on_the_screen_too(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    def ended(*_: object) -> None:
        raise PerfrulesError([Problem("run-worker")])

    monkeypatch.setattr(writing, "result_parts", ended)
    shown = line("run", RULES, RECORD, "--format", "json")
    assert shown.code == 2
    assert "has ended" in shown.err


def test_long_work_shows_a_bar_on_a_terminal_and_nothing_elsewhere(
    line: Line, many: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ("run", RULES, many, "-o", str(tmp_path / "o.jsonl"))
    monkeypatch.setattr(progress, "LONG", 0)
    assert line(*words).err == ""
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setattr(progress, "Console", lambda **_: Console(stderr=True, force_terminal=True))
    assert "Records" in line(*words).err
    monkeypatch.setattr(progress, "LONG", 100)
    assert line(*words).err == ""


def test_what_was_written_is_proved(line: Line, many: str, tmp_path: Path) -> None:
    for name in ("o.jsonl", "o.json", "o.csv"):
        out = str(tmp_path / name)
        assert line("run", RULES, many, "-o", out).code == 0
        shown = line("verify", out, RULES, many)
        assert shown.code == 0
        assert f"{name} is identical" in shown.out
        assert shown.out.count("\n") == 4


def test_what_was_changed_is_told_with_both_values(line: Line, many: str, tmp_path: Path) -> None:
    out = tmp_path / "o.jsonl"
    assert line("run", RULES, many, "-o", str(out)).code == 0
    out.write_bytes(out.read_bytes().replace(b'"score": 98.62', b'"score": 99.62', 1))
    shown = line("verify", str(out), RULES, many)
    assert shown.code == 1
    assert "Record 1 ('P-0') differs: score is 99.62 in the file, 98.62 comes out." in shown.out
    assert "第1条记录（“P-0”）不一致" in line("verify", str(out), RULES, many, "--lang", "zh").out


@pytest.mark.parametrize(
    ("name", "said"), [("nothing.jsonl", "nothing.jsonl"), (".", "form"), ("o.xlsx", "form of 'o.xlsx' cannot be told")]
)
def test_a_file_that_cannot_be_proved_is_a_wrong_usage(
    line: Line, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    shown = line("verify", name, RULES, RECORD)
    assert shown.code == 2
    assert said in shown.err
    (tmp_path / "folder.json").mkdir()
    assert line("verify", "folder.json", RULES, RECORD).code == 2
