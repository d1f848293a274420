from perfrules.formula.references import references
from tests.formula.formulas import parsed


def mentions(text: str, row: str | None = None) -> list[tuple[str, str, str | None]]:
    return [(one.sort, one.name, one.row) for one in references(parsed(text), row)]


def test_plain_names_are_mentioned_with_the_row_they_are_looked_at_in() -> None:
    assert mentions("a + b * 2 > c and 'd' == e", "rows") == [("name", name, "rows") for name in "abce"]


def test_a_function_over_rows_mentions_its_table_and_looks_into_it() -> None:
    assert mentions("at_least(n, rows, met) and sum_of(more, points, held) > x") == [
        ("name", "n", None), ("table", "rows", None), ("name", "met", "rows"), ("table", "more", None),
        ("name", "points", "more"), ("name", "held", "more"), ("name", "x", None),
    ]  # fmt: skip


def test_a_score_function_mentions_an_id() -> None:
    assert mentions("score_of(a) + rate_of(b) + points_of(c)") == [
        ("score_of", "a", None),
        ("rate_of", "b", None),
        ("points_of", "c", None),
    ]
    assert mentions("fired(f) or word_of(s, x) == 'a' or grade_of(y) == 'b'") == [
        ("fired", "f", None), ("word_of", "s", None), ("name", "x", None), ("name", "y", None),
    ]  # fmt: skip


def test_what_all_rows_are_asked_for_is_told_from_what_one_row_is() -> None:
    found = references(parsed("a + sum_of(rows, b) + repeats_of(c, d) + at_least(e, rows, f)"), "rows")
    assert [(one.name, one.every) for one in found if one.sort == "name"] == [
        ("a", False), ("b", True), ("c", True), ("d", True), ("e", False), ("f", True),
    ]  # fmt: skip


def test_formulas_with_mistakes_are_gone_through_as_well() -> None:
    assert mentions("score_of(1 + a) + sum_of(2, b) + count_of() + at_least(c)") == [
        ("name", name, None) for name in "abc"
    ]
