"""One program from a Parquet file to another: `python -m benchmarks.tables.copy module:function SOURCE TARGET`."""

import sys
from importlib import import_module


def main(place: str, source: str, target: str) -> None:
    """Imports what the program needs and runs it."""
    module, function = place.split(":")
    getattr(import_module(f"benchmarks.tables.{module}"), function)(source, target)


if __name__ == "__main__":
    main(*sys.argv[1:])
