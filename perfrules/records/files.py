"""Data files to records: one record or a list of them, as JSON or YAML."""

from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple, final
from unicodedata import normalize

from perfrules.errors import DataError
from perfrules.problems import Cell, Place, Problem
from perfrules.records.json_text import from_json
from perfrules.records.record import ID
from perfrules.records.refusal import described, quoted
from perfrules.text import ListNode, MapNode, Node, read_nodes

LARGEST_FILE_MB = 64
MOST_RECORDS = 200_000
_EMPTY = frozenset({"ambiguous-value/empty", "ambiguous-value/nothing"})
_FORMS = {".json": "json", ".yaml": "yaml", ".yml": "yaml"}


@final
class Records(NamedTuple):
    """The records of a file, not yet looked into; *as_list* says whether they were given as a list, or as one record."""

    records: tuple[object, ...]
    as_list: bool


def read_records(path: Path) -> Records:
    """The records of the file at *path*, by its ending; DataError if they cannot be read."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE_MB * 1024 * 1024 + 1)
    except OSError:
        raise DataError([Problem("data-file", None, {"file": quoted(str(path))})]) from None
    return records_from(data, str(path))


def records_from(data: bytes, name: str) -> Records:
    """
    The records that *data* says; DataError if they cannot be read as records at all.

    The ending of *name* tells the form; a name without ending (standard input) is JSON if it begins like JSON, else YAML.
    JSON of any size up to 64 MB; YAML, with the size limits of a rule file, is for records written by hand.

    >>> records_from(b'[{"id": "P-1"}]', "data.json")
    Records(records=({'id': 'P-1'},), as_list=True)
    >>> records_from(b'id: P-1', "data.yaml")
    Records(records=({'id': 'P-1'},), as_list=False)
    """
    form = _form(data, name)
    if form is None:
        raise DataError([Problem("data-file/form", None, {"file": quoted(name)})])
    if not data.strip():
        raise DataError([Problem("data-file/empty", Place(name, 1, 1))])
    if len(data) > LARGEST_FILE_MB * 1024 * 1024:
        raise DataError([Problem("data-size/file", Place(name, 1, 1), {"limit": str(LARGEST_FILE_MB)})])
    found = from_json(data, name) if form == "json" else _from_yaml(data, name)
    if isinstance(found, dict):
        return Records((found,), as_list=False)
    if not isinstance(found, list):
        raise DataError([Problem("data-top", Place(name, 1, 1), {"found": described(found)})])
    if not found:
        raise DataError([Problem("data-top/empty", Place(name, 1, 1))])
    if len(found) > MOST_RECORDS:
        facts = {"count": str(len(found)), "limit": str(MOST_RECORDS)}
        raise DataError([Problem("data-size/records", Place(name, 1, 1), facts)])
    if repeated := list(_repeated(found)):
        raise DataError(repeated)
    return Records(tuple(found), as_list=True)


def _form(data: bytes, name: str) -> str | None:
    ending = Path(name).suffix.lower()
    if ending:
        return _FORMS.get(ending)
    return "json" if data.removeprefix(b"\xef\xbb\xbf").lstrip().startswith((b"{", b"[")) else "yaml"


def _from_yaml(data: bytes, name: str) -> object:
    node, problems = read_nodes(data, name)
    # Rules are never empty, records may well be: `paid:` and `paid: null` say that it is not known.
    refused = [problem for problem in problems if problem.key not in _EMPTY]
    if refused or node is None:
        raise DataError(refused)
    return _plain(node, frozenset(str(problem.where) for problem in problems))


def _plain(node: Node, empty: frozenset[str]) -> object:
    """The value of a node without its place, None at the places *empty*; depth was limited where the text was read."""
    if isinstance(node, MapNode):
        return {entry.key: _plain(entry.node, empty) for entry in node}
    if isinstance(node, ListNode):
        return [_plain(item, empty) for item in node.items]
    value = node.value
    if isinstance(value, Decimal):
        return value if "." in node.text else int(value)
    return None if value == "" or str(node.place) in empty else value


def _repeated(records: Iterable[object]) -> Iterable[Problem]:
    """Records whose id an earlier record has, blanks and widths of characters aside."""
    seen: dict[str, int] = {}
    for number, record in enumerate(records, start=1):
        given = record.get(ID) if isinstance(record, dict) else None
        code = normalize("NFKC", str(given)).strip() if type(given) in (str, int) else ""
        if code in seen:
            facts = {"id": quoted(code), "first": str(seen[code]), "second": str(number)}
            yield Problem("data-id/twice", Cell(quoted(code), ID), facts)
        elif code:
            seen[code] = number
