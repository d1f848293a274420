"""What is missing, in words: one line for each item and field, with the numbers of its rows."""

from collections.abc import Iterable, Iterator

from perfrules.evaluation.gaps import Gap
from perfrules.model.rule_set import RuleSet
from perfrules.reports import labels
from perfrules.reports.source import because, field_title, title_of
from perfrules.words import Lang


def missing_lines(rules: RuleSet, gaps: Iterable[Gap], lang: Lang, speech: str) -> Iterator[str]:
    """The lines of *gaps*, in the words of *lang* and the titles of the language *speech*."""
    found: dict[Gap, list[str]] = {}
    for gap in gaps:
        alike = Gap(gap.item, gap.field, gap.reason, gap.table)
        found.setdefault(alike, []).extend([str(gap.row)] if gap.row is not None else [])
    for gap, rows in found.items():
        said = _said(rules, gap, lang, speech)
        separator = labels.SEPARATOR.get(lang)
        yield labels.IN_ROWS.get(lang).format(gap=said, rows=separator.join(rows)) if rows else said


def _said(rules: RuleSet, gap: Gap, lang: Lang, speech: str) -> str:
    limit = rules.grade_limits.get(gap.item)
    item = title_of(rules, gap.item, speech) if limit is None else because(limit, speech)
    field = gap.field
    if gap.reason != "division-by-zero" or field.isidentifier():
        field = field_title(rules, field, gap.table, speech)
    return labels.GAPS[gap.reason].get(lang).format(item=item, field=field)
