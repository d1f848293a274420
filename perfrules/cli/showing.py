"""The command `show`: a rule set for reading, its consolidated text, its history."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from perfrules.cli.sources import code_for, day_from, rule_file, rules_from
from perfrules.cli.terminal import FINE, PROBLEMS, USAGE, Stop, Terminal, one_of
from perfrules.cli.words import SEE_RULES
from perfrules.errors import RuleFileError
from perfrules.gazette import Change, Edition, alterations_of, editions
from perfrules.gazette import labels as words
from perfrules.gazette.history_page import edition_heading, history_title, html_history, markdown_history
from perfrules.gazette.text import FORMS
from perfrules.model.rule_set import RuleSet
from perfrules.problems import Problem, shortened
from perfrules.reports import labels, outline
from perfrules.reports.safe import harmless
from perfrules.reports.table import grid, heading
from perfrules.words import Lang, Words

TABLE = "table"
_LONGEST = 200
_HISTORY_FORMS = {"markdown": markdown_history, "html": html_history}
_TITLE = Words(en="Title", zh="名称")
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


def show(source: str, as_of: str | None, form: str, output: str | None, terminal: Terminal) -> int:
    """Print or write, in *form*, a rule set as it stands on the day *as_of*."""
    one_of("--format", form, (TABLE, *FORMS))
    rules = rules_from(source, terminal.lang, as_of)
    if form == TABLE:
        terminal.write_shown(_shown(rules, terminal.lang), output, (source,))
        return FINE
    text = next(write for name, write in FORMS.items() if name == form)
    terminal.write([text(rules, terminal.lang).encode()], output, (source,))
    return FINE


def show_history(source: str, as_of: str | None, form: str, output: str | None, terminal: Terminal) -> int:
    """Print or write, in *form*, every day on which the text changes, up to the day *as_of*."""
    one_of("--format", form, (TABLE, *_HISTORY_FORMS))
    day = day_from("--as-of", as_of)
    try:
        every = editions(rule_file(source))
    except RuleFileError as error:
        code = code_for(error.problems, PROBLEMS)
        note = SEE_RULES.get(terminal.lang).format(file=source) if code == PROBLEMS else ""
        raise Stop(code, error.problems, note) from None
    found = [one for one in every if day is None or one.since is None or one.since <= day]
    if not found:
        facts = {"as_of": str(day), "from": str(every[0].since)}
        raise Stop(USAGE, [Problem("not-in-force", None, facts)])
    if form == TABLE:
        terminal.write_shown(_history(found, terminal.lang), output, (source,))
    else:
        terminal.write([_HISTORY_FORMS[form](found, terminal.lang).encode()], output, (source,))
    return FINE


def _history(found: Sequence[Edition], lang: Lang) -> Iterator[RenderableType]:
    yield Text(harmless(history_title(found, lang)), style="bold")
    for edition in found:
        yield heading(edition_heading(edition, lang))
        yield from _changes(edition.changes, lang)
        if not edition.changes:
            yield _indented(words.NO_CHANGES.get(lang), 2)


def _changes(changes: Sequence[Change], lang: Lang) -> Iterator[RenderableType]:
    """Each change with what stood there and stands there now, and below it where it comes from."""
    for change in changes:
        before, after = (shortened(text or "", _LONGEST) for text in (change.before, change.after))
        shown = {"add": f"+ {change.name}: {after}", "remove": f"- {change.name}: {before}"}
        yield _indented(shown.get(change.kind, f"  {change.name}: {before} → {after}"), 2)
        yield _indented(words.SEPARATOR.get(lang).join(words.origin(change, lang)), 6)


def _indented(text: str, blanks: int) -> RenderableType:
    return Padding(Text(harmless(text)), (0, 0, 0, blanks))


def _shown(rules: RuleSet, lang: Lang) -> Iterator[RenderableType]:
    colon = labels.COLON.get(lang)
    yield Text(harmless(f"{rules.title.get(lang)} ({rules.id})"), style="bold")
    yield Text(f"{words.STATUS.get(lang)}{colon}{outline.STATUSES[rules.status].get(lang)}")
    yield Text(f"{words.IN_FORCE.get(lang)}{colon}{outline.in_force(rules, lang)}")
    if rules.stamp.as_of is not None:
        yield Text(f"{words.AS_OF.get(lang)}{colon}{rules.stamp.as_of}")
    yield Text(f"{words.SHA256.get(lang)}{colon}{rules.stamp.sha256}")
    if rules.note is not None:
        yield Text(harmless(rules.note.get(lang)))
    yield from _section(labels.LAWS, (words.ID, labels.LAWS, _ADDRESS), outline.laws(rules, lang), lang)
    yield from _section(_TREE, (_TITLE, words.ID, _POINTS, _METHOD), outline.tree(rules, lang), lang, numbers=(2,))
    yield from _section(_INPUTS, (words.ID, _TITLE, _KIND), outline.fields(rules.inputs, lang), lang)
    for table in rules.tables.values():
        title = f"{table.title.get(lang)} ({table.id})"
        named = Words(en=_TABLE.en.format(table=title), zh=_TABLE.zh.format(table=title))
        yield from _section(named, (words.ID, _TITLE, _KIND), outline.fields(table.columns, lang), lang)
    yield from _section(_PARAMETERS, (words.ID, _TITLE, _VALUE), outline.parameters(rules, lang), lang)
    yield from _section(labels.PANEL, (_PART, _RULE), outline.panel(rules, lang), lang)
    yield from _section(_GRADES, (words.ID, _TITLE, _CUT), outline.grades(rules, lang), lang)
    yield from _section(_FLAGS, (words.ID, _TITLE, _SEVERITY, _CATEGORY), outline.flags(rules, lang), lang)
    outcomes = ((one.id, one.title.get(lang)) for one in rules.outcomes.values())
    yield from _section(_OUTCOMES, (words.ID, _TITLE), outcomes, lang)
    yield from _section(_PROVENANCE, (_PROVENANCE, _COUNT), outline.provenance(rules, lang), lang, numbers=(1,))
    if changes := alterations_of(rules):
        yield heading(words.CHANGES.get(lang))
        yield from _changes(changes, lang)


def _section(
    title: Words, columns: tuple[Words, ...], rows: Iterator[outline.Row], lang: Lang, numbers: tuple[int, ...] = ()
) -> Iterator[RenderableType]:
    """A heading and a table; nothing where there are no rows."""
    listed = list(rows)
    if listed:
        yield heading(title.get(lang))
        yield grid([column.get(lang) for column in columns], listed, numbers)
