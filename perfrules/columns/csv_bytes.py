"""CSV files of any size as blocks of whole lines in UTF-8, whatever encoding they have."""

import codecs
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from perfrules.errors import DataError
from perfrules.problems import Place, Problem, Spot
from perfrules.reading.opening import form_of
from perfrules.reading.source import GB18030, MARK, UTF_8, UTF_16_MARKS, Source, is_chinese_utf_8
from perfrules.records.refusal import quoted

_BLOCK = 1 << 23


def blocks_of(path: Path) -> Iterator[bytes]:
    """
    The file at *path* in blocks of whole lines, in UTF-8 without its mark.

    DataError where it cannot be read or is no CSV file, and, before the first block, where its encoding is not one.
    """
    encoding = _encoding(path)
    with path.open("rb") as file:
        file.seek(len(MARK) if file.read(len(MARK)) == MARK else 0)
        if encoding == UTF_8:
            yield from _lines_together(_read(file))
        else:
            decoder = codecs.getincrementaldecoder(encoding)()
            yield from _lines_together(decoder.decode(block).encode(UTF_8) for block in _read(file))


def _encoding(path: Path) -> str:
    """UTF-8, else GB18030; DataError for a file that is neither."""
    try:
        with path.open("rb") as file:
            form_of(Source(str(path), file.read(_BLOCK)))
            file.seek(0)
            return UTF_8 if _is_utf_8(file, str(path)) else _other(file, str(path))
    except (OSError, ValueError):
        raise DataError([Problem("data-file", None, {"file": quoted(str(path))})]) from None


def _is_utf_8(file: BinaryIO, name: str) -> bool:
    decoder = codecs.getincrementaldecoder(UTF_8)()
    is_empty = is_good = True
    for number, block in enumerate(_read(file)):
        if b"\0" in block or (not number and block.removeprefix(MARK).startswith(UTF_16_MARKS)):
            raise DataError([Problem("data-encoding/zeros", Spot(name))])
        is_empty = is_empty and not block.removeprefix(MARK).strip()
        is_good = is_good and _decodes(decoder, block)
    if is_empty:
        raise DataError([Problem("data-file/empty", Place(name, 1, 1))])
    return is_good and _decodes(decoder, b"", final=True)


def _other(file: BinaryIO, name: str) -> str:
    """GB18030 reads nearly anything; lines that say Chinese in UTF-8 were pasted in, or the others were."""
    file.seek(0)
    pasted = beyond_ascii = False
    first_broken = 0
    for row, line in enumerate(file, start=1):
        if line.isascii():
            continue
        if (pasted and not _says(line, UTF_8)) or (beyond_ascii and not pasted and is_chinese_utf_8(line)):
            raise DataError([_mixed(name, row)])
        pasted = pasted or is_chinese_utf_8(line)
        beyond_ascii = True
        if not first_broken and not _says(line, GB18030):
            first_broken = row
    if first_broken:
        raise DataError([_mixed(name, first_broken)])
    return GB18030


def _mixed(name: str, row: int) -> Problem:
    return Problem("data-encoding/mixed", Spot(name, row=row))


def _says(line: bytes, encoding: str) -> bool:
    try:
        line.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _decodes(decoder: codecs.IncrementalDecoder, block: bytes, *, final: bool = False) -> bool:
    try:
        decoder.decode(block, final)
    except UnicodeDecodeError:
        return False
    return True


def _read(file: BinaryIO) -> Iterator[bytes]:
    while block := file.read(_BLOCK):
        yield block


def _lines_together(blocks: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes in blocks that end with lines; the last one may not."""
    kept = b""
    for block in blocks:
        head, end, tail = block.rpartition(b"\n")
        if end:
            yield kept + head + end
            kept = tail
        else:
            kept += tail
    if kept:
        yield kept
