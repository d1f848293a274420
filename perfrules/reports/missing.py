"""What is missing, in words: one line for each item and field, with the numbers of its rows and the assessors of its sheets."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from perfrules.evaluation.gaps import Gap
from perfrules.model.rule_set import RuleSet
from perfrules.reports import labels
from perfrules.reports.source import because, field_title
from perfrules.words import Lang


def missing_lines(rules: RuleSet, gaps: Iterable[Gap], lang: Lang, speech: str) -> Iterator[str]:
    """The lines of *gaps*, in the words of *lang* and the titles of the language *speech*."""
    rows: dict[Gap, list[str]] = {}
    for gap in gaps:
        on_row = gap.row is not None and not _is_sheet(rules, gap)
        rows.setdefault(replace(gap, row=None), []).extend([str(gap.row)] if on_row else [])
    found: dict[str, list[str]] = {}
    separator = labels.SEPARATOR.get(lang)
    for gap, numbers in rows.items():
        said = _said(rules, gap, lang, speech)
        if numbers:
            said = labels.IN_ROWS.get(lang).format(gap=said, rows=separator.join(numbers))
        found.setdefault(said, []).extend([] if gap.assessor is None else [gap.assessor])
    for said, assessors in found.items():
        named = labels.ON_SHEET.get(lang).format(gap=said, assessor=separator.join(assessors))
        yield named if assessors else said


def _is_sheet(rules: RuleSet, gap: Gap) -> bool:
    """Whether the row that *gap* tells is an assessor's sheet."""
    return gap.assessor is not None and rules.panel is not None and gap.table == rules.panel.table


def _said(rules: RuleSet, gap: Gap, lang: Lang, speech: str) -> str:
    limit = rules.grade_limits.get(gap.item)
    item = field_title(rules, gap.item, None, speech) if limit is None else because(limit, speech)
    field = gap.field
    if gap.reason != "division-by-zero" or field.isidentifier():
        field = field_title(rules, field, gap.table, speech)
    return labels.GAPS[gap.reason].get(lang).format(item=item, field=field)
