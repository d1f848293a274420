import json
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfrules import DataError, PerfrulesError
from perfrules.ledger import LedgerItem, ledger_parts, merge, read_answers, read_ledger, write_ledger
from perfrules.words import Lang
from tests.ledger.lists import item, items


@pytest.mark.parametrize("ending", [".csv", ".xlsx", ".jsonl"])
@given(some=items, lang=st.sampled_from(["zh", "en"]))
def test_a_list_that_was_written_reads_back_the_same(ending: str, some: list[LedgerItem], lang: Lang) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, f"ledger{ending}")
        write_ledger(path, some, lang)
        assert read_ledger(path) == tuple(some)


@pytest.mark.parametrize(("lang", "heading", "status"), [("zh", "整改状态", "未整改"), ("en", "Status", "not begun")])
def test_headings_and_words_come_in_the_language_asked_for(lang: Lang, heading: str, status: str) -> None:
    text = b"".join(ledger_parts("a.csv", [item()], lang)).decode("utf-8-sig")
    assert heading in text
    assert status in text


def test_a_line_for_programs_has_ids_and_plain_values() -> None:
    (line,) = ledger_parts("a.jsonl", [item()])
    read = json.loads(line)
    assert read["deadline"] == "2024-08-29"
    assert (read["status"], read["found"], read["answer"]) == ("open", True, None)


def test_a_page_for_print_has_a_table_for_each_unit_and_nothing_of_the_data_is_markup() -> None:
    some = [item(responsible="甲局", finding="<b>*x*</b> | y"), item("P-2/low", responsible=None, name="供水")]
    page = b"".join(ledger_parts("a.md", some, "zh")).decode()
    assert page.splitlines()[0] == "# 评价问题整改台账"
    assert "## 甲局" in page
    assert "## 未明确责任单位" in page
    assert "&lt;b&gt;\\*x\\*&lt;/b&gt; \\| y" in page
    assert "| 1 | 供水 |" in page


def test_a_name_that_says_no_form_is_refused() -> None:
    with pytest.raises(PerfrulesError) as refused:
        ledger_parts("a.docx", [])
    assert [problem.code for problem in refused.value.problems] == ["ledger-form"]


def test_an_error_leaves_the_old_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("old", encoding="utf-8")
    with pytest.raises(ZeroDivisionError):
        write_ledger(path, (item(str(1 // number)) for number in (1, 0)))
    assert path.read_text(encoding="utf-8") == "old"


def test_answers_need_no_more_than_keys(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('[{"key": "P-1/low", "整改状态": "已整改", "status": "done"}]', encoding="utf-8")
    (answer,) = read_answers(path)
    assert answer.values == {"key": "P-1/low", "status": "done"}


def test_a_list_that_lacks_what_every_item_has_is_refused_with_all_of_it(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('[{"key": "P-1/low", "record": "P-1", "severity": "error", "finding": "x"}]', encoding="utf-8")
    with pytest.raises(DataError) as refused:
        read_ledger(path)
    said = [problem.said("en") for problem in refused.value.problems]
    assert said == [
        f"The item 'P-1/low' has no '{name}'." for name in ("Issued on", "Last found on", "Rule set", "Flag")
    ]


@given(some=items, data=st.data())
def test_a_damaged_file_is_refused_or_read_and_nothing_else(some: list[LedgerItem], data: st.DataObject) -> None:
    content = bytearray(b"".join(ledger_parts("a.csv", some, "zh")))
    for _ in range(data.draw(st.integers(1, 5))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at : at + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
    with TemporaryDirectory() as folder:
        path = Path(folder, "a.csv")
        path.write_bytes(content)
        with suppress(DataError):
            merge(some, read_answers(path))
        with suppress(DataError):
            read_ledger(path)
