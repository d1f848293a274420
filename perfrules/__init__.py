"""
perfrules: indicator systems, grading thresholds and problem flags of budget performance evaluation as rule files.

The names below are imported when they are first used, so that a program that may not need them starts at once.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from perfrules.version import __version__ as __version__

if TYPE_CHECKING:
    from perfrules.errors import DataError, PerfrulesError, RuleFileError
    from perfrules.evaluation.comparison import Comparison
    from perfrules.evaluation.evaluator import Evaluator
    from perfrules.evaluation.explaining import Explanation
    from perfrules.evaluation.findings import Finding
    from perfrules.evaluation.result import Result
    from perfrules.gazette import Change, Edition, consolidated, history
    from perfrules.loading.library import list_rule_sets
    from perfrules.loading.load import load
    from perfrules.model.rule_set import RuleSet
    from perfrules.problems import Problem
    from perfrules.reading import open_data
    from perfrules.runs import verify, write_results
    from perfrules.runs.tables import write_table_results

__all__ = [
    "Change",
    "Comparison",
    "DataError",
    "Edition",
    "Evaluator",
    "Explanation",
    "Finding",
    "PerfrulesError",
    "Problem",
    "Result",
    "RuleFileError",
    "RuleSet",
    "consolidated",
    "history",
    "list_rule_sets",
    "load",
    "open_data",
    "verify",
    "write_results",
    "write_table_results",
]

_HOMES = {
    "Change": "perfrules.gazette",
    "Comparison": "perfrules.evaluation.comparison",
    "DataError": "perfrules.errors",
    "Edition": "perfrules.gazette",
    "Evaluator": "perfrules.evaluation.evaluator",
    "Explanation": "perfrules.evaluation.explaining",
    "Finding": "perfrules.evaluation.findings",
    "PerfrulesError": "perfrules.errors",
    "Problem": "perfrules.problems",
    "Result": "perfrules.evaluation.result",
    "RuleFileError": "perfrules.errors",
    "RuleSet": "perfrules.model.rule_set",
    "consolidated": "perfrules.gazette",
    "history": "perfrules.gazette",
    "list_rule_sets": "perfrules.loading.library",
    "load": "perfrules.loading.load",
    "open_data": "perfrules.reading",
    "verify": "perfrules.runs",
    "write_results": "perfrules.runs",
    "write_table_results": "perfrules.runs.tables",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        message = f"module 'perfrules' has no attribute {name!r}"
        raise AttributeError(message)
    found: object = getattr(import_module(_HOMES[name]), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
