"""The words of consolidated texts and histories, in both languages."""

from perfrules.gazette.changes import Change
from perfrules.layers.layer import Kind
from perfrules.reports import labels
from perfrules.reports.source import cited
from perfrules.schema import schema
from perfrules.words import Lang, Words

ID = Words(en="Id", zh="标识")
STATUS = Words(en="Status", zh="性质")
IN_FORCE = Words(en="In force", zh="施行")
AS_OF = Words(en="Text of", zh="文本日期")
SHA256 = Words(en="SHA-256 of the text", zh="文本的SHA-256")
FILE = Words(en="Made of", zh="来自文件")
CONSOLIDATED = Words(
    en="Consolidated text. Where it differs from the first file, the lines above say since when, by what, why, and what stood there.",
    zh="合并文本。凡与首个文件不同之处，上方注明自何时起、依据、理由和原文。",
)
CHANGES = Words(en="Changes", zh="修改之处")
HISTORY = Words(en="History", zh="沿革")
WHAT = Words(en="What", zh="内容")
BEFORE = Words(en="Before", zh="原为")
AFTER = Words(en="Now", zh="现为")
SOURCE = Words(en="Source", zh="出处")
BASIS = Words(en="Basis", zh="依据")
REASON = Words(en="Reason", zh="理由")
REMOVED = Words(en="removed", zh="已删去")
SEPARATOR = Words(en="; ", zh="；")
BEGINNING = Words(en="The text at its beginning", zh="最初的文本")
FROM = Words(en="From {day}", zh="自{day}起")
NO_CHANGES = Words(en="Nothing was changed.", zh="没有修改。")
_DONE: dict[Kind, Words] = {
    "add": Words(en="Added{when} ({place})", zh="{when}新增（{place}）"),
    "change": Words(en="Changed{when} ({place})", zh="{when}修改（{place}）"),
    "remove": Words(en="Removed{when} ({place})", zh="{when}删去（{place}）"),
}
_SINCE = Words(en=" from {since}", zh="自{since}起")
_UNTIL = Words(en=" until {until}", zh="至{until}止")
_BOTH = Words(en=" from {since} to {until}", zh="{since}至{until}")
_ENDED = Words(en="The amendment ended on {until} ({place})", zh="修正案于{until}失效（{place}）")


def section_title(section: str, lang: Lang) -> str:
    """The name of a section of a rule file."""
    said: str = schema()["properties"][section]["x-zh"]["title"]
    return said if lang == "zh" else section.replace("_", " ").capitalize()


def source_of(change: Change, lang: Lang) -> str:
    """What was done, since when and until when, and where that is written."""
    place = f"{change.file}:{change.place.line}"
    if change.ended:
        return _ENDED.get(lang).format(until=change.until, place=place)
    when = {
        (False, False): "", (True, False): _SINCE.get(lang), (False, True): _UNTIL.get(lang), (True, True): _BOTH.get(lang),
    }[change.since is not None, change.until is not None].format(since=change.since, until=change.until)  # fmt: skip
    return _DONE[change.kind].get(lang).format(when=when, place=place)


def basis_of(change: Change, lang: Lang) -> str:
    """The documents that the change follows."""
    return labels.SEPARATOR.get(lang).join(cited(law, lang) for law in change.laws)


def reason_of(change: Change, lang: Lang) -> str:
    """What the change says of itself."""
    return "" if change.reason is None else change.reason.get(lang)


def origin(change: Change, lang: Lang) -> tuple[str, ...]:
    """Where a change comes from: what was done and where that is written, its documents, its reason."""
    colon = labels.COLON.get(lang)
    lines = ((BASIS, basis_of(change, lang)), (REASON, reason_of(change, lang)))
    return source_of(change, lang), *(f"{label.get(lang)}{colon}{text}" for label, text in lines if text)


def note(change: Change, lang: Lang) -> tuple[str, ...]:
    """The same, and what stood there."""
    before = (f"{BEFORE.get(lang)}{labels.COLON.get(lang)}{change.before}",) if change.before is not None else ()
    return *origin(change, lang), *before
