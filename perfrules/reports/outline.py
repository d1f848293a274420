"""A rule set in words, before any record: its head, its tree, its fields, as plain rows for tables."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Protocol, cast

from perfrules.exact import Exact, to_text
from perfrules.formula.kind import KIND_WORDS, TEXTS
from perfrules.model.fields import Field
from perfrules.model.items import Average, Basis, Group, Indicator, Provenance, ScaleWord, SheetCombine
from perfrules.model.judging import judged_inputs
from perfrules.model.rule_set import RuleSet
from perfrules.model.tree import Parent, tree_of
from perfrules.reports import labels
from perfrules.reports.source import cited, limitation
from perfrules.words import Lang, Words

Row = tuple[str, ...]

STATUSES = {
    "official": Words(en="official", zh="正式规定"),
    "local": Words(en="local rule", zh="地方规定"),
    "proposal": Words(en="proposal", zh="建议稿"),
    "draft": Words(en="draft", zh="草稿"),
}
PROVENANCES: Mapping[Provenance | None, Words] = {
    "sourced": Words(en="from a document at hand", zh="有出处"),
    "recalled": Words(en="recalled, to be checked against the document", zh="依记忆写成，待核对原文"),
    "proposal": Words(en="a proposal of this rule set", zh="本规则集的建议"),
    None: Words(en="not stated", zh="未注明"),
}
_FROM = Words(en="from {day}", zh="自{day}起")
_UNTIL = Words(en="until {day}", zh="至{day}")
_OPEN = Words(en="not stated", zh="未注明")
_OPTIONAL = Words(en="optional", zh="可不填")
_LIMITS = Words(en="from {least} to {most}", zh="{least}至{most}")
_AT_LEAST = Words(en="at least {least}", zh="不小于{least}")
_AT_MOST = Words(en="at most {most}", zh="不大于{most}")
_EACH_ROW = Words(en="each row of {table}", zh="“{table}”逐行计分")
_JUDGED = Words(en="Judged on each sheet", zh="各表评判内容")
_AVERAGE = Words(en="Result", zh="合成方法")
_WIDEST = Words(en="Widest difference of the totals", zh="总分允许的最大分差")
_AVERAGES: Mapping[tuple[Average, SheetCombine], Words] = {
    ("total", "mean"): Words(en="mean of the totals", zh="总分平均"),
    ("total", "trimmed_mean"): Words(
        en="mean of the totals, the lowest and the highest left out (trim: {trim})",
        zh="总分去掉最低、最高后平均（trim: {trim}）",
    ),
    ("each_indicator", "mean"): Words(en="mean of each indicator", zh="各指标分别平均"),
    ("each_indicator", "trimmed_mean"): Words(
        en="mean of each indicator, the lowest and the highest left out (trim: {trim})",
        zh="各指标分别去掉最低、最高后平均（trim: {trim}）",
    ),
}
_CUT = Words(en="from {start}", zh="{start}起")


class _Item(Protocol):
    @property
    def basis(self) -> Basis:
        """Where the item comes from."""


def in_force(rules: RuleSet, lang: Lang) -> str:
    """From when until when the rules are in force."""
    first, last = rules.in_force
    parts = [_FROM.get(lang).format(day=first)] if first else []
    parts += [_UNTIL.get(lang).format(day=last)] if last else []
    return labels.SEPARATOR.get(lang).join(parts) or _OPEN.get(lang)


def laws(rules: RuleSet, lang: Lang) -> Iterator[Row]:
    """Id, citation and address of every law."""
    return ((law.id, cited(law, lang), law.url or "") for law in rules.laws.values())


def tree(rules: RuleSet, lang: Lang) -> Iterator[Row]:
    """Title (indented by depth), id, points and method of every group and indicator, the total first."""
    depth = 0
    if rules.total is not None:
        depth = 1
        yield labels.TOTAL.get(lang), "total", to_text(rules.total.of), rules.total.combine
    yield from _below(rules, None, depth, lang)


def _below(rules: RuleSet, parent: Parent, depth: int, lang: Lang) -> Iterator[Row]:
    whole = tree_of(rules)
    for name in whole.children[parent]:
        item = whole.item(name)
        title = f"{'  ' * depth}{item.title.get(lang)}"
        yield title, name, _points(item), _method(rules, item, lang)
        if isinstance(item, Group):
            yield from _below(rules, name, depth + 1, lang)


def _points(item: Group | Indicator) -> str:
    if item.points is None:
        return ""
    return item.points.text if isinstance(item, Indicator) else to_text(item.points)


def _method(rules: RuleSet, item: Group | Indicator, lang: Lang) -> str:
    if isinstance(item, Group):
        return item.combine
    if item.rows is None:
        return item.shape.method
    table = rules.tables[item.rows.table].title.get(lang)
    return f"{item.shape.method}{labels.SEPARATOR.get(lang)}{_EACH_ROW.get(lang).format(table=table)}"


def fields(these: Mapping[str, Field], lang: Lang) -> Iterator[Row]:
    """Id, title and kind of every input or column."""
    return ((field.id, field.title.get(lang), described(field, lang)) for field in these.values())


def described(field: Field, lang: Lang) -> str:
    """What may be written into *field*: kind, unit, limits, words, and whether it may be left out."""
    parts = [KIND_WORDS[field.kind].get(lang)]
    if field.unit:
        parts.append(field.unit)
    if limits := _limits(field, lang):
        parts.append(limits)
    if field.choices:
        parts.append(" | ".join(f"{word} {title.get(lang)}" for word, title in field.choices.items()))
    if field.optional:
        parts.append(_OPTIONAL.get(lang))
    return ("; " if lang == "en" else "；").join(parts)


def _limits(field: Field, lang: Lang) -> str:
    least = "" if field.minimum is None else to_text(field.minimum)
    most = "" if field.maximum is None else to_text(field.maximum)
    if least and most:
        return _LIMITS.get(lang).format(least=least, most=most)
    if least:
        return _AT_LEAST.get(lang).format(least=least)
    return _AT_MOST.get(lang).format(most=most) if most else ""


def parameters(rules: RuleSet, lang: Lang) -> Iterator[Row]:
    """Id, title and value of every parameter."""
    for one in rules.parameters.values():
        value = one.value
        if one.kind == TEXTS:
            yield one.id, one.title.get(lang), (", " if lang == "en" else "、").join(cast("tuple[str, ...]", value))
        elif isinstance(value, tuple):
            percent = one.kind.name == "percent"
            n, d = cast("Exact", value)
            shown = to_text((n * 100, d) if percent else (n, d))
            yield one.id, one.title.get(lang), f"{shown}{'%' if percent else one.kind.unit or ''}"
        else:
            yield one.id, one.title.get(lang), str(value).lower() if isinstance(value, bool) else str(value)


def panel(rules: RuleSet, lang: Lang) -> Iterator[Row]:
    """How the sheets of several assessors become one: each part of the panel and what the rules say of it."""
    if rules.panel is None:
        return
    one, separator = rules.panel, labels.SEPARATOR.get(lang)
    table = rules.tables[one.table]
    judged = [rules.inputs[name].title.get(lang) for name in judged_inputs(rules)]
    yield labels.PANEL.get(lang), f"{table.title.get(lang)} ({one.table})"
    yield labels.ASSESSOR.get(lang), f"{table.columns[one.by].title.get(lang)} ({one.by})"
    yield _JUDGED.get(lang), separator.join(judged)
    yield _AVERAGE.get(lang), _AVERAGES[one.average, one.combine].get(lang).format(trim=one.trim.text)
    if one.spread_over is not None:
        yield _WIDEST.get(lang), one.spread_over.text
    if one.basis.laws:
        yield labels.LAWS.get(lang), separator.join(cited(rules.laws[law], lang) for law in one.basis.laws)


def grades(rules: RuleSet, lang: Lang) -> Iterator[Row]:
    """Id, title and lowest score of every grade, then every limit."""
    for grade in rules.grades.values():
        yield grade.id, grade.title.get(lang), _start(grade, lang)
    for limit in rules.grade_limits.values():
        yield limit.id, limitation(rules, limit, lang, lang), limit.when.text


def _start(grade: ScaleWord, lang: Lang) -> str:
    shown = to_text((grade.start[0] * 100, grade.start[1])) + "%" if grade.share else to_text(grade.start)
    return _CUT.get(lang).format(start=shown)


def flags(rules: RuleSet, lang: Lang) -> Iterator[Row]:
    """Id, title, severity and category of every flag."""
    for flag in rules.flags.values():
        category = rules.categories.get(flag.category or "")
        shown = "" if category is None else category.get(lang)
        yield flag.id, flag.title.get(lang), labels.SEVERITIES[flag.severity].get(lang), shown


def provenance(rules: RuleSet, lang: Lang) -> Iterator[Row]:
    """How many of the marked items say how sure they are, and how sure."""
    counts = Counter(basis.provenance for basis in bases(rules))
    return ((words.get(lang), str(counts[sort])) for sort, words in PROVENANCES.items() if sort in counts)


def bases(rules: RuleSet) -> tuple[Basis, ...]:
    """What the parameters, values, groups, indicators, conversion tables, flags and outcomes rest on, each item once."""
    items: tuple[_Item, ...] = (
        *rules.parameters.values(), *rules.values.values(), *rules.groups.values(), *rules.indicators.values(),
        *rules.lookups.values(), *rules.flags.values(), *rules.outcomes.values(),
    )  # fmt: skip
    return tuple(item.basis for item in items)
