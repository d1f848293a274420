"""What an id may look like, and which words are taken."""

import keyword
import re
import unicodedata
from datetime import date

FUNCTIONS = frozenset(
    {
        "min", "max", "mean", "median", "abs", "round", "missing", "first_known", "days_between", "ln", "exp", "root",
        "mentions", "repeats_of", "sum_alike", "rounding_of",
        "score_of", "rate_of", "points_of", "grade_of", "word_of", "fired", "peer_mean", "peer_rank",
        "sum_of", "mean_of", "count_of", "any_of", "all_of", "at_least", "lowest_of", "highest_of", "share_of", "distinct_of",
    }
)  # fmt: skip
RESERVED = FUNCTIONS | {
    "id", "total_score", "grade", "row_score", "children", "peers", "true", "false", "not_applicable",
}  # fmt: skip

# Ideographs only: letters of other scripts look like Latin ones and would make two names that read the same.
_LETTER = r"A-Za-z_\u3007\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003134f"
_WORD = re.compile(rf"[{_LETTER}][{_LETTER}0-9]*")
_STRANGE = re.compile(rf"[^{_LETTER}0-9]+")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def is_word(word: str) -> bool:
    """
    Whether *word* may be an id that formulas only quote: letters (Chinese ones too), digits and `_`, in normal form.

    >>> is_word("一般公共预算"), is_word("pass"), is_word("2nd"), is_word("ｂｕｄｇｅｔ")
    (True, True, False, False)
    """
    return _WORD.fullmatch(word) is not None and unicodedata.is_normalized("NFKC", word)


def is_callable_word(word: str) -> bool:
    """
    Whether *word* may be an id that formulas write without quotes inside a function, as in `fired(low_execution)`.

    >>> is_callable_word("low_execution"), is_callable_word("not")
    (True, False)
    """
    return is_word(word) and not keyword.iskeyword(word)


def is_name(word: str) -> bool:
    """
    Whether *word* may be a name in formulas: a word that means nothing else there.

    >>> is_name("budget"), is_name("or"), is_name("grade"), is_name("sum_of")
    (True, False, False, False)
    """
    return is_callable_word(word) and word not in RESERVED


def is_set_id(text: str) -> bool:
    """
    Whether *text* may be the id of a rule set: words joined by dots.

    >>> is_set_id("cn.project_evaluation"), is_set_id("cn..x")
    (True, False)
    """
    return all(map(is_word, text.split(".")))


def is_language(word: str) -> bool:
    """
    Whether *word* has the form of a language code.

    >>> is_language("zh"), is_language("Chinese")
    (True, False)
    """
    return _LANGUAGE.fullmatch(word) is not None


def is_date(text: str) -> bool:
    """
    Whether *text* is a day of the calendar, written as year-month-day.

    >>> is_date("2024-09-30"), is_date("2024-02-30"), is_date("2024/09/30")
    (True, False, False)
    """
    if not _DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def as_word(text: str) -> str:
    """
    The id that *text* comes closest to.

    >>> as_word("预算（万元）"), as_word("2nd half"), as_word("D+")
    ('预算_万元', '_2nd_half', 'D')
    """
    word = _STRANGE.sub("_", unicodedata.normalize("NFKC", text)).strip("_") or "item"
    return word if is_word(word) else f"_{word}"
