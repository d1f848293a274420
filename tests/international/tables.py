"""International tables of the shared data as records of the shipped sets."""

import csv
from collections.abc import Iterator, Mapping
from typing import Any

from tests.shared import data_file


def lines(name: str) -> Iterator[dict[str, str]]:
    """The lines of a table; empty cells are kept as empty texts."""
    with data_file("international", name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(line for line in file if not line.startswith("#"))


def renamed(line: Mapping[str, str], names: Mapping[str, str]) -> dict[str, Any]:
    """The cells of *line* that *names* names, called as it says; what is empty is left out."""
    return {name: line[column] for name, column in names.items() if line[column] != ""}
