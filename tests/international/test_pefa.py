"""The PEFA framework of 2016 against the published assessments: what follows it is reproduced, what does not is flagged."""

from collections import Counter
from functools import cache
from itertools import combinations_with_replacement
from typing import NamedTuple

import pytest

import perfrules
from perfrules.reading import open_data
from tests.sets.sets import evaluator
from tests.shared import data_file, needs_shared

INDICATORS, DIMENSIONS = 31, 94
ASSESSMENTS = 51
LETTERS = frozenset({"A", "B", "C", "D", "D*", "NR"})
OUT = frozenset({"NA", "NU"})
DEVIATIONS = {
    ("Timor-Leste", "2020", 19): ("A B A D*", "D+", "B"), ("Timor-Leste", "2020", 26): ("D D A D*", "D", "D+"),
    ("Lao PDR", "2019", 11): ("C C D D*", "D", "D+"), ("Lao PDR", "2019", 20): ("B A C", "B", "C+"),
    ("Lao PDR", "2019", 31): ("A D C D", "C+", "C"), ("Iraq", "2017", 8): ("D D D C", "D+", "D"),
    ("Afghanistan", "2018", 13): ("A D D", "D+", "C"), ("Colombia", "2016", 31): ("B C D C", "D+", "C"),
    ("Costa Rica", "2016", 31): ("D C C A", "D+", "C+"), ("Togo", "2016", 13): ("D D D", "D+", "D"),
    ("Sao Tome and Principe", "2019", 2): ("D D A", "C", "D+"), ("Greenland", "2021", 24): ("D D* B A", "C", "C+"),
    ("Nauru", "2022", 18): ("C D D C", "D", "D+"), ("Nauru", "2022", 20): ("C A D", "D", "D+"),
    ("Nauru", "2022", 22): ("A D", "D", "D+"), ("Bosnia and Herzegovina - BiH", "2023", 18): ("D D D B", "D", "D+"),
    ("Bangladesh", "2016", 26): ("NA NA NA NA", "D", "NA"),
}  # fmt: skip
"""The published scores that do not follow the framework: the dimensions, the score as published and by the framework."""


class Scored(NamedTuple):
    """One indicator of an assessment: its dimensions, its score as published and by the framework, whether it is flagged."""

    dimensions: tuple[str, ...]
    published: str
    framework: str
    flagged: bool


@cache
def scored() -> dict[tuple[str, str, int], Scored]:
    """Every indicator of every published assessment, by country, year and number."""
    own = evaluator("intl.pefa_2016")
    rules, found = own.rule_set, {}
    inputs = rules.inputs
    for given in open_data(data_file("international", "pefa_2016.csv"), rules):
        result = own.evaluate_given(given)
        assert not result.errors
        assert result.status == "decided"
        assert result.flags.undecided == ()

        def letter(name: str, result: perfrules.Result = result) -> str:
            return result.given(name) or ""

        for number in range(1, INDICATORS + 1):
            dimensions = tuple(letter(name) for name in inputs if name.startswith(f"score_{number:02d}_"))
            flagged = f"published_differs_{number:02d}" in result.flags.fired
            framework = result.printed_values[f"framework_{number:02d}"]
            key = (letter("country"), letter("year"), number)
            found[key] = Scored(dimensions, letter(f"published_{number:02d}"), framework, flagged)
    return found


def sort_of(row: Scored) -> str:
    """Whether all dimensions of an indicator are scored, some, or none."""
    if LETTERS.issuperset(row.dimensions):
        return "complete"
    return "none" if OUT.issuperset(row.dimensions) else "some"


def test_the_framework_has_its_indicators_and_dimensions() -> None:
    rules = evaluator("intl.pefa_2016").rule_set
    assert len(rules.indicators) == DIMENSIONS
    assert sum(group.combine == "lookup" for group in rules.groups.values()) == INDICATORS
    weakest = {int(name[-2:]) for name, group in rules.groups.items() if group.table == "weakest_link"}
    assert weakest == {1, 2, 4, 5, 9, 18, 20, 22, 23, 26, 28, 29, 30}


def test_the_weakest_link_is_the_lowest_score_with_a_plus_where_another_is_higher() -> None:
    lines = {line.words: line.gives for line in evaluator("intl.pefa_2016").rule_set.lookups["weakest_link"].lines}
    wanted = [words for count in range(1, 5) for words in combinations_with_replacement("DCBA", count)]
    assert lines == {words: words[0] + "+" * (len(set(words)) > 1) for words in wanted}


def test_averaging_is_the_sum_of_the_scores_between_fixed_limits() -> None:
    lines = {line.words: line.gives for line in evaluator("intl.pefa_2016").rule_set.lookups["averaging"].lines}
    reached = {
        1: {1: "D", 2: "C", 3: "B", 4: "A"},
        2: {2: "D", 3: "D+", 4: "C", 5: "C+", 6: "B", 7: "B+", 8: "A"},
        3: {3: "D", 4: "D+", 6: "C", 7: "C+", 8: "B", 10: "B+", 11: "A"},
        4: {4: "D", 6: "D+", 8: "C", 9: "C+", 11: "B", 13: "B+", 15: "A"},
    }
    for words, gives in lines.items():
        limits = reached[len(words)]
        total = sum("DCBA".index(word) + 1 for word in words)
        assert gives == limits[max(limit for limit in limits if limit <= total)], words
    assert Counter(len(words) for words in lines) == {1: 4, 2: 10, 3: 20, 4: 35}


