"""The commands about rule sets: `list`, `schema`, `copy`."""

import os

from perfrules.cli import words
from perfrules.cli.terminal import FINE, STANDARD, USAGE, Stop, Terminal
from perfrules.errors import RuleFileError
from perfrules.loading import find_set, list_rule_sets
from perfrules.problems import Problem
from perfrules.reports import outline
from perfrules.reports.table import grid
from perfrules.schema import schema_text
from perfrules.words import Words

_ID = Words(en="Id", zh="标识")
_TITLE = Words(en="Title", zh="名称")
_STATUS = Words(en="Status", zh="性质")


def list_sets(terminal: Terminal) -> int:
    """Print the shipped rule sets."""
    lang = terminal.lang
    rows = [(entry.id, entry.title.get(lang), outline.STATUSES[entry.status].get(lang)) for entry in list_rule_sets()]
    terminal.show(grid([_ID.get(lang), _TITLE.get(lang), _STATUS.get(lang)], rows))
    return FINE


def schema(output: str | None, terminal: Terminal) -> int:
    """Print or write the schema of rule files."""
    terminal.write([schema_text().encode()], output)
    return FINE


def copy(set_id: str, file: str, terminal: Terminal) -> int:
    """Copy the file of a shipped set byte by byte; nothing is overwritten."""
    try:
        data = find_set(set_id).read_bytes()
    except RuleFileError as error:
        raise Stop(USAGE, error.problems) from None
    if file != STANDARD and os.path.lexists(file):
        raise Stop(USAGE, [Problem("output-exists", None, {"file": file})])
    terminal.write([data], file)
    if file != STANDARD:
        terminal.line(words.COPIED.get(terminal.lang).format(file=file))
    return FINE
