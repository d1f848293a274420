"""Many records at once: Arrow tables in, Arrow tables out, the same answers as record by record (extra `table`)."""

from perfrules.columns.evaluator import TableEvaluator
from perfrules.columns.findings import finding_schema, findings_of
from perfrules.columns.job import TableJob
from perfrules.columns.schema import result_schema

__all__ = ["TableEvaluator", "TableJob", "finding_schema", "findings_of", "result_schema"]
