"""A file that extends another: what it adds, changes and removes, and what it may not."""

from hashlib import sha256
from pathlib import Path

import pytest

import perfrules
from perfrules.layers.blame import blamed
from perfrules.layers.consolidate import consolidate
from perfrules.problems import Problem
from tests.layers.files import BASE, CHILD, loaded, problems, short, told


def test_a_file_has_all_that_it_extends(tmp_path: Path) -> None:
    base, child = loaded(tmp_path), loaded(tmp_path, child=CHILD)
    assert list(child.flags) == list(base.flags)
    assert child.groups["output"].points == (90, 1)
    assert (child.id, child.status, child.title.get("en")) == ("test.child", "local", "Child")
    assert child.in_force == base.in_force


def test_its_sections_add_items_behind_those_of_the_base(tmp_path: Path) -> None:
    text = CHILD + "laws: {loc: {cite: L 1}}\nflags: {more: {when: held, severity: info, finding: f, laws: [loc]}}\n"
    child = loaded(tmp_path, child=text)
    assert list(child.flags) == ["low", "none", "more"]
    assert list(child.laws) == ["m10", "n12", "loc"]
    assert short(child.flags["more"].place) == "child.yaml:7:9"
    assert short(child.flags["low"].place) == "base.yaml:21:3"


def test_a_change_replaces_single_fields_and_leaves_the_others(tmp_path: Path) -> None:
    child = loaded(tmp_path, child=CHILD + "change: {parameters: {low_at: {value: 85%}}}\n")
    assert child.parameters["low_at"].value == (85, 100)
    assert child.parameters["low_at"].basis.laws == ("m10",)


def test_a_field_is_replaced_whole(tmp_path: Path) -> None:
    child = loaded(tmp_path, child=CHILD + "change: {indicators: {spending: {score: {method: yes_no, value: held}}}}\n")
    assert child.indicators["spending"].shape.method == "yes_no"


def test_a_category_and_the_words_of_the_total_are_values(tmp_path: Path) -> None:
    child = loaded(tmp_path, child=CHILD + "change: {categories: {funds: Money}, total: {decimals: 1}}\n")
    assert child.categories["funds"].wordings == (("en", "Money"),)
    assert child.total is not None
    assert child.total.digits is not None
    assert (child.total.digits.places, child.total.of) == (1, (100, 1))


def test_a_removal_gives_its_reason(tmp_path: Path) -> None:
    child = loaded(tmp_path, child=CHILD + "remove: {flags: {none: {zh: 不适用, en: does not apply}}}\n")
    assert list(child.flags) == ["low"]


def test_single_fields_can_be_removed(tmp_path: Path) -> None:
    child = loaded(tmp_path, child=CHILD + "remove: {flags: {none: {category: no such heading here}}}\n")
    assert child.flags["none"].category is None


def test_what_was_removed_may_be_added_anew(tmp_path: Path) -> None:
    middle = CHILD.replace("test.child", "test.middle") + "remove: {flags: {none: r}}\n"
    text = (
        CHILD.replace("base.yaml", "middle.yaml")
        + "flags: {none: {when: held, severity: info, finding: f, laws: [m10]}}\n"
    )
    child = loaded(tmp_path, middle=middle, child=text)
    assert child.flags["none"].severity == "info"


def test_chains_may_be_several_files_long_and_name_shipped_sets(tmp_path: Path) -> None:
    text = (
        "format: 1\nid: my.project\ntitle: {zh: 本项目, en: My project}\nstatus: draft\nextends: cn.project_self_evaluation\n"
        "change: {parameters: {low_execution_at: {value: 85%}}}\n"
    )
    below = "format: 1\nid: my.part\ntitle: {zh: 部分, en: Part}\nstatus: draft\nextends: ./mine.yaml\n"
    found = loaded(tmp_path, mine=text, part=below)
    assert found.parameters["low_execution_at"].value == (85, 100)
    assert [name for name, _ in found.stamp.files] == ["cn/project_self_evaluation.yaml", "mine.yaml", "part.yaml"]


def test_a_result_states_the_chain_of_files_with_their_hashes(tmp_path: Path) -> None:
    child = loaded(tmp_path, child=CHILD)
    assert child.stamp.files == (
        ("base.yaml", sha256(BASE.encode()).hexdigest()),
        ("child.yaml", sha256(CHILD.encode()).hexdigest()),
    )
    stated = perfrules.Evaluator(child).evaluate({"rate": 1, "held": True}).to_dict()["rules"]
    assert [file["name"] for file in stated["files"]] == ["base.yaml", "child.yaml"]


def test_findings_name_the_file_that_has_the_rule(tmp_path: Path) -> None:
    text = CHILD + "flags: {more: {when: held, severity: info, finding: f, laws: [m10]}}\n"
    result = perfrules.Evaluator(loaded(tmp_path, child=text)).evaluate({"rate": "50%", "held": True})
    assert [finding["place"] for finding in result.to_dict()["findings"]] == ["base.yaml:21:3", "child.yaml:6:9"]


LETTERS = """\
scales: {letters: {a: {title: A, from: 50%}, b: {title: B, from: 0%}}}
lookups: {table: {order: any, rows: {A: A, B: B, A A: A, A B: B, B B: B}}}
groups:
  marks: {combine: lookup, table: table, scale: letters}
indicators:
  first: {group: marks, scale: letters, score: {method: proportional, value: rate}, laws: [m10]}
  second: {group: marks, scale: letters, score: {method: yes_no, value: held}, laws: [m10]}
"""


