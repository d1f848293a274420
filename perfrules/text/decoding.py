"""Bytes of a rule file to its text: UTF-8 only; other encodings are recognised so that the message can name them."""

from perfrules.problems import Place, Problem

LARGEST_FILE = 1024 * 1024
_MARK = b"\xef\xbb\xbf"
_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_LOOKED_AT = 1000


def decoded(data: bytes, file: str) -> str | Problem:
    """
    The text of *data* without its byte order mark, or the one problem that keeps it from being read.

    >>> decoded("format: 1".encode(), "rules.yaml")
    'format: 1'
    >>> decoded("标题: 甲".encode("gb18030"), "rules.yaml").key
    'encoding/gb18030'
    """
    if len(data) > LARGEST_FILE:
        return Problem("too-large/file", Place(file, 1, 1), {"limit": "1"})
    # A text of letters has a zero in every second byte of UTF-16; a single stray zero is a refused character instead.
    if data.startswith(_UTF_16_MARKS) or data.count(0) * 10 > len(data):
        return Problem("encoding/utf-16", Place(file, 1, 1))
    try:
        return data.removeprefix(_MARK).decode()
    except UnicodeDecodeError as error:
        return _other_encoding(data.removeprefix(_MARK), error.start, file)


def _other_encoding(data: bytes, start: int, file: str) -> Problem:
    """The problem at the first byte that is not UTF-8, shown in the encoding that the file most likely has."""
    codec = "utf-16" if 0 in data else _chinese(data)
    shown = data.decode(codec if codec and codec != "utf-16" else "utf-8", errors="replace")
    before = data[:start].decode()
    line = before.count("\n")
    column = len(before) - (before.rfind("\n") + 1)
    source = shown.split("\n")[line].rstrip("\r")
    return Problem(f"encoding/{codec or 'unknown'}", Place(file, line + 1, column + 1, source))


def _chinese(data: bytes) -> str | None:
    """Which Chinese encoding reads the bytes as the more everyday characters; None when neither reads them at all."""
    # The everyday characters stand in one range of lead bytes in each of the two; a wrong guess lands outside it.
    everyday = {"gb18030": ("gb2312", range(0xB0, 0xD8)), "big5": ("big5", range(0xA4, 0xC7))}
    shares = {}
    for codec, (small, leads) in everyday.items():
        try:
            found = [char for char in data.decode(codec) if not char.isascii()][:_LOOKED_AT]
        except UnicodeDecodeError:
            continue
        hits = sum(code[0] in leads for char in found if len(code := char.encode(small, errors="ignore")) > 1)
        shares[codec] = hits / len(found)
    return max(shares, key=shares.__getitem__) if shares else None
