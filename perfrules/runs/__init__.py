"""Many records to files: by several processes, whole or not at all, going on after a kill; and the proof of a result."""

from perfrules.runs.outputs import FORMS, form_of
from perfrules.runs.verifying import Difference, Verified, verify
from perfrules.runs.workers import usual_workers
from perfrules.runs.writing import Part, Written, discard_unfinished, result_parts, unfinished, write_results

__all__ = [
    "FORMS",
    "Difference",
    "Part",
    "Verified",
    "Written",
    "discard_unfinished",
    "form_of",
    "result_parts",
    "unfinished",
    "usual_workers",
    "verify",
    "write_results",
]
