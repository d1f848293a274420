"""
Draws the time against the number of records as an SVG picture, both axes by powers of ten.

Run as `python -m benchmarks.plot FIGURES.json PICTURE.svg` on what `python -m benchmarks.columns --save FIGURES.json` wrote.
"""

import json
import math
import statistics
import sys
from collections.abc import Sequence
from html import escape
from pathlib import Path

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 760, 460, 70, 250, 20, 50
COLOURS = (
    "#c0392b",
    "#e67e22",
    "#8e6e53",
    "#1f4e9c",
    "#5b8ed6",
    "#9cbfec",
    "#b8860b",
    "#2e7d32",
    "#7b3fa0",
    "#444444",
    "#999999",
)
Points = Sequence[tuple[float, float]]  # logarithms of records and of seconds


def main(figures: str, picture: str) -> None:
    """Reads the figures, writes the picture."""
    lines: dict[str, list[tuple[float, float]]] = {}
    for one in json.loads(Path(figures).read_text(encoding="utf-8"))["times"]:
        point = (math.log10(one["records"]), math.log10(statistics.median(one["seconds"])))
        lines.setdefault(one["name"], []).append(point)
    Path(picture).write_text(drawing(lines), encoding="utf-8")


def drawing(lines: dict[str, list[tuple[float, float]]]) -> str:
    """The picture of all *lines*: a grid of powers of ten, the lines, and their names beside where they end."""
    across = _powers([x for points in lines.values() for x, _ in points])
    up = _powers([y for points in lines.values() for _, y in points])

    def place(x: float, y: float) -> tuple[float, float]:
        wide, high = WIDTH - LEFT - RIGHT, HEIGHT - TOP - BOTTOM
        return LEFT + wide * (x - across[0]) / (across[-1] - across[0]), HEIGHT - BOTTOM - high * (y - up[0]) / (
            up[-1] - up[0]
        )

    parts = [f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>']
    for x in across:
        (left, low), (_, high) = place(x, up[0]), place(x, up[-1])
        parts += [_line([(left, low), (left, high)], "#ddd", 1), _text(left, low + 18, f"{10**x:,}", "middle")]
    for y in up:
        (left, low), (right, _) = place(across[0], y), place(across[-1], y)
        parts += [_line([(left, low), (right, low)], "#ddd", 1), _text(left - 6, low + 4, f"{10.0**y:g} s", "end")]
    parts.append(_text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 10, "records", "middle"))
    for number, (name, points) in enumerate(lines.items()):
        colour, height = COLOURS[number % len(COLOURS)], TOP + 14 + 20 * number
        places = [place(*point) for point in points]
        parts.append(_line(places, colour, 3 if name.startswith("perfrules") else 1.5))
        parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in places]
        start = WIDTH - RIGHT + 20
        parts += [
            _line([(start, height - 4), (start + 20, height - 4)], colour, 3),
            _text(start + 26, height, name, "start"),
        ]
    inner = "\n".join(parts)
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="12">'
    return f"{head}\n{inner}\n</svg>\n"


def _powers(values: list[float]) -> list[int]:
    low, high = math.floor(min(values)), math.ceil(max(values))
    return list(range(low, max(high, low + 1) + 1))


def _line(places: Points, colour: str, width: float) -> str:
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    return f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="{width}"/>'


def _text(x: float, y: float, text: str, anchor: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(text)}</text>'


if __name__ == "__main__":
    main(*sys.argv[1:])
