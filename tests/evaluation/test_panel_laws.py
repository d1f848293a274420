"""What must hold of any sheets."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from perfrules import Evaluator
from tests.evaluation.helper import evaluator
from tests.evaluation.panels import EACH, EACH_TRIMMED, PLAIN, RULES, TRIMMED, record

LAWS = RULES + "flags: {low: {when: score_of(a) < 45, severity: info, finding: f}}\n"
SHARE = st.integers(0, 100).map(lambda n: f"{n}%")
SHEET = st.tuples(st.integers(0, 60), SHARE)
PANELS = st.sampled_from([PLAIN, TRIMMED, EACH, EACH_TRIMMED])
READY: dict[str, Evaluator] = {}


def ready(panel: str) -> Evaluator:
    """The rules with a panel; without one, they have no sheets."""
    if panel not in READY:
        text = LAWS if panel else LAWS.partition("tables:")[0] + "values:" + LAWS.partition("values:")[2]
        READY[panel] = evaluator(text + panel, "en")
    return READY[panel]


def comparable(form: dict[str, Any]) -> dict[str, Any]:
    """The JSON form without what only a panel has, or what names the text of the rules."""
    for finding in form["findings"]:
        del finding["place"]
    return {key: value for key, value in form.items() if key not in {"panel", "rules", "values"}}


@given(SHEET, st.sampled_from([PLAIN, EACH]))
def test_one_sheet_is_the_evaluation_of_what_it_says(sheet: tuple[int, str], panel: str) -> None:
    plain = ready("").evaluate({"id": "P-1", "fit": sheet[0], "reached": sheet[1], "spent": "100%"})
    assert comparable(ready(panel).evaluate(record(sheet)).to_dict()) == comparable(plain.to_dict())


@given(SHEET, st.integers(3, 5), PANELS)
def test_equal_sheets_are_as_one_of_them(sheet: tuple[int, str], count: int, panel: str) -> None:
    one = ready(PLAIN).evaluate(record(sheet)).to_dict()
    assert comparable(ready(panel).evaluate(record(*[sheet] * count)).to_dict()) == comparable(one)


@given(st.lists(SHEET, min_size=1, max_size=6), st.randoms(use_true_random=False), PANELS)
def test_the_order_of_the_sheets_does_not_matter(sheets: list[tuple[int, str]], rng: Any, panel: str) -> None:
    given_record = record(*sheets)
    first = ready(panel).evaluate(given_record)
    rng.shuffle(given_record["sheets"])
    second = ready(panel).evaluate(given_record)
    if first.status == "decided":
        assert comparable(first.to_dict()) == comparable(second.to_dict())
    kept = [{sheet.assessor: sheet.kept for sheet in result.panel.sheets} for result in (first, second) if result.panel]
    assert kept[0] == kept[1]


@given(st.lists(SHEET, min_size=1, max_size=5))
def test_a_trimmed_mean_that_leaves_none_out_is_the_mean(sheets: list[tuple[int, str]]) -> None:
    for average in ("total", "each_indicator"):
        panel = f"panel: {{table: sheets, by: who, average: {average}, combine: trimmed_mean, trim: 0}}\n"
        plain = ready(PLAIN if average == "total" else EACH).evaluate(record(*sheets)).to_dict()
        assert comparable(ready(panel).evaluate(record(*sheets)).to_dict()) == comparable(plain)
