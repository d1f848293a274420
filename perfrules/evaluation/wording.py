"""Templates made ready: every blank compiled once, printed for a record in one language."""

import ast
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import final

from perfrules.evaluation.compiler import Compiler
from perfrules.evaluation.deferred import Deferred, Slots
from perfrules.evaluation.printing import printed
from perfrules.formula.deciding import Names as DecidingNames
from perfrules.formula.deciding import deciding_names
from perfrules.formula.kind import NUMBER, TEXTS, Kind
from perfrules.formula.references import references
from perfrules.formula.syntax import Formula
from perfrules.model.items import Value
from perfrules.model.texts import Template, Text
from perfrules.model.titles import is_word, titles_of_formula, titles_of_grades

Blank = tuple[Deferred, Kind, Mapping[str, str]]
Named = tuple[str, Deferred, Kind, Mapping[str, str]]
Names = tuple[Named, ...]


@final
class Wording:
    """Prints formulas and templates of one rule set in one language."""

    def __init__(self, compiler: Compiler, lang: str) -> None:
        self._compiler = compiler
        self.lang = lang
        self._formula: Callable[[Formula, str | None], Blank] = lru_cache(maxsize=None)(self._prepare)
        self._names: Callable[[Formula, str | None], Names] = lru_cache(maxsize=None)(self._prepare_names)
        self._deciding: Callable[[Formula, str | None], DecidingNames[Slots]] = lru_cache(maxsize=None)(
            self._prepare_deciding
        )

    def text(self, template: Template, slots: Slots, row: str | None = None) -> str:
        """The text of *template* for the record in *slots*, looked at in a row of the table *row*."""
        return "".join(
            part if isinstance(part, str) else self.value(part.formula, slots, row, part.places)
            for part in template.get(self.lang)
        )

    def value(self, formula: Formula, slots: Slots, row: str | None = None, places: int | None = None) -> str:
        """The value of *formula*, printed."""
        deferred, kind, titles = self._formula(formula, row)
        return printed(deferred.run(slots), kind, self.lang, titles, places)

    def named(self, value: Value, slots: Slots) -> str:
        """A named value of the record in *slots*, printed; empty where it is missing."""
        kind = self._compiler.scope.kind_of(value.id) or NUMBER
        found = self._compiler.names.value(value.id, None).run(slots)
        words = self.titles(value.rule, None) if is_word(kind) and isinstance(value.rule, Formula) else {}
        return "" if found is None else printed(found, kind, self.lang, words)

    def raw(self, formula: Formula, slots: Slots, row: str | None = None) -> object:
        """The value of *formula* itself."""
        return self._formula(formula, row)[0].run(slots)

    def evidence(self, formula: Formula, slots: Slots, row: str | None = None) -> dict[str, str]:
        """The values that *formula* looks at, printed by kind; lists of texts are rules, not figures, and left out."""
        return self._printed(self._names(formula, row), slots)

    def deciding(self, formula: Formula, slots: Slots, row: str | None = None) -> dict[str, str]:
        """The values by which the condition *formula* holds: of alternatives those that hold, of a choice the side taken."""
        names = self._deciding(formula, row)
        known = names(slots) if callable(names) else names
        return self._printed((one for one in self._names(formula, row) if one[0] in known), slots)

    def _printed(self, names: Iterable[Named], slots: Slots) -> dict[str, str]:
        return {name: printed(value.run(slots), kind, self.lang, titles) for name, value, kind, titles in names}

    def _prepare_deciding(self, formula: Formula, row: str | None) -> DecidingNames[Slots]:
        def asked(part: ast.expr) -> Callable[[Slots], object]:
            return self._compiler.formula(Formula(formula.text, formula.place, in_line=False, tree=part), row)[0].run

        return deciding_names(formula.tree, asked)

    def _prepare_names(self, formula: Formula, row: str | None) -> Names:
        compiler, found = self._compiler, {}
        scope = compiler.scope.inside(row) if row else compiler.scope
        for one in references(formula, row):
            kind = scope.kind_of(one.name) if one.sort == "name" and one.row == row else None
            if kind is not None and kind != TEXTS and one.name not in found:
                part = Formula(one.name, formula.place, in_line=False, tree=one.node)
                titles = self.titles(part, row) if kind.name == "choice" else {}
                found[one.name] = (one.name, compiler.names.value(one.name, row), kind, titles)
        return tuple(found.values())

    def _prepare(self, formula: Formula, row: str | None) -> Blank:
        deferred, kind = self._compiler.formula(formula, row)
        return deferred, kind, self.titles(formula, row) if kind.name == "choice" else {}

    def titles(self, formula: Formula, row: str | None) -> Mapping[str, str]:
        """The titles of the words that a formula can give, itself or by values: of fields, scales, roundings and grades."""
        return self._said(titles_of_formula(self._compiler.rules, self._compiler.scope, formula, row))

    def grades(self) -> Mapping[str, str]:
        """The titles of the grades, and of the words that replace them."""
        return self._said(titles_of_grades(self._compiler.rules))

    def _said(self, titles: Mapping[str, Text]) -> Mapping[str, str]:
        return {word: title.get(self.lang) for word, title in titles.items()}
