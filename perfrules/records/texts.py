"""Readers of texts, words of a list, and yes or no."""

from collections.abc import Callable, Iterable
from unicodedata import category

from perfrules.model.fields import Field
from perfrules.model.section import Section
from perfrules.model.texts import Text
from perfrules.problems import near
from perfrules.records.refusal import LONGEST_SHOWN, Refused, described, refuse_sign_of_nothing
from perfrules.words import Words

LONGEST_TEXT = 2000
_LARGEST_CODE = 10**34
_WORDS_SHOWN = 8
_YES_NO = {"true": True, "false": False, "是": True, "否": False}
# A tick that is not there may mean "no" or "forgotten", and Y or N are read differently from form to form.
_MARKS = frozenset("✓✔√☑×✗✘☐□■○●YNyn")
# Control characters (but line ends and tabs), invisible ones, halves of characters.
_REFUSED = frozenset({"Cc", "Cf", "Cs"})
_LAYOUT = frozenset("\t\n\r")


def read_text(value: object) -> str | None:
    """
    A text without the blanks around it, None if it is empty; a whole number is its digits, as codes are often given so.

    >>> read_text(" 道路 "), read_text(2024), read_text(" ")
    ('道路', '2024', None)
    """
    if type(value) is str:
        if len(value) <= LONGEST_TEXT and value.isprintable():
            return value.strip() or None
    elif value is None:
        return None
    return _text(value)


def text_reader(_field: Field) -> Callable[[object], str | None]:
    """A reader of texts: the same for every field."""
    return read_text


def choice_reader(field: Field) -> Callable[[object], str | None]:
    """A reader of the words of a list: an id, or any wording of a title that belongs to one id only."""
    known = _words(field.choices)

    def read(value: object) -> str | None:
        if type(value) is str:
            found = known.get(value)
            if found is not None:
                return found
        elif value is None:
            return None
        return by_rule(value)

    def by_rule(value: object) -> str | None:
        if not issubclass(type(value), str):
            raise Refused(key="data-choice/kind", found=described(value), words=_listed(field.choices))
        text = str.__str__(value).strip()
        if not text:
            return None
        if text in known:
            return known[text]
        refuse_sign_of_nothing(text)
        if len(text) <= LONGEST_SHOWN and (meant := near(text, known)):
            raise Refused(key="data-choice/near", near=meant)
        raise Refused(key="data-choice", words=_listed(field.choices))

    return read


def yes_no_reader(_field: Field) -> Callable[[object], bool | None]:
    """A reader of true and false, 是 and 否."""

    def read(value: object) -> bool | None:
        if type(value) is bool:
            return value
        if value is None:
            return None
        if issubclass(type(value), str):
            text = str.__str__(value).strip()
            if not text:
                return None
            if text in _YES_NO:
                return _YES_NO[text]
            if text in _MARKS:
                raise Refused(key="data-yes-no/mark")
        raise Refused(key="data-yes-no")

    return read


def _text(value: object) -> str | None:
    kind = type(value)
    if issubclass(kind, int) and kind is not bool:
        if abs(code := int.__int__(value)) < _LARGEST_CODE:  # type: ignore[arg-type]
            return str(code)
        raise Refused(key="data-text/long-code")
    if not issubclass(kind, str):
        raise Refused(key="data-text", found=described(value))
    text = str.__str__(value).strip()
    if len(text) > LONGEST_TEXT:
        raise Refused(key="data-size/text", length=str(len(text)), limit=str(LONGEST_TEXT))
    for place, char in enumerate(text, start=1):
        if category(char) in _REFUSED and char not in _LAYOUT:
            raise Refused(key="data-character", character=f"U+{ord(char):04X}", place=str(place))
    return text or None


def _words(choices: Section[Text]) -> dict[str, str]:
    """Every text that means a word of the list, with the word's id; ids come before titles."""
    meanings: dict[str, set[str]] = {}
    for word, title in choices.items():
        for _, wording in title.wordings:
            meanings.setdefault(wording.strip(), set()).add(word)
    known = {wording: words.pop() for wording, words in meanings.items() if len(words) == 1}
    return {**known, **{word: word for word in choices}}


def _listed(choices: Section[Text]) -> Words:
    """The words of a list as a message shows them."""

    def line(lang: str, words: Iterable[tuple[str, Text]]) -> str:
        return ", ".join(f"{word} ({title.get(lang)})" for word, title in words)

    shown = list(choices.items())[:_WORDS_SHOWN]
    more = ", …" if len(choices) > _WORDS_SHOWN else ""
    return Words(en=line("en", shown) + more, zh=line("zh", shown) + more)
