"""The form of one message of the catalogue."""

from dataclasses import dataclass
from typing import final

from perfrules.words import Lang


@final
@dataclass(frozen=True, slots=True)
class Message:
    """What is the case, and what to do about it, in both languages; `{name}` stands for a fact."""

    en: str
    en_fix: str
    zh: str
    zh_fix: str

    def said(self, lang: Lang) -> str:
        """What is the case."""
        return self.zh if lang == "zh" else self.en

    def fix(self, lang: Lang) -> str:
        """What to do."""
        return self.zh_fix if lang == "zh" else self.en_fix
