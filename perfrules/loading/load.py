"""From a rule file to a rule set: all stages, and all problems in one run."""

import os
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import NamedTuple, final

from perfrules.checks import check_rules
from perfrules.errors import RuleFileError
from perfrules.formula.literals import iso_date
from perfrules.layers.blame import blamed
from perfrules.layers.consolidate import consolidate, not_in_force, wordings
from perfrules.loading.building.rule_set import Built, build
from perfrules.loading.chain import Chain, chain_of
from perfrules.loading.fingerprint import stamp
from perfrules.loading.library import RuleFile, read_rule_file
from perfrules.loading.sound_parts import SoundParts
from perfrules.model.rule_set import RuleSet
from perfrules.problems import Place, Problem, in_order
from perfrules.schema import check_shape
from perfrules.text import MapNode, Node, read_nodes

Day = date | str | None


def load(source: str | os.PathLike[str], as_of: Day = None) -> RuleSet:
    """
    The rule set of a file, or a shipped one by its id, as it stands on the day *as_of* (a date or ISO text).

    What deserves a look but is no mistake is in `.warnings` of the rule set. RuleFileError holds all problems of the file,
    warnings included.

    >>> load("cn.project_evaluation").languages
    ('zh', 'en')
    """
    rules, problems = examine(read_rule_file(source), as_of)
    if rules is None:
        raise RuleFileError(problems)
    return rules


def problems_of(source: str | os.PathLike[str]) -> tuple[Problem, ...]:
    """
    All problems and warnings of a rule file, of all its wordings, sorted by place; no mistake in it, or in its name, raises
    an exception.

    >>> [problem.code for problem in problems_of("cn.project_evaluatoin")]
    ['set-not-found']
    """
    try:
        return distinct(examine_wordings(read_rule_file(source)))
    except RuleFileError as error:
        return error.problems


@final
class Wording(NamedTuple):
    """A text as it stands from the day *since* on (None: from its beginning): its rules, None with mistakes, and what was found."""

    since: date | None
    rules: RuleSet | None
    problems: tuple[Problem, ...]


def examine_wordings(file: RuleFile) -> tuple[Wording, ...]:
    """
    Every wording that the text in *file* has had or will have, in the order of their days; always one at least.

    A file whose text or shape has mistakes, or one that it extends, is told as one wording without rules.
    """
    chain, problems = _read_chain(file)
    if chain is None:
        return (Wording(None, None, in_order(problems)),)
    days = wordings(chain.layers)
    asked = days if len(days) > 1 else (None,)
    texts = (_with(problems, _examine_text(chain, day)) for day in asked)
    return tuple(Wording(day, *text) for day, text in zip(days, texts, strict=True))


def distinct(found: Iterable[Wording]) -> tuple[Problem, ...]:
    """The problems of all wordings, each once."""
    return in_order(_once(problem for wording in found for problem in wording.problems))


def examine(file: RuleFile, as_of: Day = None) -> tuple[RuleSet | None, tuple[Problem, ...]]:
    """
    The rule set in *file*, None where the file has mistakes, and everything found, warnings included, sorted by place.

    A file that cannot be read to its end has only the problems of its text. Otherwise the shape of every item is looked at;
    where items have mistakes in text or shape, the formulas, dates and numbers of all others are read as well. Only a file
    whose every item is of the right form is checked as a whole: names that do not exist, kinds that do not fit, points that
    do not add up would otherwise be reported because of items that could not be read.
    """
    day, of_day = _day(as_of)
    chain, problems = _read_chain(file)
    if chain is None:
        return None, in_order(of_day + problems)
    of_force = () if of_day else not_in_force(chain.layers, day)
    if of_force:
        return None, in_order(problems + of_force)
    rules, found = _with(of_day + problems, _examine_text(chain, day))
    return None if of_day else rules, found


def _read_chain(file: RuleFile) -> tuple[Chain | None, tuple[Problem, ...]]:
    """The files that *file* builds on, itself the last; None where their text or shape has mistakes."""
    root, of_text = read_nodes(file.data, file.shown)
    if root is None:
        return None, of_text
    problems = of_text + _of_shape(root, of_text)
    if not isinstance(root, MapNode) or _errors(problems):
        sound = _of_sound_parts(root, problems) if isinstance(root, MapNode) and root.get("extends") is None else ()
        return None, problems + sound
    chain = chain_of(file, root)
    return None if chain.problems else chain, problems + chain.problems


def _with(
    before: tuple[Problem, ...], found: tuple[RuleSet | None, tuple[Problem, ...]]
) -> tuple[RuleSet | None, tuple[Problem, ...]]:
    """What was found of a wording, with the problems told *before*."""
    return found[0], in_order(before + found[1])


def _once(problems: Iterable[Problem]) -> list[Problem]:
    known: list[Problem] = []
    for problem in problems:
        if problem not in known:
            known.append(problem)
    return known


def _errors(problems: tuple[Problem, ...]) -> bool:
    return any(problem.severity == "error" for problem in problems)


def _examine_text(chain: Chain, day: date | None) -> tuple[RuleSet | None, tuple[Problem, ...]]:
    """The same for the text in force on *day*, whose layers have been read."""
    text = consolidate(chain.layers, day)
    problems = text.problems or (check_shape(text.root) if text.alterations else ())
    if problems:
        return None, in_order(problems)
    files = [(file.name, file.data) for file in chain.files]
    built = build(text.root, stamp(text.root, files, day))
    problems = in_order(blamed(built.problems + _of_the_whole(built), text))
    if _errors(problems):
        return None, problems
    return replace(built.rules, warnings=problems, layers=chain.layers, alterations=text.alterations), problems


def _of_shape(root: Node, of_text: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """The problems of the shape, but for items whose text has a problem already."""
    found = check_shape(root)
    if not of_text or not isinstance(root, MapNode):
        return found
    sound = SoundParts(root, of_text)
    return tuple(problem for problem in found if not (isinstance(problem.where, Place) and sound.lack(problem.where)))


def _of_sound_parts(root: MapNode, problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """What can be told of the items without a problem in text or shape, whatever the others say."""
    sound = SoundParts(root, problems)
    return build(sound.root, stamp(root, (), None), sound.dropped).problems


def _of_the_whole(built: Built) -> tuple[Problem, ...]:
    """What the checks say, but for what they would say only because a part could not be read."""
    if not built.sound:
        return ()
    found = check_rules(built.rules)
    if not built.problems:
        return found
    return tuple(one for one in found if one.severity == "error" and one.where not in built.unread)


def _day(as_of: Day) -> tuple[date | None, tuple[Problem, ...]]:
    if isinstance(as_of, datetime):
        return as_of.date(), ()
    if not isinstance(as_of, str):
        return as_of, ()
    day = iso_date(as_of)
    return day, () if day else (Problem("bad-date/as-of", facts={"found": as_of}),)
