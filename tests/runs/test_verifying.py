import json
from collections.abc import Callable
from pathlib import Path

import pytest

from perfrules import Evaluator, PerfrulesError, __version__, load
from perfrules.reading import DataFile
from perfrules.runs import Difference, verify, workers, write_results
from tests.runs.helper import EVALUATOR, RULES, data_of

COUNT = 30


@pytest.fixture
def data(tmp_path: Path) -> DataFile:
    return data_of(tmp_path, COUNT)


def made(data: DataFile, folder: Path, form: str, change: Callable[[bytes], bytes] = bytes) -> Path:
    """A file of results, changed by somebody afterwards."""
    path = folder / f"out.{form}"
    write_results(EVALUATOR, data, path)
    path.write_bytes(change(path.read_bytes()))
    return path


def found(data: DataFile, path: Path, evaluator: Evaluator = EVALUATOR) -> Difference:
    verified = verify(evaluator, data, path)
    assert verified.difference is not None
    assert verified.records == max(verified.difference.record - 1, 0)
    return verified.difference


@pytest.mark.parametrize("form", ["jsonl", "json", "csv"])
def test_what_was_not_changed_is_proved_with_its_hash(data: DataFile, tmp_path: Path, form: str) -> None:
    path = made(data, tmp_path, form)
    before = {file: file.read_bytes() for file in tmp_path.iterdir()}
    verified = verify(EVALUATOR, data, path)
    assert (verified.records, verified.difference) == (COUNT, None)
    assert len(verified.sha256) == 64
    assert {file: file.read_bytes() for file in tmp_path.iterdir()} == before


def test_it_is_proved_by_several_processes_as_by_one(
    data: DataFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "ALONE", 0)
    path = made(data, tmp_path, "jsonl")
    assert verify(EVALUATOR, data, path, workers=2) == verify(EVALUATOR, data, path)


@pytest.mark.parametrize("form", ["jsonl", "json"])
def test_a_changed_digit_is_found_with_record_item_and_both_values(data: DataFile, tmp_path: Path, form: str) -> None:
    score = f"{EVALUATOR.evaluate_given(next(iter(data))).score:f}"
    old, new = f'"score": {score},'.encode(), f'"score": {score}1,'.encode()
    parting = found(data, made(data, tmp_path, form, lambda content: content.replace(old, new, 1)))
    assert parting == Difference("value", 1, "P-0", "score", f"{score}1", score)


def test_a_change_deep_inside_is_found(data: DataFile, tmp_path: Path) -> None:
    def change(content: bytes) -> bytes:
        lines = content.decode().splitlines()
        record = json.loads(lines[4])
        record["findings"][0]["laws"].append("own")
        lines[4] = json.dumps(record, ensure_ascii=False)
        return "\n".join(lines).encode()

    parting = found(data, made(data, tmp_path, "jsonl", change))
    assert parting.sort == "value"
    assert parting.record == 5


@pytest.mark.parametrize(
    ("old", "new", "item", "said"),
    [
        (b'"status": "decided"', b'"status": ["decided"]', "status", "[…]"),
        (b'"status": "decided"', b'"status": {"a": 1}', "status", "{…}"),
        (b'"status": "decided"', b'"status": 1e999999999', "status", "1e999999999"),
        (b'"status": "decided"', b'"status": NaN', "status", "NaN"),
        (b'"status": "decided", ', b"", "status", ""),
        (b'"format": 1', b'"format": "1"', "format", '"1"'),
        (b'"warnings": []', b'"warnings": [], "mine": true', "mine", "true"),
        (b'"version": "', b'"version": "0.0.', "version", f'"0.0.{__version__}"'),
    ],
)
def test_every_sort_of_value_that_was_put_in_is_shown(  # noqa: PLR0917
    data: DataFile, tmp_path: Path, old: bytes, new: bytes, item: str, said: str
) -> None:
    parting = found(data, made(data, tmp_path, "jsonl", lambda content: content.replace(old, new, 1)))
    assert (parting.sort, parting.item, parting.said) == ("value", item, said)


