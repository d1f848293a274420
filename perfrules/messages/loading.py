"""Messages: loading."""

from perfrules.messages.message import Message

CATALOGUE: dict[str, Message] = {}
