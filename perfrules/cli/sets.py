"""The commands about rule sets: `list`, `show`, `schema`, `copy`."""

import os
from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from perfrules.cli import words
from perfrules.cli.sources import rules_from
from perfrules.cli.terminal import FINE, STANDARD, USAGE, Stop, Terminal
from perfrules.errors import RuleFileError
from perfrules.loading import find_set, list_rule_sets
from perfrules.model.rule_set import RuleSet
from perfrules.problems import Problem
from perfrules.reports import labels, outline
from perfrules.reports.safe import harmless
from perfrules.reports.table import grid, heading
from perfrules.schema import schema_text
from perfrules.words import Lang, Words

_ID = Words(en="Id", zh="标识")
_TITLE = Words(en="Title", zh="名称")
_STATUS = Words(en="Status", zh="性质")
_IN_FORCE = Words(en="In force", zh="施行")
_SHA256 = Words(en="SHA-256 of the text", zh="文本的SHA-256")
_LAWS = Words(en="Laws", zh="依据")
_ADDRESS = Words(en="Address", zh="网址")
_TREE = Words(en="Score tree", zh="指标体系")
_POINTS = Words(en="Points", zh="分值")
_METHOD = Words(en="Method", zh="计分方法")
_INPUTS = Words(en="Inputs", zh="填报内容")
_KIND = Words(en="What is written there", zh="填写方式")
_TABLE = Words(en="Table {table}", zh="表 {table}")
_PARAMETERS = Words(en="Parameters", zh="参数")
_VALUE = Words(en="Value", zh="取值")
_PART = Words(en="Part", zh="项目")
_RULE = Words(en="Rule", zh="规则")
_GRADES = Words(en="Grades", zh="等级")
_CUT = Words(en="When", zh="条件")
_FLAGS = Words(en="Flags", zh="问题")
_SEVERITY = Words(en="Severity", zh="程度")
_CATEGORY = Words(en="Category", zh="分类")
_OUTCOMES = Words(en="Use of the result", zh="结果应用")
_PROVENANCE = Words(en="How sure the items are", zh="各项的出处")
_COUNT = Words(en="Items", zh="项数")


def list_sets(terminal: Terminal) -> int:
    """Print the shipped rule sets."""
    lang = terminal.lang
    rows = [(entry.id, entry.title.get(lang), outline.STATUSES[entry.status].get(lang)) for entry in list_rule_sets()]
    terminal.show(grid([_ID.get(lang), _TITLE.get(lang), _STATUS.get(lang)], rows))
    return FINE


def show(source: str, as_of: str | None, terminal: Terminal) -> int:
    """Print a rule set for reading, as it stands on the day *as_of*."""
    for part in _shown(rules_from(source, terminal.lang, as_of), terminal.lang):
        terminal.show(part)
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


def _shown(rules: RuleSet, lang: Lang) -> Iterator[RenderableType]:
    colon = labels.COLON.get(lang)
    yield Text(harmless(f"{rules.title.get(lang)} ({rules.id})"), style="bold")
    yield Text(f"{_STATUS.get(lang)}{colon}{outline.STATUSES[rules.status].get(lang)}")
    yield Text(f"{_IN_FORCE.get(lang)}{colon}{outline.in_force(rules, lang)}")
    yield Text(f"{_SHA256.get(lang)}{colon}{rules.stamp.sha256}")
    if rules.note is not None:
        yield Text(harmless(rules.note.get(lang)))
    yield from _section(_LAWS, (_ID, _LAWS, _ADDRESS), outline.laws(rules, lang), lang)
    yield from _section(_TREE, (_TITLE, _ID, _POINTS, _METHOD), outline.tree(rules, lang), lang, numbers=(2,))
    yield from _section(_INPUTS, (_ID, _TITLE, _KIND), outline.fields(rules.inputs, lang), lang)
    for table in rules.tables.values():
        title = f"{table.title.get(lang)} ({table.id})"
        named = Words(en=_TABLE.en.format(table=title), zh=_TABLE.zh.format(table=title))
        yield from _section(named, (_ID, _TITLE, _KIND), outline.fields(table.columns, lang), lang)
    yield from _section(_PARAMETERS, (_ID, _TITLE, _VALUE), outline.parameters(rules, lang), lang)
    yield from _section(labels.PANEL, (_PART, _RULE), outline.panel(rules, lang), lang)
    yield from _section(_GRADES, (_ID, _TITLE, _CUT), outline.grades(rules, lang), lang)
    yield from _section(_FLAGS, (_ID, _TITLE, _SEVERITY, _CATEGORY), outline.flags(rules, lang), lang)
    outcomes = ((one.id, one.title.get(lang)) for one in rules.outcomes.values())
    yield from _section(_OUTCOMES, (_ID, _TITLE), outcomes, lang)
    yield from _section(_PROVENANCE, (_PROVENANCE, _COUNT), outline.provenance(rules, lang), lang, numbers=(1,))


def _section(
    title: Words, columns: tuple[Words, ...], rows: Iterator[outline.Row], lang: Lang, numbers: tuple[int, ...] = ()
) -> Iterator[RenderableType]:
    """A heading and a table; nothing where there are no rows."""
    listed = list(rows)
    if listed:
        yield heading(title.get(lang))
        yield grid([column.get(lang) for column in columns], listed, numbers)
