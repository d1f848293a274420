"""The random rule sets reach every word of the form that the comparison is meant to prove."""

from typing import Any

import yaml
from hypothesis import given

from tests.oracle.generate import chance, random_rules, rule_sets_with_records, to_yaml
from tests.oracle.oracle import evaluate
from tests.oracle.records import as_data, random_record

SETS = 250
WORDS = [
    *(
        "proportional",
        "line",
        "bands",
        "cases",
        "deduct",
        "target",
        "tiers",
        "checklist",
        "choices",
        "yes_no",
        "formula",
        "lookup",
    ),
    *("mean", "geometric_mean", "lowest", "highest", "one_of", "undecided", "leave_out", "zero", "not_applicable"),
    *("as_written", "any"),
    *("half_up", "half_even", "down", "whole", "started", "fractional", "excess", "inverse", "exact", "either_side"),
    *("nothing", "all_or_nothing", "flag", "ignore", "reduce", "finding", "nearest", "above", "below", "last", "all"),
    *("full_at", "zero_at", "pass_at", "gate", "veto", "at_least", "share", "take", "at_most", "from", "over", "up_to"),
    *("each", "where", "group_by", "rescale", "give_to", "weight", "scale", "like", "decimals", "not_applicable_when"),
    *(
        "constraints",
        "grade_limits",
        "becomes",
        "outcomes",
        "parameters",
        "word_lists",
        "lookups",
        "total",
        "grades",
        "each",
    ),
]


def test_random_rule_sets_use_every_word_of_the_form() -> None:
    text = "".join(to_yaml(random_rules(chance(seed))) for seed in range(SETS))
    assert [word for word in WORDS if f'"{word}"' not in text and f"\n{word}:" not in text] == []
    for function in ("sum_of", "mean_of", "count_of", "any_of", "all_of", "at_least", "rate_of", "score_of", "fired"):
        assert f"{function}(" in text
    for function in ("distinct_of", "repeats_of", "sum_alike", "mentions", "rounding_of"):
        assert f"{function}(" in text


def test_a_rule_set_is_the_same_for_the_same_chance() -> None:
    assert to_yaml(random_rules(chance(7))) == to_yaml(random_rules(chance(7)))


def test_the_text_of_a_rule_set_is_well_formed() -> None:
    for seed in range(20):
        rules = random_rules(chance(seed))
        read = yaml.safe_load(to_yaml(rules))
        assert list(read) == list(rules)
        assert list(read.get("indicators", {})) == list(rules.get("indicators", {}))


def test_random_records_are_decided_and_undecided_and_reach_all_grades() -> None:
    statuses, grades = set(), set()
    for seed in range(SETS):
        rng = chance(seed)
        rules = random_rules(rng)
        found = evaluate(rules, random_record(rng, rules))
        statuses.add(found.status)
        grades.add(found.grade)
    assert statuses == {"decided", "undecided"}
    assert {"grade0", "grade1", "grade2", "grade3", None} <= grades


@given(rule_sets_with_records())
def test_completeness_is_a_share_and_no_score_is_negative(both: tuple[dict[str, Any], dict[str, Any]]) -> None:
    rules, record = both
    found = evaluate(rules, record)
    assert 0 <= found.completeness <= 1
    assert all(isinstance(score, str) or score is None or score >= 0 for score in found.indicators.values())
    assert set(as_data(rules, record)) <= {*rules.get("inputs", {}), *rules.get("tables", {})}
