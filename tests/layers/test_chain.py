"""Which files can be extended, and what is said where they cannot."""

from pathlib import Path

import pytest

from perfrules.loading import RuleFile, examine
from tests.layers.files import BASE, CHILD, problems, told, write


def extending(name: str) -> str:
    return CHILD.replace("base.yaml", name)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("/etc/base.yaml", "extends-path"),
        ("file:///base.yaml", "extends-path"),
        ("'http://example.org/base.yaml'", "extends-path"),
        ("C:\\base.yaml", "extends-path"),
        ("base.json", "extends-unknown"),
        ("../etc/passwd", "extends-path"),
        ("two words", "extends-path"),
        ("missing.yaml", "extends-unknown"),
        ("cn.project_evaluatoin", "extends-unknown"),
    ],
)
def test_what_is_no_rule_file_cannot_be_extended(tmp_path: Path, name: str, key: str) -> None:
    found = problems(tmp_path, child=extending(name))
    assert told(found) == [(key, "child.yaml:5:10", ())]
    assert found[0].fix("zh")


def test_the_near_id_is_suggested(tmp_path: Path) -> None:
    found = problems(tmp_path, child=extending("cn.project_evaluatoin"))
    assert "cn.project_evaluation" in found[0].fix("en")


def test_text_that_is_no_file_extends_shipped_sets_only() -> None:
    _, found = examine(RuleFile(CHILD.encode(), "stdin", "stdin"))
    assert told(found) == [("extends-homeless", "stdin:5:10", ())]
    rules, _ = examine(RuleFile(extending("cn.project_self_evaluation").encode(), "stdin", "stdin"))
    assert rules is not None


def test_files_that_extend_one_another_in_a_circle_are_refused(tmp_path: Path) -> None:
    one = extending("two.yaml").replace("test.child", "test.one")
    two = extending("./one.yaml").replace("test.child", "test.two")
    found = problems(tmp_path, one=one, two=two)
    assert told(found) == [("extends-circle", "one.yaml:5:10", ())]
    assert [part.rpartition("/")[2] for part in str(found[0].facts["circle"]).split(" → ")] == [
        "two.yaml",
        "one.yaml",
        "two.yaml",
    ]
    assert told(problems(tmp_path, own=extending("own.yaml"))) == [("extends-circle", "own.yaml:5:10", ())]


def test_a_chain_may_be_twelve_files_long(tmp_path: Path) -> None:
    texts = {f"f{n}": extending(f"f{n - 1}.yaml" if n else "base.yaml").replace("child", f"f{n}") for n in range(12)}
    assert told(problems(tmp_path, **texts)) == [("extends-deep", "f0.yaml:5:10", ())]
    del texts["f11"]
    assert examine(RuleFile(texts["f10"].encode(), "x", "x", write(tmp_path, **texts)))[0] is not None


@pytest.mark.parametrize("wrong", [("severity: info", "sevrity: info"), ("title: {zh", "title: {zh: a, zh")])
def test_mistakes_of_the_base_are_told_in_the_base(tmp_path: Path, wrong: tuple[str, str]) -> None:
    found = told(problems(tmp_path, wrong=BASE.replace(*wrong), child=extending("wrong.yaml")))
    assert found
    assert all(place.startswith("wrong.yaml:") for _, place, _ in found)
