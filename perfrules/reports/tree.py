"""The score tree of a result as rows: the total, groups, indicators, scored rows, each with points, full points, share."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, final

from perfrules.evaluation.result import Result
from perfrules.evaluation.scores import RowResult, ScoreResult
from perfrules.exact import from_decimal, rounded, to_text
from perfrules.model.items import Indicator
from perfrules.model.tree import Parent, Tree, tree_of
from perfrules.reports import labels
from perfrules.words import Lang, message_language

Sort = Literal["total", "group", "indicator", "row"]


@final
@dataclass(frozen=True, slots=True)
class TreeRow:
    """
    One line of the score tree; *depth* counts from 0, *item* is the id (of a row: that of its indicator).

    *points*, *of* and *share* are as printed; *points* says in words where there are none.
    """

    sort: Sort
    depth: int
    item: str
    title: str
    points: str
    of: str
    share: str


def tree_rows(result: Result, lang: Lang | None = None) -> tuple[TreeRow, ...]:
    """
    The score tree of *result* from the total down; none for a record with mistakes in its data.

    *lang* is the language of words such as “undecided”, by default that of the locale; titles are in the language of the
    result.

    >>> import perfrules
    >>> rules = perfrules.load("cn.project_self_evaluation")
    >>> tree_rows(perfrules.Evaluator(rules).evaluate({}))
    ()
    """
    return tuple(_Rows(result, lang or message_language()).all()) if result.scores else ()


@final
class _Rows:
    def __init__(self, result: Result, lang: Lang) -> None:
        self.result = result
        self.rules = result.rule_set
        self.tree: Tree = tree_of(self.rules)
        self.lang = lang
        self.speech = result.lang

    def all(self) -> Iterator[TreeRow]:
        depth = 0
        if (total := self.rules.total) is not None:
            of = Decimal(to_text(total.of))
            yield self._line("total", 0, "total", labels.TOTAL.get(self.lang), ScoreResult(self.result.score, of))
            depth = 1
        yield from self.below(None, depth)
        for indicator in self.rules.indicators.values():
            for row in self.result.scores[indicator.id].rows or ():
                if row.group is None and indicator.group is None:
                    title = f"{self._label(row)} ({labels.NO_GROUP.get(self.lang)})"
                    yield self._line("row", depth, indicator.id, title, row)

    def below(self, parent: Parent, depth: int) -> Iterator[TreeRow]:
        """The children of *parent*, each with its own."""
        for name in self.tree.children[parent]:
            item = self.tree.item(name)
            score = self.result.scores[name]
            title = item.title.get(self.speech)
            if not isinstance(item, Indicator):
                yield self._line("group", depth, name, title, score)
                yield from self.below(name, depth + 1)
            elif item.rows is not None and item.rows.group_by is not None:
                yield from self._rows(item, score, depth, parent)
            else:
                yield self._line("indicator", depth, name, title, score)
                yield from self._rows(item, score, depth + 1, None)

    def _rows(self, item: Indicator, score: ScoreResult, depth: int, group: Parent) -> Iterator[TreeRow]:
        """The rows that an indicator scores, those of *group* alone where it is given."""
        for row in score.rows or ():
            if group is None or row.group == group:
                yield self._line("row", depth, item.id, self._label(row), row)

    def _label(self, row: RowResult) -> str:
        return row.label or labels.ROW.get(self.lang).format(row=row.row)

    def _line(self, sort: Sort, depth: int, item: str, title: str, score: ScoreResult | RowResult) -> TreeRow:
        points, share = self._points(item, score), ""
        if score.points is not None and score.of:
            share = percent(score.points, score.of)
        of = "" if score.of is None else f"{score.of:f}"
        return TreeRow(sort, depth, item, title, points, of, share)

    def _points(self, item: str, score: ScoreResult | RowResult) -> str:
        if score.not_applicable:
            return labels.NOT_APPLICABLE.get(self.lang)
        if score.points is None:
            indicator = self.rules.indicators.get(item)
            left_out = indicator is not None and indicator.if_missing == "leave_out"
            return (labels.LEFT_OUT if left_out else labels.UNDECIDED).get(self.lang)
        word = self._word(item, score.word) if isinstance(score, ScoreResult) and score.word else ""
        return f"{score.points:f}{word}"

    def _word(self, item: str, word: str) -> str:
        scale = self.tree.item(item).scale
        return f" {self.rules.scales[scale][word].title.get(self.speech)}" if scale else ""


def percent(part: Decimal, whole: Decimal) -> str:
    """
    How much *part* is of *whole*, in percent with two places.

    >>> percent(Decimal("8.62"), Decimal(10))
    '86.20%'
    """
    (n, d), (full, one) = from_decimal(part), from_decimal(whole)
    return f"{to_text(rounded((100 * n * one, d * full), 2), at_least=2)}%"
