"""Every recipe of the page on engines runs as it stands there, and gives what single records give."""

import re
import shutil
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.engines.records import expected, found, table

PAGES = sorted((Path(__file__).resolve().parents[2] / "docs").glob("engines*.md"))
RECIPES = [
    pytest.param(code, id=f"{page.stem}-{number}")
    for page in PAGES
    for number, code in enumerate(re.findall(r"```py\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL), 1)
]
COUNT = 120


def as_rows(results: Any) -> list[dict[str, Any]]:
    """The rows of whatever an engine calls a table."""
    if hasattr(results, "toArrow"):
        results = results.toArrow()
    elif hasattr(results, "iter_rows") and hasattr(results, "take_all"):
        return list(results.take_all())
    elif hasattr(results, "compute"):
        results = results.compute()
    elif hasattr(results, "to_arrow"):
        results = results.to_arrow()
    if not isinstance(results, pa.Table):
        results = pa.Table.from_pandas(results, preserve_index=False)
    rows: list[dict[str, Any]] = results.to_pylist()
    return rows


@pytest.mark.filterwarnings("ignore")  # the engines' own
@pytest.mark.parametrize("code", RECIPES)
def test_a_recipe_gives_what_single_records_give(code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in re.findall(r"^import (\w+)", code, re.MULTILINE):
        pytest.importorskip(name)
    if "pyspark" in code and shutil.which("java") is None:
        pytest.skip("Spark needs Java")
    if "pyspark" in code:
        pytest.importorskip("pyspark")
    pq.write_table(table(COUNT), tmp_path / "projects.parquet", row_group_size=40)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("RAY_ADDRESS", "local")
    monkeypatch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
    names: dict[str, Any] = {}
    exec(compile(code, "recipe", "exec"), names)  # noqa: S102 - our own page
    assert found(as_rows(names["results"])) == expected(COUNT)


def test_there_are_recipes() -> None:
    assert len(RECIPES) >= 8
