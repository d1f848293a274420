"""`perfrules run` with tables: Parquet in or out, columns that were chosen, findings and mistakes beside them."""

import csv
import importlib
import json
import sys
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from rich.console import Console

from perfrules import PerfrulesError
from perfrules.cli import progress
from perfrules.runs import table_source, unfinished
from perfrules.runs import tables as running
from tests.cli.conftest import RULES, Line
from tests.columns.files import rows, write_json, write_parquet
from tests.portfolio.files import write
from tests.runs.helper import EVALUATOR

COUNT = 40


@pytest.fixture
def parquet(tmp_path: Path) -> str:
    return str(write_parquet(tmp_path / "data.parquet", COUNT))


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


@pytest.mark.parametrize("source", ["data.parquet", "data.json"])
def test_parquet_comes_out_of_any_data(line: Line, parquet: str, tmp_path: Path, source: str) -> None:
    write_json(tmp_path / "data.json", COUNT)
    out = tmp_path / "out.parquet"
    shown = line("run", RULES, str(tmp_path / source), "-o", str(out))
    assert (shown.code, shown.out, shown.err) == (3, "", "")
    assert pq.read_table(out).equals(EVALUATOR.evaluate_table(parquet))


@pytest.mark.parametrize("words", [["-o", "out.parquet"], ["-o", "out", "--format", "parquet"]])
def test_the_ending_or_the_form_chooses_parquet(
    line: Line, parquet: str, tmp_path: Path, words: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert line("run", RULES, parquet, *words).code == 3
    assert (tmp_path / words[1]).read_bytes().startswith(b"PAR1")


def test_a_csv_file_of_a_parquet_file_is_the_table_of_results(line: Line, parquet: str, tmp_path: Path) -> None:
    assert line("run", RULES, parquet, "-o", str(tmp_path / "out.csv"), "--columns", "id, scores").code == 3
    text = (tmp_path / "out.csv").read_text(encoding="utf-8-sig")
    assert text.startswith("id,scores.budget_execution,")
    assert len(text.splitlines()) == COUNT + 1


def test_columns_make_a_table_of_results_of_any_data(line: Line, tmp_path: Path) -> None:
    data = write_json(tmp_path / "data.json", COUNT)
    assert line("run", RULES, str(data), "-o", str(tmp_path / "out.csv"), "--columns", "id,score").code == 3
    assert (tmp_path / "out.csv").read_text(encoding="utf-8-sig").startswith('id,score\n"P-0",')


def test_without_columns_a_csv_file_of_other_data_is_what_it_always_was(line: Line, tmp_path: Path) -> None:
    data = write_json(tmp_path / "data.json", COUNT)
    assert line("run", RULES, str(data), "-o", str(tmp_path / "out.csv")).code == 3
    assert (tmp_path / "out.csv").read_text(encoding="utf-8-sig").startswith("记录编号,")


def test_findings_and_mistakes_stand_beside_any_form_of_results(line: Line, tmp_path: Path) -> None:
    write_parquet(tmp_path / "data.parquet", COUNT)
    write_json(tmp_path / "data.json", COUNT)
    seen = set()
    for number, (source, out) in enumerate(
        [("data.parquet", "o.parquet"), ("data.json", "o.parquet"), ("data.json", "o.jsonl"), ("data.parquet", "o.md")]
    ):
        files = [str(tmp_path / f"{number}.{what}.csv") for what in ("findings", "errors")]
        words = ["-o", str(tmp_path / out), "--findings", files[0], "--errors", files[1]]
        assert line("run", RULES, str(tmp_path / source), *words).code == 3
        seen.add(tuple(Path(file).read_bytes() for file in files))
    assert len(seen) == 1


def test_a_parquet_file_is_data_as_any_other(line: Line, parquet: str, tmp_path: Path) -> None:
    data = write_json(tmp_path / "data.json", COUNT)
    for words in (["run"], ["explain"]):
        item = ["total", "--record", "P-1"] if words == ["explain"] else ["--format", "table"]
        assert line(*words, RULES, parquet, *item).out == line(*words, RULES, str(data), *item).out


def test_results_of_other_rules_are_taken_over_into_parquet_from_parquet(line: Line, tmp_path: Path) -> None:
    files = write(tmp_path)
    projects, answers = tmp_path / "projects.parquet", tmp_path / "answers.parquet"
    pq.write_table(pa.table({"id": ["P-1", "P-2", "P-3"], "done": ["100%", "50%", "80%"]}), projects)
    pq.write_table(pa.table({"id": ["P-1", "P-2"], "asked": [4, 4], "content": [4, 1]}), answers)
    for data, other in ((projects, answers), (projects, files["answers"]), (files["projects"], answers)):
        words = ["--with", f"{files['survey']}={other}", "-o", str(tmp_path / "out.parquet")]
        assert line("run", files["project"], str(data), *words).code == 0
        assert pq.read_table(tmp_path / "out.parquet")["score"].to_pylist() == [100, 40, None]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["data.parquet", "--columns", "id"], "goes to a file that ends in .parquet or .csv"),
        (["data.parquet", "--columns", "id", "-o", "o.jsonl"], "goes to a file that ends in .parquet or .csv"),
        (["data.parquet", "--format", "parquet"], "goes to a file that ends in .parquet or .csv"),
        (["data.parquet", "-o", "o.parquet", "--columns", "id,scor"], "Did you mean 'score'?"),
        (["data.parquet", "-o", "data.parquet"], "is read"),
        (["data.parquet", "-o", "o.parquet", "--findings", "o.parquet"], "cannot both go to 'o.parquet'"),
        (["data.parquet", "-o", "o.parquet", "--errors", "e.txt"], "Let it end in one of: .parquet, .csv, .xlsx."),
        (["data.parquet", "--sheet", "x"], "neither '--mapping' nor '--sheet' goes"),
        (["data.parquet", "-o", "o.parquet", "--mapping", "x.yaml"], "neither '--mapping' nor '--sheet' goes"),
        (["data.parquet", "--table", "targets=x.xlsx"], "in another file than .parquet or .csv"),
        (["nowhere.parquet", "-o", "o.parquet"], "cannot be read"),
        (["nowhere.parquet"], "cannot be read"),
        (["data.parquet", "-o", "nowhere/o.parquet"], "'nowhere/o.parquet' cannot be written"),
    ],
)
def test_what_cannot_be_done_is_a_wrong_usage_and_leaves_nothing(  # noqa: PLR0917 - fixtures
    line: Line, parquet: str, tmp_path: Path, words: list[str], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    before = Path(parquet).read_bytes()
    shown = line("run", RULES, *words)
    assert shown.code == 2
    assert said in shown.err
    assert names(tmp_path) == ["data.parquet"]
    assert Path(parquet).read_bytes() == before


def rows_apart(folder: Path) -> None:
    """The records and the rows of their tables in files of their own, as Parquet and as CSV."""
    records = rows(COUNT)
    tables = {
        "records": [{**record, "targets": None} for record in records],
        "targets": [{"id": record["id"], **row} for record in records for row in record["targets"]],
    }
    for name, found in tables.items():
        table = pa.Table.from_pylist(found)
        table = table.drop_columns(["targets"]) if name == "records" else table
        pq.write_table(table, folder / f"{name}.parquet")
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            lines = csv.DictWriter(file, table.column_names)
            lines.writeheader()
            told = {True: "true", False: "false"}
            lines.writerows({key: told.get(row[key], row[key]) for key in table.column_names} for row in found)


@pytest.mark.parametrize("form", ["o.parquet", "o.csv", "o.jsonl"])
def test_rows_of_tables_may_stand_in_files_of_their_own(line: Line, tmp_path: Path, form: str) -> None:
    rows_apart(tmp_path)
    write_json(tmp_path / "data.json", COUNT)
    out, columns = tmp_path / form, [] if form == "o.jsonl" else ["--columns", "id,score,flags,errors"]
    assert line("run", RULES, str(tmp_path / "data.json"), "-o", str(out), *columns).code == 3
    wanted = out.read_bytes()
    for records, targets in (("parquet", "parquet"), ("parquet", "csv"), ("csv", "csv"), ("csv", "parquet")):
        if form == "o.jsonl" and (records, targets) != ("parquet", "csv"):
            continue
        words = [f"{tmp_path}/records.{records}", "--table", f"targets={tmp_path}/targets.{targets}", *columns]
        assert line("run", RULES, *words, "-o", str(out)).code == 3
        if form == "o.jsonl":
            found = [json.loads(text)["score"] for text in out.read_text(encoding="utf-8").splitlines()]
            assert found == [json.loads(text)["score"] for text in wanted.decode().splitlines()]
        else:
            assert out.read_bytes() == wanted


def test_a_column_that_the_rules_do_not_know_is_told_once(line: Line, parquet: str, tmp_path: Path) -> None:
    table = pq.read_table(parquet)
    pq.write_table(table.append_column("colour", pa.array(["red"] * COUNT)), parquet)
    for words in (["-o", str(tmp_path / "o.parquet")], ["-o", str(tmp_path / "o.jsonl")]):
        shown = line("run", RULES, parquet, *words)
        assert shown.code == 3
        assert shown.err.count("colour") == 1


def test_a_table_without_a_column_that_every_record_needs_is_refused(line: Line, parquet: str, tmp_path: Path) -> None:
    pq.write_table(pq.read_table(parquet).drop_columns(["budget"]), parquet)
    for words in ([], ["-o", str(tmp_path / "o.parquet")]):
        shown = line("run", RULES, parquet, *words)
        assert shown.code == 3
        assert "Add a column 'budget'" in shown.err
    assert names(tmp_path) == ["data.parquet"]


def test_a_file_that_is_no_parquet_is_a_mistake_in_the_data(line: Line, tmp_path: Path) -> None:
    (tmp_path / "data.parquet").write_bytes(b"nonsense")
    for words in ([], ["-o", str(tmp_path / "o.parquet")]):
        shown = line("run", RULES, str(tmp_path / "data.parquet"), *words)
        assert shown.code == 3
        assert "cannot be read as Parquet" in shown.err
    assert names(tmp_path) == ["data.parquet"]


def test_a_run_that_is_cut_off_goes_on_or_begins_anew(
    line: Line, parquet: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(table_source, "SIZE", 10)
    monkeypatch.setattr(table_source, "SINGLY", 10)
    out = tmp_path / "o.parquet"
    real = running.write_table_results
    done: list[Any] = []

    def full(*words: Any, **options: Any) -> Any:
        def progress(records: int) -> None:
            if records >= 20:
                raise OSError(28, "No space left on device")

        written = real(*words, **options | {"progress": progress if len(done) % 2 == 0 else lambda _: None})
        done.append(written)
        return written

    monkeypatch.setattr(running, "write_table_results", full)
    for words, resumed in (([], 20), (["--fresh"], 0)):
        done.clear()
        shown = line("run", RULES, parquet, "-o", str(out))
        assert shown.code == 2
        assert "What is done is kept hidden beside it" in shown.err
        assert unfinished(out)
        done.append(None)
        assert line("run", RULES, parquet, "-o", str(out), *words).code == 3
        assert done[-1].resumed == resumed
        assert names(tmp_path) == ["data.parquet", "o.parquet"]


def test_the_extra_is_named_where_it_is_missing(
    line: Line, parquet: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in [name for name in sys.modules if name.startswith(("perfrules.columns", "perfrules.runs.table"))]:
        monkeypatch.delitem(sys.modules, module)
    for module in ("pyarrow", "numpy"):
        monkeypatch.setitem(sys.modules, module, None)
    for words in ([], ["-o", str(tmp_path / "o.parquet")]):
        shown = line("run", RULES, parquet, *words)
        assert shown.code == 2
        assert "pip install 'perfrules[table]'" in shown.err
    with pytest.raises(PerfrulesError, match="table-extra"):
        importlib.import_module("perfrules.runs.tables")


def test_long_work_shows_a_bar_on_a_terminal_and_nothing_elsewhere(
    line: Line, parquet: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ("run", RULES, parquet, "-o", str(tmp_path / "o.parquet"))
    monkeypatch.setattr(progress, "LONG", 0)
    assert line(*words).err == ""
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setattr(progress, "Console", lambda **_: Console(stderr=True, force_terminal=True))
    assert f"{COUNT}/{COUNT}" in line(*words).err
