"""The two languages of messages, and which of them is spoken."""

import pytest

from perfrules.words import Words, message_language


def test_words_are_given_in_either_language() -> None:
    words = Words(en="number", zh="数值")
    assert (words.get("en"), words.get("zh")) == ("number", "数值")


@pytest.mark.parametrize(
    ("environ", "lang"),
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "ZH_TW"}, "zh"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LC_ALL": "C", "LANG": "zh_CN.UTF-8"}, "en"),
        ({"LC_ALL": "", "LC_MESSAGES": "zh_CN", "LANG": "en_US"}, "zh"),
        ({"LC_MESSAGES": "en_US", "LANG": "zh_CN"}, "en"),
    ],
)
def test_the_locale_chooses_the_language_of_messages(environ: dict[str, str], lang: str) -> None:
    assert message_language(environ) == lang


def test_without_being_told_the_locale_of_the_process_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert message_language() == "zh"
