"""
Holds the coverage of branches: all of it where figures are read, formed and judged.

`python .ci/coverage.py coverage.json` prints one line a part of the package and fails where a part that must be covered is not.
"""

import json
import sys
from collections import defaultdict
from pathlib import Path

WHOLE = {"text", "schema", "layers", "loading", "formula", "scoring", "evaluation"}


def main(report: str) -> int:
    """0 where every part in WHOLE is covered, else 1."""
    files = json.loads(Path(report).read_text(encoding="utf-8"))["files"]
    done: dict[str, int] = defaultdict(int)
    there: dict[str, int] = defaultdict(int)
    lacking = []
    for file, found in files.items():
        part = Path(file).with_suffix("").parts[1]
        summary = found["summary"]
        done[part] += summary["covered_lines"] + summary["covered_branches"]
        there[part] += summary["num_statements"] + summary["num_branches"]
        if part in WHOLE and (found["missing_lines"] or found["missing_branches"]):
            branches = [f"{start}→{end}" for start, end in found["missing_branches"]]
            lacking.append(f"{file}: lines {found['missing_lines']}, branches {branches}")
    for part in sorted(there):
        print(f"{part:16} {100 * done[part] / max(there[part], 1):6.2f} %{'  (must be 100)' if part in WHOLE else ''}")
    print(*lacking, sep="\n")
    return 1 if lacking or not set(there) >= WHOLE else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
