"""Server-sent events, line by line: pure."""

import json
from dataclasses import dataclass, field
from typing import Any

SILENCE_SECONDS = 45.0
"""A server says something every 15 seconds; after so many the line is dead."""
FINAL = frozenset({400, 401, 403, 404, 410, 422, 426})
"""Statuses with which the server says that it will not let us listen."""


@dataclass
class Reader:
    """Puts lines together; a message without data has no event, but a place (`id`)."""

    _id: str = ""
    _event: str = ""
    _data: list[str] = field(default_factory=list)

    def take(self, line: str) -> tuple[str, str, Any] | None:
        """Take a line; return id, event and data of the message that it ends."""
        if line:
            name, _, value = line.partition(":")
            value = value.removeprefix(" ")
            if name == "data":
                self._data.append(value)
            elif name == "id":
                self._id = value
            elif name == "event":
                self._event = value
            return None
        place, event, data = self._id, self._event or "message", "\n".join(self._data)
        self._id, self._event, self._data = "", "", []
        return (place, event, json.loads(data)) if data else (place, "", None)
