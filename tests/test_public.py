"""The public interface is what `perfrules.__all__` says, explained where it stands, with examples that run."""

import inspect
import subprocess
import sys
from pathlib import Path

import pytest

import perfrules

NAMES = perfrules.__all__
FUNCTIONS = [name for name in NAMES if inspect.isfunction(getattr(perfrules, name))]
CLASSES = [name for name in NAMES if inspect.isclass(getattr(perfrules, name))]


def test_the_public_names_are_sorted_and_all_there() -> None:
    assert sorted(NAMES) == NAMES
    assert set(FUNCTIONS) | set(CLASSES) == set(NAMES)


@pytest.mark.parametrize("name", [*FUNCTIONS, "Evaluator"])
def test_what_is_called_has_an_example(name: str) -> None:
    assert ">>> " in (inspect.getdoc(getattr(perfrules, name)) or "")


@pytest.mark.parametrize("name", CLASSES)
def test_a_public_class_and_what_it_offers_are_explained(name: str) -> None:
    found = getattr(perfrules, name)
    assert inspect.getdoc(found)
    for member, value in vars(found).items():
        if not member.startswith("_") and (inspect.isfunction(value) or isinstance(value, property)):
            assert inspect.getdoc(value), f"{name}.{member}"


def test_importing_perfrules_imports_no_console_library() -> None:
    program = "import sys, perfrules; perfrules.load; perfrules.Evaluator; print({'typer', 'rich', 'click'} & set(sys.modules))"
    root = Path(__file__).resolve().parents[1]
    run = subprocess.run([sys.executable, "-c", program], cwd=root, capture_output=True, check=True, text=True)
    assert run.stdout == "set()\n"
