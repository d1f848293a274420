"""The lines of one rule file, and places in them."""

from dataclasses import dataclass
from typing import final

from perfrules.problems import Place


@final
@dataclass(frozen=True, slots=True)
class Source:
    """
    The lines of *file*: *shown* as the author wrote them, *read* with every refused character replaced by a harmless one.

    Both have the same lengths, so a column of one is a column of the other.
    """

    file: str
    shown: tuple[str, ...]
    read: tuple[str, ...]

    @property
    def text(self) -> str:
        """What the parser reads."""
        return "\n".join(self.read)

    def place(self, line: int, column: int) -> Place:
        """
        The place of a line and column that count from 0.

        >>> str(Source("rules.yaml", ("format: 1",), ("format: 1",)).place(0, 8))
        'rules.yaml:1:9'
        """
        return Place(self.file, line + 1, column + 1, self.shown[line])
