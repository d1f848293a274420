"""Peers of the oracle: figures of many records in a plain list, and the share of the points that a place among them gives."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any


def mean_among(peers: Sequence[Fraction]) -> Fraction | None:
    """The mean of all *peers*."""
    return sum(peers, Fraction(0)) / len(peers) if peers else None


def rank_among(own: Fraction | None, peers: Sequence[Fraction]) -> Fraction | None:
    """The place of *own*, counted from the highest."""
    return None if own is None or not peers else Fraction(1 + sum(1 for one in peers if one > own))


def share_among(score: Mapping[str, Any], own: Fraction, peers: Sequence[Fraction]) -> Fraction | None:
    """The share for *own* among *peers*, one of which it is, and of which two differ; None where no share can be told."""
    count = len(peers)
    better = [one for one in peers if (one > own if score["better"] == "higher" else one < own)]
    level = [one for one in peers if one == own]
    places = range(len(better) + 1, len(better) + len(level) + 1)
    place = {
        "best": Fraction(places[0]),
        "worst": Fraction(places[-1]),
        "mean": Fraction(sum(places), len(places)),
    }[score.get("ties", "best")]
    match score["by"]:
        case "min_max":
            share = (own - min(peers)) / (max(peers) - min(peers))
            return share if score["better"] == "higher" else 1 - share
        case "rank":
            return (count - place) / (count - 1)
        case "percentile":
            return (count - place + 1) / count
    mean = sum(peers, Fraction(0)) / count
    if mean <= 0:
        return None
    if score["better"] == "higher":
        return min(max(own / mean, Fraction(0)), Fraction(1))
    return Fraction(1) if own <= mean else mean / own
