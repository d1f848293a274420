"""Messages: shape."""

from perfrules.messages.message import Message

CATALOGUE: dict[str, Message] = {}
