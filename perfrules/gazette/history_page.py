"""The history of a text for reading: for each day on which it changes, a table of what changes."""

from collections.abc import Iterator, Sequence

from perfrules.gazette import labels
from perfrules.gazette.changes import Change
from perfrules.gazette.editions import Edition
from perfrules.gazette.html_page import document, safe
from perfrules.reports import labels as words
from perfrules.reports.safe import escaped
from perfrules.words import Lang

COLUMNS = (labels.WHAT, labels.BEFORE, labels.AFTER, labels.SOURCE, labels.BASIS, labels.REASON)


def columns(lang: Lang) -> list[str]:
    """The headings of a table of changes."""
    return [column.get(lang) for column in COLUMNS]


def row(change: Change, lang: Lang) -> tuple[str, ...]:
    """One change as a line of such a table."""
    return (
        change.name, change.before or "", change.after or "",
        labels.source_of(change, lang), labels.basis_of(change, lang), labels.reason_of(change, lang),
    )  # fmt: skip


def edition_heading(edition: Edition, lang: Lang) -> str:
    """Since when an edition holds."""
    if edition.since is None:
        return labels.BEGINNING.get(lang)
    return labels.FROM.get(lang).format(day=edition.since)


def history_title(editions: Sequence[Edition], lang: Lang) -> str:
    """The title of the history."""
    rules = editions[-1].rules
    return f"{labels.HISTORY.get(lang)}{words.COLON.get(lang)}{rules.title.get(lang)} ({rules.id})"


def markdown_history(editions: Sequence[Edition], lang: Lang) -> str:
    """The history as a Markdown page."""
    return "".join(f"{line}\n" for line in _markdown(editions, lang))


def html_history(editions: Sequence[Edition], lang: Lang) -> str:
    """The history as an HTML page that needs nothing else."""
    return document(history_title(editions, lang), "\n".join(_html(editions, lang)), lang)


def _markdown(editions: Sequence[Edition], lang: Lang) -> Iterator[str]:
    yield f"# {escaped(history_title(editions, lang))}"
    for edition in editions:
        yield ""
        yield f"## {edition_heading(edition, lang)}"
        yield ""
        if not edition.changes:
            yield labels.NO_CHANGES.get(lang)
            continue
        yield f"| {' | '.join(columns(lang))} |"
        yield f"|{'---|' * len(COLUMNS)}"
        for change in edition.changes:
            yield f"| {' | '.join(escaped(cell) for cell in row(change, lang))} |"


def _html(editions: Sequence[Edition], lang: Lang) -> Iterator[str]:
    yield f"<h1>{safe(history_title(editions, lang))}</h1>"
    for edition in editions:
        yield f"<h2>{safe(edition_heading(edition, lang))}</h2>"
        if not edition.changes:
            yield f"<p>{safe(labels.NO_CHANGES.get(lang))}</p>"
            continue
        yield f"<table>\n<tr>{''.join(f'<th>{safe(one)}</th>' for one in columns(lang))}</tr>"
        for change in edition.changes:
            yield f"<tr>{''.join(f'<td>{safe(cell)}</td>' for cell in row(change, lang))}</tr>"
        yield "</table>"
