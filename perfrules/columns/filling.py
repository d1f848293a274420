"""From the slots of a batch to the columns of the table of results."""

from typing import Any, cast, final

import numpy as np

from perfrules.columns.asking import asked_of_record
from perfrules.columns.frame import Frame
from perfrules.columns.numbers import Numbers
from perfrules.columns.outcomes import ColumnOutcome
from perfrules.columns.outputs import Figures, Outputs, Texts
from perfrules.columns.patterns import MISSING, Grouping, Places, states
from perfrules.columns.plan import ColumnPlan
from perfrules.columns.printing import to_floats
from perfrules.columns.values import LEFT_OUT, NOT_APPLICABLE, Mask, Truths, Words
from perfrules.evaluation.completeness import completeness
from perfrules.evaluation.deferred import Slots
from perfrules.evaluation.tree import ROOT
from perfrules.evaluation.wording import Wording
from perfrules.exact import to_decimal


@final
class Filling:
    """Evaluates batches by *plan* and fills their outputs; texts are printed in the language of *wording*."""

    def __init__(self, plan: ColumnPlan, wording: Wording) -> None:
        self._plan, self._compiler, self._layout = plan, plan.compiler, plan.layout
        self._rules = plan.rules
        self._asked = asked_of_record(plan.compiler)
        self._homeless = [
            (plan.layout.scores[name], plan.compiler.final(name).homeless())
            for name in plan.rules.indicators
            if plan.compiler.by_rows(name)
        ]
        self._outcomes = {
            outcome.id: ColumnOutcome(outcome, plan.compiler, wording) for outcome in plan.rules.outcomes.values()
        }

    def run(self, frame: Frame, outputs: Outputs) -> None:
        """Evaluate the records of *frame* and fill *outputs*; those in doubt are to be filled again, one by one."""
        with np.errstate(all="ignore"):
            self._plan.run(frame)
            for key, figures in outputs.figures.items():
                if key == "completeness":
                    self._completeness(frame, figures)
                else:
                    item = ROOT if isinstance(key, str) else cast("tuple[str, str]", key)[1]
                    _fill_numbers(figures, self._score(frame, item), frame.size)
            for item, mask in outputs.dropped.items():
                marks = self._score(frame, item).marks
                mask[:] = False if marks is None else marks == NOT_APPLICABLE
            for flag in outputs.flags:
                outputs.flags[flag][:] = self._flag(frame, flag)
            for key, texts in outputs.texts.items():
                self._text(frame, key, texts)

    def _score(self, frame: Frame, item: str) -> Numbers:
        return cast("Numbers", frame.slots[self._layout.scores[item]])

    def _text(self, frame: Frame, key: object, texts: Texts) -> None:
        if key == "status":
            texts.codes[:] = np.where(self._is_decided(frame), texts.place("decided"), texts.place("undecided"))
        elif key == "grade":
            _fill_words(texts, cast("Words", frame.slots[self._layout.grade]))
        else:
            self._outcomes[cast("tuple[str, str]", key)[1]].fill(frame, texts)

    def _flag(self, frame: Frame, flag: str) -> Any:  # noqa: ANN401 - codes
        table = self._rules.flags[flag].table
        if table is None:
            truths = cast("Truths", frame.slots[self._layout.flags[flag]])
            return _codes(truths)
        rows = frame.rows[table]
        truths = cast("Truths", rows.slots[self._layout.flags[flag]])
        found = np.zeros(frame.size, np.int8)
        owner = cast("Places", rows.owner)
        # A row that cannot be told makes the flag undecided, one that fires decides.
        if truths.missing is not None:
            found[owner[np.broadcast_to(truths.missing, (rows.size,))]] = -1
        found[owner[np.broadcast_to(truths.true, (rows.size,))]] = 1
        return found

    def _is_decided(self, frame: Frame) -> Mask:
        known: Mask = np.ones(frame.size, np.bool_)
        if self._rules.total is not None:
            known &= states(self._score(frame, ROOT)) == 0
            if self._plan.plan.grading is not None:
                known &= cast("Words", frame.slots[self._layout.grade]).codes >= 0
            return known
        for item in (*self._rules.indicators, *self._rules.groups):
            known &= ~np.isin(states(self._score(frame, item)), (LEFT_OUT, MISSING))
        for _, homeless in self._homeless:
            known &= ~cast("Truths", homeless.run(frame)).true
        return known

    def _completeness(self, frame: Frame, figures: Figures) -> None:
        """The completeness, once for each way in which something is open."""
        grouping = Grouping(frame.size)
        looked = self._asked.look(frame, grouping)
        kinds = grouping.kinds()

        def gone(branch: str, slots: Slots) -> bool | None:
            return cast("bool | None", slots[self._asked.place(branch)])

        found = [
            float(to_decimal(completeness(self._plan.plan.compiler, looked.slots(record), gone)))
            for record in kinds.first
        ]
        figures.values[:] = np.array(found, np.float64)[kinds.place]
        figures.absent[:] = False


def _fill_numbers(figures: Figures, numbers: Numbers, size: int) -> None:
    values, absent = to_floats(numbers, size)
    figures.values, figures.absent = values, absent


def _fill_words(texts: Texts, words: Words) -> None:
    places = [texts.place(str(word)) for word in words.words]
    texts.codes[:] = np.array([*places, -1], np.int32)[words.codes]


def _codes(truths: Truths) -> Any:  # noqa: ANN401 - codes
    true = truths.true.astype(np.int8)
    return true if truths.missing is None else np.where(truths.missing, np.int8(-1), true)
