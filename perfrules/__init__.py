"""perfrules: indicator systems, grading thresholds and problem flags of budget performance evaluation as rule files."""

from perfrules.errors import DataError, PerfrulesError, RuleFileError
from perfrules.evaluation.evaluator import Evaluator
from perfrules.evaluation.explaining import Explanation
from perfrules.evaluation.findings import Finding
from perfrules.evaluation.result import Result
from perfrules.loading import list_rule_sets, load
from perfrules.model.rule_set import RuleSet
from perfrules.problems import Problem

__all__ = [
    "DataError",
    "Evaluator",
    "Explanation",
    "Finding",
    "PerfrulesError",
    "Problem",
    "Result",
    "RuleFileError",
    "RuleSet",
    "list_rule_sets",
    "load",
]
__version__ = "0.1.0"
