"""Strings that exist in Chinese and in English, and the choice between them."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, final

Lang = Literal["zh", "en"]


@final
@dataclass(frozen=True, slots=True)
class Words:
    """
    One wording in both languages.

    >>> Words(en="number", zh="数值").get("zh")
    '数值'
    """

    en: str
    zh: str

    def get(self, lang: Lang) -> str:
        """The wording in *lang*."""
        return self.zh if lang == "zh" else self.en


def message_language(environ: Mapping[str, str] | None = None) -> Lang:
    """
    The language of messages and tables: Chinese where the locale is Chinese, otherwise English.

    Only messages follow the locale; the texts of a result never do.

    >>> message_language({"LANG": "zh_CN.UTF-8"})
    'zh'
    >>> message_language({"LC_ALL": "C", "LANG": "zh_CN.UTF-8"})
    'en'
    """
    source = os.environ if environ is None else environ
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := source.get(name):
            return "zh" if value.lower().startswith("zh") else "en"
    return "en"
