"""Worked cases of a rule set: records with what must come out, kept beside the rules and compared with what comes out."""

from perfrules.cases.finding import cases_of, is_case_file, paths_in
from perfrules.cases.reading import Case, Cases, Expected, Wanted, read_cases
from perfrules.cases.running import CaseResult, Difference, run_case, run_cases

__all__ = [
    "Case",
    "CaseResult",
    "Cases",
    "Difference",
    "Expected",
    "Wanted",
    "cases_of",
    "is_case_file",
    "paths_in",
    "read_cases",
    "run_case",
    "run_cases",
]
