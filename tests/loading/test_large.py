"""A rule set of two thousand lines: building it has to stay a small part of loading it."""

import time

from perfrules.loading.building import build
from perfrules.loading.fingerprint import stamp
from tests.loading.rules import HEAD, STAMP, nodes

COUNT = 220
FAR_TOO_LONG = 20.0  # seconds; a machine may be busy, a quadratic step would take minutes


def two_thousand_lines() -> str:
    inputs = "".join(
        f"  paid_{n}: {{kind: number, min: 0}}\n  plan_{n}: {{kind: number, min: 1}}\n" for n in range(COUNT)
    )
    indicators = "".join(
        f"  rate_{n}:\n    title: Rate {n}\n    points: 1\n    decimals: 2\n"
        f"    score: {{method: bands, value: paid_{n} / plan_{n}, bands: [{{from: 90%, gives: 100%}}, {{gives: 0}}]}}\n"
        for n in range(COUNT)
    )
    flags = "".join(
        f"  low_{n}: {{when: paid_{n} < plan_{n}, severity: info, finding: 'only {{paid_{n}}} of {{plan_{n}}}'}}\n"
        for n in range(COUNT)
    )
    return f"inputs:\n{inputs}indicators:\n{indicators}flags:\n{flags}"


def test_two_thousand_lines_are_built_and_stamped_in_a_moment() -> None:
    text = two_thousand_lines()
    assert (HEAD + text).count("\n") > 1700
    root = nodes(text)
    started = time.perf_counter()
    result = build(root, STAMP)
    stamp(root, [], None)
    assert time.perf_counter() - started < FAR_TOO_LONG
    assert not result.problems
    assert len(result.rules.indicators) == COUNT
