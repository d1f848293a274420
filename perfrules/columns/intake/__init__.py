"""Batches of an Arrow table into frames: the same values as single records hold, column by column."""

from perfrules.columns.intake.intake import Intake, Taken

__all__ = ["Intake", "Taken"]
