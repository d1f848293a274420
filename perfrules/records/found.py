"""The problems of one record, as many as are listed."""

from typing import final

from perfrules.errors import LISTED_AT_MOST
from perfrules.problems import Problem, Severity


@final
class Found:
    """Problems of one record: all are counted, a hundred are kept, errors before warnings."""

    def __init__(self) -> None:
        self._kept: dict[Severity, list[Problem]] = {"error": [], "warning": []}
        self._count = 0

    def add(self, *problems: Problem) -> None:
        """Take note of more problems."""
        self._count += len(problems)
        for problem in problems:
            kept = self._kept[problem.severity]
            if len(kept) < LISTED_AT_MOST:
                kept.append(problem)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is listed, and how many more there are."""
        listed = [*self._kept["error"], *self._kept["warning"]][:LISTED_AT_MOST]
        if self._count > len(listed):
            more = {"count": str(self._count - len(listed))}
            listed.append(Problem("data-more", None, more, listed[-1].severity))
        return tuple(listed)
