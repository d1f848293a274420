"""Standard input and output as they are needed: there, and in UTF-8; imports nothing of the extra `cli`."""

import io
import os
import sys
from contextlib import suppress
from pathlib import Path


def speak_utf8() -> None:
    """UTF-8 on both outputs, whatever the console says; what cannot be encoded becomes an escape, never an error."""
    if sys.stdout is None:  # closed by whoever started the program
        sys.stdout = _nowhere()
    if sys.stderr is None:
        sys.stderr = _nowhere()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def standard_input(most: int) -> bytes:
    """What stands on standard input, *most* bytes of it; OSError where it cannot be read."""
    return b"" if sys.stdin is None else sys.stdin.buffer.read(most)


def discard_output() -> None:
    """Nobody reads standard output any more; the interpreter shall not complain about that at its end."""
    with suppress(OSError, ValueError):  # some stand-ins for standard output have no number
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _nowhere() -> io.TextIOWrapper:
    return Path(os.devnull).open("w", encoding="utf-8")
