"""The published schema of rule files, and the check of a file's shape against it."""

from perfrules.schema.names import RESERVED, is_name, is_word
from perfrules.schema.published import schema, schema_text
from perfrules.schema.shape import check_shape

__all__ = ["RESERVED", "check_shape", "is_name", "is_word", "schema", "schema_text"]
