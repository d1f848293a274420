"""An empty sheet is understood when it is read."""

from pathlib import Path

import pytest

from perfrules import DataError, list_rule_sets, load
from perfrules.reading import open_data
from tests.cli.conftest import Line
from tests.reading.rules import ROWS

SETS = [one.id for one in list_rule_sets()]


@pytest.mark.parametrize("rules", SETS)
@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_an_empty_sheet_lacks_nothing_but_rows(line: Line, tmp_path: Path, rules: str, ending: str, lang: str) -> None:
    path = tmp_path / f"empty{ending}"
    shown = line("template", rules, "-o", str(path), "--lang", lang)
    assert (shown.code, shown.out, shown.err) == (0, "", "")
    with pytest.raises(DataError) as caught:
        open_data(path, load(rules))
    assert [problem.key for problem in caught.value.problems] == ["data-top/rows"]


def test_a_title_that_two_fields_have_is_told_apart(line: Line, tmp_path: Path) -> None:
    rules, path = tmp_path / "rules.yaml", tmp_path / "empty.csv"
    rules.write_text(ROWS, encoding="utf-8")
    assert line("template", str(rules), "-o", str(path), "--lang", "zh").code == 0
    assert path.read_text(encoding="utf-8-sig").strip() == (
        "id,项目名称,预算数 (万元),执行率,开展调查,note,指标,类别,分值 (分),targets.remark"
    )


def test_a_sheet_that_cannot_be_written_is_said(line: Line, tmp_path: Path) -> None:
    shown = line("template", SETS[0], "-o", str(tmp_path / "none" / "empty.csv"))
    assert shown.code == 2
    assert "cannot be written" in shown.err
