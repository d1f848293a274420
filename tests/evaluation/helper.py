"""Small rule sets, written where they are tested, and the results of records under them."""

from collections.abc import Mapping
from typing import Any

from perfrules import Evaluator, Result, RuleFileError, RuleSet
from perfrules.loading import RuleFile, examine

HEAD = "format: 1\nid: test.rules\ntitle: {zh: 测试, en: Test}\nstatus: draft\n"


def rule_set(text: str) -> RuleSet:
    """The rule set that *text* describes, under a plain head; its problems where it has any."""
    rules, problems = examine(RuleFile((HEAD + text).encode(), "rules.yaml", "rules.yaml"))
    if rules is None:
        raise RuleFileError(problems)
    return rules


def evaluator(text: str, lang: str | None = None) -> Evaluator:
    return Evaluator(rule_set(text), lang)


def evaluated(text: str, record: Mapping[str, object], lang: str | None = None) -> Any:
    """The `Result` of a record whose data have no mistake; not called so, as its figures are compared with plain numbers."""
    result = evaluator(text, lang).evaluate(record)
    assert not result.errors, [problem.line("en") for problem in result.errors]
    return result


def earned(result: Result, item: str = "only") -> Any:
    """What an item got, as shown."""
    return result.scores[item].points


def gaps(result: Result) -> list[tuple[object, ...]]:
    """What is missing, without what is not said."""
    return [
        tuple(part for part in (gap.item, gap.table, gap.row, gap.field, gap.reason) if part is not None)
        for gap in result.missing
    ]


def quoted(text: str) -> str:
    """*text* between quotes, so that no sign in it is one of the file's."""
    return "'" + text.replace("'", "''") + "'"