@pytest.mark.parametrize("form", ["jsonl", "json", "csv"])
def test_a_line_that_was_taken_out_or_moved_is_found(data: DataFile, tmp_path: Path, form: str) -> None:
    def without(content: bytes) -> bytes:
        lines = content.splitlines(keepends=True)
        return b"".join(lines[:5] + lines[6:])

    def moved(content: bytes) -> bytes:
        lines = content.splitlines(keepends=True)
        return b"".join([*lines[:5], lines[6], lines[5], *lines[7:]])

    for change in (without, moved):
        parting = found(data, made(data, tmp_path, form, change))
        assert (parting.sort, parting.item) == ("value", "记录编号" if form == "csv" else "id")


@pytest.mark.parametrize("form", ["jsonl", "json", "csv"])
def test_lines_missing_at_the_end_and_lines_put_there_are_found(data: DataFile, tmp_path: Path, form: str) -> None:
    def without(content: bytes) -> bytes:
        lines = content.splitlines(keepends=True)
        return b"".join(lines[:-3] + lines[-1:]) if form == "json" else b"".join(lines[:-2])

    def more(content: bytes) -> bytes:
        lines = content.splitlines(keepends=True)
        if form == "json":
            return b"".join([*lines[:-2], lines[-2].rstrip() + b",\n", lines[-2], lines[-1]])
        return b"".join([*lines, lines[-1]])

    missing = found(data, made(data, tmp_path, form, without))
    assert missing.sort == "missing"
    extra = found(data, made(data, tmp_path, form, more))
    assert (extra.sort, extra.record) == ("extra", COUNT + 1)
    assert found(data, made(data, tmp_path, form, lambda _: b"")).record == (0 if form == "csv" else 1)


@pytest.mark.parametrize(
    ("form", "change"),
    [
        ("jsonl", lambda content: content.replace(b'"id":', b'"id" :', 1)),
        ("jsonl", lambda content: content[:-1]),
        ("json", lambda content: content.replace(b"[\n", b"[", 1)),
        ("json", lambda content: content + b"\n"),
        ("jsonl", lambda content: b"[" * 100_000 + b"\n" + content),
        ("csv", lambda content: content.replace(b"\xef\xbb\xbf", b"", 1)),
        ("csv", lambda content: content.replace(b"P-4,", b'"P-4",', 1)),
        ("csv", lambda content: content.replace(b"P-4,", b'"' + b"x" * 200_000 + b'",', 1)),
    ],
)
def test_what_is_only_written_in_another_way_is_told_as_such(
    data: DataFile, tmp_path: Path, form: str, change: Callable[[bytes], bytes]
) -> None:
    assert found(data, made(data, tmp_path, form, change)).sort == "layout"


def test_a_changed_cell_or_header_of_a_table_is_found_by_its_column(data: DataFile, tmp_path: Path) -> None:
    score = f"{EVALUATOR.evaluate_given(next(iter(data))).score:f}"
    old, new = f",{score},".encode(), f",{score}1,".encode()
    parting = found(data, made(data, tmp_path, "csv", lambda content: content.replace(old, new, 1)))
    assert parting == Difference("value", 1, "P-0", "得分", f"{score}1", score)
    path = made(data, tmp_path, "csv", lambda content: content.replace("得分".encode(), "分".encode(), 1))
    parting = found(data, path)
    assert (parting.record, parting.item, parting.said) == (0, "得分", "分")


def test_other_rules_and_other_data_are_told_by_their_hashes(data: DataFile, tmp_path: Path) -> None:
    path = made(data, tmp_path, "jsonl")
    (tmp_path / "rules.yaml").write_text(RULES.read_text(encoding="utf-8") + "\n# more\n", encoding="utf-8")
    other = found(data, path, Evaluator(load(tmp_path / "rules.yaml")))
    assert other.sort == "rules"
    changed = data_of(tmp_path, COUNT - 1)
    assert found(changed, path).sort == "data"
    assert found(changed, path).item == "data.files.1.sha256"


@pytest.mark.parametrize("name", ["out.xlsx", "out.txt"])
def test_what_cannot_be_proved_is_refused(data: DataFile, tmp_path: Path, name: str) -> None:
    with pytest.raises(PerfrulesError, match="run-form"):
        verify(EVALUATOR, data, tmp_path / name)
