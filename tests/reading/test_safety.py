"""Data from strangers: nothing but the file itself is opened, and nothing is run."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.reading.books import book, with_sheet
from tests.reading.rules import ATTACKED
from tests.shared import SHARED, data_file

ROOT = Path(__file__).resolve().parents[2]
GOOD = book(
    [
        ["项目编号", "项目名称", "预算(万元)", "执行率", "得分", "完成日期"],
        ["P-1", "=HYPERLINK(1)", 1, 1, 1, "2024-01-01"],
    ]
)
EXTERNAL = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
FILES = {
    "a.csv": "项目编号,项目名称,预算(万元),执行率,得分,完成日期\nP-1,\"=cmd|' /C calc'!A0\",1,1,1,2024-01-01\n".encode(),
    "b.jsonl": b'{"__class__": {"__init__": 1}, "id": "../../etc/passwd"}\n',
    "c.xlsx": GOOD,
    "d.xlsx": with_sheet(GOOD, lambda text: EXTERNAL + text),
    "e.yaml": b"a: !!python/object/apply:os.system ['id']\n",
    "f.json": b'{"$ref": "file:///etc/passwd"}',
}
PROGRAM = """
import json, sys
from pathlib import Path
import perfrules
from perfrules.reading import open_data
from tests.audited import Watch

folder = Path(sys.argv[1])
rules = perfrules.load(folder / "rules.yaml")
evaluator = perfrules.Evaluator(rules)

def use(path):
    try:
        return "read" if [evaluator.evaluate_given(one).to_json() for one in open_data(path, rules)] else "empty"
    except perfrules.DataError as error:
        return "refused" if str(error) else "silence"

watch = Watch()
sys.addaudithook(watch.hook)
files = sorted((folder / "files").iterdir())
for _ in range(2):  # what Python itself imports at the first use of its parts is no file's doing
    found = {}
    watch.seen.clear()
    for path in files:
        watch.file, watch.on = str(path), True
        found[path.name] = use(path)
        watch.on = False
print(json.dumps({"seen": watch.seen, "found": found}))
"""


def audited(files: dict[str, bytes], folder: Path) -> dict[str, str]:
    """What the files come to in a process apart, once it is sure that nothing happened there that should not."""
    (folder / "files").mkdir()
    (folder / "rules.yaml").write_text(ATTACKED, encoding="utf-8")
    for name, data in files.items():
        (folder / "files" / name).write_bytes(data)
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(folder)],
        capture_output=True,
        cwd=ROOT,
        timeout=120,
        check=False,
        env={**os.environ, "PYTHONUTF8": "1", "PYTHONPATH": str(ROOT)},
    )
    assert (done.returncode, done.stderr.decode()[-2000:]) == (0, "")
    answer = json.loads(done.stdout)
    # The library of workbooks keeps styles in arrays; making one touches nothing.
    assert [event for event in answer["seen"] if "array.__new__" not in event] == []
    found: dict[str, str] = answer["found"]
    return found


def test_hostile_data_files_open_nothing_else_and_run_nothing(tmp_path: Path) -> None:
    found = audited(FILES, tmp_path)
    assert {name for name, ending in found.items() if ending == "read"} == {"a.csv", "b.jsonl", "c.xlsx", "f.json"}


@pytest.mark.skipif(SHARED is None, reason="the shared data folder is not here")
def test_the_listed_data_files_open_nothing_else_and_run_nothing(tmp_path: Path) -> None:
    files = {path.name: path.read_bytes() for path in data_file("attacks", "data").iterdir() if path.suffix != ".tsv"}
    assert len(audited(files, tmp_path)) > 70
