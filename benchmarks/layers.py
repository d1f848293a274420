"""
Chains of files: laying layers over one another, beside merging the same maps as plain dictionaries.

Run as `python -m benchmarks.layers`. Each layer above the base changes one field of every item. What is timed is the merge alone, of nodes that
have been read; the peer merges dictionaries three steps deep and keeps neither places nor history.
"""

import json
import time
from collections.abc import Callable, Sequence
from typing import Any

from benchmarks.table import table
from perfrules.layers.consolidate import consolidate
from perfrules.layers.layer import FileLayers, taken_apart
from perfrules.text import MapNode, read_nodes

SIZES = ((10, 100), (10, 200), (10, 400), (20, 200))
ROUNDS = 7
Text = dict[str, Any]


def main() -> None:
    print(table(("layers × items", "ms", "plain dictionaries ms", "×"), [line(*size) for size in SIZES]))


def line(layers: int, items: int) -> tuple[str, ...]:
    texts = [text(number, items) for number in range(layers)]
    chain = [apart(one) for one in texts]
    own, plain = fastest(lambda: consolidate(chain, None)), fastest(lambda: merged(texts))
    return f"{layers} × {items}", f"{own * 1e3:.1f}", f"{plain * 1e3:.2f}", f"{own / plain:.1f}"


def text(number: int, items: int) -> Text:
    head = {"format": 1, "id": f"layer_{number}", "title": "t", "status": "draft"}
    if not number:
        return {
            **head,
            "values": {f"v{item}": {"title": "x", "formula": "1 + 2", "note": "n"} for item in range(items)},
        }
    change = {f"v{item}": {"formula": f"{number} + {item}"} for item in range(items)}
    return {**head, "extends": "below.yaml", "change": {"values": change}}


def apart(one: Text) -> FileLayers:
    root, problems = read_nodes(json.dumps(one).encode(), "layer.json")
    assert isinstance(root, MapNode), problems
    return taken_apart(root, "layer.json")


def merged(texts: Sequence[Text]) -> Text:
    whole: Text = {key: {item: dict(fields) for item, fields in texts[0][key].items()} for key in ("values",)}
    for one in texts[1:]:
        for section, items in one["change"].items():
            for item, fields in items.items():
                whole[section][item].update(fields)
    return whole


def fastest(run: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        run()
        times.append(time.perf_counter() - begun)
    return min(times)


if __name__ == "__main__":
    main()
