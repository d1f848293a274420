"""Writing files whole or not at all."""

import os
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

_READABLE_BY_ALL = 0o666


def write_whole(path: Path, parts: Iterable[bytes]) -> None:
    """
    Write *parts* to *path*: afterwards the file holds all of them or, after any error, what it held before.

    A link is followed, the permissions of an old file are kept. What is not a file (a device, a pipe) is written to
    directly. OSError where it cannot be written.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_whole(Path(folder, "result.json"), [b"{", b"}"])
    ...     Path(folder, "result.json").read_bytes()
    b'{}'
    """
    path = Path(os.path.realpath(path))
    if path.exists() and not path.is_file():
        with path.open("wb") as file:
            file.writelines(parts)
        return
    handle, name = tempfile.mkstemp(prefix=".perfrules-", dir=path.parent)
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(parts)
            file.flush()
            os.fsync(file.fileno())
        put_in_place(part, path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def put_in_place(part: Path, path: Path) -> None:
    """
    Let the finished file *part* become the file *path* of the same folder, with the permissions of an old one there.

    What *part* holds must be on the disk already; afterwards the new name is, too.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = Path(folder, "part").write_bytes(b"{}")
    ...     put_in_place(Path(folder, "part"), Path(folder, "result.json"))
    ...     [file.name for file in Path(folder).iterdir()]
    ['result.json']
    """
    part.chmod(path.stat().st_mode & 0o777 if path.exists() else _READABLE_BY_ALL & ~_umask())
    part.replace(path)
    with suppress(OSError):  # not every system lets a folder be opened
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _umask() -> int:
    """What a new file is not allowed; it can only be asked by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
