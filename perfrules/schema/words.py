"""Words for mistakes in the words of a map: unknown, missing, not supported, not an id."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, final

from perfrules.problems import Problem, near
from perfrules.schema.names import as_word, is_word
from perfrules.schema.spots import Spot
from perfrules.schema.validator import Violation
from perfrules.schema.values import Facts, about_key, listed, words_of
from perfrules.words import Words

_FILE = Words(en="a rule file", zh="规则文件")


def word_problems(spot: Spot, together: list[Violation]) -> list[Problem]:
    """
    The problems of the words in the map at *spot*.

    A missing word that an unknown one comes near to is one mistake, told at the unknown word.
    """
    problems = [_bad_id(spot, violation) for violation in together if about_key(violation)]
    unknown: dict[str, Violation] = {}
    for violation in together:
        if violation.keyword == "additionalProperties":
            unknown |= dict.fromkeys(_strangers(violation), violation)
    later = [word for word, violation in unknown.items() if word in violation.schema.get("x-later", ())]
    meant: dict[str, str] = {}
    for lack in dict.fromkeys(lack for violation in together for lack in _lacks(violation)):
        strangers = [word for word in {**unknown, **dict.fromkeys(lack.strangers)} if word not in meant]
        if misspelt := _misspelt(lack.words, strangers):
            meant |= misspelt
        else:
            problems.append(_lacking(spot, lack))
    problems += [Problem("not-supported", spot.key_place(word), {"word": word}) for word in later]
    for word in {**unknown, **meant}:
        if word not in later:
            problems.append(_unknown(spot, word, meant.get(word), (unknown.get(word) or together[0]).schema))
    return problems


def _strangers(violation: Violation) -> list[str]:
    """The words of the map that its schema does not list."""
    return [word for word in violation.value if word not in violation.schema["properties"]]


def _misspelt(words: tuple[str, ...], strangers: list[str]) -> dict[str, str]:
    """The stranger that comes near to one of *words*, with that word."""
    for word in words:
        if stranger := near(word, strangers):
            return {stranger: word}
    return {}


@final
@dataclass(frozen=True, slots=True)
class _Lack:
    """Something missing: the words of which one would do, what asks for it, and words there that may be meant for it."""

    words: tuple[str, ...]
    beside: str | None
    section: Words
    strangers: tuple[str, ...]


def _lacks(violation: Violation) -> Iterator[_Lack]:
    wanted: Any = violation.wanted
    section = _section(violation.schema)
    # A score without `method` has no closed list of words, so its strangers are not reported by themselves.
    strangers = tuple(_strangers(violation)) if "properties" in violation.schema else ()
    match violation.keyword:
        case "required":
            beside = violation.schema.get("x-beside")
            for word in wanted:
                if word not in violation.value:
                    yield _Lack((word,), beside, section, strangers)
        case "dependentRequired":
            for word, needed in wanted.items():
                for other in needed:
                    if word in violation.value and other not in violation.value:
                        yield _Lack((other,), word, section, strangers)
        case "anyOf":
            words = tuple(word for branch in wanted for word in branch["required"])
            by_word = "dependentSchemas" in violation.route
            yield _Lack(words, str(violation.route[-2]) if by_word else None, section, strangers)
        case _:
            return


def _lacking(spot: Spot, lack: _Lack) -> Problem:
    either = Words(en=" or ".join(f"'{word}'" for word in lack.words), zh="或".join(f"“{word}”" for word in lack.words))
    if lack.beside is None:
        return Problem("missing-word", spot.named, {"words": either, "word": lack.words[0], "section": lack.section})
    facts: Facts = {"words": either, "word": lack.words[0], "beside": lack.beside}
    return Problem("missing-word/beside", spot.key_place(lack.beside.partition(":")[0]), facts)


def _unknown(spot: Spot, word: str, meant: str | None, schema: dict[str, Any]) -> Problem:
    place = spot.key_place(word)
    facts: Facts = {"word": word, "section": _section(schema)}
    known = schema["properties"]
    if meant is None and (holder := next((key for key, part in known.items() if word in _words_below(part)), None)):
        return Problem("unknown-word/below", place, {**facts, "holder": holder})
    if close := meant or near(word, known):
        return Problem("unknown-word", place, {**facts, "near": close})
    return Problem("unknown-word/list", place, {**facts, "allowed": listed(list(known))})


def _words_below(schema: dict[str, Any]) -> set[str]:
    """The words that may stand directly below a word of *schema*, whatever the method."""
    shapes = [method["then"].get("properties", {}) for method in schema.get("allOf", ())]
    return set(schema.get("properties", ())).union(*shapes)


def _bad_id(spot: Spot, violation: Violation) -> Problem:
    word = violation.value
    place = spot.key_place(word)
    if violation.wanted == "language":
        return Problem("bad-language", place, {"word": word, "holder": spot.word})
    if is_word(word):
        return Problem("bad-id/reserved", place, {"word": word})
    return Problem("bad-id", place, {"word": word, "near": as_word(word)})


def _section(schema: dict[str, Any]) -> Words:
    return words_of(schema.get("x-name")) or _FILE
