"""The result of one record; its parts are worked out when they are asked for."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Literal, NamedTuple, TypeVar, cast, final

from perfrules.evaluation import explaining, handing
from perfrules.evaluation.comparison import Comparison
from perfrules.evaluation.completeness import completeness
from perfrules.evaluation.deferred import Slots
from perfrules.evaluation.explaining import Explanation
from perfrules.evaluation.findings import Finding, findings
from perfrules.evaluation.gaps import Gap, gaps
from perfrules.evaluation.panel import Sheet, Sheets
from perfrules.evaluation.panel_explaining import judged_by
from perfrules.evaluation.panel_gaps import panel_gaps
from perfrules.evaluation.plan import Plan
from perfrules.evaluation.printing import printed
from perfrules.evaluation.reviewing import comparisons
from perfrules.evaluation.scores import ScoreResult, is_decided, scores_of, shown
from perfrules.evaluation.tree import ROOT
from perfrules.evaluation.wording import Wording
from perfrules.exact import Exact, reduced, to_decimal
from perfrules.model.rule_set import RuleSet, Stamp
from perfrules.problems import Problem
from perfrules.records.figures import Figure
from perfrules.records.given import Origin

Status = Literal["decided", "undecided", "error"]
T = TypeVar("T")


@final
class FlagsResult(NamedTuple):
    """The flags that fired, and those that could not be decided."""

    fired: tuple[str, ...]
    undecided: tuple[str, ...]


@final
class SheetResult(NamedTuple):
    """
    One assessor's sheet: the assessor, its row from 1, the record as this assessor judges it.

    *kept* tells whether its total counts in the average: None where that cannot be told, or where each indicator leaves out
    sheets of its own.
    """

    assessor: str
    row: int
    kept: bool | None
    result: "Result"


@final
class PanelResult(NamedTuple):
    """
    The sheets of several assessors.

    *spread* is the highest total less the lowest, None where a total is undecided. *judged* are the indicators and groups
    that sheets may score differently.
    """

    sheets: tuple[SheetResult, ...]
    spread: Decimal | None
    judged: tuple[str, ...]


@final
class Result:
    """
    What the rules say of one record. It cannot be changed, copies what it needs, and may be read from many threads.

    *status* is `decided`, `undecided` (the score or grade cannot be told; `missing` says why) or `error` (the data of the
    record have mistakes; `errors` holds them all, and nothing else is there). *origin* tells the file that the record came
    from; None for one that was handed over in memory.
    """

    __slots__ = ("_known", "_plan", "_problems", "_slots", "_wording", "id", "origin", "status")

    id: str
    status: Status
    origin: Origin | None
    _problems: tuple[Problem, ...]
    _plan: Plan
    _wording: Wording
    _slots: Slots
    _known: dict[str, Any]

    def __init__(  # noqa: PLR0913, PLR0917 - made by the evaluator only
        self,
        record: str,
        status: Status,
        plan: Plan,
        wording: Wording,
        slots: Slots,
        problems: tuple[Problem, ...],
        origin: Origin | None = None,
    ) -> None:
        put = object.__setattr__
        put(self, "id", record)
        put(self, "status", status)
        put(self, "origin", origin)
        put(self, "_problems", problems)
        put(self, "_plan", plan)
        put(self, "_wording", wording)
        put(self, "_slots", slots)
        put(self, "_known", {})

    def __setattr__(self, name: str, value: object) -> None:
        message = f"a result cannot be changed: {name}"
        raise AttributeError(message)

    def __delattr__(self, name: str) -> None:
        self.__setattr__(name, None)

    def __repr__(self) -> str:
        return f"Result(id={self.id!r}, status={self.status!r}, score={self.score}, grade={self.grade!r})"

    @property
    def rules(self) -> Stamp:
        """Which text of the rules made it."""
        return self._plan.compiler.rules.stamp

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The mistakes in the data of the record."""
        return tuple([problem for problem in self._problems if problem.severity == "error"])

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """What deserves a look in the data, but is no mistake."""
        return tuple([problem for problem in self._problems if problem.severity == "warning"])

    @property
    def rule_set(self) -> RuleSet:
        """The rules that made it."""
        return self._plan.compiler.rules

    @property
    def lang(self) -> str:
        """The language of its texts."""
        return self._wording.lang

    @property
    def score(self) -> Decimal | None:
        """The total; None where it is undecided or the rules have none."""
        return shown(self._slot(self._plan.layout.scores[ROOT]))

    @property
    def grade(self) -> str | None:
        """The id of the grade; None where it is undecided or the rules have none."""
        return cast("str | None", self._slot(self._plan.layout.grade))

    @property
    def grade_title(self) -> str | None:
        """The grade in the language of the result."""
        return None if self.grade is None else self._wording.grades().get(self.grade, self.grade)

    @property
    def limited_by(self) -> tuple[str, ...]:
        """The grade limits that hold and change the grade."""
        grading = self._plan.grading
        return self._once("limited_by", lambda: grading.limiting(list(self._slots)) if grading and self._slots else ())

    @property
    def completeness(self) -> Decimal:
        """The share of points that could be decided, from 0 to 1."""
        return self._once(
            "completeness",
            lambda: to_decimal(completeness(self._plan.compiler, list(self._slots))) if self._slots else Decimal(0),
        )

    @property
    def scores(self) -> Mapping[str, ScoreResult]:
        """Every indicator, then every group, in the order of the rules."""
        return self._once(
            "scores", lambda: MappingProxyType(scores_of(self._plan, self._wording, self._slots) if self._slots else {})
        )

    @property
    def values(self) -> Mapping[str, Decimal | str | bool | None]:
        """The named values; dates as ISO text. Those that follow from judgements stand on the sheets of the panel."""
        judged = self._plan.panel.values if self._plan.panel and self._sheets() else ()
        layout = self._plan.layout.values
        return MappingProxyType(
            {name: _plain(self._slots[number]) for name, number in layout.items() if name not in judged}
            if self._slots
            else {}
        )

    @property
    def printed_values(self) -> Mapping[str, str]:
        """The named values as people read them: percentages, units, words by their titles; empty where missing."""
        slots, wording, rules = self._slots, self._wording, self.rule_set
        return self._once(
            "printed_values",
            lambda: MappingProxyType({name: wording.named(rules.values[name], slots) for name in self.values}),
        )

    @property
    def flags(self) -> FlagsResult:
        """The flags that fired and those that are undecided."""
        return self._once("flags", self._flags)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the flags, and scoring itself, found."""
        return self._once(
            "findings", lambda: tuple(findings(self._plan, self._wording, list(self._slots))) if self._slots else ()
        )

    @property
    def outcomes(self) -> Mapping[str, str | None]:
        """What follows from the result (结果应用); None where that is undecided or no line fits."""
        return self._once("outcomes", lambda: MappingProxyType(self._outcomes() if self._slots else {}))

    @property
    def missing(self) -> tuple[Gap, ...]:
        """Why something is undecided: empty fields, divisions by zero, sheets that are not there."""
        return self._once("missing", lambda: tuple(self._gaps()) if self._slots else ())

    @property
    def panel(self) -> PanelResult | None:
        """The sheets of the assessors; None without a panel, for data with mistakes, and for a single sheet."""
        return self._once("panel", self._panel)

    @property
    def review(self) -> tuple[Comparison, ...]:
        """Every printed figure that the rules name (`declared`) beside the recomputed one, in the order of a form."""
        return self._once("review", lambda: tuple(self._review()) if self._slots else ())

    def explain(self, item: str) -> Explanation:
        """
        How an indicator, group, value, flag, outcome, `total` or `grade` came about; KeyError for any other id.

        `str()` of it is a text for people.
        """
        found = explaining.explain(self._plan, self._wording, list(self._slots), item, self)
        plan, sheets = self._plan.panel, self._sheets()
        if plan is None or sheets is None or self.panel is None or not plan.judges(item):
            return found
        slot = None if item in plan.values else self._plan.layout.scores[ROOT if item == "total" else item]
        return judged_by(plan, sheets, tuple(one.result for one in self.panel.sheets), found, slot)

    def handed(self, item: str, function: str | None = None) -> object:
        """
        What the result hands over to another evaluation: an exact `Figure`, a word, text, yes or no, a day; None if missing.

        *item* is the id of an input or value, or `total_score`, `grade`, `id`, `status`, `completeness`; with a *function*
        (`score_of`, `rate_of`, `points_of`, `fired`, `outcome_of`) what it says of the indicator, group, flag or outcome
        *item*. KeyError for anything that the rules do not have.

        >>> import perfrules
        >>> evaluator = perfrules.Evaluator(perfrules.load("cn.project_self_evaluation"))
        >>> evaluator.evaluate({"budget": 3, "executed": "1万元", "targets": []}).handed("execution_rate")
        Figure(n=100, d=3, unit='%')
        """
        if function == "outcome_of":
            return self.outcomes.get(self.rule_set.outcomes[item].id)
        if function is None and item in {"id", "status"}:
            return str(getattr(self, item))
        if function is None and item == "completeness":
            return Figure(*reduced(completeness(self._plan.compiler, list(self._slots))), "") if self._slots else None
        return handing.handed(self._plan, list(self._slots), function, item)

    def given(self, name: str) -> str | None:
        """
        What the record says for the input *name*, as findings print it; None where it is missing.

        KeyError for an input that the rules do not have.

        >>> import perfrules
        >>> evaluator = perfrules.Evaluator(perfrules.load("cn.rectification_ledger"))
        >>> evaluator.evaluate({"at": "2024-09-30", "items": []}).given("at")
        '2024-09-30'
        """
        field = self.rule_set.inputs[name]
        value = self._slot(self._plan.layout.inputs[name])
        titles = {word: title.get(self.lang) for word, title in field.choices.items()}
        return None if value is None else printed(value, field.type, self.lang, titles)

    def to_dict(self) -> dict[str, Any]:
        """The JSON form as Python values: numbers as Decimal, keys in the documented order."""
        from perfrules.evaluation.as_json import as_dict  # noqa: PLC0415 - the form knows the result, not the other way round

        return as_dict(self)

    def to_json(self) -> str:
        """The JSON form: the same bytes for the same rules and data on every run."""
        from perfrules.evaluation.as_json import to_json  # noqa: PLC0415 - the form knows the result, not the other way round

        return to_json(self.to_dict())

    def _review(self) -> Iterator[Comparison]:
        return comparisons(self._plan, self._wording, list(self._slots), self.grade, self.missing)

    def _sheets(self) -> Sheets | None:
        return cast("Sheets | None", self._slot(self._plan.layout.panel))

    def _gaps(self) -> Iterator[Gap]:
        plan, sheets = self._plan, self._sheets()
        if plan.panel is None or sheets is None:
            return gaps(plan.compiler, list(self._slots))
        return panel_gaps(plan.compiler, plan.panel, sheets, list(self._slots))

    def _panel(self) -> PanelResult | None:
        plan, sheets = self._plan, self._sheets()
        if plan.panel is None or sheets is None:
            return None
        listed = tuple(
            SheetResult(sheet.assessor, sheet.row + 1, plan.panel.keeps(sheets, sheet), self._of_sheet(sheet))
            for sheet in sheets.all
        )
        spread = plan.panel.spread(sheets)
        return PanelResult(
            listed,
            shown(spread.width) if spread and spread.known else None,
            (*plan.panel.indicators, *plan.panel.groups),
        )

    def _of_sheet(self, sheet: Sheet) -> "Result":
        status: Status = "decided" if is_decided(self._plan, sheet.slots) else "undecided"
        return Result(self.id, status, self._plan, self._wording, sheet.slots, ())

    def _slot(self, number: int) -> object:
        return self._slots[number] if self._slots else None

    def _once(self, name: str, made: Callable[[], T]) -> T:
        known = self._known
        if name not in known:
            known[name] = made()
        return cast("T", known[name])

    def _flags(self) -> FlagsResult:
        if not self._slots:
            return FlagsResult((), ())
        slots, fired, undecided = self._slots, [], []
        for name, number in self._plan.layout.flags.items():
            answer = slots[number]
            if answer is True or (answer.__class__ is list and True in answer):
                fired.append(name)
            if answer is None or (answer.__class__ is list and None in answer):
                undecided.append(name)
        return FlagsResult(tuple(fired), tuple(undecided))

    def _outcomes(self) -> dict[str, str | None]:
        slots, wording = list(self._slots), self._wording
        found: dict[str, str | None] = {}
        for outcome in self._plan.compiler.rules.outcomes.values():
            found[outcome.id] = None
            for line in outcome.choose:
                answer = True if line.when is None else wording.raw(line.when, slots)
                if answer:
                    found[outcome.id] = wording.text(line.then, slots)
                if answer is not False:
                    break
        return found


def _plain(value: object) -> Decimal | str | bool | None:
    if isinstance(value, tuple):
        return to_decimal(cast("Exact", value))
    if isinstance(value, date):
        return value.isoformat()
    return cast("str | bool | None", value)
