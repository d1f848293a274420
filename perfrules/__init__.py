"""perfrules: indicator systems, grading thresholds and problem flags of budget performance evaluation as rule files."""

__version__ = "0.1.0"
