"""By when a problem is to be put right."""

import re

from perfrules.formula.literals import iso_date
from perfrules.loading.building.item import Item
from perfrules.loading.building.notes import mapping, scalar
from perfrules.model.items import Deadline
from perfrules.problems import Problem
from perfrules.text.nodes import MapNode

_DAYS = re.compile(r"([1-9][0-9]{0,3}) +(working +)?days?")


def deadline(item: Item) -> Deadline | None:
    """What stands under `rectify_within`: a date, a number of days, or a number of days from a named date."""
    node = item.node("rectify_within")
    if node is None:
        return None
    start = None
    if isinstance(node, MapNode):
        start = scalar(mapping(node).get("from")).text
        node = mapping(node).get("within")
    node = scalar(node)
    found = _DAYS.fullmatch(node.text)
    if found is None and (iso_date(node.text) is None or start is not None):
        item.notes.report(Problem("bad-deadline", node.place, {"found": node.text}))
        return None
    if found is None:
        return Deadline(node.text, node.text, None, None, working=False)
    working = found[2] is not None
    if working and start is not None:
        item.notes.report(Problem("not-supported/working-days", node.place, {"found": node.text}))
    return Deadline(node.text, None, int(found[1]), start, working)
