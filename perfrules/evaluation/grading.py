"""The grade: by the rounded total, then capped or replaced by the grade limits."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import final

from perfrules.evaluation.deferred import Deferred, Slots
from perfrules.model.items import GradeLimit


@final
@dataclass(frozen=True, slots=True, eq=False)
class Grading:
    """*words* are the grades, highest first; *base* the grade by the total alone; *limits* with their conditions."""

    words: tuple[str, ...]
    base: Deferred
    limits: tuple[tuple[GradeLimit, Deferred], ...]

    def run(self, slots: Slots) -> str | None:
        """The grade; missing where the total is, or where a limit that cannot be told could change it."""
        base: str | None = self.base.run(slots)
        if base is None or not self.limits:
            return base
        answers = [(limit, condition.run(slots)) for limit, condition in self.limits]
        sure = [limit for limit, answer in answers if answer]
        open_limits = [limit for limit, answer in answers if answer is None]
        possible = {
            self._limited(base, [limit for limit, _ in answers if limit in sure or limit is extra])
            for extra in [None, *open_limits]
        }
        return possible.pop() if len(possible) == 1 else None

    def limiting(self, slots: Slots) -> tuple[str, ...]:
        """The limits that hold and change the grade that the total alone would get."""
        base: str | None = self.base.run(slots)
        held = [limit for limit, condition in self.limits if condition.run(slots)]
        return tuple(limit.id for limit in held if base is not None and self._limited(base, [limit]) != base)

    def _limited(self, word: str, limits: Sequence[GradeLimit]) -> str:
        for limit in limits:
            if limit.becomes is not None:
                return limit.becomes
        caps = [limit.at_most for limit in limits if limit.at_most is not None]
        return max(word, *caps, key=self.words.index) if caps else word
