"""Reading and running meet only in the model: a module imports from the layers below its own, a third party enters once."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "perfrules"

LAYERS: tuple[tuple[str, ...], ...] = (
    ("words", "version"),
    ("messages",),
    ("exact", "transcendental", "roundings"),
    ("problems",),
    ("errors",),
    ("files", "escapes", "processors"),
    ("text",),
    ("schema",),
    ("layers",),
    ("formula",),
    ("model",),
    ("checks", "records", "scoring"),
    ("loading", "evaluation", "reading"),
    ("cases", "exports", "portfolio", "reports"),
    ("columns",),
    ("ledger", "gazette", "spark"),
    ("runs",),
    ("cli",),
    ("__main__",),
)
"""From the ground up; a part imports from the parts above it in this list and from itself, never from its neighbours."""

BESIDE = {("transcendental", "exact"), ("roundings", "exact")}
"""Neighbours of which one stands on the other."""

DOORS = {("evaluation/evaluator.py", "perfrules.columns")}
"""Methods of a lower part that hand over to a higher one, which is imported when they are called."""

ENTRANCES = {
    "yaml": "text/events.py",
    "jsonschema": "schema/validator.py",
    "referencing": "schema/validator.py",
    "simpleeval": "formula/compile.py",
    "openpyxl": "exports/workbook.py reading/excel.py",
    "defusedxml": "reading/packed.py",
    "pyspark": "spark.py",
}
"""Where each third-party package enters; what reads and what writes Excel stand apart."""

CONSOLE = ("cli/", "reports/table.py")
"""Where typer and rich are used."""


def imported(file: Path) -> Iterator[str]:
    """The modules that *file* imports, at its top or inside functions; relative imports are not used here."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{file}: a relative import"
            module = node.module or ""
            yield from (f"perfrules.{one.name}" for one in node.names) if module == "perfrules" else (module,)


def part_of(file: Path) -> str:
    return file.relative_to(PACKAGE).with_suffix("").parts[0]


def name_of(file: Path) -> str:
    return file.relative_to(PACKAGE).as_posix()


FILES = sorted(PACKAGE.rglob("*.py"))
LEVEL = {part: number for number, parts in enumerate(LAYERS) for part in parts}
BELOW_THE_TOP = [file for file in FILES if part_of(file) not in {"__init__", "cli", "__main__"}]


@pytest.mark.parametrize("file", BELOW_THE_TOP, ids=name_of)
def test_a_module_imports_only_from_the_layers_below_its_own(file: Path) -> None:
    own = part_of(file)
    for module in imported(file):
        root, _, inside = module.partition(".")
        if root != "perfrules" or (name_of(file), module) in DOORS:
            continue
        part = inside.partition(".")[0]
        allowed = part == own or (own, part) in BESIDE or (part in LEVEL and LEVEL[part] < LEVEL[own])
        assert allowed, f"{name_of(file)} imports {module}"


def test_every_part_of_the_package_has_a_layer() -> None:
    assert {part_of(file) for file in FILES} - {"__init__"} <= set(LEVEL)


@pytest.mark.parametrize(("third_party", "entrance"), ENTRANCES.items(), ids=ENTRANCES)
def test_a_third_party_package_enters_at_one_place(third_party: str, entrance: str) -> None:
    users = {name_of(file) for file in FILES if third_party in {module.partition(".")[0] for module in imported(file)}}
    assert users == set(entrance.split())


@pytest.mark.parametrize("third_party", ["typer", "rich", "click"])
def test_only_the_command_line_and_its_tables_use_the_console_libraries(third_party: str) -> None:
    users = [name_of(file) for file in FILES if third_party in {module.partition(".")[0] for module in imported(file)}]
    assert all(user.startswith(CONSOLE) for user in users), users


@pytest.mark.parametrize("third_party", ["numpy", "pyarrow"])
def test_only_tables_use_arrays(third_party: str) -> None:
    users = [name_of(file) for file in FILES if third_party in {module.partition(".")[0] for module in imported(file)}]
    assert all(user.startswith("columns/") or user == "evaluation/evaluator.py" for user in users), users


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_a_module_is_short_enough_to_be_read_in_one_go(file: Path) -> None:
    assert len(file.read_text(encoding="utf-8").splitlines()) < 400
