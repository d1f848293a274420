"""Kinds: what sort of value a name or a part of a formula has, known before any data is seen."""

from dataclasses import dataclass
from typing import Literal, final

from perfrules.words import Words

KindName = Literal[
    "money", "number", "percent", "whole", "text", "yes_no", "choice", "date", "number_or_text", "points", "percent_points",
    "texts",
]  # fmt: skip

KIND_WORDS: dict[str, Words] = {
    "money": Words(en="an amount of money", zh="金额"),
    "number": Words(en="a number", zh="数值"),
    "percent": Words(en="a percentage", zh="百分比"),
    "whole": Words(en="a whole number", zh="整数"),
    "text": Words(en="text", zh="文字"),
    "yes_no": Words(en="yes or no", zh="是或否"),
    "choice": Words(en="a word of a list", zh="选项"),
    "date": Words(en="a date", zh="日期"),
    "number_or_text": Words(en="a number or text", zh="数值或文字"),
    "points": Words(en="points", zh="分数"),
    "percent_points": Words(en="percentage points", zh="百分点"),
    "texts": Words(en="a list of texts", zh="文字列表"),
}
_NUMERIC = frozenset({"money", "number", "percent", "whole", "number_or_text", "points", "percent_points"})


@final
@dataclass(frozen=True, slots=True)
class Kind:
    """One kind; money carries its *unit*, a choice its *words*."""

    name: KindName
    unit: str | None = None
    words: tuple[str, ...] = ()

    @property
    def numeric(self) -> bool:
        """Whether arithmetic is possible with it."""
        return self.name in _NUMERIC

    @property
    def described(self) -> Words:
        """The kind in plain words, money with its unit."""
        words = KIND_WORDS[self.name]
        if self.unit and self.name == "money":
            return Words(en=f"{words.en} in {self.unit}", zh=f"{words.zh}（{self.unit}）")
        return words


NUMBER = Kind("number")
WHOLE = Kind("whole")
PERCENT = Kind("percent")
PERCENT_POINTS = Kind("percent_points")
POINTS = Kind("points")
YES_NO = Kind("yes_no")
TEXT = Kind("text")
TEXTS = Kind("texts")
DATE = Kind("date")
