"""The commands `check` and `test`."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from perfrules.cases import CaseResult, Cases, Difference, cases_of, is_case_file, paths_in, read_cases, run_cases
from perfrules.cli import words
from perfrules.cli.sources import code_for, day_from, rule_file
from perfrules.cli.terminal import FINE, PROBLEMS, USAGE, Stop, Terminal
from perfrules.errors import RuleFileError
from perfrules.loading import Wording, distinct, examine, examine_wordings
from perfrules.loading.library import is_path
from perfrules.problems import Problem
from perfrules.reports.source import located
from perfrules.words import Lang, Words


def check(files: Sequence[str], as_of: str | None, terminal: Terminal) -> int:
    """Print everything that is wrong in *files*, in all wordings or in the one of the day *as_of*, and how much it is."""
    day = day_from("--as-of", as_of)
    found: list[Problem] = []
    for file in files:
        texts = _texts_of(file, day)
        if len(texts) > 1:
            days = ", ".join(_day_of(text, terminal.lang) for text in texts)
            terminal.line(words.WORDINGS.get(terminal.lang).format(file=file, count=len(texts), days=days))
        for said, problems in _by_wording(texts, terminal.lang):
            if said:
                terminal.line(said)
            for problem in problems:
                terminal.problem(problem)
            found += problems
    errors = [problem for problem in found if problem.severity == "error"]
    counts = {
        "files": _counted(len(files), words.FILES, words.ONE_FILE, terminal.lang),
        "errors": _counted(len(errors), words.ERRORS, words.ONE_ERROR, terminal.lang),
        "warnings": _counted(len(found) - len(errors), words.WARNINGS, words.ONE_WARNING, terminal.lang),
    }
    terminal.line(words.CHECKED.get(terminal.lang).format(**counts))
    return code_for(tuple(errors), PROBLEMS) if errors else FINE


def _texts_of(file: str, day: date | None) -> tuple[Wording, ...]:
    """The wordings in *file* that are looked at; what is not a rule file has one."""
    if is_case_file(Path(file)):
        return (Wording(None, None, read_cases(Path(file)).problems),)
    try:
        read = rule_file(file)
        return examine_wordings(read) if day is None else (Wording(day, *examine(read, day)),)
    except RuleFileError as error:
        return (Wording(None, None, error.problems),)


def _by_wording(texts: Sequence[Wording], lang: Lang) -> Iterator[tuple[str, list[Problem]]]:
    """The problems, each once: those of all wordings, then those of some, with a line that says of which."""
    groups: dict[tuple[bool, ...], list[Problem]] = {}
    for problem in distinct(texts):
        groups.setdefault(tuple(problem in text.problems for text in texts), []).append(problem)
    for has, problems in sorted(groups.items(), key=lambda group: group[0].count(True), reverse=True):
        days = ", ".join(_day_of(text, lang) for text, there in zip(texts, has, strict=True) if there)
        yield "" if all(has) else words.IN_WORDINGS.get(lang).format(days=days), problems


def _day_of(text: Wording, lang: Lang) -> str:
    return words.BEGINNING.get(lang) if text.since is None else str(text.since)


def _counted(count: int, many: Words, one: Words, lang: Lang) -> str:
    return one.get(lang) if count == 1 else many.get(lang).format(count=count)


def test(paths: Sequence[str], as_of: str | None, terminal: Terminal) -> int:
    """
    Run the cases that *paths* lead to; print what fails, and how many pass.

    *as_of* is the day of the rules for cases that name none.
    """
    day_from("--as-of", as_of)
    count = passed = 0
    code = FINE
    for cases in _unique(found for path in paths for found in _found(path)):
        for problem in cases.problems:
            terminal.problem(problem)
            code = max(code, code_for((problem,), PROBLEMS))
        for outcome in run_cases(replace(case, as_of=case.as_of or as_of) for case in cases.cases):
            count += 1
            passed += outcome.passed
            if not outcome.passed:
                _failed(outcome, terminal)
                code = max(code, PROBLEMS)
    terminal.line(words.PASSED.get(terminal.lang).format(passed=passed, count=count))
    return code


def _found(path: str) -> tuple[Cases, ...]:
    """The cases of a folder, a file of cases, or a rule set."""
    place = Path(path)
    if place.is_dir():
        found = tuple(read_cases(one) for one in paths_in(place))
    elif is_case_file(place):
        found = (read_cases(place),)
    else:
        found = _beside(path)
    if not found:
        raise Stop(USAGE, [Problem("cases-none", None, {"path": path})])
    return found


def _beside(rules: str) -> tuple[Cases, ...]:
    try:
        if not is_path(rules):
            return cases_of(rules)
        rule_file(rules)
        return cases_of(Path(rules))
    except RuleFileError as error:
        raise Stop(code_for(error.problems, PROBLEMS), error.problems) from None


def _unique(found: Iterable[Cases]) -> Iterator[Cases]:
    """Every file once, however many paths lead to it."""
    seen = set()
    for cases in found:
        if cases.path.resolve() not in seen:
            seen.add(cases.path.resolve())
            yield cases


def _failed(outcome: CaseResult, terminal: Terminal) -> None:
    terminal.line(f"✗ {outcome.case.place}: {outcome.case.name}")
    for problem in located(outcome.problems, outcome.case.name):
        terminal.line(_indented(problem.text(terminal.lang)))
    explained = set()
    for difference in outcome.differences:
        terminal.line(_indented(_difference(difference, terminal.lang)))
        if difference.item is not None and outcome.result is not None and difference.item not in explained:
            explained.add(difference.item)
            terminal.line(_indented(str(outcome.result.explain(difference.item)), 6))


def _difference(difference: Difference, lang: Lang) -> str:
    expected, actual = (
        shown.get(lang) if isinstance(shown, Words) else shown for shown in (difference.expected, difference.actual)
    )
    return words.DIFFERENCE.get(lang).format(path=difference.path, expected=expected, actual=actual)


def _indented(text: str, by: int = 2) -> str:
    return "\n".join(f"{' ' * by}{line}" for line in text.splitlines())
