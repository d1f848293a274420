"""Rule files to rule sets: finding, reading, building, checking."""

from perfrules.loading.library import RuleFile, SetEntry, find_set, list_rule_sets, read_rule_file
from perfrules.loading.load import Wording, distinct, examine, examine_wordings, load, problems_of

__all__ = [
    "RuleFile",
    "SetEntry",
    "Wording",
    "distinct",
    "examine",
    "examine_wordings",
    "find_set",
    "list_rule_sets",
    "load",
    "problems_of",
    "read_rule_file",
]
