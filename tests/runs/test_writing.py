import csv
import io
import json
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from perfrules import DataError, PerfrulesError
from perfrules.problems import Problem
from perfrules.reading import DataFile, open_data
from perfrules.runs import Written, discard_unfinished, result_parts, unfinished, workers, write_results, writing
from perfrules.runs.batches import batches
from perfrules.runs.journal import beside
from perfrules.runs.locking import open_alone
from tests.runs.helper import EVALUATOR, RECORD, data_of, expected

COUNT = 450


class StopError(Exception):
    """Ends a run from outside."""


def stop_after(records: int) -> Any:
    """What ends a run once so many records are done."""

    def progress(done: int) -> None:
        if done >= records:
            raise StopError

    return progress


def table(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


def test_json_lines_are_the_results_one_a_line(tmp_path: Path) -> None:
    data = data_of(tmp_path, COUNT)
    written = write_results(EVALUATOR, data, tmp_path / "out.jsonl")
    lines = expected(data)
    assert (tmp_path / "out.jsonl").read_text(encoding="utf-8") == "".join(f"{line}\n" for line in lines)
    assert written == Written(COUNT, sum('"status": "error"' in line for line in lines))
    assert sorted(file.name for file in tmp_path.iterdir()) == ["data.jsonl", "out.jsonl"]


def test_json_is_a_list_of_the_results(tmp_path: Path) -> None:
    data = data_of(tmp_path, COUNT)
    write_results(EVALUATOR, data, tmp_path / "out.json")
    text = (tmp_path / "out.json").read_text(encoding="utf-8")
    assert text == "[\n" + ",\n".join(expected(data)) + "\n]\n"
    assert len(json.loads(text)) == COUNT


def test_a_record_that_stands_alone_gives_a_result_that_stands_alone(tmp_path: Path) -> None:
    (tmp_path / "one.json").write_text(json.dumps(RECORD), encoding="utf-8")
    data = open_data(tmp_path / "one.json", EVALUATOR.rule_set)
    write_results(EVALUATOR, data, tmp_path / "out.json")
    assert (tmp_path / "out.json").read_text(encoding="utf-8") == expected(data)[0] + "\n"


def test_a_table_of_results_has_one_line_a_record(tmp_path: Path) -> None:
    data = data_of(tmp_path, 10)
    write_results(EVALUATOR, data, tmp_path / "out.csv", findings=tmp_path / "findings.csv")
    rows = table(tmp_path / "out.csv")
    assert [row["记录编号"] for row in rows] == [f"P-{number}" for number in range(10)]
    results = [EVALUATOR.evaluate_given(given) for given in data]
    assert rows[0]["得分"] == f"{results[0].score:f}"
    assert rows[0]["等级"] == results[0].grade_title
    assert rows[0]["问题标识"] == "; ".join(results[0].flags.fired)
    assert rows[0]["下一年度预算安排建议"] == results[0].outcomes["next_budget"]
    assert (rows[3]["状态"], rows[3]["下一年度预算安排建议"]) == ("数据有误", "")
    assert rows[3]["得分"] == ""
    assert "executed" in rows[3]["数据错误"]
    found = table(tmp_path / "findings.csv")
    assert [row["问题"] for row in found] == [one.text for result in results for one in result.findings]
    assert {row["记录编号"] for row in found} <= {row["记录编号"] for row in rows}


def test_workbooks_hold_the_same_tables(tmp_path: Path) -> None:
    data = data_of(tmp_path, COUNT)
    for ending in ("csv", "xlsx"):
        write_results(EVALUATOR, data, tmp_path / f"out.{ending}", findings=tmp_path / f"findings.{ending}")
    for name in ("out", "findings"):
        sheet = load_workbook(tmp_path / f"{name}.xlsx").worksheets[0]
        found = [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
        text = (tmp_path / f"{name}.csv").read_bytes().decode("utf-8-sig")
        assert found == list(csv.reader(io.StringIO(text, newline="")))
    assert sorted(file.name for file in tmp_path.iterdir() if file.name.startswith(".")) == []


def test_findings_alone_may_be_written(tmp_path: Path) -> None:
    written = write_results(EVALUATOR, data_of(tmp_path, 5), None, findings=tmp_path / "findings.csv")
    assert written.records == 5
    assert table(tmp_path / "findings.csv")


@pytest.mark.parametrize(
    "names", [("out.jsonl", "f.csv"), ("out.json", "f.xlsx"), ("out.csv", "f.csv"), ("o.xlsx", None)]
)
def test_a_run_that_was_cut_off_goes_on_and_ends_with_the_same_bytes(
    tmp_path: Path, names: tuple[str, str | None]
) -> None:
    data = data_of(tmp_path, COUNT)
    (tmp_path / "whole").mkdir()
    (tmp_path / "cut").mkdir()

    def run(folder: str, **options: Any) -> Written:
        findings = None if names[1] is None else tmp_path / folder / names[1]
        return write_results(EVALUATOR, data, tmp_path / folder / names[0], findings=findings, **options)

    whole = run("whole")
    with pytest.raises(StopError):
        run("cut", progress=stop_after(200))
    assert unfinished(tmp_path / "cut" / names[0])
    done = run("cut")
    assert done == whole._replace(resumed=200)
    for name in filter(None, names):
        assert (tmp_path / "cut" / name).read_bytes() == (tmp_path / "whole" / name).read_bytes()
    assert len(list((tmp_path / "cut").iterdir())) == len([name for name in names if name])


@pytest.mark.parametrize("harm", ["part", "journal", "half a line", "no part", "nonsense"])
def test_what_is_not_sound_in_an_unfinished_run_is_done_again(tmp_path: Path, harm: str) -> None:
    data, path = data_of(tmp_path, COUNT), tmp_path / "out.jsonl"
    whole = "".join(f"{line}\n" for line in expected(data)).encode()
    with pytest.raises(StopError):
        write_results(EVALUATOR, data, path, progress=stop_after(400))
    part, journal = beside(path, "part"), beside(path, "journal")
    kept = {"part": 200, "journal": 200, "half a line": 400, "no part": 0, "nonsense": 0}[harm]
    if harm == "part":
        content = bytearray(part.read_bytes())
        content[-5] ^= 1
        part.write_bytes(content)
    elif harm == "journal":
        journal.write_bytes(journal.read_bytes()[:-3])
    elif harm == "half a line":
        part.write_bytes(part.read_bytes() + b'{"format"')
        journal.write_bytes(journal.read_bytes() + b"0123")
    elif harm == "no part":
        part.unlink()
    else:
        journal.write_bytes(b"\x00\xff")
    assert write_results(EVALUATOR, data, path).resumed == kept
    assert path.read_bytes() == whole


def test_a_run_of_other_rules_or_data_starts_afresh_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    with pytest.raises(StopError):
        write_results(EVALUATOR, data_of(tmp_path, COUNT), path, progress=stop_after(200))
    data = data_of(tmp_path, COUNT + 1)
    written = write_results(EVALUATOR, data, path)
    assert written.resumed == 0
    assert [note.key for note in written.notes] == ["run-afresh"]
    assert path.read_text(encoding="utf-8") == "".join(f"{line}\n" for line in expected(data))


def test_files_that_are_read_in_another_way_are_done_again_from_where_they_differ(tmp_path: Path) -> None:
    data, path = data_of(tmp_path, COUNT), tmp_path / "out.jsonl"
    with pytest.raises(StopError):
        write_results(EVALUATOR, data, path, progress=stop_after(400))
    givens = [given._replace(record={}) if number == 300 else given for number, given in enumerate(data)]
    other = DataFile(data.files, (), COUNT, lambda: iter(givens), as_list=True)
    written = write_results(EVALUATOR, other, path)
    assert written.resumed == 200
    assert [note.key for note in written.notes] == ["run-afresh"]
    assert path.read_text(encoding="utf-8") == "".join(f"{line}\n" for line in expected(other))


def test_fewer_records_of_the_same_files_are_done_again_where_they_end(tmp_path: Path) -> None:
    data, path = data_of(tmp_path, COUNT), tmp_path / "out.jsonl"
    with pytest.raises(StopError):
        write_results(EVALUATOR, data, path, progress=stop_after(400))
    fewer = DataFile(data.files, (), 200, lambda: iter(list(data)[:200]), as_list=True)
    assert write_results(EVALUATOR, fewer, path)[:3] == (200, 29, 200)
    assert path.read_text(encoding="utf-8") == "".join(f"{line}\n" for line in expected(fewer))


def test_what_is_read_has_the_same_fingerprint_each_time(tmp_path: Path) -> None:
    (name, table), fields = next(iter(EVALUATOR.rule_set.tables.items())), [one for one in RECORD if one != "targets"]
    columns = [one for one in table.columns if any(one in row for row in RECORD[name])]
    with (tmp_path / "a.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([fields, [RECORD[one] for one in fields]])
    with (tmp_path / "b.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerow(["id", *columns])
        csv.writer(file).writerows([RECORD["id"], *(row.get(one, "") for one in columns)] for row in RECORD[name])
    opened = [open_data(tmp_path / "a.csv", EVALUATOR.rule_set, tables={name: tmp_path / "b.csv"}) for _ in range(2)]
    first, second = ([batch.sha256 for batch in batches(data)] for data in opened)
    assert first == second
    assert len(first) == 1


def test_an_unfinished_run_can_be_forgotten(tmp_path: Path) -> None:
    data, path = data_of(tmp_path, COUNT), tmp_path / "out.jsonl"
    discard_unfinished(path)
    with pytest.raises(StopError):
        write_results(EVALUATOR, data, path, progress=stop_after(200))
    discard_unfinished(path)
    assert not unfinished(path)
    assert write_results(EVALUATOR, data, path) == Written(COUNT, 64)


def test_a_short_run_that_is_cut_off_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(StopError):
        write_results(EVALUATOR, data_of(tmp_path, 10), tmp_path / "out.jsonl", progress=stop_after(0))
    assert [file.name for file in tmp_path.iterdir()] == ["data.jsonl"]


def test_two_runs_cannot_write_one_file_at_a_time(tmp_path: Path) -> None:
    data, path = data_of(tmp_path, COUNT), tmp_path / "out.jsonl"

    def second(_: int) -> None:
        with pytest.raises(PerfrulesError, match="run-twice"):
            write_results(EVALUATOR, data, path)
        with pytest.raises(PerfrulesError, match="run-twice"):
            discard_unfinished(path)

    assert write_results(EVALUATOR, data, path, progress=second).records == COUNT


def test_a_journal_that_cannot_be_removed_while_it_is_open_is_closed_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    removed = Path.unlink
    refused: list[Path] = []

    def unlink(path: Path, *, missing_ok: bool = False) -> None:
        if path.suffix == ".journal" and not refused:
            refused.append(path)
            raise PermissionError
        removed(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", unlink)
    write_results(EVALUATOR, data_of(tmp_path, 3), tmp_path / "out.csv")
    assert refused
    assert sorted(file.name for file in tmp_path.iterdir()) == ["data.jsonl", "out.csv"]


def test_a_file_that_was_put_away_while_it_was_waited_for_is_opened_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from perfrules.runs import locking  # noqa: PLC0415

    answers: Iterator[bool] = iter([False, True])
    monkeypatch.setattr(locking, "_is_still", lambda *_: next(answers))
    file = open_alone(tmp_path / "a")
    assert file is not None
    file.close()


def test_the_old_file_stays_until_the_new_one_is_whole_and_its_permissions_are_kept(tmp_path: Path) -> None:
    data, path = data_of(tmp_path, COUNT), tmp_path / "out.jsonl"
    path.write_bytes(b"old")
    path.chmod(0o640)

    def look(_: int) -> None:
        assert path.read_bytes() == b"old"

    write_results(EVALUATOR, data, path, progress=look)
    assert path.read_bytes() != b"old"
    assert os.name == "nt" or stat.S_IMODE(path.stat().st_mode) == 0o640


@pytest.mark.skipif(os.name == "nt", reason="links of Unix")
def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "link.jsonl").symlink_to("real.jsonl")
    write_results(EVALUATOR, data_of(tmp_path, 3), tmp_path / "link.jsonl")
    assert (tmp_path / "link.jsonl").is_symlink()
    assert (tmp_path / "real.jsonl").is_file()


@pytest.mark.parametrize("name", ["结果 （一）.jsonl", "x" * 250 + ".csv", "é.json"])
def test_any_name_of_a_file_will_do(tmp_path: Path, name: str) -> None:
    data = data_of(tmp_path, COUNT)
    with pytest.raises(StopError):
        write_results(EVALUATOR, data, tmp_path / name, progress=stop_after(200))
    assert write_results(EVALUATOR, data, tmp_path / name).resumed == 200
    assert {file.name for file in tmp_path.iterdir()} == {"data.jsonl", name}


@pytest.mark.parametrize(
    ("path", "findings", "form", "code"),
    [
        ("out.txt", None, None, "run-form"),
        ("out.jsonl", None, "table", "run-form"),
        ("out.jsonl", "f.jsonl", None, "run-form"),
        ("a.csv", "a.csv", None, "run-same"),
        (".", None, "csv", "run-special"),
    ],
)
def test_what_cannot_be_written_is_refused(
    tmp_path: Path, path: str, findings: str | None, form: str | None, code: str
) -> None:
    data = data_of(tmp_path, 3)
    with pytest.raises(PerfrulesError, match=code):
        write_results(
            EVALUATOR, data, tmp_path / path, form=form, findings=None if findings is None else tmp_path / findings
        )
    with pytest.raises(PerfrulesError, match="run-special"):
        list(result_parts(EVALUATOR, data, "xlsx"))
    assert len(list(tmp_path.iterdir())) == 1


def test_a_full_disk_leaves_the_old_file_and_what_is_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data, path = data_of(tmp_path, COUNT), tmp_path / "out.jsonl"
    path.write_bytes(b"old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(writing, "put_in_place", full)
        with pytest.raises(OSError, match="No space"):
            write_results(EVALUATOR, data, path)
    assert path.read_bytes() == b"old"
    assert write_results(EVALUATOR, data, path).resumed == COUNT


def test_several_processes_give_the_same_bytes_as_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "ALONE", 1)
    data = data_of(tmp_path, 1100)
    for count in (1, 2, 3):
        write_results(EVALUATOR, data, tmp_path / f"{count}.jsonl", findings=tmp_path / f"{count}.csv", workers=count)
    for ending in ("jsonl", "csv"):
        assert len({(tmp_path / f"{count}.{ending}").read_bytes() for count in (1, 2, 3)}) == 1


def test_a_process_that_ends_by_itself_is_told_and_what_is_done_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "ALONE", 1)
    data, path = data_of(tmp_path, 1100), tmp_path / "out.jsonl"
    monkeypatch.setattr(workers, "_serve", _gone)
    with pytest.raises(PerfrulesError) as caught:
        write_results(EVALUATOR, data, path, workers=2)
    assert [problem.key for problem in caught.value.problems] == ["run-worker"]
    monkeypatch.undo()
    assert write_results(EVALUATOR, data, path).resumed == 200


def _gone(*_: object) -> None:
    """A process that ends at once."""


def test_processes_end_when_the_run_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import multiprocessing  # noqa: PLC0415

    monkeypatch.setattr(workers, "ALONE", 1)
    with pytest.raises(StopError):
        write_results(EVALUATOR, data_of(tmp_path, 1500), tmp_path / "out.jsonl", workers=2, progress=stop_after(600))
    assert multiprocessing.active_children() == []


def test_a_mistake_in_the_data_as_a_whole_leaves_nothing(tmp_path: Path) -> None:
    data = data_of(tmp_path, COUNT)

    def broken(_: int) -> None:
        raise DataError([Problem("data-file/empty")])

    with pytest.raises(DataError):
        write_results(EVALUATOR, data, tmp_path / "out.jsonl", progress=broken)
    assert [file.name for file in tmp_path.iterdir()] == ["data.jsonl"]
