"""The titles of the words that a formula can give."""

from collections.abc import Iterable, Mapping

from perfrules.formula.kind import Kind
from perfrules.formula.references import calls, references
from perfrules.formula.scope import Scope
from perfrules.formula.syntax import Formula
from perfrules.model.fields import Field
from perfrules.model.items import ScaleWord
from perfrules.model.rule_set import RuleSet
from perfrules.model.texts import Text
from perfrules.roundings import ROUNDINGS


def titles_of_formula(rules: RuleSet, scope: Scope, formula: Formula, row: str | None) -> Mapping[str, Text]:
    """The titles of the words that *formula* can give, itself or by values: of fields, scales, roundings, else of grades."""
    titles: dict[str, Text] = {}
    parts: list[tuple[Formula, str | None]] = [(formula, row)]
    followed: set[str] = set()
    for part, at in parts:  # grows while it is read
        if calls(part, "rounding_of"):
            titles |= {word: Text((("en", said.en), ("zh", said.zh))) for word, said in ROUNDINGS.items()}
        for one in references(part, at):
            field: Field | None = rules.inputs.get(one.name)
            if one.row is not None and one.row in rules.tables:
                field = rules.tables[one.row].columns.get(one.name, field)
            if field is not None:
                titles |= field.choices
            if one.sort == "word_of":
                titles |= titles_of_words(rules.scales[one.name].values())
            value = rules.values.get(one.name) if one.sort == "name" and one.name not in followed else None
            if value is not None and isinstance(value.rule, Formula) and is_word(scope.kind_of(value.id)):
                followed.add(value.id)
                parts.append((value.rule, None))
    return titles or titles_of_grades(rules)


def titles_of_grades(rules: RuleSet) -> Mapping[str, Text]:
    """The titles of the grades, and of the words that replace them."""
    limits = {limit.becomes: limit.title for limit in rules.grade_limits.values() if limit.becomes and limit.title}
    return {**titles_of_words(rules.grades.values()), **limits}


def titles_of_words(words: Iterable[ScaleWord]) -> Mapping[str, Text]:
    """The titles of the words of a scale."""
    return {word.id: word.title for word in words}


def is_word(kind: Kind | None) -> bool:
    """Whether a value is a word of a list."""
    return kind is not None and kind.name == "choice"
