"""A file of cases to cases: every word of it is known, every mistake has its place."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import cast, final

from perfrules.errors import RuleFileError
from perfrules.exact import from_decimal, parse, to_text
from perfrules.loading import read_rule_file
from perfrules.loading.library import is_path
from perfrules.problems import Place, Problem, in_order, near
from perfrules.schema.shape import plain
from perfrules.text import ListNode, MapNode, Node, ScalarNode, read_nodes
from perfrules.words import Words

NOT_APPLICABLE = "not_applicable"
FINDING_WORDS = ("flag", "row", "severity", "category", "text", "recommendation", "deadline")
_CASE_WORDS = ("name", "rules", "as_of", "given", "expect")
_EXPECTED_WORDS = ("score", "grade", "scores", "values", "outcomes", "flags", "undecided", "findings")

_FILE = Words(en="a file of cases", zh="算例文件")
_CASE = Words(en="a case", zh="算例")
_EXPECT = Words(en="what a case expects", zh="算例的预期")
_FINDING = Words(en="a finding", zh="问题")
_A_MAP = Words(en="words with values, as 'word: value'", zh="各词及其值（“词: 值”）")
_A_LIST = Words(en="a list, as [a, b]", zh="列表，如 [a, b]")
_A_TEXT = Words(en="a text", zh="文字")
_A_NUMBER = Words(en='a number, or "" for undecided', zh='数值，未定则写 ""')
_A_SCORE = Words(en='a number, "" for undecided, or not_applicable', zh='数值，未定则写 ""，不适用则写 not_applicable')
_LIST = Words(en="a list", zh="列表")
_MAP = Words(en="words with values", zh="词和值")


@final
@dataclass(frozen=True, slots=True)
class Wanted:
    """One expectation and where it stands: an id, a text, or a number in its plain form; "" means undecided."""

    text: str
    place: Place


@final
@dataclass(frozen=True, slots=True)
class Expected:
    """What a case expects; None where it does not say. Of findings, only the words that are written are compared."""

    score: Wanted | None = None
    grade: Wanted | None = None
    scores: tuple[tuple[Wanted, Wanted], ...] = ()
    values: tuple[tuple[Wanted, Wanted], ...] = ()
    outcomes: tuple[tuple[Wanted, Wanted], ...] = ()
    flags: tuple[Wanted, ...] | None = None
    undecided: tuple[Wanted, ...] | None = None
    findings: tuple[Mapping[str, Wanted], ...] | None = None


@final
@dataclass(frozen=True, slots=True)
class Case:
    """One case: the rules by id or path, the day they are asked for, the record, what must come out."""

    name: str
    rules: str | Path
    as_of: str | None
    given: Mapping[str, object]
    expected: Expected
    place: Place
    rules_place: Place


@final
@dataclass(frozen=True, slots=True)
class Cases:
    """The cases of one file, and what is wrong with it; with a problem there may be fewer cases than were written."""

    path: Path
    cases: tuple[Case, ...]
    problems: tuple[Problem, ...]


def read_cases(path: Path) -> Cases:
    """
    The cases in the file at *path*, with every mistake in it; no mistake raises an exception.

    >>> [problem.code for problem in read_cases(Path("nowhere.cases.yaml")).problems]
    ['file-not-found']
    """
    try:
        file = read_rule_file(path)
    except RuleFileError as error:
        return Cases(path, (), error.problems)
    root, problems = read_nodes(file.data, file.shown)
    if root is None or problems:
        return Cases(path, (), problems)
    reader = _Reader(path.parent)
    cases = tuple(reader.cases(root))
    return Cases(path, cases, in_order(reader.problems))


@final
class _Reader:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.problems: list[Problem] = []

    def cases(self, root: Node) -> Iterator[Case]:
        top = self.words(root, "cases", _FILE, ("cases",), needed=("cases",))
        seen: set[str] = set()
        for node in self.items(top.get("cases"), "cases"):
            case = self.case(node)
            if case is not None and case.name in seen:
                self.problems.append(Problem("case-twice", case.place, {"name": case.name}))
            elif case is not None:
                seen.add(case.name)
                yield case

    def case(self, node: Node) -> Case | None:
        before = len(self.problems)
        words = self.words(node, "cases", _CASE, _CASE_WORDS, needed=("name", "rules", "given", "expect"))
        name, rules = self.text(words.get("name"), "name"), self.text(words.get("rules"), "rules")
        as_of = self.text(words.get("as_of"), "as_of")
        given = words.get("given")
        if given is not None and not isinstance(given, MapNode):
            self.wrong("given", _A_MAP, given)
        expected = self.expected(words["expect"]) if "expect" in words else Expected()
        if len(self.problems) > before or name is None or rules is None:
            return None
        record = cast("Mapping[str, object]", plain(cast("MapNode", given)))
        day = None if as_of is None else as_of.text
        return Case(name.text, self.source(rules.text), day, record, expected, name.place, rules.place)

    def source(self, rules: str) -> str | Path:
        """The id of a shipped set as it is; a path from the folder of the cases."""
        return self.folder / rules if is_path(rules) else rules

    def expected(self, node: Node) -> Expected:
        words = self.words(node, "expect", _EXPECT, _EXPECTED_WORDS)
        return Expected(
            self.number(words.get("score"), "score", _A_NUMBER),
            self.text(words.get("grade"), "grade"),
            tuple(self.named(words.get("scores"), "scores", lambda node, id_: self.number(node, id_, _A_SCORE))),
            tuple(self.named(words.get("values"), "values", self.value)),
            tuple(self.named(words.get("outcomes"), "outcomes", self.text)),
            self.ids(words.get("flags"), "flags"),
            self.ids(words.get("undecided"), "undecided"),
            self.findings(words.get("findings")),
        )

    def named(
        self, node: Node | None, word: str, read: Callable[[Node, str], Wanted | None]
    ) -> Iterator[tuple[Wanted, Wanted]]:
        """The items of a map, each with what is expected of it."""
        if node is not None and not isinstance(node, MapNode):
            self.wrong(word, _A_MAP, node)
            return
        for one in node.entries if node is not None else ():
            wanted = read(one.node, one.key)
            if wanted is not None:
                yield Wanted(one.key, one.place), wanted

    def value(self, node: Node, word: str) -> Wanted | None:
        """A number in its plain form, or a word, text, day, true or false as it is written."""
        if isinstance(node, ScalarNode) and isinstance(node.value, Decimal):
            return self.number(node, word, _A_NUMBER)
        return self.text(node, word)

    def ids(self, node: Node | None, word: str) -> tuple[Wanted, ...] | None:
        if node is None:
            return None
        read = [self.text(item, word) for item in self.items(node, word)]
        return tuple(one for one in read if one is not None)

    def findings(self, node: Node | None) -> tuple[Mapping[str, Wanted], ...] | None:
        """Each is the id of its flag, or a map of the words that are compared."""
        if node is None:
            return None
        found = []
        for item in self.items(node, "findings"):
            if isinstance(item, MapNode):
                words = self.words(item, "findings", _FINDING, FINDING_WORDS)
            else:
                words = {"flag": item}
            texts = {word: self.text(part, word) for word, part in words.items()}
            found.append({word: text for word, text in texts.items() if text is not None})
        return tuple(found)

    def words(
        self, node: Node, word: str, section: Words, known: tuple[str, ...], needed: Iterable[str] = ()
    ) -> dict[str, Node]:
        """The words of a map; unknown and missing ones are reported."""
        if not isinstance(node, MapNode):
            self.wrong(word, _A_MAP, node)
            return {}
        found = {}
        for entry in node:
            if entry.key in known:
                found[entry.key] = entry.node
                continue
            facts: dict[str, str | Words] = {"word": entry.key, "section": section}
            meant = near(entry.key, known)
            facts |= {"near": meant} if meant else {"allowed": ", ".join(known)}
            self.problems.append(Problem("unknown-word" if meant else "unknown-word/list", entry.place, facts))
        if len(found) == len(node.entries):  # a missing word is most likely the unknown one
            for lack in needed:
                if lack not in found:
                    facts = {"words": Words(en=f"'{lack}'", zh=f"“{lack}”"), "word": lack, "section": section}
                    self.problems.append(Problem("missing-word", node.place, facts))
        return found

    def items(self, node: Node | None, word: str) -> tuple[Node, ...]:
        if isinstance(node, ListNode):
            return node.items
        if node is not None:
            self.wrong(word, _A_LIST, node)
        return ()

    def text(self, node: Node | None, word: str) -> Wanted | None:
        if isinstance(node, ScalarNode):
            return Wanted(node.text, node.place)
        if node is not None:
            self.wrong(word, _A_TEXT, node)
        return None

    def number(self, node: Node | None, word: str, expected: Words) -> Wanted | None:
        """A number in its plain form; more than ten places are written in quotes, as results print them."""
        if node is None:
            return None
        if isinstance(node, ScalarNode):
            if isinstance(node.value, Decimal):
                return Wanted(to_text(from_decimal(node.value)), node.place)
            if node.value == "" or (node.value == NOT_APPLICABLE and expected is _A_SCORE):
                return Wanted(node.text, node.place)
            try:
                return Wanted(to_text(parse(node.text)), node.place)
            except ValueError:
                pass
        self.wrong(word, expected, node)
        return None

    def wrong(self, word: str, expected: Words, node: Node) -> None:
        found: str | Words
        if isinstance(node, ScalarNode):
            found = Words(en=f"'{node.text}'", zh=f"“{node.text}”")
        else:
            found = _LIST if isinstance(node, ListNode) else _MAP
        facts: dict[str, str | Words] = {"word": word, "expected": expected, "found": found}
        self.problems.append(Problem("wrong-type", node.place, facts))
