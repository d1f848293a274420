"""The bytes of one data file, their fingerprint, and the text that they say."""

import hashlib
import re
from pathlib import Path
from typing import NamedTuple, final

from perfrules.errors import DataError
from perfrules.problems import Place, Problem, Spot
from perfrules.records.given import DataStamp
from perfrules.records.refusal import quoted

LARGEST_FILE_MB = 64
_LARGEST_FILE = LARGEST_FILE_MB * 1024 * 1024
MARK = b"\xef\xbb\xbf"
UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
UTF_8, GB18030 = "utf-8", "gb18030"
_CHINESE = re.compile("[\u4e00-\u9fff].*[\u4e00-\u9fff]")
# What other forms of files begin with, whatever their name says.
_BEGINNINGS = (
    (re.compile(rb"PK\x03\x04"), "xlsx"),
    (re.compile(rb"\xd0\xcf\x11\xe0"), "xls"),
    (re.compile(rb"%PDF"), "pdf"),
    (re.compile(rb"\s*<(?:!doctype|html|head|table|meta|\?xml)", re.IGNORECASE), "html"),
)


@final
class Source(NamedTuple):
    """
    One data file: the name that messages show, and its bytes.

    >>> Source("data/forms.csv", b"id").stamp("utf-8").name
    'forms.csv'
    """

    name: str
    data: bytes

    def stamp(self, encoding: str | None) -> DataStamp:
        """What results tell of the file."""
        own_name = self.name.replace("\\", "/").rpartition("/")[2]
        return DataStamp(own_name, hashlib.sha256(self.data).hexdigest(), encoding)

    @property
    def ending(self) -> str:
        """The ending of its name in small letters, with the point."""
        return Path(self.name).suffix.lower()

    @property
    def looks_like(self) -> str:
        """The form that its first bytes betray (xlsx, xls, pdf, html), or an empty text."""
        return next((form for beginning, form in _BEGINNINGS if beginning.match(self.data)), "")


def read_source(path: Path) -> Source:
    """The file at *path*; DataError if it cannot be read or is larger than 64 MB."""
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST_FILE + 1)
    except (OSError, ValueError):  # a name with a zero in it
        raise DataError([Problem("data-file", None, {"file": quoted(str(path))})]) from None
    return checked(Source(str(path), data))


def checked(source: Source) -> Source:
    """*source*, if it is neither empty nor too large; DataError if it is."""
    if len(source.data) > _LARGEST_FILE:
        raise DataError([Problem("data-size/file", Spot(source.name), {"limit": str(LARGEST_FILE_MB)})])
    if not source.data.strip():
        raise DataError([Problem("data-file/empty", Place(source.name, 1, 1))])
    return source


def text_of(source: Source) -> tuple[str, str]:
    r"""
    The text of *source* and its encoding: UTF-8 (with or without its mark), else GB18030; DataError if it is neither.

    >>> text_of(Source("a.csv", "编号".encode("gb18030")))
    ('编号', 'gb18030')
    """
    data = source.data.removeprefix(MARK)
    if data.startswith(UTF_16_MARKS) or b"\0" in data:
        raise DataError([Problem("data-encoding/zeros", Spot(source.name))])
    try:
        return data.decode(UTF_8), UTF_8
    except UnicodeDecodeError as error:
        no_utf_8 = error.start
    # GB18030 reads nearly anything; lines that say Chinese in UTF-8 were pasted in, or the others were.
    lines = data.splitlines(keepends=True)
    strange = next((number for number, line in enumerate(lines) if is_chinese_utf_8(line)), None)
    if strange is not None:
        pasted = any(not line.isascii() for line in lines[:strange])
        raise DataError([_mixed(source.name, data, sum(map(len, lines[:strange])) if pasted else no_utf_8)])
    try:
        return data.decode(GB18030), GB18030
    except UnicodeDecodeError as error:
        raise DataError([_mixed(source.name, data, error.start)]) from None


def _mixed(name: str, data: bytes, at: int) -> Problem:
    return Problem("data-encoding/mixed", Spot(name, row=data.count(b"\n", 0, at) + 1))


def is_chinese_utf_8(line: bytes) -> bool:
    """Whether *line* says at least two Chinese characters in UTF-8; text in GB18030 does not look so by chance."""
    try:
        return not line.isascii() and _CHINESE.search(line.decode(UTF_8)) is not None
    except UnicodeDecodeError:
        return False
