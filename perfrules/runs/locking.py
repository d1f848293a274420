"""Files that one process at a time writes to; the system lets go of them however that process ends."""

import os
import sys
from pathlib import Path
from typing import BinaryIO

if sys.platform == "win32":  # pragma: no cover - measured on Unix
    import msvcrt
else:
    import fcntl

_FAR_BEHIND = 1 << 40  # there no byte stands, which the lock would keep from being read


def open_alone(path: Path) -> BinaryIO | None:
    """
    The file *path*, made where there is none, to be read and written; None while another process has it.

    OSError where it cannot be opened.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder, open_alone(Path(folder, "a")) as first:
    ...     open_alone(Path(folder, "a"))
    """
    while True:
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
        file = os.fdopen(os.open(path, flags, 0o600), "r+b")
        if not _locked(file):
            file.close()
            return None
        if _is_still(path, file):
            return file
        file.close()  # whoever had it has just put it away


def _locked(file: BinaryIO) -> bool:
    try:
        if sys.platform == "win32":  # pragma: no cover - measured on Unix
            file.seek(_FAR_BEHIND)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
            file.seek(0)
        else:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:  # a network drive without locks: better no guard than no work
        return True
    return True


def _is_still(path: Path, file: BinaryIO) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(file.fileno()))
    except FileNotFoundError:
        return False
