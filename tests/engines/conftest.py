"""Engines start processes of their own: these run the Python of the tests, which has the packages."""

import os
import sys

os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
