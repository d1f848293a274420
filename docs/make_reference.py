"""
Writes the reference of the rule file, in English and in Chinese, from the published schema.

Run `python docs/make_reference.py` after a change of the schema; a test holds that the pages are up to date.
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from reference_texts import EXAMPLES, LABELS, LAYOUT, OPENING, Lang, Layout

HERE = Path(__file__).parent
PAGES: dict[Lang, Path] = {
    "en": HERE / "reference" / "rule-file.md",
    "zh": HERE / "reference" / "rule-file.zh-CN.md",
}
Part = dict[str, Any]
SCHEMA: Part = json.loads((HERE.parent / "perfrules" / "schema" / "rule-file.schema.json").read_text(encoding="utf-8"))


def page(lang: Lang) -> str:
    """The whole page in *lang*."""
    lines = [OPENING[lang].strip(), ""]
    for entry in LAYOUT:
        lines += section(entry, lang)
    return "\n".join(lines).rstrip() + "\n"


def section(entry: Layout, lang: Lang) -> Iterator[str]:
    """One part: heading, meaning, example, table of words, rules between words."""
    part = part_named(entry.name)
    yield f"{'#' * entry.level} {heading(entry, lang)}"
    yield ""
    yield described(part, lang)
    yield ""
    if example := EXAMPLES.get(entry.name):
        yield f"```yaml\n{example.strip()}\n```"
        yield ""
    if "properties" in part:
        yield from table(part, lang)
    yield from rules(part, lang)


def heading(entry: Layout, lang: Lang) -> str:
    """The heading of a part; methods are headed by their word."""
    if lang == "en":
        return entry.heading
    title = part_named(entry.name)["x-zh"]["title"]
    return f"{title} `{entry.word}`" if entry.word else str(title)


def table(part: Part, lang: Lang) -> Iterator[str]:
    """The words of *part*, one a row."""
    say = LABELS[lang]
    yield say["head"]
    yield "| --- | --- | --- | --- |"
    for word, named in part["properties"].items():
        resolved = {**part_named(reference(named)), **named}
        required = word in part.get("required", ())
        meaning = " ".join([described(resolved, lang), *choices(resolved, lang)])
        yield f"| `{word}` | {value(named, lang)} | {say['required'] if required else default(resolved, lang)} | {meaning} |"
    yield ""


def choices(part: Part, lang: Lang) -> Iterator[str]:
    """The words of a choice with their meanings."""
    for word, meaning in part.get("x-words", {}).items():
        yield f"<br>`{word}`: {in_table(meaning[lang])}"


def value(named: Part, lang: Lang) -> str:
    """What may stand after a word."""
    say = LABELS[lang]
    resolved = {**part_named(reference(named)), **named}
    if link := linked(reference(named), lang):
        return say["words of"].format(link=link)
    if "enum" in resolved:
        return say["one of"]
    if "x-value" in resolved:
        wording = str(resolved["x-value"][lang])
        return f"{wording} ({linked('deadline', lang)})" if "properties" in resolved else wording
    inner = reference(resolved.get("additionalProperties") or resolved["items"])
    if not inner:
        return say["scales"].format(link=linked("scale_word", lang))
    if "x-value" in part_named(inner):
        return say["words with"].format(value=part_named(inner)["x-value"][lang])
    return say["lines of" if resolved["type"] == "array" else "items of"].format(link=linked(inner, lang))


def default(part: Part, lang: Lang) -> str:
    """What holds where the word is not written."""
    if wording := part.get("x-default"):
        return str(wording[lang])
    if "default" not in part:
        return "–"
    written = part["default"]
    return f"`{written if isinstance(written, str) else json.dumps(written)}`"


def rules(part: Part, lang: Lang) -> Iterator[str]:
    """How the words of *part* depend on each other."""
    say = LABELS[lang]
    found: list[str] = []
    if "anyOf" in part:
        found.append(say["any of"].format(words=words(required(part), say["and"])))
    for word, needed in part.get("dependentRequired", {}).items():
        found.append(say["needs"].format(word=word, words=words(needed, say["and"])))
    excluded: set[str] = set()
    for word, condition in part.get("dependentSchemas", {}).items():
        if "anyOf" in condition:
            found.append(say["needs"].format(word=word, words=words(required(condition), say["or"])))
            continue
        others = condition["properties"]
        for other, wanted in others.items():
            if "const" in wanted:
                found.append(say["only with"].format(word=word, other=other, const=wanted["const"]))
        if "not" in next(iter(others.values())) and word not in excluded:
            found.append(say["excludes"].format(words=words([word, *others], say["and"])))
            excluded.update(others)  # the first of several names them all
    if later := part.get("x-later"):
        found.append(say["later"].format(words=words(later, say["and"])))
    yield from (f"- {line}" for line in found)
    if found:
        yield ""


def required(part: Part) -> list[str]:
    """The words of which at least one is required."""
    return [branch["required"][0] for branch in part["anyOf"]]


def words(several: Iterable[str], between: str) -> str:
    """Words as code, side by side."""
    return between.join(f"`{word}`" for word in several)


def described(part: Part, lang: Lang) -> str:
    """The description of *part*."""
    return in_table(part["description"] if lang == "en" else part["x-zh"]["description"])


def in_table(text: str) -> str:
    """*text* so that it stays inside its cell."""
    return text.replace("|", "\\|")


def reference(part: Part) -> str:
    """The name of the part that *part* refers to, or nothing."""
    return str(part.get("$ref", "")).rpartition("/")[2]


def part_named(name: str) -> Part:
    """A part of the schema by its name; the whole file is `file`, parts without a name of their own are found by place."""
    if name == "file":
        return SCHEMA
    if name == "deadline":
        found: Part = SCHEMA["$defs"]["flag"]["properties"]["rectify_within"]
        return found
    if name == "scale":
        return {key: text for key, text in SCHEMA["properties"]["scales"].items() if key in ("description", "x-zh")}
    named: Part = SCHEMA["$defs"].get(name, {})
    return named


def linked(name: str, lang: Lang) -> str:
    """A link to the section of the part *name*, or nothing where it has none."""
    for entry in LAYOUT:
        if entry.name == name:
            text = heading(entry, lang)
            anchor = text.lower().replace("`", "").replace(" ", "-")
            return f"[{text.replace('`', '')}](#{anchor})"
    return ""


def main() -> None:
    """Write both pages."""
    for lang, path in PAGES.items():
        path.write_text(page(lang), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
