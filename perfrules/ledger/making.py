"""From results to a list: what was found, by when it is to be put right, and what became of an earlier list."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import final

from perfrules.errors import DataError
from perfrules.evaluation.findings import Finding
from perfrules.evaluation.result import Result
from perfrules.formula.literals import iso_date
from perfrules.ledger.item import LedgerItem
from perfrules.model.items import FlagSeverity
from perfrules.problems import Cell, Problem, shortened
from perfrules.records.texts import LONGEST_TEXT
from perfrules.reports.source import cited, period
from perfrules.words import Lang

NAMES = ("project_name", "name")
"""The inputs that name a record, where nothing else is said."""

TO_PUT_RIGHT: tuple[FlagSeverity, ...] = ("error", "warning")
_LONGEST_LABEL = 200
_SEPARATOR = "；"
_ESCAPES = str.maketrans({"%": "%25", "/": "%2F", "#": "%23"})


def items_from(  # noqa: PLR0913 - every choice of a notice has its name
    results: Iterable[Result],
    issued: date,
    *,
    responsible: str | None = None,
    name: str | None = None,
    due: date | None = None,
    severities: Iterable[FlagSeverity] = TO_PUT_RIGHT,
    previous: Iterable[LedgerItem] = (),
) -> tuple[LedgerItem, ...]:
    """
    The problems that *results* show, as a list passed on to the units on the day *issued*.

    *responsible* and *name* are the inputs that hold the unit and the name of a record (KeyError where the rules have no
    such input). A deadline is the date that the rules give, or *issued* and the days they give; with *due*, that day for
    all. *severities* are those that call for rectification. A result with mistakes in its data adds nothing.

    *previous* is an earlier list: an item that is found again keeps its day of issue, deadline, unit and answers. One that
    its record no longer shows stays, with `found` False; one that could not be looked at stays as it was: its record was
    not evaluated, its flag is undecided or gone. DataError where another rule set uses the same key.
    """
    maker = _Maker(issued, responsible, name, due, frozenset(severities), tuple(previous))
    found = [item for result in results for item in maker.of(result)]
    return (*found, *maker.previous.values())


@final
class _Maker:
    def __init__(  # noqa: PLR0913, PLR0917 - made by the function above only
        self,
        issued: date,
        responsible: str | None,
        name: str | None,
        due: date | None,
        severities: frozenset[FlagSeverity],
        previous: tuple[LedgerItem, ...],
    ) -> None:
        self.issued = issued
        self.responsible = responsible
        self.name = name
        self.due = due
        self.severities = severities
        self.previous = {item.key: item for item in previous}
        self.by_record: dict[tuple[str, str], list[str]] = {}
        for item in previous:
            self.by_record.setdefault((item.rules, item.record), []).append(item.key)
        self.keys: Counter[str] = Counter()
        self.number = 0

    def of(self, result: Result) -> Iterator[LedgerItem]:
        """The items of one result."""
        self.number += 1
        if result.status == "error":
            return
        record = result.id or str(self.number)
        for finding in result.findings:
            key = self._key(record, finding)
            if finding.severity in self.severities or key in self.previous:
                yield self._again(self._item(key, record, finding, result))
                self.previous.pop(key, None)
        for key in self.by_record.get((result.rule_set.id, record), ()):
            if key in self.previous and _was_looked_for(self.previous[key], result):
                self.previous[key] = replace(self.previous[key], found=False)

    def _key(self, record: str, finding: Finding) -> str:
        """The record, the flag, the row; the second finding of the same name has `#2` behind it."""
        parts = [record, finding.flag]
        parts += [finding.item] if finding.item is not None else []
        parts += [shortened(finding.row, _LONGEST_LABEL)] if finding.row is not None else []
        key = "/".join(part.translate(_ESCAPES) for part in parts)
        self.keys[key] += 1
        return key if self.keys[key] == 1 else f"{key}#{self.keys[key]}"

    def _item(self, key: str, record: str, finding: Finding, result: Result) -> LedgerItem:
        rules, lang = result.rule_set, result.lang
        flag = rules.flags.get(finding.flag)
        category = rules.categories.get(finding.category or "")
        laws = _SEPARATOR.join(cited(rules.laws[law], lang) for law in finding.laws)
        return LedgerItem(
            key=key,
            record=record,
            name=self._given(result, self.name or next((one for one in NAMES if one in rules.inputs), None)),
            title=None if flag is None else _text(flag.title.get(lang)),
            category=None if category is None else _text(category.get(lang)),
            severity=finding.severity,
            row=_text(finding.row),
            finding=_text(finding.text) or "",
            recommendation=_text(finding.recommendation),
            basis=_text(laws),
            responsible=self._given(result, self.responsible),
            issued=self.issued,
            deadline=self.due or self._deadline(finding, result),
            period=_period(finding, "zh" if lang == "zh" else "en"),
            last_found=self.issued,
            rules=rules.id,
            flag=finding.flag,
        )

    @staticmethod
    def _given(result: Result, name: str | None) -> str | None:
        return None if name is None else _text(result.given(name))

    def _deadline(self, finding: Finding, result: Result) -> date | None:
        """The day that the evaluation worked out, or the days of the rules counted from the day of issue."""
        if finding.deadline is None:
            return None
        day = iso_date(finding.deadline)
        flag = result.rule_set.flags[finding.flag].deadline
        if day is not None or flag is None or flag.days is None or flag.working or flag.start is not None:
            return day
        within = timedelta(days=flag.days)
        return self.issued + within if date.max - self.issued >= within else None

    def _again(self, item: LedgerItem) -> LedgerItem:
        """*item* as the earlier list has it, with what the new evaluation says of it."""
        known = self.previous.get(item.key)
        if known is None:
            return item
        if known.rules != item.rules:
            facts = {"key": item.key, "rules": known.rules}
            raise DataError([Problem("ledger-rules", Cell(item.record, "key"), facts)])
        return replace(
            item,
            responsible=known.responsible or item.responsible,
            issued=known.issued,
            deadline=known.deadline,
            period=known.period,
            status=known.status,
            answered_on=known.answered_on,
            answer=known.answer,
            evidence=known.evidence,
            head_confirmed=known.head_confirmed,
            last_found=max(known.last_found, item.last_found),
        )


def _was_looked_for(item: LedgerItem, result: Result) -> bool:
    """Whether the evaluation could tell that the problem is gone."""
    if item.flag in result.rule_set.flags:
        return item.flag not in result.flags.undecided
    return item.title is None and result.status == "decided"  # a finding that scoring makes by itself has no title


def _period(finding: Finding, lang: Lang) -> str | None:
    """The time that the rules give, in words; None where they give a day."""
    if finding.deadline is None or iso_date(finding.deadline) is not None:
        return None
    return period(finding.deadline, lang)


def _text(text: str | None) -> str | None:
    """*text* as a cell can hold it and the readers read it back."""
    return shortened((text or "").strip(), LONGEST_TEXT - 1) or None
