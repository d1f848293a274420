"""Cases against what the rules say: where the two part."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import final

from perfrules.cases.reading import NOT_APPLICABLE, Case, Wanted
from perfrules.errors import RuleFileError
from perfrules.evaluation.evaluator import Evaluator
from perfrules.evaluation.findings import Finding
from perfrules.evaluation.result import Result
from perfrules.loading import load
from perfrules.messages import findings as built_in
from perfrules.model.rule_set import RuleSet
from perfrules.problems import Problem, near
from perfrules.words import Words

UNDECIDED = Words(en="undecided", zh="未定")
FIRED = Words(en="fired", zh="已触发")
NOT_FIRED = Words(en="did not fire", zh="未触发")
DECIDED = Words(en="decided", zh="可判断")
NOTHING = Words(en="nothing", zh="没有")
_BUILT_IN = frozenset(key.partition("/")[0] for key in built_in.CATALOGUE)

Shown = str | Words
Loaded = Evaluator | tuple[Problem, ...]


@final
@dataclass(frozen=True, slots=True)
class Difference:
    """
    One place where what came out is not what was expected.

    *path* leads there, as `scores.output` or `findings[2].row`; *item* is the id that `Result.explain` takes, where there
    is something to explain.
    """

    path: str
    expected: Shown
    actual: Shown
    item: str | None = None


@final
@dataclass(frozen=True, slots=True)
class CaseResult:
    """
    What became of a case. It has passed where there is neither a problem nor a difference.

    *problems* are those of its rules, of the ids it mentions, or of its data; *result* is None where it was not evaluated.
    """

    case: Case
    problems: tuple[Problem, ...]
    differences: tuple[Difference, ...]
    result: Result | None

    @property
    def passed(self) -> bool:
        """Whether everything came out as expected."""
        return not self.problems and not self.differences


def run_case(case: Case) -> CaseResult:
    """
    Evaluate one case and compare.

    >>> from perfrules.cases import cases_of
    >>> run_case(cases_of("cn.project_self_evaluation")[0].cases[0]).passed
    True
    """
    return next(run_cases([case]))


def run_cases(cases: Iterable[Case]) -> Iterator[CaseResult]:
    """The same for many; every rule set is loaded once."""
    loaded: dict[tuple[str | Path, str | None], Loaded] = {}
    for case in cases:
        key = (case.rules, case.as_of)
        if key not in loaded:
            loaded[key] = _loaded(case)
        evaluator = loaded[key]
        if isinstance(evaluator, Evaluator):
            yield _compared(case, evaluator)
        else:
            yield CaseResult(case, evaluator, (), None)


def _loaded(case: Case) -> Loaded:
    try:
        return Evaluator(load(case.rules, case.as_of))
    except RuleFileError as error:
        return error.problems


def _compared(case: Case, evaluator: Evaluator) -> CaseResult:
    unknown = tuple(_unknown_ids(case, evaluator.rule_set))
    if unknown:
        return CaseResult(case, unknown, (), None)
    result = evaluator.evaluate(case.given)
    if result.errors:
        return CaseResult(case, result.errors, (), result)
    return CaseResult(case, (), tuple(_differences(case, result)), result)


def _unknown_ids(case: Case, rules: RuleSet) -> Iterator[Problem]:
    """The ids in a case that its rules do not have."""
    expected = case.expected
    replacing = tuple(limit.becomes for limit in rules.grade_limits.values() if limit.becomes)
    grade = (expected.grade,) if expected.grade is not None and expected.grade.text else ()
    flags = (*(expected.flags or ()), *(expected.undecided or ()))
    found = tuple(one["flag"] for one in expected.findings or () if "flag" in one)
    for wanted, known, section in (
        (grade, (*rules.grades, *replacing), Words(en="grade", zh="等级")),
        ((name for name, _ in expected.scores), (*rules.indicators, *rules.groups), Words(en="indicator or group", zh="指标或分组")),
        ((name for name, _ in expected.values), tuple(rules.values), Words(en="value", zh="中间结果")),
        ((name for name, _ in expected.outcomes), tuple(rules.outcomes), Words(en="outcome", zh="结果应用")),
        (flags, tuple(rules.flags), Words(en="flag", zh="问题")),
        (found, (*rules.flags, *_BUILT_IN), Words(en="flag", zh="问题")),
    ):  # fmt: skip
        for one in wanted:
            if one.text not in known:
                yield _unknown(one, known, section)


def _unknown(wanted: Wanted, known: tuple[str, ...], section: Words) -> Problem:
    meant = near(wanted.text, known)
    facts: dict[str, str | Words] = {"id": wanted.text, "section": section}
    facts |= {"near": meant} if meant else {"known": ", ".join(known)}
    return Problem("case-id/near" if meant else "case-id", wanted.place, facts)


def _differences(case: Case, result: Result) -> Iterator[Difference]:
    expected = case.expected
    if expected.score is not None:
        yield from _parted("score", expected.score.text, _number(result.score), "total")
    if expected.grade is not None:
        yield from _parted("grade", expected.grade.text, result.grade or "", "grade")
    for name, wanted in expected.scores:
        score = result.scores[name.text]
        actual = NOT_APPLICABLE if score.not_applicable else _number(score.points)
        yield from _parted(f"scores.{name.text}", wanted.text, actual, name.text)
    for name, wanted in expected.values:
        yield from _parted(f"values.{name.text}", wanted.text, _value(result.values[name.text]), name.text)
    for name, wanted in expected.outcomes:
        yield from _parted(f"outcomes.{name.text}", wanted.text, result.outcomes[name.text] or "", name.text)
    if expected.flags is not None:
        yield from _flags(expected.flags, result)
    if expected.undecided is not None:
        yield from _undecided(expected.undecided, result)
    if expected.findings is not None:
        yield from _findings(expected.findings, result.findings)


def _parted(path: str, expected: str, actual: str, item: str | None) -> Iterator[Difference]:
    if expected != actual:
        yield Difference(path, expected or UNDECIDED, actual or UNDECIDED, item)


def _number(value: Decimal | None) -> str:
    return "" if value is None else f"{value:f}"


def _value(value: object) -> str:
    """A value as a case writes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return _number(value) if isinstance(value, Decimal) else str(value or "")


