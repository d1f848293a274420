"""Reviews as Markdown pages and as lines of a table; everything that comes from rules or data is escaped."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from perfrules.evaluation.comparison import Comparison
from perfrules.evaluation.result import Result
from perfrules.reports import labels
from perfrules.reports import review_labels as words
from perfrules.reports.reviews import Review, grade_title, remark_on
from perfrules.reports.safe import escaped
from perfrules.words import Lang

COLUMNS = (words.ITEM, words.OF, words.PRINTED, words.COMPUTED, words.DIFFERENCE, words.REMARK)
SUMMARY_COLUMNS = (
    labels.RECORD, words.OUTCOME, words.DIFFERING, words.ROUNDED, words.PRINTED, words.COMPUTED, labels.FINDINGS,
)  # fmt: skip
_INDENT = "&emsp;"
Line = tuple[str | Decimal | int | None, ...]


def review_page(review: Review, level: int = 1) -> Iterator[str]:
    """The lines of one form, ending with an empty one; *level* is that of its heading."""
    lang, colon = review.lang, labels.COLON.get(review.lang)
    yield f"{'#' * level} {escaped(review.title)}{colon if review.record else ''}{escaped(review.record)}"
    yield ""
    yield f"- {words.OUTCOME.get(lang)}{colon}{words.OUTCOMES[review.outcome].get(lang)}"
    yield ""
    if review.rows:
        yield from _table([one.get(lang) for one in COLUMNS], "---|--:|--:|--:|--:|---")
        for row in review.rows:
            cells = (row.title, row.of, row.printed, row.computed, row.difference, row.remark)
            yield _line([f"{_INDENT * row.depth}{escaped(cells[0])}", *map(escaped, cells[1:])])
        yield ""
    elif review.outcome != "error":
        yield words.NO_DIFFERENCE.get(lang)
        yield ""
    yield from _bullets(f"{'#' * (level + 1)} {labels.FINDINGS.get(lang)}", finding_lines(review))
    errors = [f"{problem.line(lang)} {problem.fix(lang)}" for problem in review.errors]
    yield from _bullets(f"{'#' * (level + 1)} {labels.ERRORS.get(lang)}", errors)


def summary_page(reviews: Iterable[Review], lang: Lang) -> Iterator[str]:
    """The lines of a table with one line for each form, and the count."""
    yield f"# {words.SUMMARY.get(lang)}"
    yield ""
    yield from _table([one.get(lang) for one in SUMMARY_COLUMNS], "---|---|--:|--:|--:|--:|---")
    counts: Counter[str] = Counter()
    for review in reviews:
        counts[review.outcome] += 1
        yield _line(map(escaped, summary_cells(review)))
    yield ""
    yield escaped(counted(counts, lang))
    yield ""


def summary_cells(review: Review) -> tuple[str, ...]:
    """One form under `SUMMARY_COLUMNS`."""
    found = [one.severity_word for one in review.findings]
    said = [one.get(review.lang) for one in labels.SEVERITIES.values()]
    findings = labels.SEPARATOR.get(review.lang).join(f"{one} {found.count(one)}" for one in said if one in found)
    outcome = words.OUTCOMES[review.outcome].get(review.lang)
    return (review.record, outcome, str(review.differing), str(review.rounded), *review.total, findings)


def counted(counts: Counter[str], lang: Lang) -> str:
    """How many forms came to what."""
    parts = [
        words.COUNT.get(lang).format(count=counts[outcome], words=said.get(lang))
        for outcome, said in words.COUNTED.items()
        if counts[outcome]
    ]
    total = counts.total()
    whole = words.ONE_RECORD if total == 1 else words.RECORDS
    return whole.get(lang).format(count=total, parts=labels.SEPARATOR.get(lang).join(parts))


def finding_lines(review: Review) -> list[str]:
    """The findings of a form: how serious, what sort, which row, what was found."""
    colon = labels.COLON.get(review.lang)
    return [
        f"{' · '.join(part for part in (one.severity_word, one.title, one.row) if part)}{colon}{one.text}"
        for one in review.findings
    ]


def csv_columns(lang: Lang) -> list[str]:
    """The headings of `csv_lines`."""
    return [one.get(lang) for one in words.CSV.values()]


def csv_lines(result: Result, shown: Iterable[Comparison], record: str, lang: Lang) -> Iterator[Line]:
    """The *shown* comparisons of one form as cells."""
    for one in shown:
        printed, computed = (
            grade_title(result, value) if isinstance(value, str) else value for value in (one.printed, one.computed)
        )
        yield (
            record, one.item, one.row, one.label or one.title, one.of, printed, computed, one.exact, one.difference,
            words.VERDICTS[one.verdict].get(lang), words.ROUNDED_BY[one.rounding].get(lang) if one.rounding else None,
            None if one.parts is None else one.parts.sum, remark_on(result, one, lang),
        )  # fmt: skip


def _bullets(heading: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield heading
        yield ""
        yield from (f"- {escaped(line)}" for line in lines)
        yield ""


def _table(titles: Sequence[str], rule: str) -> Iterator[str]:
    yield _line(titles)
    yield f"|{rule}|"


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
