"""The page on how sure the shipped sets are is written from the sets, and its introduction is true of them."""

import importlib
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from perfrules import list_rule_sets, load
from perfrules.model.texts import Text
from perfrules.reports.outline import bases

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture(scope="module")
def script() -> Iterator[ModuleType]:
    sys.path.insert(0, str(DOCS))
    yield importlib.import_module("make_provenance")
    sys.path.remove(str(DOCS))


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_committed_page_is_up_to_date(script: ModuleType, lang: str) -> None:
    page = script.page(lang)
    assert script.PAGES[lang].read_text(encoding="utf-8") == page, "run: python docs/make_provenance.py"
    rows = [len(re.split(r"(?<!\\)\|", line)) for line in page.splitlines() if line.startswith("|")]
    assert set(rows) == {5, 9}
    for entry in list_rule_sets():
        assert page.count(f"| `{entry.id}` |") == 2


def test_every_area_of_the_sets_has_a_heading(script: ModuleType) -> None:
    assert {entry.id.rpartition(".")[0] for entry in list_rule_sets()} <= set(script.AREAS)


def test_no_set_for_china_is_official() -> None:
    assert [entry.id for entry in list_rule_sets() if entry.id.startswith("cn.") and entry.status == "official"] == []


def test_every_item_is_counted_once_under_its_word_and_once_for_each_document(
    script: ModuleType, tmp_path: Path
) -> None:
    path = tmp_path / "rules.yaml"
    path.write_text(
        "format: 1\nid: our.rules\ntitle: {zh: 甲, en: A | B}\nstatus: draft\nnote: 按一份。 By one.\n"
        "laws: {one: {cite: One}, two: {cite: Two}, three: {cite: Three}}\n"
        "parameters:\n"
        "  a: {title: 子, value: 1, provenance: sourced, laws: [one, two]}\n"
        "  b: {title: 丑, value: 1, provenance: recalled, laws: [one]}\n"
        "  c: {title: 寅, value: 1, provenance: proposal}\n"
        "values:\n  d: {title: 卯, formula: a + b + c, laws: [two]}\n",
        encoding="utf-8",
    )
    rules = load(path)
    assert script.counted(rules, "en") == ["`our.rules`", "A | B", "draft", "1", "1", "1", "1"]
    rest = "One: 1 sourced, 1 recalled<br>Two: 1 sourced, 1 unmarked<br>Three: named only"
    assert script.resting(rules, "en") == ["`our.rules`", rest, "By one."]
    assert list(script.table(["head"], [["a | b\nc"]]))[-1] == "| a \\| b c |"


def test_a_set_that_builds_on_another_says_on_which(script: ModuleType) -> None:
    assert script.counted(load("cn.state_capital"), "zh")[1].endswith("（继承 `cn.project_evaluation`）")


@pytest.mark.parametrize(
    ("note", "zh", "en"),
    [
        ("据公开文本。 Known from a text.", "据公开文本。", "Known from a text."),
        ("两句。 第二句。 One sentence: 财预〔2020〕10号.", "两句。 第二句。", "One sentence: 财预〔2020〕10号."),
        ("只有中文。", "只有中文。", "只有中文。"),
        ("English only. Two sentences.", "English only. Two sentences.", "English only. Two sentences."),
    ],
)
def test_of_a_note_in_two_languages_the_half_that_is_asked_for_is_shown(
    script: ModuleType, note: str, zh: str, en: str
) -> None:
    text = Text((("zh", note),))
    assert (script.in_language(text, "zh"), script.in_language(text, "en")) == (zh, en)
    assert script.in_language(None, "en") == ""


def test_every_item_of_every_shipped_set_says_how_sure_it_is(script: ModuleType) -> None:
    assert [rules.id for rules in script.shipped() if any(basis.provenance is None for basis in bases(rules))] == []
