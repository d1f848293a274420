"""What the review of one form says, as plain strings in the order of the form; how it looks is up to table and Markdown."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, final

from perfrules.evaluation.comparison import Comparison, PrintedSum, Verdict
from perfrules.evaluation.result import Result
from perfrules.exact import from_decimal, rounded, to_text
from perfrules.problems import Problem
from perfrules.reports import labels
from perfrules.reports import review_labels as words
from perfrules.reports.contents import ReportedFinding, report_of
from perfrules.reports.missing import missing_lines
from perfrules.words import Lang, message_language

Outcome = Literal["agrees", "rounding", "differs", "not_comparable", "error"]
_PLACES = 4
_GAPS_AT_MOST = 2
_PERCENT = frozenset({"percent", "percent_points"})


@final
@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One line, as printed; *depth* is 1 for a row of a table. A line without a *verdict* is a heading."""

    depth: int
    title: str
    of: str = ""
    printed: str = ""
    computed: str = ""
    difference: str = ""
    remark: str = ""
    verdict: Verdict | None = None


@final
@dataclass(frozen=True, slots=True)
class Review:
    """The review of one form; *lang* is the language of the labels. *total* are the printed and the recomputed total."""

    title: str
    record: str
    lang: Lang
    outcome: Outcome
    rows: tuple[ReviewRow, ...]
    total: tuple[str, str]
    differing: int
    rounded: int
    findings: tuple[ReportedFinding, ...]
    errors: tuple[Problem, ...]


def review_of(
    result: Result, lang: Lang | None = None, record: str | None = None, shown: Sequence[Comparison] | None = None
) -> Review:
    """
    The review of *result*, with the lines *shown*; by default those that differ.

    *lang* is the language of the labels, by default that of the locale; *record* names the record where it has no id.

    >>> import perfrules
    >>> evaluator = perfrules.Evaluator(perfrules.load("cn.project_self_evaluation"), "en")
    >>> form = {"budget": 100, "executed": "98.61", "declared_rate": "98.6%", "declared_execution": 10, "targets": []}
    >>> for row in review_of(evaluator.evaluate(form), "en").rows:
    ...     print(row.title, row.printed, row.computed, row.difference, row.remark, sep=" | ")
    Execution rate (spent over budget) | 98.6% | 98.61% | -0.01 pp | rounded half up
    Budget execution rate | 10 | 9.86 | +0.14 | rounded half up from 9.861
    """
    return _reviewed(result, lang or message_language(), record, differing(result) if shown is None else shown)


def differing(result: Result) -> tuple[Comparison, ...]:
    """What a reader of the form wants to see: the lines that are not, or whose parts do not add up to, what they should be."""
    return tuple(
        one
        for one in result.review
        if one.verdict not in {"same", "not_printed"} or (one.parts is not None and one.parts.verdict != "same")
    )


def outcome_of(result: Result) -> Outcome:
    """What the review of a form comes to; a form that prints nothing cannot be compared."""
    verdicts = {one.verdict for one in result.review}
    verdicts |= {one.parts.verdict for one in result.review if one.parts is not None}
    if result.status == "error":
        return "error"
    if "different" in verdicts:
        return "differs"
    if "undecided" in verdicts or verdicts <= {"not_printed"}:
        return "not_comparable"
    return "rounding" if "rounding" in verdicts else "agrees"


def remark_on(result: Result, comparison: Comparison, lang: Lang) -> str:
    """What a line says about its figures; of many reasons for a gap, the first ones."""
    said = words.VERDICTS[comparison.verdict].get(lang)
    if comparison.rounding is not None:
        said = words.ROUNDED_BY[comparison.rounding].get(lang)
        if comparison.exact is not None and comparison.exact != comparison.computed:
            exact = figure(comparison, comparison.exact, lang)
            said = words.BEHIND.get(lang).format(rounding=said, exact=exact)
    if comparison.missing:
        gaps = list(missing_lines(result.rule_set, comparison.missing, lang, result.lang))
        gaps[_GAPS_AT_MOST:] = ["…"] if len(gaps) > _GAPS_AT_MOST else []
        said = words.WHY.get(lang).format(verdict=said, gaps=words.GAP_SEPARATOR.get(lang).join(gaps))
    parts = comparison.parts
    return said if parts is None or parts.verdict == "same" else _with_parts(said, parts, lang)


