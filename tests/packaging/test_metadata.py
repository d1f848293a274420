"""What the project says of itself in several places is the same in all of them."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
READMES = [ROOT / "README.md", ROOT / "README.zh-CN.md"]


def test_the_version_has_an_entry_in_the_changelog() -> None:
    entries = re.findall(
        r"^## \[(\d[^\]]*)\] - \d{4}-\d\d-\d\d$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert entries[0] == PROJECT["version"]


def test_the_licence_names_the_authors() -> None:
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert "Copyright 2026 The perfrules authors" in text
    assert "Version 2.0, January 2004" in text
    assert PROJECT["license"] == "Apache-2.0"


def test_both_readmes_set_everything_up_with_the_same_two_lines() -> None:
    english, chinese = (
        re.findall(r"^python3 -m venv .*$", page.read_text(encoding="utf-8"), re.MULTILINE) for page in READMES
    )
    assert english == chinese
    assert [line.rpartition("/")[2] for line in english] == ["perfrules demo", "pytest"]


@pytest.mark.parametrize("page", READMES, ids=lambda page: page.name)
def test_a_readme_names_every_shipped_set(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    folder = ROOT / "indicator_sets"
    for file in folder.glob("cn/*.yaml"):
        if not file.name.endswith(".cases.yaml"):
            assert f"`cn.{file.stem}`" in text


@pytest.mark.parametrize("page", READMES, ids=lambda page: page.name)
def test_a_readme_names_every_command(page: Path) -> None:
    from perfrules.cli.words import COMMANDS  # noqa: PLC0415

    text = page.read_text(encoding="utf-8")
    assert [command for command in COMMANDS if not re.search(rf"`(perfrules )?{command}\b", text)] == []
