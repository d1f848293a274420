"""Reports: a result as rows and texts for people."""

from perfrules.reports.contents import Report, ReportedFinding, report_of
from perfrules.reports.markdown import markdown
from perfrules.reports.tree import TreeRow, tree_rows

__all__ = ["Report", "ReportedFinding", "TreeRow", "markdown", "report_of", "tree_rows"]