def grade_title(result: Result, grade: str) -> str:
    """The title of a grade, or of a word that replaces it; the word itself where it has none."""
    rules = result.rule_set
    titles = [limit.title for limit in rules.grade_limits.values() if limit.becomes == grade]
    titles += [rules.grades[grade].title] if grade in rules.grades else []
    return next((title.get(result.lang) for title in titles if title is not None), grade)


def figure(comparison: Comparison, value: Decimal | str | None, lang: Lang, sign: str = "") -> str:
    """
    *value* as a form prints it: four places at most, percentages with their sign, money with its unit.

    With the *sign* `+` it is a difference, which shows its direction.
    """
    if value is None or isinstance(value, str):
        return value or ""
    percent = comparison.kind.name in _PERCENT
    n, d = from_decimal(value)
    text = to_text(rounded((n * 100, d) if percent else (n, d), _PLACES))
    text = f"{sign}{text}" if value > 0 else text
    if percent:
        return f"{text}{words.PERCENT_POINTS.get(lang) if sign else '%'}"
    return f"{text}{comparison.kind.unit or ''}"


def _with_parts(said: str, parts: PrintedSum, lang: Lang) -> str:
    added = to_text(rounded(from_decimal(parts.sum), _PLACES))
    if parts.rounding is None:
        more = words.PARTS_DIFFER.get(lang).format(sum=added)
    else:
        more = words.PARTS_ROUNDED.get(lang).format(sum=added, rounding=words.ROUNDED_BY[parts.rounding].get(lang))
    return f"{said}{words.GAP_SEPARATOR.get(lang)}{more}"


def _reviewed(result: Result, lang: Lang, record: str | None, shown: Sequence[Comparison]) -> Review:
    report = report_of(result, lang, record)
    total = next((one for one in result.review if one.item == "total"), None)
    printed = "" if total is None else figure(total, total.printed, lang)
    computed = "" if result.score is None else f"{result.score:f}"
    verdicts = [one.verdict for one in result.review]
    wrong_sums = [one for one in result.review if one.parts is not None and one.parts.verdict == "different"]
    differing = verdicts.count("different") + sum(one.verdict != "different" for one in wrong_sums)
    return Review(
        report.title, report.record, lang, outcome_of(result), tuple(_rows(result, shown, lang)), (printed, computed),
        differing, verdicts.count("rounding"), report.findings, report.errors,
    )  # fmt: skip


def _rows(result: Result, shown: Sequence[Comparison], lang: Lang) -> Iterator[ReviewRow]:
    headed = None
    for one in shown:
        if one.row is not None and one.item != headed:
            headed = one.item
            yield ReviewRow(0, one.title)
        yield ReviewRow(
            0 if one.row is None else 1,
            _title(one, lang),
            figure(one, one.of, lang),
            _shown(result, one, one.printed, lang),
            _shown(result, one, one.computed, lang),
            figure(one, one.difference, lang, "+"),
            remark_on(result, one, lang),
            one.verdict,
        )


def _title(comparison: Comparison, lang: Lang) -> str:
    if comparison.row is None:
        return comparison.title
    return comparison.label or labels.ROW.get(lang).format(row=comparison.row)


def _shown(result: Result, comparison: Comparison, value: Decimal | str | None, lang: Lang) -> str:
    """A figure, or a grade by its title."""
    return grade_title(result, value) if isinstance(value, str) else figure(comparison, value, lang)
