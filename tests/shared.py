"""The folder of real cases and attacks beside the project; tests that need it are skipped, saying so, where it is absent."""

import os
from pathlib import Path

import pytest

_BESIDE = Path(__file__).resolve().parents[2] / "shared"


def _found() -> Path | None:
    """The folder named by PERFRULES_DATA (it or its `data`), else the one beside the project, else None."""
    named = os.environ.get("PERFRULES_DATA")
    folder = Path(named) if named else _BESIDE
    if folder.name == "data" and (folder / "attacks").is_dir():
        folder = folder.parent
    return folder if (folder / "data" / "attacks").is_dir() else None


SHARED: Path | None = _found()

needs_shared = pytest.mark.skipif(
    SHARED is None, reason="the shared data folder is not here; set PERFRULES_DATA or put it beside the project"
)
"""Marks a test that reads shared data: it is skipped only where the folder is absent, so with the folder it runs or fails."""


def data_file(*parts: str) -> Path:
    """A file of the shared data; where the folder is here, a file that is not is a failure and never a skip."""
    if SHARED is None:
        pytest.skip("the shared data folder is not here")
    path = SHARED.joinpath("data", *parts)
    if not path.exists():
        pytest.fail(f"the shared data folder has no {'/'.join(parts)}")
    return path
