"""Reading data files: JSON, JSON Lines, YAML, CSV and Excel to records that know where each of their values stands."""

from perfrules.reading.data_file import DataFile
from perfrules.reading.opening import data_from_source, open_data
from perfrules.reading.source import Source

__all__ = ["DataFile", "Source", "data_from_source", "open_data"]
