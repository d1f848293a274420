"""Finds the shared folder (workload and attack files, which are no part of this repository) and reads it at run time."""

import importlib.util
import os
import sys
from pathlib import Path
from types import ModuleType
from typing import NoReturn

VARIABLE = "PERFRULES_DATA"
ROOT = Path(__file__).resolve().parent.parent


def not_installed(absent: ModuleNotFoundError, extras: str = "bench") -> NoReturn:
    """Ends the program with one sentence on how to get the packages that the measurements need."""
    sys.exit(f"Nothing measured: {absent.name} is not installed. Run: pip install -e '.[{extras}]'")


def shared_folder() -> Path:
    """The folder that `PERFRULES_DATA` names, else `../shared` beside the checkout."""
    return Path(os.environ.get(VARIABLE) or ROOT.parent / "shared")


def shared_file(*parts: str) -> Path:
    """One file or folder of the shared folder; ends the program with one sentence when it is not there."""
    path = shared_folder().joinpath(*parts)
    if not path.exists():
        sys.exit(f"Nothing measured: {path} is not there. Set {VARIABLE} to the folder that holds {parts[0]}/.")
    return path


def shared_module(*parts: str) -> ModuleType:
    """A Python file of the shared folder as a module, without copying it and without leaving a cache beside it."""
    path = shared_file(*parts)
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        sys.exit(f"Nothing measured: {path} is not a Python file.")
    module = importlib.util.module_from_spec(spec)
    leave_no_cache, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    try:
        spec.loader.exec_module(module)
    except ModuleNotFoundError as absent:
        not_installed(absent)
    finally:
        sys.dont_write_bytecode = leave_no_cache
    return module
