"""What is said of mistakes in layers, word for word, in both languages."""

from pathlib import Path

import pytest

from tests.layers.files import BASE, CHILD, problems

DATED = "amendments:\n  - {reason: r, in_force: {from: 2024-01-01}, %s}\n  - {reason: r, in_force: {from: 2024-01-01}, %s}\n"
SAID = [
    (
        CHILD + "flags: {low: {when: held, severity: info, finding: f}}\n",
        "'low' is already there in flags.",
        "flags 中已有“low”。",
    ),
    (
        CHILD + "change: {flags: {lowe: {severity: error}}}\n",
        "'lowe' is not there in flags, so it cannot be altered.",
        "flags 中没有“lowe”，无从修改。",
    ),
    (
        CHILD + "remove: {flags: {low: {sevrity: r}}}\n",
        "'sevrity' is not there in low, so it cannot be altered.",
        "low 中没有“sevrity”，无从修改。",
    ),
    (
        CHILD + "change: {flags: {low: error}}\n",
        "'low' in flags has several fields, and a change names those that are different.",
        "flags 中的“low”有多个字段，修改时须写明是哪些字段。",
    ),
    (
        BASE + "remove: {flags: {low: r}}\n",
        "'remove: flags' has nothing to work on: this file extends no other.",
        "“remove: flags”没有对象：本文件没有继承其他文件。",
    ),
    (
        BASE + DATED % ("remove: {flags: {low: r}}", "change: {flags: {low: {severity: error}}}"),
        "'low' has been removed from flags, so it cannot be altered.",
        "“low”已从 flags 中删去，无从修改。",
    ),
    (
        BASE + DATED % ("change: {total: {decimals: 1}}", "change: {total: {decimals: 0}}"),
        "Two amendments alter 'decimals' from 2024-01-01 on.",
        "两项修正案自2024-01-01起同时修改“decimals”。",
    ),
    (
        CHILD.replace("base.yaml", "missing.yaml"),
        "'missing.yaml', which this file extends, cannot be found.",
        "找不到所继承的“missing.yaml”。",
    ),
    (
        CHILD.replace("base.yaml", "/base.yaml"),
        "'/base.yaml' cannot be extended: it is neither the id of a shipped set nor a relative path to a .yaml file.",
        "不能继承“/base.yaml”：它既不是内置规则集的标识，也不是 .yaml 文件的相对路径。",
    ),
]


@pytest.mark.parametrize(("text", "en", "zh"), SAID)
def test_a_mistake_has_one_message_in_both_languages(tmp_path: Path, text: str, en: str, zh: str) -> None:
    (found,) = (one for one in problems(tmp_path, "2024-06-01", own=text) if one.severity == "error")
    assert (found.said("en"), found.said("zh")) == (en, zh)
    assert found.fix("en")
    assert found.fix("zh")


def test_an_item_that_is_fixed_says_who_fixed_it(tmp_path: Path) -> None:
    fixed = BASE.replace("finding: no survey,", "finding: no survey, fixed: true,")
    child = CHILD.replace("base.yaml", "fixed.yaml") + "remove: {flags: {none: r}}\n"
    (found,) = problems(tmp_path, fixed=fixed, child=child)
    assert found.said("en") == "'none' is fixed by the text that this one extends."
    assert found.said("zh") == "“none”由上级文本固定，不得调整。"
    assert "fixed.yaml:22" in found.text("en")


def test_the_days_of_all_wordings_are_told(tmp_path: Path) -> None:
    text = BASE + "amendments: [{reason: r, in_force: {from: 2024-01-01}, change: {total: {decimals: 1}}}]\n"
    (found,) = problems(tmp_path, own=text)
    assert (
        found.said("en")
        == "The text has had several wordings; the day is needed. They begin on: 2020-01-01, 2024-01-01."
    )
    assert found.said("zh") == "该文本有多个版本，须指明日期。各版本始于：2020-01-01、2024-01-01。"