def _flags(expected: tuple[Wanted, ...], result: Result) -> Iterator[Difference]:
    """Which flags should have fired and did not, and the other way round; their order does not matter."""
    wanted = [one.text for one in expected]
    for flag in wanted:
        if flag not in result.flags.fired:
            actual = UNDECIDED if flag in result.flags.undecided else NOT_FIRED
            yield Difference(f"flags.{flag}", FIRED, actual, flag)
    for flag in result.flags.fired:
        if flag not in wanted:
            yield Difference(f"flags.{flag}", NOT_FIRED, FIRED, flag)


def _undecided(expected: tuple[Wanted, ...], result: Result) -> Iterator[Difference]:
    wanted = [one.text for one in expected]
    for flag in wanted:
        if flag not in result.flags.undecided:
            actual = FIRED if flag in result.flags.fired else NOT_FIRED
            yield Difference(f"undecided.{flag}", UNDECIDED, actual, flag)
    for flag in result.flags.undecided:
        if flag not in wanted:
            yield Difference(f"undecided.{flag}", DECIDED, UNDECIDED, flag)


def _findings(expected: tuple[Mapping[str, Wanted], ...], actual: tuple[Finding, ...]) -> Iterator[Difference]:
    """The findings in their order, each by the words that the case mentions."""
    for number, (wanted, found) in enumerate(zip(expected, actual, strict=False), start=1):
        for word, one in wanted.items():
            value = getattr(found, word) or ""
            if one.text != value:
                item = found.flag if found.flag not in _BUILT_IN else None
                yield Difference(f"findings[{number}].{word}", one.text or NOTHING, value or NOTHING, item)
    for number, wanted in enumerate(expected[len(actual) :], start=len(actual) + 1):
        yield Difference(f"findings[{number}]", " ".join(one.text for one in wanted.values()), NOTHING)
    for number, found in enumerate(actual[len(expected) :], start=len(expected) + 1):
        yield Difference(f"findings[{number}]", NOTHING, f"{found.flag}: {found.text}")