@needs_shared
def test_the_published_scores_that_do_not_follow_the_framework_are_those_that_are_flagged() -> None:
    found = {
        key: (" ".join(row.dimensions), row.published, row.framework) for key, row in scored().items() if row.flagged
    }
    assert found == DEVIATIONS


@needs_shared
def test_every_other_published_score_is_reproduced() -> None:
    rows = scored()
    assert len(rows) == ASSESSMENTS * INDICATORS
    assert all((row.published == row.framework) != row.flagged for row in rows.values())
    counts = Counter((sort_of(row), "flagged" if row.flagged else "reproduced") for row in rows.values())
    print(f"\n{dict(counts)}")
    assert counts == {
        ("complete", "reproduced"): 1494,
        ("complete", "flagged"): 16,
        ("some", "reproduced"): 55,
        ("none", "reproduced"): 15,
        ("none", "flagged"): 1,
    }


@needs_shared
def test_every_line_of_the_conversion_table_was_met_in_a_published_assessment() -> None:
    groups = evaluator("intl.pefa_2016").rule_set.groups
    averaged = {int(name[-2:]) for name, group in groups.items() if group.table == "averaging"}
    met = {
        tuple(sorted("D" if word == "NR" else word[0] for word in row.dimensions))
        for (_, _, number), row in scored().items()
        if number in averaged and sort_of(row) == "complete"
    }
    assert Counter(len(words) for words in met) == {2: 10, 3: 20, 4: 35}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_deviation_is_told_with_its_dimensions(lang: str) -> None:
    own = evaluator("intl.pefa_2016", lang)
    record: dict[str, object] = {name: "A" for name in own.rule_set.inputs if name.startswith("score_")}
    record |= {"score_19_4": "D*", "published_19": "D+"}
    (finding, _) = own.evaluate(record).findings
    assert (
        finding.text
        == {
            "zh": "PI-19 公布为D+，各维度为A、A、A、D*，按框架应为B+。",
            "en": "PI-19 is published as D+; its dimensions, A, A, A, D*, give B+.",
        }[lang]
    )


def by_figures(value: str, **figures: object) -> str:
    """The score of a dimension that follows from these figures."""
    own = evaluator("intl.pefa_2016_criteria")
    record: dict[str, object] = {name: "D" for name in own.rule_set.inputs if name.startswith("score_")}
    result = own.evaluate(record | figures)
    assert not result.errors
    fired = value.replace("figures", "figures_differ") in result.flags.fired
    found = result.printed_values[value]
    assert fired == (found in {"A", "B", "C"})
    return found


@pytest.mark.parametrize(
    ("column", "of", "years", "score"),
    [
        ("spent", "approved", (95, 105, 50), "A"), ("spent", "approved", (94.99, 105, 106), "B"), ("spent", "approved", (90, 110, 500), "B"),
        ("spent", "approved", (85, 115.01, 115), "C"), ("spent", "approved", (84, 116, 100), "D"), ("spent", "approved", (100, 100), ""),
        ("revenue_received", "revenue_approved", (97, 106, 1), "A"), ("revenue_received", "revenue_approved", (94, 112, 1), "B"),
        ("revenue_received", "revenue_approved", (92, 116, 1), "C"), ("revenue_received", "revenue_approved", (91.9, 116.1, 100), "D"),
    ],
)  # fmt: skip
def test_two_of_three_years_decide_about_an_outturn(column: str, of: str, years: tuple[float, ...], score: str) -> None:
    rows = [{"fiscal_year": str(number), of: 100, column: amount} for number, amount in enumerate(years)]
    assert by_figures("figures_01_1" if column == "spent" else "figures_03_1", years=rows) == score


@pytest.mark.parametrize(("column", "value"), [("by_function", "figures_02_1"), ("by_type", "figures_02_2")])
@pytest.mark.parametrize(
    ("years", "score"),
    [
        (("4.99%", "4.9%", "60%"), "A"),
        (("5%", "4%", "60%"), "B"),
        (("9.9%", "14%", "10%"), "C"),
        (("15%", "15%", "1%"), "D"),
    ],
)
def test_two_of_three_years_decide_about_a_composition(
    column: str, value: str, years: tuple[str, ...], score: str
) -> None:
    assert by_figures(value, years=[{"fiscal_year": share, column: share} for share in years]) == score


@pytest.mark.parametrize(
    ("value", "figures", "score"),
    [
        ("figures_02_3", {"contingency_share": "2.99%"}, "A"), ("figures_02_3", {"contingency_share": "3%"}, "B"), ("figures_02_3", {"contingency_share": "6.01%"}, "C"),
        ("figures_02_3", {"contingency_share": "10%"}, "D"), ("figures_05_1", {"basic_elements": 4, "other_elements": 6}, "A"),
        ("figures_05_1", {"basic_elements": 3, "other_elements": 8}, "B"), ("figures_05_1", {"basic_elements": 4, "other_elements": 3}, "B"),
        ("figures_05_1", {"basic_elements": 3, "other_elements": 3}, "C"), ("figures_05_1", {"basic_elements": 2, "other_elements": 8}, "D"),
        ("figures_30_2", {"audit_months": 3}, "A"), ("figures_30_2", {"audit_months": 9}, "C"), ("figures_30_2", {"audit_months": 9.5}, "D"),
        ("figures_31_1", {"scrutiny_months": 9}, "C"), ("figures_31_1", {"scrutiny_months": 12.1}, "D"), ("figures_31_1", {}, ""),
    ],
)  # fmt: skip
def test_single_figures_against_their_limits(value: str, figures: dict[str, object], score: str) -> None:
    assert by_figures(value, **figures) == score
