"""What building a rule set learns on the way: problems, languages, formulas that could not be read."""

import ast
from collections.abc import Iterable
from typing import cast, final

from perfrules.formula.syntax import Formula, parse_formula
from perfrules.formula.template import parse_template
from perfrules.model.texts import Blank, Template, Text
from perfrules.problems import Place, Problem
from perfrules.text.nodes import MapNode, Node, ScalarNode

Dropped = frozenset[str]  # `section` or `section.id` of what has another problem already and is not looked at


@final
class Notes:
    """
    Reads texts and formulas out of nodes, and collects what is wrong with them.

    A part that cannot be read leaves a stand-in, so that building goes on and finds the other problems. *sound* tells
    whether the stand-ins are harmless: then the finished rule set can still be checked for what else is wrong with it.
    *unread* are the places of stand-ins for formulas.
    """

    def __init__(self, language: str, dropped: Dropped) -> None:
        self.language = language
        self.sound = True
        self.unread: set[Place] = set()
        self._dropped = dropped
        self._problems: dict[tuple[str, object], Problem] = {}
        self._languages: list[tuple[Place, str]] = []

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything found so far."""
        return tuple(self._problems.values())

    @property
    def languages(self) -> tuple[str, ...]:
        """The language of plain texts, then all others in the order of the file."""
        return tuple(dict.fromkeys([self.language, *(language for _, language in sorted(self._languages))]))

    def report(self, problem: Problem) -> None:
        """Take down a problem whose stand-in is harmless; what `like` has copied is not reported twice."""
        self._problems.setdefault((problem.key, problem.where), problem)

    def distrust(self, problem: Problem) -> None:
        """Take down a problem after which further checks of the rule set would only mislead."""
        self.sound = False
        self.report(problem)

    def was_dropped(self, section: str, name: str) -> bool:
        """Whether the item is not looked at because of another problem."""
        return section in self._dropped or f"{section}.{name}" in self._dropped

    def formula(self, node: ScalarNode) -> Formula:
        """The formula at *node*, or its stand-in: an unknown name, which has no kind and so spoils no other formula."""
        place, in_line = _inside(node)
        found = parse_formula(node.text, place, in_line=in_line)
        if isinstance(found, Formula):
            return found
        self.report(found)
        self.unread.add(place)
        return Formula(node.text, place, False, ast.Name("", ast.Load()))  # noqa: FBT003 - the field's own order

    def text(self, node: Node) -> Text:
        """The text at *node*, in its languages."""
        return Text(tuple((language, part.text) for language, part in self._wordings(node)))

    def template(self, node: Node) -> Template:
        """The text at *node* with its blanks."""
        return Template(tuple((language, self._parts(part)) for language, part in self._wordings(node)))

    def _wordings(self, node: Node) -> Iterable[tuple[str, ScalarNode]]:
        if not isinstance(node, MapNode):
            return [(self.language, scalar(node))]
        self._languages += [(entry.place, entry.key) for entry in node]
        return [(entry.key, scalar(entry.node)) for entry in node]

    def _parts(self, node: ScalarNode) -> tuple[str | Blank, ...]:
        place, in_line = _inside(node)
        parts, problems = parse_template(node.text, place, in_line=in_line)
        for problem in problems:
            self.report(problem)
        return tuple(part if isinstance(part, str) else Blank(*part) for part in parts)


def scalar(node: Node | None) -> ScalarNode:
    """*node* where the check of the file's shape has made sure that one value stands."""
    return cast("ScalarNode", node)


def mapping(node: Node | None) -> MapNode:
    """*node* where the check of the file's shape has made sure that words with values stand."""
    return cast("MapNode", node)


def language_of(title: Node | None) -> str:
    """
    The language of every plain text of a file with this *title*: the title's first one, or the one of its characters.

    >>> language_of(ScalarNode("预算", "预算", Place("f", 1, 1))), language_of(None)
    ('zh', 'en')
    """
    if isinstance(title, MapNode):
        return title.entries[0].key
    if isinstance(title, ScalarNode) and any("\u3400" <= char <= "\u9fff" for char in title.text):
        return "zh"
    return "en"


def _inside(node: ScalarNode) -> tuple[Place, bool]:
    """The place of the text's first character, and whether its columns are columns of the file."""
    return (node.place, False) if node.inner is None else (node.inner, True)
