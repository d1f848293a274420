"""Tables from files to files: whole or not at all, the same bytes in every way."""

import csv
import io
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import perfrules
from perfrules import DataError, PerfrulesError, write_table_results
from perfrules.columns.flat import flat_head, flat_lines
from perfrules.columns.records import open_parquet
from perfrules.runs import Written, discard_unfinished, table_source, tables, unfinished
from perfrules.runs.journal import beside, footers_of
from perfrules.runs.table_files import table_file
from tests.columns.files import StopError, rows, stop_after, write_json, write_parquet
from tests.columns.test_findings import FLAG, QUIET, rules_of
from tests.runs.helper import EVALUATOR

COUNT, PART = 230, 50


@pytest.fixture(autouse=True)
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table_source, "SIZE", PART)
    monkeypatch.setattr(table_source, "SINGLY", PART)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return write_parquet(tmp_path / "data.parquet", COUNT)


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def table(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


def test_a_parquet_file_holds_the_table_of_results(data: Path, tmp_path: Path) -> None:
    written = write_table_results(EVALUATOR, data, tmp_path / "out.parquet")
    expected = EVALUATOR.evaluate_table(data)
    found = pq.read_table(tmp_path / "out.parquet")
    assert found.equals(expected)
    assert found.schema.metadata == expected.schema.metadata
    assert written == Written(COUNT, found["status"].to_pylist().count("error"))
    assert pq.read_metadata(tmp_path / "out.parquet").num_row_groups == 5
    assert names(tmp_path) == ["data.parquet", "out.parquet"]


def test_csv_holds_the_same_table_with_structs_as_columns(data: Path, tmp_path: Path) -> None:
    write_table_results(EVALUATOR, data, tmp_path / "out.csv", columns=["id", "score", "scores"])
    expected = EVALUATOR.evaluate_table(data, columns=["id", "score", "scores"]).combine_chunks().to_batches()[0]
    assert (tmp_path / "out.csv").read_bytes() == flat_head(expected.schema) + flat_lines(expected)


def test_the_form_may_be_told(data: Path, tmp_path: Path) -> None:
    write_table_results(EVALUATOR, data, tmp_path / "out", form="parquet", columns=["id"])
    assert pq.read_table(tmp_path / "out").column_names == ["id"]


@pytest.mark.parametrize("ending", ["parquet", "csv"])
def test_records_from_any_file_give_the_bytes_that_columns_give(data: Path, tmp_path: Path, ending: str) -> None:
    json = perfrules.open_data(write_json(tmp_path / "data.json", COUNT), EVALUATOR.rule_set)
    sources: dict[str, Any] = {
        "file": data,
        "table": pq.read_table(data),
        "json": json,
        "one": open_parquet(data, EVALUATOR.rule_set),
    }
    sources["batches"] = pq.ParquetFile(data).iter_batches(7)
    sources["batches"] = pa.RecordBatchReader.from_batches(pq.read_schema(data), sources["batches"])
    for name, source in sources.items():
        more: Any = {what: tmp_path / f"{name}.{what}.{ending}" for what in ("findings", "errors")}
        write_table_results(EVALUATOR, source, tmp_path / f"{name}.{ending}", **more)
    for what in ("", "findings.", "errors."):
        assert len({(tmp_path / f"{name}.{what}{ending}").read_bytes() for name in sources}) == 1


def test_findings_and_mistakes_are_those_that_are_written_record_by_record(data: Path, tmp_path: Path) -> None:
    records, both = open_parquet(data, EVALUATOR.rule_set), [tmp_path / "columns", tmp_path / "records"]
    for ending in ("csv", "xlsx"):
        for folder in both:
            folder.mkdir(exist_ok=True)
            more: Any = {what: folder / f"{what}.{ending}" for what in ("findings", "errors")}
            if folder.name == "columns":
                write_table_results(EVALUATOR, data, folder / "out.parquet", **more)
            else:
                perfrules.write_results(EVALUATOR, records, folder / "out.jsonl", **more)
        for what in ("findings", "errors"):
            assert len({(folder / f"{what}.{ending}").read_bytes() for folder in both}) == 1
    assert table(tmp_path / "columns" / "errors.csv")[1][:6] == ["P-3", "data-number", "", "", "executed", "x"]


def test_findings_and_mistakes_as_parquet_are_the_rows_of_the_tables(data: Path, tmp_path: Path) -> None:
    more: Any = {what: tmp_path / f"{what}.parquet" for what in ("findings", "errors")}
    write_table_results(EVALUATOR, data, tmp_path / "out.parquet", columns=["id"], **more)
    assert pq.read_table(more["findings"]).equals(EVALUATOR.find_in_table(data).read_all())
    errors = EVALUATOR.evaluate_table(data)["errors"].to_pylist()
    wanted = [{"id": f"P-{number}", **one} for number, found in enumerate(errors) for one in found]
    assert pq.read_table(more["errors"]).to_pylist() == wanted


def test_rows_may_stand_in_a_table_of_their_own(data: Path, tmp_path: Path) -> None:
    whole = pq.read_table(data)
    named = [{"id": row["id"], **one} for row in whole.to_pylist() for one in row["targets"]]
    pq.write_table(pa.Table.from_pylist(named), tmp_path / "targets.parquet")
    pq.write_table(whole.drop_columns(["targets"]), tmp_path / "records.parquet")
    write_table_results(EVALUATOR, data, tmp_path / "beside.parquet", findings=tmp_path / "beside.findings.parquet")
    records, tables = tmp_path / "records.parquet", {"targets": tmp_path / "targets.parquet"}
    more: Any = {"tables": tables, "findings": tmp_path / "apart.findings.parquet"}
    with pytest.raises(StopError):
        write_table_results(EVALUATOR, records, tmp_path / "apart.parquet", progress=stop_after(PART), **more)
    assert write_table_results(EVALUATOR, records, tmp_path / "apart.parquet", **more).resumed == PART
    for name in ("parquet", "findings.parquet"):
        assert (tmp_path / f"apart.{name}").read_bytes() == (tmp_path / f"beside.{name}").read_bytes()
    found = EVALUATOR.find_in_table(records, tables=tables).read_all()
    assert found.equals(EVALUATOR.find_in_table(data).read_all())
    with pytest.raises(PerfrulesError, match="output-is-input"):
        write_table_results(EVALUATOR, records, tables["targets"], tables=tables)


def test_rows_whose_record_is_nowhere_are_told_at_the_end_and_leave_nothing(data: Path, tmp_path: Path) -> None:
    records = pq.read_table(data).drop_columns(["targets"])
    strange = pa.Table.from_pylist([{"id": "nobody", **rows(1)[0]["targets"][0]}])
    with pytest.raises(DataError, match="nobody"):
        write_table_results(EVALUATOR, records, tmp_path / "out.parquet", tables={"targets": strange})
    assert names(tmp_path) == ["data.parquet"]


@pytest.mark.parametrize("ending", ["parquet", "csv", "xlsx"])
def test_a_table_without_records_gives_files_without_rows(tmp_path: Path, ending: str) -> None:
    results = tmp_path / ("out.csv" if ending == "csv" else "out.parquet")
    more: Any = {what: tmp_path / f"{what}.{ending}" for what in ("findings", "errors")}
    empty = write_parquet(tmp_path / "data.parquet", 0)
    assert write_table_results(EVALUATOR, empty, results, **more) == Written(0, 0)
    assert names(tmp_path) == sorted(["data.parquet", results.name, f"errors.{ending}", f"findings.{ending}"])
    if ending == "parquet":
        assert pq.read_table(results).equals(EVALUATOR.evaluate_table(empty))
        assert pq.read_table(more["findings"]).schema.names[:2] == ["id", "flag"]
        assert pq.read_table(more["errors"]).schema.names[:2] == ["id", "code"]
    if ending == "csv":
        assert [len(table(one)) for one in (results, *more.values())] == [1, 1, 1]


@pytest.mark.parametrize("ending", ["parquet", "csv", "xlsx"])
def test_a_run_that_was_cut_off_goes_on_and_ends_with_the_same_bytes(data: Path, tmp_path: Path, ending: str) -> None:
    results = "out.csv" if ending == "csv" else "out.parquet"
    (tmp_path / "whole").mkdir()
    (tmp_path / "cut").mkdir()

    def run(folder: str, **options: Any) -> Written:
        more: Any = {what: tmp_path / folder / f"{what}.{ending}" for what in ("findings", "errors")}
        return write_table_results(EVALUATOR, data, tmp_path / folder / results, **more, **options)

    whole = run("whole")
    for moment in (PART, 3 * PART):
        with pytest.raises(StopError):
            run("cut", progress=stop_after(moment))
        assert unfinished(tmp_path / "cut" / results)
        assert not (tmp_path / "cut" / results).exists()
    assert run("cut") == whole._replace(resumed=3 * PART)
    assert names(tmp_path / "cut") == names(tmp_path / "whole")
    for name in names(tmp_path / "whole"):
        assert (tmp_path / "cut" / name).read_bytes() == (tmp_path / "whole" / name).read_bytes()


@pytest.mark.parametrize("harm", ["part", "footers", "journal", "no footers"])
def test_what_is_not_sound_in_an_unfinished_run_is_done_again(data: Path, tmp_path: Path, harm: str) -> None:
    path = tmp_path / "out.parquet"
    write_table_results(EVALUATOR, data, tmp_path / "whole.parquet")
    with pytest.raises(StopError):
        write_table_results(EVALUATOR, data, path, progress=stop_after(4 * PART))
    hurt = beside(path, "journal") if harm == "journal" else beside(footers_of(path), "part")
    if harm == "part":
        hurt = beside(path, "part")
    if harm == "no footers":
        hurt.unlink()
    else:
        content = bytearray(hurt.read_bytes())
        content[-5] ^= 1
        hurt.write_bytes(content)
    assert write_table_results(EVALUATOR, data, path).resumed == (0 if harm == "no footers" else 3 * PART)
    assert path.read_bytes() == (tmp_path / "whole.parquet").read_bytes()


@pytest.mark.parametrize("other", ["data", "columns", "rules"])
def test_a_run_of_other_data_columns_or_rules_starts_afresh_and_says_so(data: Path, tmp_path: Path, other: str) -> None:
    path = tmp_path / "out.parquet"
    with pytest.raises(StopError):
        write_table_results(EVALUATOR, data, path, progress=stop_after(PART))
    evaluator = perfrules.Evaluator(EVALUATOR.rule_set, "en") if other == "rules" else EVALUATOR
    if other == "data":
        write_parquet(data, COUNT + 1)
    columns = ["id", "score"] if other == "columns" else None
    written = write_table_results(evaluator, data, path, columns=columns)
    assert written.resumed == 0
    assert [note.key for note in written.notes] == ["run-afresh"]
    assert pq.read_table(path).equals(evaluator.evaluate_table(data, columns=columns))


def test_data_that_stand_in_no_file_leave_nothing_of_a_run_that_was_cut_off(data: Path, tmp_path: Path) -> None:
    with pytest.raises(StopError):
        write_table_results(EVALUATOR, pq.read_table(data), tmp_path / "out.parquet", progress=stop_after(PART))
    assert names(tmp_path) == ["data.parquet"]


def test_an_unfinished_run_can_be_forgotten(data: Path, tmp_path: Path) -> None:
    path = tmp_path / "out.parquet"
    with pytest.raises(StopError):
        write_table_results(EVALUATOR, data, path, progress=stop_after(PART))
    discard_unfinished(path)
    assert names(tmp_path) == ["data.parquet"]
    assert write_table_results(EVALUATOR, data, path).resumed == 0


def test_two_runs_cannot_write_one_file_at_a_time(data: Path, tmp_path: Path) -> None:
    def second(_: int) -> None:
        with pytest.raises(PerfrulesError, match="run-twice"):
            write_table_results(EVALUATOR, data, tmp_path / "out.parquet")

    assert write_table_results(EVALUATOR, data, tmp_path / "out.parquet", progress=second).records == COUNT


def paid(path: Path, count: int) -> Path:
    """Records for rules whose scoring makes no findings; every twentieth has a mistake."""
    figures = ["a lot" if number % 20 == 7 else str(number % 13) for number in range(count)]
    ids = [f"=P-{number}" if number % 3 else None for number in range(count)]
    table = pa.table({"id": ids, "budget": [12.0] * count, "paid": figures})
    if path.suffix == ".csv":
        csv_of(table, path)
    else:
        pq.write_table(table, path)
    return path


def csv_of(table: pa.Table, path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([table.column_names, *(row.values() for row in table.to_pylist())])


def test_threads_and_processes_give_the_same_bytes_where_only_flags_make_findings(tmp_path: Path) -> None:
    evaluator = perfrules.Evaluator(rules_of(tmp_path, QUIET + FLAG))
    data = paid(tmp_path / "data.parquet", COUNT)
    for count in (1, 2):
        more: Any = {"findings": tmp_path / f"{count}.findings.parquet", "workers": count}
        write_table_results(evaluator, data, tmp_path / f"{count}.parquet", **more)
        write_table_results(evaluator, data, tmp_path / f"{count}.threads.parquet", workers=count)
    results = {(tmp_path / f"{name}.parquet").read_bytes() for name in ("1", "2", "1.threads", "2.threads")}
    assert len(results) == 1
    assert len({(tmp_path / f"{count}.findings.parquet").read_bytes() for count in (1, 2)}) == 1
    assert pq.read_table(tmp_path / "1.findings.parquet").equals(evaluator.find_in_table(data).read_all())


@pytest.mark.parametrize("ending", ["parquet", "csv"])
def test_csv_as_columns_gives_what_its_records_give_one_by_one(tmp_path: Path, ending: str) -> None:
    evaluator = perfrules.Evaluator(rules_of(tmp_path, QUIET + FLAG))
    data = paid(tmp_path / "data.csv", COUNT)
    for name, source in (("columns", data), ("records", perfrules.open_data(data, evaluator.rule_set))):
        more: Any = {what: tmp_path / f"{name}.{what}.{ending}" for what in ("findings", "errors")}
        written = write_table_results(evaluator, source, tmp_path / f"{name}.{ending}", **more)
        assert written[:2] == (COUNT, len(range(7, COUNT, 20)))
    for what in ("", "findings.", "errors."):
        assert len({(tmp_path / f"{name}.{what}{ending}").read_bytes() for name in ("columns", "records")}) == 1


@pytest.mark.parametrize(("source", "counts"), [("parquet", (1, 3)), ("json", (1, 2))])
def test_several_processes_give_the_same_bytes_as_one(
    data: Path, tmp_path: Path, source: str, counts: tuple[int, ...]
) -> None:
    given: object = data
    if source == "json":
        given = perfrules.open_data(write_json(tmp_path / "data.json", COUNT), EVALUATOR.rule_set)
    for count in counts:
        more: Any = {"findings": tmp_path / f"{count}.findings.csv", "errors": tmp_path / f"{count}.errors.parquet"}
        write_table_results(EVALUATOR, given, tmp_path / f"{count}.parquet", workers=count, **more)
    for ending in ("parquet", "findings.csv", "errors.parquet"):
        assert len({(tmp_path / f"{count}.{ending}").read_bytes() for count in counts}) == 1


def test_a_process_that_ends_by_itself_is_told_and_what_is_done_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data, path = (
        perfrules.open_data(write_json(tmp_path / "data.json", COUNT), EVALUATOR.rule_set),
        tmp_path / "out.csv",
    )
    with monkeypatch.context() as patched:
        patched.setattr(tables, "_serve", _gone)
        with pytest.raises(PerfrulesError, match="run-worker"):
            write_table_results(EVALUATOR, data, path, workers=2)
    assert write_table_results(EVALUATOR, data, path).resumed == PART


def _gone(*_: object) -> None:
    """A process that ends at once."""


def test_a_process_answers_what_this_one_would(data: Path) -> None:
    class Once:
        def __init__(self) -> None:
            self.answers: list[object] = []

        def recv(self) -> object:
            if self.answers:
                raise EOFError
            return job

        def send(self, answer: object) -> None:
            self.answers.append(answer)

    import signal  # noqa: PLC0415

    files = [table_file("results", "a.parquet"), table_file("errors", "b.csv")]
    making = tables._Making(EVALUATOR, None, files)
    job, pipe, before = next(table_source.source_of(data, {}, making.by).jobs), Once(), signal.getsignal(signal.SIGINT)
    try:
        tables._serve(pipe, *making.told)  # type: ignore[arg-type]
    finally:
        signal.signal(signal.SIGINT, before)
    assert pipe.answers == [making.made(job)]


@pytest.mark.parametrize(
    ("path", "options", "code"),
    [
        ("out.txt", {}, "run-form"),
        ("out.parquet", {"form": "xlsx"}, "run-form"),
        ("out.parquet", {"findings": "f.jsonl"}, "run-form"),
        ("out.parquet", {"errors": "out.parquet"}, "run-same"),
        (".", {"form": "csv"}, "run-special"),
        ("data.parquet", {}, "output-is-input"),
        ("out.parquet", {"columns": ["scor"]}, "table-column"),
    ],
)
def test_what_cannot_be_written_is_refused(
    data: Path, tmp_path: Path, path: str, options: dict[str, Any], code: str
) -> None:
    placed = {name: tmp_path / one if name in {"findings", "errors"} else one for name, one in options.items()}
    before = data.read_bytes()
    with pytest.raises(PerfrulesError, match=code):
        write_table_results(EVALUATOR, data, tmp_path / path, **placed)
    assert names(tmp_path) == ["data.parquet"]
    assert data.read_bytes() == before


@pytest.mark.parametrize("broken", ["nowhere", "no parquet", "cut off"])
def test_what_is_no_parquet_file_is_refused_and_nothing_is_left(data: Path, tmp_path: Path, broken: str) -> None:
    path = tmp_path / "broken.parquet"
    if broken != "nowhere":
        path.write_bytes(b"nonsense" if broken == "no parquet" else data.read_bytes()[:-100])
    before = names(tmp_path)
    with pytest.raises(DataError):
        write_table_results(EVALUATOR, path, tmp_path / "out.parquet")
    assert names(tmp_path) == before


def test_a_full_disk_leaves_the_old_file_and_what_is_done(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from perfrules.runs import table_files  # noqa: PLC0415

    path = tmp_path / "out.parquet"
    path.write_bytes(b"old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(table_files, "put_in_place", full)
        with pytest.raises(OSError, match="No space"):
            write_table_results(EVALUATOR, data, path)
    assert path.read_bytes() == b"old"
    assert write_table_results(EVALUATOR, data, path).resumed == COUNT
    assert pq.read_table(path).num_rows == COUNT


def test_the_number_of_a_record_without_an_id_goes_on_through_all_parts(tmp_path: Path) -> None:
    nameless = [{**record, "id": None} for record in rows(120)]
    write_table_results(EVALUATOR, pa.Table.from_pylist(nameless), tmp_path / "out.parquet", columns=["id"])
    found = pq.read_table(tmp_path / "out.parquet")["id"].to_pylist()
    assert found == [str(number) for number in range(1, 121)]