def test_the_lines_of_a_conversion_table_are_replaced_whole(tmp_path: Path) -> None:
    head, rest = (
        BASE.split("parameters:")[0],
        "flags: {f: {when: rate < 80%, severity: info, finding: f, laws: [m10]}}\n",
    )
    base = head + LETTERS + rest
    change = CHILD + "change: {lookups: {table: {rows: {A A: A, A B: A, B B: B}}}}\n"
    record = {"rate": 1, "held": False}
    assert perfrules.Evaluator(loaded(tmp_path, base=base)).evaluate(record).scores["marks"].word == "b"
    child = loaded(tmp_path, base=base, child=change)
    assert perfrules.Evaluator(child).evaluate(record).scores["marks"].word == "a"
    (problem,) = problems(tmp_path, base=base, child=change.replace("A B: A, ", ""))
    assert problem.said("en") == "The conversion table 'table' has no line for “A B”."
    assert str(problem.where).rpartition("/")[2].startswith("child.yaml:6:")


MISTAKES = [
    ("flags: {low: {when: held, severity: info, finding: f}}", "layer-add", "6:9", ["base.yaml:21:3"]),
    ("total: {of: 90}", "layer-add", "6:9", ["base.yaml:18:9"]),
    ("change: {flags: {lowe: {severity: error}}}", "layer-unknown/near", "6:18", []),
    ("change: {flags: {zzzzzz: {severity: error}}}", "layer-unknown", "6:18", []),
    ("change: {scales: {x: {y: {from: 1}}}}", "layer-unknown", "6:19", []),
    ("remove: {flags: {lowe: r}}", "layer-unknown/near", "6:18", []),
    ("remove: {flags: {low: {sevrity: r}}}", "layer-unknown/near", "6:24", []),
    ("change: {flags: {low: error}}", "layer-change-fields", "6:18", ["base.yaml:21:3"]),
    ("change: {flags: {low: {severity: fatal}}}", "unknown-choice/list", "6:34", []),
    ("change: {flags: {low: {sevrity: error}}}", "unknown-word", "6:24", []),
    ("change: {flags: {low: {when: rate <}}}", "formula-syntax", None, []),
    (
        "change: {groups: {execution: {points: 20}}}",
        "points-add-up/over",
        "6:39",
        ["base.yaml:18:13", "base.yaml:14:20"],
    ),
    ("remove: {parameters: {low_at: not used here}}", "formula-name", "6:23", ["base.yaml:21:22"]),
    ("remove: {categories: {funds: r}}", "unknown-name", "6:23", ["base.yaml:21:56"]),
    ("remove: {indicators: {survey: r}}", "group-empty/points", "6:23", ["base.yaml:14:3"]),
    ("change: {parameters: {low_at: {kind: text, value: x}}}", None, None, []),
]


@pytest.mark.parametrize(("text", "key", "place", "related"), MISTAKES)
def test_a_mistake_is_told_where_it_was_made_and_names_the_base(
    tmp_path: Path, text: str, key: str | None, place: str | None, related: list[str]
) -> None:
    found = told(problems(tmp_path, child=CHILD + text + "\n"))
    assert len(found) == 1
    assert found[0][1].startswith("child.yaml:6:")
    if key is not None:
        assert found[0][0] == key
    if place is not None:
        assert found[0] == (key, f"child.yaml:{place}", tuple(related))


def test_what_deserves_a_look_in_the_base_stays_where_it_is(tmp_path: Path) -> None:
    base = BASE.replace("  held: {kind: yes_no}", "  held: {kind: yes_no}\n  idle: {kind: number}")
    child = CHILD.replace("base.yaml", "other.yaml") + "change: {parameters: {low_at: {value: 85%}}}\n"
    rules = loaded(tmp_path, other=base, child=child)
    assert [(one.code, short(one.where)) for one in rules.warnings] == [("unused", "other.yaml:10:3")]


def test_a_field_of_the_base_that_no_longer_fits_is_blamed_on_the_change_beside_it(tmp_path: Path) -> None:
    found = told(problems(tmp_path, child=CHILD + "change: {parameters: {low_at: {kind: money}}}\n"))
    assert found == [
        ("money-unit", "child.yaml:6:32", ("base.yaml:11:3",)),
        ("constant-kind", "child.yaml:6:32", ("base.yaml:11:34",)),
    ]


def test_a_panel_can_be_added_and_its_words_changed(tmp_path: Path) -> None:
    judged = CHILD.replace("test.child", "test.middle") + (
        "tables: {sheets: {columns: {who: {kind: text}, rate: {kind: percent}}}}\n"
        "panel: {table: sheets, by: who, spread_over: 10, average: total}\nremove: {flags: {low: judged by the panel}}\n"
    )
    changed = CHILD.replace("base.yaml", "middle.yaml") + "change: {panel: {spread_over: 5, average: each_indicator}}\n"
    panel = loaded(tmp_path, middle=judged, child=changed).panel
    assert panel is not None
    assert (panel.by, panel.average, panel.spread_over and panel.spread_over.text) == ("who", "each_indicator", "5")


def test_what_has_no_place_in_the_text_is_blamed_on_nobody(tmp_path: Path) -> None:
    rules = loaded(tmp_path, child=CHILD + "change: {parameters: {low_at: {value: 85%}}}\n")
    problem = Problem("file-unreadable", None, {"file": "low_at"})
    assert blamed([problem], consolidate(rules.layers, None)) == (problem,)
