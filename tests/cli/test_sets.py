import json
from pathlib import Path

import pytest

from perfrules.loading import find_set
from perfrules.schema import schema_text
from tests.cli.conftest import RECORD, RULES, Line

SETS = ("cn.project_self_evaluation", "cn.project_evaluation")


@pytest.mark.parametrize(
    ("lang", "title", "status"), [("zh", "项目支出绩效自评", "建议稿"), ("en", "Self-evaluation", "proposal")]
)
def test_list_shows_id_title_and_status(line: Line, lang: str, title: str, status: str) -> None:
    shown = line("list", "--lang", lang).out
    assert all(name in shown for name in SETS)
    assert title in shown
    assert status in shown


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", [*SETS, RULES])
def test_show_prints_every_part_of_a_set(line: Line, name: str, lang: str) -> None:
    shown = line("show", name, "--lang", lang)
    assert shown.code == 0
    for word in ("财预〔2020〕10号", "total", "excellent", "low_execution"):
        assert word in shown.out


def test_show_reads_standard_input(line: Line) -> None:
    assert "example.self_evaluation" in line("show", "-", stdin=Path(RULES).read_bytes()).out


def test_schema_prints_the_published_schema(line: Line, tmp_path: Path) -> None:
    assert line("schema").out == schema_text()
    out = tmp_path / "schema.json"
    assert line("schema", "-o", str(out)).code == 0
    assert json.loads(out.read_text(encoding="utf-8"))["$id"] == "urn:perfrules:rule-file:1"


@pytest.mark.parametrize("name", SETS)
def test_copy_copies_byte_by_byte(line: Line, tmp_path: Path, name: str) -> None:
    target = tmp_path / "my.yaml"
    shown = line("copy", name, str(target))
    assert shown.code == 0
    assert f"perfrules check {target}" in shown.out
    assert target.read_bytes() == find_set(name).read_bytes()
    assert line("copy", name, "-").out.encode() == target.read_bytes()


def test_copy_never_overwrites(line: Line, tmp_path: Path) -> None:
    target = tmp_path / "my.yaml"
    target.write_text("mine", encoding="utf-8")
    shown = line("copy", SETS[0], str(target))
    assert shown.code == 2
    assert "already; it was not touched" in shown.err
    assert target.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", [*SETS, RULES])
def test_a_template_reads_back_as_a_record_without_mistakes(line: Line, tmp_path: Path, name: str, lang: str) -> None:
    empty = tmp_path / "record.yaml"
    assert line("template", name, "-o", str(empty), "--lang", lang).code == 0
    assert line("template", name, "--lang", lang).out == empty.read_text(encoding="utf-8")
    shown = line("run", name, str(empty), "--format", "json")
    assert shown.code == 0
    result = json.loads(shown.out)
    assert result["status"] == "undecided"
    assert result["errors"] == result["warnings"] == []


def test_a_template_says_title_kind_unit_words_and_what_is_optional(line: Line) -> None:
    shown = line("template", RULES, "--lang", "zh").out
    assert 'budget: ""  # 全年预算数 – 金额；万元；不小于0\n' in shown
    assert 'fund: ""  # 预算类别 – 选项；general 一般公共预算 | fund 政府性基金预算' in shown
    assert '  - name: ""  # 三级指标 – 文字\n' in shown
    assert 'declared_total: ""  # 自评总分 – 数值；可不填\n' in shown


@pytest.mark.parametrize("texts", [None, "en"])
def test_the_demo_shows_tree_grade_findings_source_and_what_to_try_next(line: Line, texts: str | None) -> None:
    shown = line("demo", *(["--texts", texts] if texts else []))
    assert shown.code == 0
    assert "Score: 98.62" in shown.out
    assert ("Excellent" if texts else "优") in shown.out
    assert ("Outputs" if texts else "产出指标") in shown.out
    assert "The figures come from: 上海市普陀区" in shown.out
    assert "perfrules copy cn.project_self_evaluation my.yaml" in shown.out


@pytest.mark.parametrize("texts", [None, "en"])
def test_the_disclosure_of_karamay_is_shown_with_its_findings(line: Line, texts: str | None) -> None:
    shown = line("demo", "karamay", *(["--texts", texts] if texts else []))
    assert shown.code == 0
    assert "221098.19" in shown.out
    assert ("Object without an amount" if texts else "评价对象没有金额") in shown.out
    assert "The figures come from: 克拉玛依市财政局" in shown.out
    assert "perfrules copy cn.portfolio_disclosure my.yaml" in shown.out


def test_an_example_that_is_not_there_is_refused_with_those_that_are(line: Line) -> None:
    shown = line("demo", "shanghai")
    assert shown.code == 2
    assert "putuo, karamay" in shown.err


def test_the_record_of_the_example_fits_its_rules(line: Line) -> None:
    assert line("run", RULES, RECORD).code == 0


def test_show_leaves_out_what_a_set_does_not_have(line: Line) -> None:
    shown = line("show", "-", "--lang", "en", stdin=b"format: 1\nid: a\ntitle: A\nstatus: draft\n")
    assert shown.code == 0
    assert "Inputs" not in shown.out
    assert "Status: draft" in shown.out


@pytest.fixture
def judged(tmp_path: Path) -> str:
    """A rule set with a panel."""
    file = tmp_path / "panel.yaml"
    file.write_text(
        """
format: 1
id: own.panel
title: {en: Review, zh: 评审}
status: draft
laws: {m10: {cite: M10}}
inputs: {fit: {title: Fitness, kind: number, min: 0, max: 10}, paid: {kind: yes_no}}
tables: {sheets: {title: Sheets, columns: {who: {title: Assessor, kind: text}, fit: {kind: number, min: 0, max: 10}}}}
panel: {table: sheets, by: who, combine: trimmed_mean, trim: 2, spread_over: 10, laws: [m10]}
indicators: {a: {score: {method: proportional, value: fit, full_at: 10}}}
total: {of: 100}
""",
        encoding="utf-8",
    )
    return str(file)


def test_a_template_asks_for_judgements_on_the_sheets_only(line: Line, judged: str) -> None:
    shown = line("template", judged, "--lang", "en").out
    assert '\npaid: ""' in shown
    assert '\nfit: ""' not in shown
    assert '    fit: ""  # Fitness – a number; from 0 to 10\n' in shown


def test_show_tells_how_sheets_become_one_result(line: Line, judged: str) -> None:
    shown = " ".join(line("show", judged, "--lang", "en").out.split())
    assert "Judged on each sheet Fitness" in shown
    assert "mean of the totals, the lowest and the highest left out (trim: 2)" in shown
    assert "Widest difference of the totals 10" in shown
