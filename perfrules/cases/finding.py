"""Where cases are: in a folder, and beside a rule set."""

import os
from pathlib import Path

from perfrules.cases.reading import Cases, read_cases
from perfrules.loading import find_set

ENDING = ".cases.yaml"
NAME = "cases.yaml"


def is_case_file(path: Path) -> bool:
    """
    Whether a file holds cases, by its name.

    >>> is_case_file(Path("rules.cases.yaml")), is_case_file(Path("rules.yaml"))
    (True, False)
    """
    return path.name == NAME or path.name.endswith(ENDING)


def paths_in(folder: Path) -> tuple[Path, ...]:
    """The files of cases in *folder* and all folders below it, sorted; hidden folders are left out."""
    found = []
    for name, folders, files in os.walk(folder):
        folders[:] = [one for one in folders if not one.startswith(".")]
        found += [Path(name, file) for file in files if is_case_file(Path(file))]
    return tuple(sorted(found))


def cases_of(rules: str | Path) -> tuple[Cases, ...]:
    """
    The cases of a rule set, by id or path: those beside it in `rules.cases.yaml`, and its own in a common `cases.yaml`.

    RuleFileError where no set has that id.

    >>> [len(found.cases) for found in cases_of("cn.project_self_evaluation")]
    [8]
    """
    path = find_set(rules) if isinstance(rules, str) else rules
    own, common = path.with_suffix(ENDING), path.with_name(NAME)
    found = [read_cases(own)] if own.is_file() else []
    if common.is_file():
        read = read_cases(common)
        cases = tuple(case for case in read.cases if case.rules == rules or _same(case.rules, path))
        found += [Cases(common, cases, read.problems)] if cases or read.problems else []
    return tuple(found)


def _same(rules: str | Path, path: Path) -> bool:
    return isinstance(rules, Path) and rules.exists() and path.exists() and rules.samefile(path)
