"""
What an installed perfrules must be able to do; it runs beside the checkout, and by itself with the wheel installed elsewhere.

It imports nothing from the tests, so that it can be copied away from them.
"""

import json
import os
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

import perfrules
from perfrules.schema.published import schema

PACKAGE = Path(perfrules.__file__).parent
IN_A_WHEEL = os.environ.get("PERFRULES_INSTALLED") == "wheel"


def test_the_sets_lie_in_the_package_or_beside_the_checkout() -> None:
    inside, beside = PACKAGE / "indicator_sets", PACKAGE.parent / "indicator_sets"
    assert inside.is_dir() is IN_A_WHEEL
    assert beside.is_dir() is not IN_A_WHEEL
    assert ("site-packages" in PACKAGE.parts) is IN_A_WHEEL


def test_the_sets_are_listed_and_load_by_their_ids() -> None:
    ids = [entry.id for entry in perfrules.list_rule_sets()]
    assert {"cn.project_evaluation", "cn.project_self_evaluation", "cn.rectification_ledger"} <= {*ids}
    for one in ids:
        assert perfrules.load(one).id == one


def test_the_package_says_that_it_is_typed() -> None:
    assert (PACKAGE / "py.typed").is_file()


def test_the_published_schema_comes_with_the_package() -> None:
    assert schema()["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_the_version_is_the_one_of_the_package() -> None:
    assert version("perfrules") == perfrules.__version__


@pytest.mark.parametrize("words", [["demo"], ["list"], ["--version"], ["check", "cn.project_self_evaluation"]])
def test_the_command_line_works_in_any_folder(words: list[str], tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "perfrules", *words], cwd=tmp_path, env=environment(), capture_output=True, check=False
    )
    assert run.returncode == 0, run.stderr.decode()
    assert run.stdout.strip()


def test_the_shipped_example_is_evaluated(tmp_path: Path) -> None:
    example = next((PACKAGE if IN_A_WHEEL else PACKAGE.parent).glob("indicator_sets/examples/*.json"))
    words = [sys.executable, "-m", "perfrules", "run", "cn.project_self_evaluation", str(example), "--format", "json"]
    run = subprocess.run(words, cwd=tmp_path, env=environment(), capture_output=True, check=True)
    assert json.loads(run.stdout)["score"] == 98.62


def environment() -> dict[str, str]:
    """The environment with the checkout on the path where it is not installed but lies there."""
    return dict(os.environ) if IN_A_WHEEL else os.environ | {"PYTHONPATH": str(PACKAGE.parent)}
