"""Results as tables: one line a record, and one line a finding."""

from collections.abc import Iterator
from decimal import Decimal

from perfrules.evaluation.result import Result
from perfrules.model.rule_set import RuleSet
from perfrules.problems import Cell, Problem
from perfrules.reports import labels
from perfrules.reports.source import cited, period
from perfrules.runs.spool import Entry
from perfrules.words import Lang, Words

_RECORD = Words(en="Record ID", zh="记录编号")
_COMPLETENESS = labels.COMPLETENESS
_FLAGS = Words(en="Flags", zh="问题标识")
_ERRORS = labels.ERRORS
_FINDING = (
    _RECORD, Words(en="Flag", zh="问题标识"), Words(en="Severity", zh="严重程度"), Words(en="Category", zh="类别"),
    Words(en="Row", zh="行"), Words(en="Finding", zh="问题"), labels.RECOMMENDATION, labels.DEADLINE, labels.LAWS,
)  # fmt: skip

_ERROR = (
    _RECORD, Words(en="Code", zh="代码"), Words(en="Table", zh="表"), Words(en="Row", zh="行"), Words(en="Field", zh="字段"),
    Words(en="Value", zh="填报值"), Words(en="Mistake", zh="错误"),
)  # fmt: skip


def record_columns(rules: RuleSet, speech: str) -> tuple[str, ...]:
    """
    The headings of the table of records, in the language *speech*: what came out, the points of every group, what follows.

    >>> import perfrules
    >>> record_columns(perfrules.load("cn.project_self_evaluation"), "en")[:4]
    ('Record ID', 'Status', 'Score', 'Grade')
    """
    lang = _lang(speech)
    before = [one.get(lang) for one in (_RECORD, labels.STATUS, labels.SCORE, labels.GRADE, _COMPLETENESS)]
    after = [_FLAGS.get(lang), _ERRORS.get(lang)]
    groups = {name: group.title.get(speech) for name, group in rules.groups.items()}
    follow = {name: outcome.title.get(speech) for name, outcome in rules.outcomes.items()}
    named = [*groups.items(), *follow.items()]
    taken = [*before, *(title for _, title in named), *after]
    own = [title if taken.count(title) == 1 else f"{title} ({name})" for name, title in named]
    return (*before, *own, *after)


def record_row(result: Result) -> tuple[Entry, ...]:
    """The line of one record; what is undecided is empty, a record with mistakes in its data has nothing but them."""
    lang = _lang(result.lang)
    status = labels.STATUSES[result.status].get(lang)
    if result.status == "error":
        nothing = (None,) * (len(result.rule_set.groups) + len(result.rule_set.outcomes) + 4)
        return (result.id, status, *nothing, "; ".join(_told(problem, lang) for problem in result.errors))
    scores = result.scores
    points = [
        labels.NOT_APPLICABLE.get(lang) if scores[group].not_applicable else scores[group].points
        for group in result.rule_set.groups
    ]
    flags = "; ".join(result.flags.fired)
    came_out = (result.id, status, result.score, result.grade_title, result.completeness)
    return (*came_out, *points, *result.outcomes.values(), flags, None)


def finding_columns(speech: str) -> tuple[str, ...]:
    """
    The headings of the table of findings.

    >>> finding_columns("en")[:3]
    ('Record ID', 'Flag', 'Severity')
    """
    return tuple(words.get(_lang(speech)) for words in _FINDING)


def finding_rows(result: Result) -> Iterator[tuple[Entry, ...]]:
    """The lines of the findings about one record."""
    rules, speech, lang = result.rule_set, result.lang, _lang(result.lang)
    for one in result.findings:
        category = rules.categories.get(one.category or "")
        row: Entry = one.row
        if one.row is not None and one.row == str(one.row_number):
            row = Decimal(one.row)
        yield (
            result.id,
            one.flag,
            labels.SEVERITIES[one.severity].get(lang),
            None if category is None else category.get(speech),
            row,
            one.text,
            one.recommendation or None,
            period(one.deadline, lang) if one.deadline else None,
            "; ".join(cited(rules.laws[law], speech) for law in one.laws),
        )


def error_columns(speech: str) -> tuple[str, ...]:
    """
    The headings of the table of mistakes in data.

    >>> error_columns("en")[:3]
    ('Record ID', 'Code', 'Table')
    """
    return tuple(words.get(_lang(speech)) for words in _ERROR)


def error_rows(result: Result) -> Iterator[tuple[Entry, ...]]:
    """The lines of the mistakes in the data of one record."""
    lang = _lang(result.lang)
    for problem in result.errors:
        cell = problem.where if isinstance(problem.where, Cell) else Cell(result.id, "")
        row = None if cell.row is None else Decimal(cell.row)
        text = f"{problem.said(lang)} {problem.fix(lang)}".strip()
        yield (result.id, problem.code, cell.table, row, cell.field or None, cell.value, text)


def _told(problem: Problem, lang: Lang) -> str:
    return f"{problem.where}: {problem.said(lang)}" if problem.where is not None else problem.said(lang)


def _lang(speech: str) -> Lang:
    return "zh" if speech == "zh" else "en"
