"""Values as a reader of a finding wants them: by kind, with unit, in the language of the result."""

from collections.abc import Mapping
from datetime import date
from typing import cast

from perfrules.exact import Exact, rounded, to_text
from perfrules.formula.kind import TEXTS, Kind
from perfrules.words import Lang, Words

MISSING = Words(en="(not filled in)", zh="（未填）")
YES = Words(en="yes", zh="是")
NO = Words(en="no", zh="否")
POINT_UNIT = Words(en=" percentage points", zh="个百分点")
LIST_COMMA = Words(en=", ", zh="、")
TOTAL_TITLE = Words(en="Total", zh="总分")
GRADE_TITLE = Words(en="Grade", zh="等级")
PERCENT_PLACES = 2


def printed(value: object, kind: Kind, lang: str, titles: Mapping[str, str], places: int | None = None) -> str:
    """
    *value* of *kind*: a percentage with two places and its sign, money as entered with its unit, a word by its title, texts
    one after the other.

    *places* sets the decimals of a number. Languages other than Chinese get the English words for yes, no and missing.

    >>> printed((8618304, 10000000), Kind("percent"), "en", {})
    '86.18%'
    >>> printed(None, Kind("number"), "zh", {})
    '（未填）'
    """
    speech: Lang = "zh" if lang == "zh" else "en"
    if value is None:
        return MISSING.get(speech)
    if isinstance(value, bool):
        return (YES if value else NO).get(speech)
    if isinstance(value, str):
        return titles.get(value, value)
    if isinstance(value, date):
        return value.isoformat()
    if kind == TEXTS:
        return LIST_COMMA.get(speech).join(cast("tuple[str, ...]", value))
    n, d = cast("Exact", value)
    if kind.name in {"percent", "percent_points"}:
        digits = PERCENT_PLACES if places is None else places
        text = to_text(rounded((n * 100, d), digits), at_least=digits)
        return f"{text}%" if kind.name == "percent" else f"{text}{POINT_UNIT.get(speech)}"
    text = to_text((n, d)) if places is None else to_text(rounded((n, d), places), at_least=places)
    return f"{text}{kind.unit}" if kind.name == "money" and kind.unit else text
