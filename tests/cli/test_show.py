"""perfrules show: the consolidated text in every form, and its history."""

from pathlib import Path

import pytest

import perfrules
from tests.cli.conftest import Line
from tests.gazette.golden import FILES, GOLDEN

NATIONAL = str(FILES / "national.yaml")
COUNTY = str(FILES / "county.yaml")


@pytest.mark.parametrize(("form", "lang"), [("yaml", "en"), ("markdown", "zh"), ("html", "en")])
def test_the_text_of_a_day_is_printed_or_written(line: Line, tmp_path: Path, form: str, lang: str) -> None:
    expected = (GOLDEN / f"county-2025-06-30.{lang}.{form}").read_text(encoding="utf-8")
    words = ("show", COUNTY, "--as-of", "2025-06-30", "--format", form, "--lang", lang)
    assert line(*words).out == expected
    out = tmp_path / "text"
    assert line(*words, "-o", str(out)).out == ""
    assert out.read_text(encoding="utf-8") == expected


def test_the_consolidated_text_can_be_used_as_a_rule_file(line: Line, tmp_path: Path) -> None:
    out = tmp_path / "text.yaml"
    assert line("show", COUNTY, "--as-of", "2025-06-30", "--format", "yaml", "-o", str(out)).code == 0
    assert line("check", str(out)).code == 0
    shown = line("show", str(out)).out
    assert perfrules.load(COUNTY, "2025-06-30").stamp.sha256 in shown
    assert "Changes" not in shown


@pytest.mark.parametrize(("lang", "words"), [("en", "Text of: 2025-06-30"), ("zh", "文本日期：2025-06-30")])
def test_the_table_ends_with_the_changes(line: Line, lang: str, words: str) -> None:
    shown = line("show", COUNTY, "--as-of", "2025-06-30", "--lang", lang)
    assert shown.code == 0
    assert words in shown.out
    last = shown.out.rpartition("\nChanges\n" if lang == "en" else "\n修改之处\n")[2]
    for part in ("parameters.low_at.", "75%", "85%", "county.yaml:"):
        assert part in last


def test_a_file_that_is_shown_is_not_replaced(line: Line, tmp_path: Path) -> None:
    rules = tmp_path / "national.yaml"
    rules.write_bytes(Path(NATIONAL).read_bytes())
    for more in (["--as-of", "2024-01-01"], ["--history"], ["--history", "--format", "html"]):
        shown = line("show", str(rules), *more, "-o", str(rules))
        assert shown.code == 2
    assert rules.read_bytes() == Path(NATIONAL).read_bytes()


def test_the_history_lists_every_day(line: Line) -> None:
    shown = line("show", NATIONAL, "--history").out
    days = [row for row in shown.splitlines() if row.startswith("From ")]
    assert days == ["From 2020-01-01", "From 2024-01-01", "From 2025-01-01", "From 2026-01-01"]
    assert "Nothing was changed." in shown
    until = line("show", NATIONAL, "--history", "--as-of", "2024-06-30", "--lang", "zh").out
    assert [row for row in until.splitlines() if row.startswith("自")] == ["自2020-01-01起", "自2024-01-01起"]


@pytest.mark.parametrize("form", ["table", "markdown", "html"])
def test_the_history_of_a_text_without_days(line: Line, tmp_path: Path, form: str) -> None:
    rules = tmp_path / "rules.yaml"
    rules.write_text("format: 1\nid: a\ntitle: A\nstatus: draft\n", encoding="utf-8")
    assert "The text at its beginning" in line("show", str(rules), "--history", "--format", form).out


@pytest.mark.parametrize(("form", "lang"), [("markdown", "zh"), ("html", "en")])
def test_the_history_is_written_as_a_page(line: Line, form: str, lang: str) -> None:
    expected = (GOLDEN / f"county-history.{lang}.{form}").read_text(encoding="utf-8")
    assert line("show", COUNTY, "--history", "--format", form, "--lang", lang).out == expected


def test_unknown_forms_are_refused_with_the_known_ones(line: Line) -> None:
    assert "table, yaml, markdown, html" in line("show", NATIONAL, "--format", "pdf").err
    shown = line("show", NATIONAL, "--history", "--format", "yaml")
    assert (shown.code, "Write one of: table, markdown, html." in shown.err) == (2, True)


def test_the_history_of_a_text_with_mistakes_is_refused(line: Line, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text(Path(NATIONAL).read_text(encoding="utf-8").replace("points: 80}", "points: 70}"), encoding="utf-8")
    shown = line("show", str(wrong), "--history")
    assert shown.code == 1
    assert "[points-add-up]" in shown.err
    assert line("show", "nowhere.yaml", "--history").code == 2
    assert line("show", NATIONAL, "--history", "--as-of", "2019-01-01").code == 2
