"""The real forms: what of each is reproduced, what is fed, what is explained; nothing is unexplained."""

from collections.abc import Mapping

import pytest

from tests.real.forms import FORMS, lines_of
from tests.real.lines import Tally, tally
from tests.real.reading import form
from tests.real.reasons import EXPLAINED
from tests.shared import SHARED, data_file, needs_shared

pytestmark = needs_shared

EXPECTED: Mapping[str, Tally] = {
    "self_putuo_sports_2022": Tally(rows=(6, 1, 0), figures=(1, 1, 1)),
    "self_huangshi_sponge_city_2022": Tally(rows=(1, 8, 0), figures=(1, 1, 0)),
    "self_zhongjiang_reservoir_gauges_2022": Tally(rows=(9, 1, 0), figures=(1, 0, 1)),
    "self_langzhong_road_2021": Tally(rows=(0, 7, 1), figures=(1, 0, 0)),
    "exante_wucheng_sewage_2020": Tally(rows=(0, 5, 0), figures=(0, 3, 0)),
    "fin_karamay_2023": Tally(rows=(0, 0, 0), figures=(14, 0, 0)),
    "self_chizhou_village_2022": Tally(rows=(4, 5, 0), figures=(2, 0, 1)),
    "self_xiangyang_hospital_2021": Tally(rows=(1, 5, 0), figures=(1, 0, 0)),
    "self_ezhou_science_2022": Tally(rows=(1, 9, 0), figures=(1, 0, 0)),
    "self_changning_pig_farm_2022": Tally(rows=(1, 18, 1), figures=(1, 0, 0)),
    "self_yinchuan_school_2021": Tally(rows=(4, 10, 2), figures=(1, 0, 1)),
    "self_yuanzhou_potato_2022": Tally(rows=(7, 3, 2), figures=(1, 0, 1)),
    "self_guangshui_road_2021": Tally(rows=(0, 5, 2), figures=(1, 0, 1)),
    "self_anju_food_2021": Tally(rows=(1, 10, 0), figures=(0, 0, 1)),
    "dept_liangping_forestry_2022": Tally(rows=(7, 0, 0), figures=(0, 0, 1)),
    "dept_ningde_seismic_2020": Tally(rows=(2, 0, 1), figures=(11, 0, 0)),
    "dept_hengshan_guantang_2023": Tally(rows=(1, 0, 0), figures=(4, 0, 1)),
    "fin_huangguoshu_2023": Tally(rows=(0, 0, 0), figures=(2, 0, 0)),
}
"""For each form (reproduced, fed, explained) rows, the execution rate among them, and other figures; unexplained is 0."""


def test_every_form_of_the_folder_is_read() -> None:
    assert SHARED is not None
    there = {path.stem.removeprefix("cn_") for path in data_file("cn-cases").glob("*.yaml")}
    assert there == set(FORMS) == set(EXPECTED)


@pytest.mark.parametrize("name", FORMS)
def test_a_form_has_exactly_these_rows_reproduced_fed_and_explained(name: str) -> None:
    lines = lines_of(name)
    assert [line for line in lines if line.status == "unexplained"] == []
    assert tally(lines) == EXPECTED[name]


@pytest.mark.parametrize("name", FORMS)
def test_every_row_of_a_form_and_every_printed_total_is_looked_at(name: str) -> None:
    found, looked_at = form(name), [line.what for line in lines_of(name)]
    assert [row["name"] for row in found["indicators"] if looked_at.count(row["name"]) != 1] == []
    if found["printed"]["total"] is not None and found["indicators"]:
        assert looked_at.count("total") == 1
    assert len(looked_at) == len(set(looked_at))


@pytest.mark.parametrize("name", [name for name in FORMS if name not in EXPLAINED])
def test_a_form_that_reconciles_gives_everything_that_is_printed(name: str) -> None:
    assert {line.status for line in lines_of(name)} <= {"reproduced", "fed"}


@pytest.mark.parametrize("name", FORMS)
def test_nothing_is_reproduced_from_a_score_in_print(name: str) -> None:
    words = {row["name"] for row in form(name)["indicators"] if row["op"] == "text"}
    without_weight = {row["name"] for row in form(name)["indicators"] if "weight" not in row}
    reproduced = {line.what for line in lines_of(name) if line.status == "reproduced"}
    assert reproduced.isdisjoint(words | without_weight)
