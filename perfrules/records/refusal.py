"""Why one value is refused, and how values and their types are named in messages."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import final

from perfrules.model.texts import Text
from perfrules.problems import printable, shortened
from perfrules.words import Words

LONGEST_SHOWN = 40
_NAMED_AT_MOST = 5
_LARGEST_SHOWN = 10**LONGEST_SHOWN
# What people write where nothing is known. Only an empty value is read as missing: these might be meant as zero, or as "no".
_SIGNS_OF_NOTHING = frozenset(
    {"-", "--", "—", "——", "–", "－", "/", "／", "无", "暂无", "空", "n/a", "na", "#n/a", "null", "none", "nan"}
)


@final
class Refused(Exception):
    """The signal of a reader that a value is refused; it costs nothing as long as values are good."""

    def __init__(self, *, key: str, **facts: str | Words) -> None:
        super().__init__(key)
        self.key = key
        self.facts = facts


def refuse_sign_of_nothing(text: str) -> None:
    """Refuse a dash, "无", "N/A" and the like."""
    if text.lower() in _SIGNS_OF_NOTHING:
        raise Refused(key="data-empty")


def shown(value: object) -> str:
    """
    *value* for a message: short, harmless, and never by the value's own code.

    >>> shown(8697.38), shown([1, 2]), shown(True)
    ('8697.38', '[…]', 'true')
    """
    kind = type(value)
    if issubclass(kind, str):
        return quoted(str.__str__(value))
    if value is None or issubclass(kind, bool):
        return {None: "", True: "true", False: "false"}[value]  # type: ignore[index]
    if issubclass(kind, int):
        whole = int.__int__(value)  # type: ignore[arg-type]
        return str(whole) if abs(whole) < _LARGEST_SHOWN else "…"
    if issubclass(kind, float):
        return float.__repr__(value)
    if issubclass(kind, Decimal):
        return shortened(Decimal.__str__(value), LONGEST_SHOWN)
    if issubclass(kind, date):
        return date.isoformat(value)  # type: ignore[arg-type]
    return "[…]" if issubclass(kind, (list, tuple)) else "{…}" if issubclass(kind, Mapping) else quoted(kind.__name__)


def described(value: object) -> Words:
    """
    What sort of thing *value* is, in plain words.

    >>> described([1, 2]).get("en")
    'a list'
    """
    kind = type(value)
    named = next((words for base, words in _SORTS if issubclass(kind, base)), None)
    return named or Words(en=f"something else ({quoted(kind.__name__)})", zh=f"其他内容（{quoted(kind.__name__)}）")


def quoted(text: str) -> str:
    """*text* as a message shows it: no control characters, not longer than a few words."""
    return shortened(printable(text[: LONGEST_SHOWN + 1]), LONGEST_SHOWN)


def a_few(names: Sequence[str]) -> str:
    """
    The first of *names* as a message shows them, with dots where there are more.

    >>> a_few(["P-1", "P-2"]), a_few(list("abcdefg"))
    ('P-1, P-2', 'a, b, c, d, e, …')
    """
    shown_names = [quoted(name) for name in names[:_NAMED_AT_MOST]]
    return ", ".join([*shown_names, "…"] if len(names) > _NAMED_AT_MOST else shown_names)


def titled(title: Text) -> Words:
    """A title of the rule set, as a fact of a message."""
    return Words(en=shortened(title.get("en"), LONGEST_SHOWN), zh=shortened(title.get("zh"), LONGEST_SHOWN))


_SORTS: tuple[tuple[type, Words], ...] = (
    (type(None), Words(en="nothing", zh="空值")),
    (bool, Words(en="true or false", zh="是或否（true／false）")),
    (str, Words(en="text", zh="文字")),
    (int, Words(en="a number", zh="数值")),
    (float, Words(en="a number", zh="数值")),
    (Decimal, Words(en="a number", zh="数值")),
    (date, Words(en="a date", zh="日期")),
    (list, Words(en="a list", zh="列表")),
    (tuple, Words(en="a list", zh="列表")),
    (Mapping, Words(en="a group of named values", zh="一组带名称的值")),
)
