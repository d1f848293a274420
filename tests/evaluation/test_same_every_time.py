"""The same record gives the same bytes: twice, in any order of rows, from many threads, in any process."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import product
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import perfrules
from perfrules import Result
from tests.evaluation.helper import evaluator

EXAMPLE = Path(__file__).parent.parent / "examples"
MADE = perfrules.Evaluator(perfrules.load(EXAMPLE / "self_evaluation.yaml"))
RECORD = json.loads((EXAMPLE / "self_evaluation.record.json").read_text(encoding="utf-8"))

rows = st.fixed_dictionaries(
    {
        "name": st.sampled_from("甲乙丙"), "section": st.sampled_from(["output", "benefit", "satisfaction"]),
        "sign": st.sampled_from(["at_least", "at_most", "equal", "qualitative"]), "points": st.integers(0, 50),
    },
    optional={
        "target": st.one_of(st.integers(0, 200), st.just("按时")), "actual": st.one_of(st.none(), st.integers(-5, 400), st.just("完成")),
        "tier": st.sampled_from(["met", "partly", "unmet"]), "given": st.integers(0, 50), "declared": st.integers(0, 50),
    },
)  # fmt: skip
records = st.fixed_dictionaries({
    "budget": st.integers(0, 100), "executed": st.decimals(0, 120, places=4), "survey_held": st.booleans(), "diverted": st.booleans(),
    "targets": st.lists(rows, max_size=6),
})  # fmt: skip


@given(records)
def test_the_same_record_gives_the_same_bytes(record: dict[str, Any]) -> None:
    assert MADE.evaluate(record).to_json() == MADE.evaluate(record).to_json()


@given(records, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_no_score_no_grade_and_no_flag(record: dict[str, Any], random: Any) -> None:
    mixed = list(record["targets"])
    random.shuffle(mixed)
    one, other = MADE.evaluate(record), MADE.evaluate({**record, "targets": mixed})
    assert (one.score, one.grade, one.completeness, one.flags) == (
        other.score,
        other.grade,
        other.completeness,
        other.flags,
    )
    assert {name: score.points for name, score in one.scores.items()} == {
        name: score.points for name, score in other.scores.items()
    }
    assert sorted(finding.text for finding in one.findings) == sorted(finding.text for finding in other.findings)


def numbered(number: int) -> dict[str, Any]:
    """A record that no other number has, on which much has to be worked out."""
    targets = [
        {**row, "actual": number + at, "target": 97, "declared": number % 7} for at, row in enumerate(RECORD["targets"])
    ]
    return {**RECORD, "id": str(number), "executed": number % 29, "targets": targets}


def test_eight_threads_at_one_evaluator_do_not_mix_up_records() -> None:
    expected = [MADE.evaluate(numbered(number)).to_json() for number in range(200)]
    start = Barrier(8)

    def work(thread: int) -> list[int]:
        start.wait()
        order = [(at * (thread + 3)) % 200 for at in range(400)] if thread % 3 else range(200)
        return [number for number in order if MADE.evaluate(numbered(number)).to_json() != expected[number]]

    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:
        with ThreadPoolExecutor(8) as pool:
            assert [wrong for found in pool.map(work, range(8)) for wrong in found] == []
    finally:
        sys.setswitchinterval(interval)


LOOKING_AGAIN = """inputs: {gone: {kind: yes_no}}
tables: {years: {columns: {paid: {kind: number, optional: true}, name: {kind: text}}}}
groups: {g: {title: G, points: 60, not_applicable_when: "gone and any_of(years, name == 'a' and paid == 7)"}, h: {title: H, points: 40}}
indicators:
  one: {group: g, score: {method: proportional, value: "sum_of(years, paid)", full_at: 100}}
  two: {each: years, group: h, label: name, points: 2, score: {method: proportional, value: paid, full_at: 10}}
total: {of: 100}
flags: {low: {each: years, label: name, when: "paid < mean_of(years, paid)", severity: info, finding: "{name} {paid} {highest_of(years, paid)}"}}
outcomes: {next: {title: Next, choose: [{when: "any_of(years, paid > 5)", then: "{sum_of(years, paid)}"}, {then: "none"}]}}
"""


READS: list[Callable[[Result], object]] = [
    lambda one: one.completeness,
    Result.to_json,
    lambda one: one.missing,
    lambda one: str(one.explain("g")),
]


@pytest.mark.parametrize("read", READS, ids=["completeness", "to_json", "missing", "explain"])
def test_one_result_may_be_read_from_many_threads(read: Callable[[Result], object]) -> None:
    made = evaluator(LOOKING_AGAIN)
    rows_apart = [{"paid": at % 2 * 7, "name": "ab"[at % 2]} for at in range(200)]
    record = {"gone": True, "years": [{"paid": None, "name": "b"}, *rows_apart]}
    expected = read(made.evaluate(record))
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(8) as pool:
            for _ in range(15):
                shared, start = made.evaluate(record), Barrier(8)

                def work(_: int, shared: Result = shared, start: Barrier = start) -> object:
                    start.wait()
                    return read(shared)

                assert set(pool.map(work, range(8))) == {expected}
    finally:
        sys.setswitchinterval(interval)


CHILD = """
import sys, json, perfrules
from pathlib import Path
from tests.evaluation.test_same_every_time import LOOKING_AGAIN, MADE, RECORD, numbered
from tests.evaluation.helper import evaluator
out = [MADE.evaluate(numbered(at)).to_json() for at in range(20)] + [MADE.evaluate({"budget": "x"}).to_json()]
out.append(evaluator(LOOKING_AGAIN).evaluate({"gone": True, "years": [{"paid": 1, "name": "a"}, {"paid": 7, "name": "b"}]}).to_json())
out += [str(MADE.evaluate(RECORD).explain(item)) for item in ("target_rows", "total", "next_budget")]
sys.stdout.buffer.write("\\n".join(out).encode())
"""


def test_hash_seed_locale_and_time_zone_change_no_byte() -> None:
    settings = zip(("0", "1", "2", "3"), product(("C", "zh_CN.UTF-8"), ("UTC", "Asia/Shanghai")), strict=True)
    root = Path(__file__).parents[2]
    running = [
        subprocess.Popen(
            [sys.executable, "-c", CHILD],
            cwd=root,
            stdout=subprocess.PIPE,
            env={
                **os.environ,
                "PYTHONHASHSEED": seed,
                "LC_ALL": locale,
                "LANG": locale,
                "TZ": zone,
                "PYTHONPATH": str(root),
            },
        )
        for seed, (locale, zone) in settings
    ]
    found = {process.communicate(timeout=60)[0] for process in running}
    assert [process.returncode for process in running] == [0] * 4
    (only,) = found
    assert len(only) > 10_000
