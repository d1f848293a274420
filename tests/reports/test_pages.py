from typing import Any

import pytest
from markdown_it import MarkdownIt

from perfrules.reports import markdown, report_of
from perfrules.reports.markdown import summary as summary_page
from perfrules.reports.summary import counted, summary_row
from perfrules.reports.table import plain, table
from perfrules.reports.table import summary as summary_table
from perfrules.words import Lang
from tests.reports.conftest import Evaluate

LANGS: tuple[Lang, ...] = ("zh", "en")
NASTY = "<b>x</b> | `y` \\ [z](http://e.org)"


def test_a_page_has_all_parts_in_order(evaluate: Evaluate, record: dict[str, Any]) -> None:
    record |= {"executed": 10, "survey_held": None, "diverted": True, "colour": "red"}
    record["targets"][1]["actual"] = None
    page = markdown(evaluate(record), "zh")
    headings = [row for row in page.splitlines() if row.startswith("#")]
    assert headings == [
        "# 项目支出绩效自评（示例）：P-017", "## 计算结果", "## 发现的问题", "## 无法判断的问题", "## 结果应用", "## 缺少的内容", "## 数据提醒",
    ]  # fmt: skip
    assert "| &emsp;**预算执行** | 4 | 10 | 40.00% |" in page
    assert "1. **警告** · 预算执行率偏低 · 预算编制及资金管理" in page
    assert "   - 依据：财预〔2020〕10号《项目支出绩效评价管理办法》" in page


def test_named_values_are_shown_as_people_read_them(evaluate: Evaluate, record: dict[str, Any]) -> None:
    assert "计算结果\n  预算执行率：86.18%\n" in table(evaluate(record), "zh")
    unknown = record | {"executed": None}
    assert "Figures worked out\n  预算执行率: undecided\n" in table(evaluate(unknown), "en")
    assert evaluate(unknown).printed_values == {"execution_rate": ""}
    assert evaluate(record | {"budget": "x"}).printed_values == {}


def test_a_page_with_a_limit_says_so(evaluate: Evaluate, record: dict[str, Any]) -> None:
    result = evaluate(record | {"diverted": True})
    assert "## 等级受限原因\n\n- 存在截留、挤占、挪用：等级不高于“差”" in markdown(result, "zh")
    assert "等级受限原因" in table(result, "zh")


def test_a_page_without_findings_says_so(evaluate: Evaluate, record: dict[str, Any]) -> None:
    record["targets"][1]["declared"] = 30
    assert "\n未发现问题。\n" in markdown(evaluate(record), "zh")
    assert "No problem was found." in table(evaluate(record), "en")


def test_texts_of_data_are_no_markup_on_the_page(evaluate: Evaluate, record: dict[str, Any]) -> None:
    record["targets"][1]["name"] = NASTY
    record["id"] = NASTY
    html = MarkdownIt("commonmark", {"html": True}).enable("table").render(markdown(evaluate(record), "zh"))
    assert "<b>" not in html
    assert "<a " not in html
    assert html.count("&lt;b&gt;x&lt;/b&gt;") == 4  # heading, tree, finding and its row
    assert html.count("<tr>") == 10


def test_a_table_shows_texts_of_data_as_they_are(evaluate: Evaluate, record: dict[str, Any]) -> None:
    record["targets"][1]["name"] = "[bold]x[/bold] :smile: <b>"
    shown = table(evaluate(record), "zh")
    assert "[bold]x[/bold] :smile: <b>" in shown


@pytest.mark.parametrize("width", [40, 100])
def test_a_table_keeps_to_its_width_and_has_no_blanks_at_the_ends(
    evaluate: Evaluate, record: dict[str, Any], width: int
) -> None:
    shown = table(evaluate(record), "en", width)
    assert all(len(row) <= width and row == row.rstrip() for row in shown.splitlines())
    assert "\x1b" not in shown


def test_mistakes_in_data_are_told_with_what_to_do(evaluate: Evaluate) -> None:
    result = evaluate({"id": "P", "budget": "x"})
    page, shown = markdown(result, "en"), table(result, "en")
    assert "- P: budget: error: 'x' does not read as a number (全年预算数). \\[data-number\\] Write digits" in page
    assert "## Findings" not in page
    assert "→ Write digits and at most one point" in shown
    assert "Findings" not in shown


def test_the_language_of_labels_is_that_of_the_locale_unless_it_is_given(
    evaluate: Evaluate, record: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert "得分：98.62" in table(evaluate(record))
    monkeypatch.setenv("LC_ALL", "C")
    assert "Score: 98.62" in table(evaluate(record))


def test_a_summary_has_one_line_for_each_record(evaluate: Evaluate, record: dict[str, Any]) -> None:
    reports = [report_of(evaluate(record), "en"), report_of(evaluate({"id": "a|b"}), "en")]
    assert [counted(report) for report in reports] == ["Warning 1", "Mistakes in the data 5"]
    rows = [summary_row(report) for report in reports]
    page = "\n".join(summary_page(rows, "en"))
    assert "| P-017 | decided | 98.62 | 优 | Warning 1 | 优先保障 |" in page
    assert "| a\\|b | data error |  |  | Mistakes in the data 5 |  |" in page
    assert "P-017    decided" in plain(summary_table(rows, "en"))


def test_a_summary_names_the_first_consequence_where_there_are_several(evaluate: Evaluate) -> None:
    rules = (
        "format: 1\nid: a\ntitle: A\nstatus: draft\ninputs: {score: {title: S, kind: number}}\n"
        "outcomes:\n"
        "  budget: {title: 预算, choose: [{when: score >= 80, then: 持平}, {then: 取消}]}\n"
        "  payment: {title: 拨款, choose: [{when: score >= 60, then: 继续}, {then: 暂缓}]}\n"
    )
    said = [
        summary_row(report_of(evaluate({"score": score}, rules), lang)).outcomes
        for score in (70, None)
        for lang in LANGS
    ]
    assert said == [
        "预算：取消 (+1)",
        "预算: 取消 (+1)",
        "预算：未定 (+1)",
        "预算: undecided (+1)",
    ]
