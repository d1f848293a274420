import re
from string import Formatter

import pytest

from perfrules.messages.data import CATALOGUE
from perfrules.problems import Problem


def blanks(wording: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(wording) if name}


@pytest.mark.parametrize("key", CATALOGUE)
def test_a_message_says_the_same_in_both_languages_and_what_to_do(key: str) -> None:
    message = CATALOGUE[key]
    assert blanks(message.en) | blanks(message.en_fix) == blanks(message.zh) | blanks(message.zh_fix)
    assert all((message.en, message.en_fix, message.zh, message.zh_fix))
    assert not re.search(r"[a-z]{9,}", re.sub(r"{\w+}", "", message.zh))


@pytest.mark.parametrize("key", CATALOGUE)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_message_stays_short_whatever_it_quotes(key: str, lang: str) -> None:
    names = blanks(CATALOGUE[key].en) | blanks(CATALOGUE[key].en_fix)
    problem = Problem(key, None, dict.fromkeys(names, "x" * 41))
    assert len(problem.said("zh" if lang == "zh" else "en")) <= 300
