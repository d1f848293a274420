"""A consolidated text is a rule file that says the same, and tells of every change where it comes from."""

from html.parser import HTMLParser
from pathlib import Path

import pytest

import perfrules
from perfrules.gazette import changes_of
from perfrules.words import Lang
from tests.gazette.golden import FILES, TEXTS
from tests.layers.files import BASE, CHILD, loaded

SETS = [entry.id for entry in perfrules.list_rule_sets()]


def loads_the_same(rules: perfrules.RuleSet, folder: Path, lang: Lang) -> None:
    file = folder / "consolidated.yaml"
    file.write_text(perfrules.consolidated(rules, "yaml", lang), encoding="utf-8")
    again = perfrules.load(file)
    assert again.stamp.sha256 == rules.stamp.sha256
    assert again.alterations == ()
    assert again.languages == rules.languages


@pytest.mark.parametrize("name", SETS)
def test_a_shipped_set_loads_again_as_the_same_text_and_its_page_is_sound(tmp_path: Path, name: str) -> None:
    for edition in perfrules.history(name):
        loads_the_same(edition.rules, tmp_path, "zh")
    page = Page(perfrules.consolidated(edition.rules, "html", "zh"))
    assert page.tags.isdisjoint({"script", "a", "img"})


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(("name", "day"), TEXTS)
def test_a_text_of_layers_loads_again_as_the_same_text(tmp_path: Path, name: str, day: str, lang: Lang) -> None:
    loads_the_same(perfrules.load(FILES / f"{name}.yaml", day), tmp_path, lang)


class Page(HTMLParser):
    """The tags and the text of a page; that every tag is closed in its order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.text = ""
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        assert not [name for name, _ in attrs if name.startswith("on") or name in {"href", "src"}]
        if tag not in {"meta", "br"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def test_texts_from_rules_are_escaped() -> None:
    rules = perfrules.load(FILES / "national.yaml", "2020-01-01")
    page = perfrules.consolidated(rules, "html", "en")
    assert "<b>No</b>" not in page
    assert "&lt;b&gt;No&lt;/b&gt; survey &amp; no answers." in page
    assert "<b>No</b> survey & no answers." in Page(page).text
    assert "&lt;b&gt;No&lt;/b&gt;" in perfrules.consolidated(rules, "markdown", "en")


def test_the_language_of_pages_is_the_one_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    rules = perfrules.load(FILES / "national.yaml", "2024-01-01")
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert perfrules.consolidated(rules) == perfrules.consolidated(rules, "yaml", "zh")
    assert "未开展满意度调查。" not in perfrules.consolidated(rules, "markdown", "en")
    assert "### 执行率偏低 (low)" in perfrules.consolidated(rules, "markdown", "zh")


def test_a_text_in_another_language_alone_is_shown_in_it(tmp_path: Path) -> None:
    rules = loaded(tmp_path, own=BASE.replace("finding: no survey", "finding: {fr: pas de sondage}"))
    assert "pas de sondage" in perfrules.consolidated(rules, "markdown", "zh")


def test_a_change_tells_source_law_reason_and_what_stood_there() -> None:
    rules = perfrules.load(FILES / "county.yaml", "2024-06-30")
    changes = {change.name: change for change in changes_of(rules) if change.file == "national.yaml"}
    points = changes["groups.execution.points"]
    assert (points.kind, points.before, points.after, points.place.line) == ("change", "10", "20", 59)
    assert [law.id for law in points.laws] == ["n12"]
    assert points.reason is not None
    assert points.reason.get("en") == "execution counts for more"
    assert (str(points.since), points.until, points.ended) == ("2024-01-01", None, False)


def test_a_change_without_an_amendment_follows_the_laws_that_it_brings() -> None:
    rules = perfrules.load(FILES / "county.yaml", "2023-06-30")
    laws = {change.name: [law.id for law in change.laws] for change in changes_of(rules)}
    assert laws["parameters.low_at.value"] == ["local_3"]
    assert laws["flags.unsatisfied"] == ["local_3"]
    assert laws["total.decimals"] == []
    assert laws["laws.local_3"] == []


def test_a_reason_in_one_language_is_taken_for_all(tmp_path: Path) -> None:
    rules = loaded(tmp_path, child=CHILD + "remove: {flags: {none: not here}}\n")
    (change,) = changes_of(rules)
    assert change.reason is not None
    assert change.reason.get("zh") == "not here"


def test_a_section_that_lost_all_its_items_is_told(tmp_path: Path) -> None:
    rules = loaded(tmp_path, child=CHILD + "remove: {flags: {low: a, none: b}, parameters: {low_at: c}}\n")
    text = perfrules.consolidated(rules, "yaml", "en")
    assert "\n# flags:\n  # Removed (child.yaml:6)\n  # Reason: a\n" in text
    assert "\n  # low: removed\n" in text
    for form in ("markdown", "html"):
        assert "low" in perfrules.consolidated(rules, form, "en")
    loads_the_same(rules, tmp_path, "en")


def test_what_is_removed_behind_a_change_tells_the_changes_of_what_is_left_only(tmp_path: Path) -> None:
    middle = (
        CHILD.replace("test.child", "test.middle")
        + "change: {flags: {none: {severity: info}, low: {severity: error}}}\n"
    )
    child = CHILD.replace("base.yaml", "middle.yaml") + "remove: {flags: {none: not here}}\n"
    text = perfrules.consolidated(loaded(tmp_path, middle=middle, child=child), "yaml", "en")
    assert text.count("middle.yaml:6") == 1
    assert "    # Changed (middle.yaml:6)\n    # Before: info\n    severity: error\n" in text
