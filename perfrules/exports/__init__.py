"""Tables as files for spreadsheets: CSV and Excel, with texts that no spreadsheet runs as formulas."""

from perfrules.exports.csv_text import csv_head, csv_line, csv_parts
from perfrules.exports.tables import Sheet, write_table, write_workbook
from perfrules.exports.values import Value

__all__ = ["Sheet", "Value", "csv_head", "csv_line", "csv_parts", "write_table", "write_workbook"]
