"""The catalogue of everything perfrules says, in Chinese and in English, one module an area."""

from perfrules.messages import (
    checks,
    cli,
    columns,
    data,
    exports,
    findings,
    formula,
    layers,
    ledger,
    loading,
    lookups,
    mapping,
    panel,
    peers,
    points,
    reading,
    review,
    runs,
    shape,
    taken,
    text,
)
from perfrules.messages.message import Message

__all__ = ["CATALOGUE", "Message"]

CATALOGUE: dict[str, Message] = {
    **text.CATALOGUE,
    **shape.CATALOGUE,
    **formula.CATALOGUE,
    **layers.CATALOGUE,
    **loading.CATALOGUE,
    **checks.CATALOGUE,
    **points.CATALOGUE,
    **lookups.CATALOGUE,
    **review.CATALOGUE,
    **panel.CATALOGUE,
    **peers.CATALOGUE,
    **data.CATALOGUE,
    **taken.CATALOGUE,
    **reading.CATALOGUE,
    **mapping.CATALOGUE,
    **exports.CATALOGUE,
    **columns.CATALOGUE,
    **runs.CATALOGUE,
    **findings.CATALOGUE,
    **ledger.CATALOGUE,
    **cli.CATALOGUE,
}
