"""Texts of a rule file: in one or several languages, with formulas in braces where the rules allow it."""

from dataclasses import dataclass
from typing import final

from perfrules.formula.syntax import Formula


@final
@dataclass(frozen=True, slots=True)
class Text:
    """
    A text in one or several languages; the first is the one taken where the asked one is absent.

    >>> Text((("zh", "预算"), ("en", "Budget"))).get("en")
    'Budget'
    """

    wordings: tuple[tuple[str, str], ...]

    def get(self, lang: str) -> str:
        """The wording in *lang*, else the first."""
        return next((text for name, text in self.wordings if name == lang), self.wordings[0][1])


@final
@dataclass(frozen=True, slots=True, eq=False)
class Blank:
    """A formula in braces, printed by its kind; *places* sets the decimals."""

    formula: Formula
    places: int | None


@final
@dataclass(frozen=True, slots=True, eq=False)
class Template:
    """A text with blanks in one or several languages; each wording is a run of words and blanks."""

    wordings: tuple[tuple[str, tuple[str | Blank, ...]], ...]

    def get(self, lang: str) -> tuple[str | Blank, ...]:
        """The parts in *lang*, else in the first language."""
        return next((parts for name, parts in self.wordings if name == lang), self.wordings[0][1])

    def blanks(self) -> tuple[Blank, ...]:
        """The blanks of all wordings."""
        return tuple(part for _, parts in self.wordings for part in parts if isinstance(part, Blank))
