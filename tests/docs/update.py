"""
Writes the real outputs into the console blocks of the documentation: `python -m tests.docs.update [PAGE…]`.

Blocks that are right stay as they are, dots included. Read the difference before you commit it.
"""

import sys
import tempfile
from pathlib import Path

from tests.docs.examples import PAGES, mismatches


def main(names: list[str]) -> None:
    for page in [Path(name).resolve() for name in names] or PAGES:
        with tempfile.TemporaryDirectory() as folder:
            found = list(mismatches(page, Path(folder)))
        text = page.read_text(encoding="utf-8")
        for mismatch in reversed(found):
            block = mismatch.block
            if block.lang == "console":
                text = text[: block.start] + mismatch.actual + text[block.start + len(block.text) :]
            else:
                print(f"{page.name}: {mismatch}")
        page.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
