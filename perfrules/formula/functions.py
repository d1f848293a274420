"""The functions of the formula language and the names that cannot be used for anything else."""

import keyword
import unicodedata

NUMBER_FUNCTIONS: dict[str, tuple[int, int | None]] = {  # least and most arguments
    "min": (1, None),
    "max": (1, None),
    "mean": (1, None),
    "median": (1, None),
    "abs": (1, 1),
    "round": (1, 2),
    "ln": (1, 1),
    "exp": (1, 1),
    "root": (2, 2),
}
OTHER_FUNCTIONS: dict[str, tuple[int, int | None]] = {
    "missing": (1, 1),
    "first_known": (2, None),
    "days_between": (2, 2),
    "mentions": (2, 2),
    "repeats_of": (1, 2),
    "sum_alike": (2, 3),
    "rounding_of": (3, 3),
}
SCORE_FUNCTIONS: dict[str, tuple[int, int | None]] = {
    "score_of": (1, 1),
    "rate_of": (1, 1),
    "points_of": (1, 1),
    "grade_of": (1, 1),
    "word_of": (2, 2),
    "fired": (1, 1),
}
AGGREGATES: dict[str, tuple[int, int | None]] = {  # the table comes first
    "sum_of": (2, 3),
    "mean_of": (2, 3),
    "lowest_of": (2, 3),
    "highest_of": (2, 3),
    "share_of": (2, 3),
    "distinct_of": (2, 3),
    "count_of": (1, 3),
    "any_of": (2, 3),
    "all_of": (2, 3),
    "at_least": (3, 4),  # the count comes first, then the table
}
PEER_FUNCTIONS: dict[str, tuple[int, int | None]] = {"peer_mean": (1, 1), "peer_rank": (1, 1)}
"""Functions that compare a record with those evaluated together with it."""
ROW_FUNCTIONS = frozenset({"repeats_of", "sum_alike"})
"""Functions that go through the table whose row is looked at."""
ARITIES = NUMBER_FUNCTIONS | OTHER_FUNCTIONS | SCORE_FUNCTIONS | PEER_FUNCTIONS | AGGREGATES
RESERVED = frozenset(
    {"id", "total_score", "grade", "row_score", "children", "peers", "true", "false", "not_applicable"}
)
CHILD_COLUMNS = ("score", "rate", "weight", "full")
MOST_PLACES = 12
HIGHEST_ROOT = 100


def is_id(word: str) -> bool:
    """
    Whether *word* may be an id: letters (Chinese ones too), digits and `_`, in normal form, not a word of the language.

    >>> is_id("预算数"), is_id("2nd"), is_id("grade"), is_id("sum_of")
    (True, False, False, False)
    """
    return (
        word.isidentifier()
        and unicodedata.normalize("NFKC", word) == word
        and not keyword.iskeyword(word)
        and word not in RESERVED
        and word not in ARITIES
    )
