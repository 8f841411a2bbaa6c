"""What a device keeps, divided into parts, and which of them changed: pure.

A snapshot is a set of named parts. The long lists are spread over buckets by their rows' ids, so
that a change touches a small part. A cursor holds a digest of each part: a device that sends it
gets the parts whose digests differ, and then holds what a new snapshot would hold. The server
stores nothing about devices for this, so every process gives the same answer, and no change is
missed, however it was written.
"""

import base64
import binascii
import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from hashlib import blake2b
from typing import Any
from uuid import UUID

FORMAT = 1
LONGEST_CURSOR = 4_000
_ROWS_A_BUCKET = 8
_MOST_BUCKETS = 128
_LAST_DIGITS = 8
"""How many of an id's last digits choose its bucket; they are random."""
_DIGEST_BYTES = 4
_ETAG_BYTES = 16


class Parts:
    """A snapshot's parts as JSON texts, by name, at one moment."""

    def __init__(self, texts: Mapping[str, str], made_at: datetime) -> None:
        self.texts = texts
        self.made_at = made_at
        names = sorted(texts)
        self._digests = {name: _digest(texts[name]) for name in names}
        self._layout = _digest("\n".join(names))
        state = self._layout + b"".join(self._digests.values())
        self.cursor = base64.urlsafe_b64encode(state).decode()
        """The digest of each part in order of name; a device sends it to get what changed."""
        self.etag = f'"{blake2b(state, digest_size=_ETAG_BYTES).hexdigest()}"'
        """A short digest of all parts together."""

    def changed_since(self, cursor: str) -> list[str] | None:
        """Return the names of the parts that differ from those that gave a cursor.

        None if that is unknown: the parts were divided differently then, or the cursor is invalid.
        """
        try:
            known = base64.b64decode(cursor.encode("ascii"), altchars=b"-_", validate=True)
        except (ValueError, binascii.Error):
            return None
        if len(known) != _DIGEST_BYTES * (1 + len(self._digests)) or not known.startswith(
            self._layout
        ):
            return None
        return [
            name
            for position, (name, digest) in enumerate(self._digests.items(), start=1)
            if known[_DIGEST_BYTES * position :][:_DIGEST_BYTES] != digest
        ]


def document(event_id: UUID, parts: Parts, names: Iterable[str] | None = None) -> str:
    """Return the JSON text that is signed: the whole snapshot, or the parts named of a change."""
    head = {
        "format": FORMAT,
        "event_id": str(event_id),
        "full": names is None,
        "made_at": stamp(parts.made_at),
        "cursor": parts.cursor,
    }
    chosen = parts.texts if names is None else {name: parts.texts[name] for name in names}
    body = ",".join(f"{json.dumps(name)}:{text}" for name, text in chosen.items())
    return f'{write(head)[:-1]},"parts":{{{body}}}}}'


def bucket_count(rows: int) -> int:
    """Return the number of buckets for a number of rows: a power of two, so it rarely changes."""
    buckets = 1
    while buckets < _MOST_BUCKETS and buckets * _ROWS_A_BUCKET < rows:
        buckets *= 2
    return buckets


def spread(name: str, rows: Mapping[str, Any], buckets: int) -> dict[str, list[Any]]:
    """Spread rows (by id, as text) over the buckets `name/0` and so on, each in order of id.

    A row may be a list of rows, which are put one after the other.
    """
    parts: dict[str, list[Any]] = {f"{name}/{number}": [] for number in range(buckets)}
    for identity in sorted(rows):
        row = rows[identity]
        bucket = parts[f"{name}/{int(identity[-_LAST_DIGITS:], 16) % buckets}"]
        bucket.extend(row) if isinstance(row, list) else bucket.append(row)
    return parts


def write(content: Any) -> str:
    """Return compact JSON; equal content gives equal text."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def stamp(moment: datetime) -> str:
    """Return a moment as text in UTC (RFC 3339)."""
    return moment.isoformat().replace("+00:00", "Z")


def _digest(text: str) -> bytes:
    return blake2b(text.encode(), digest_size=_DIGEST_BYTES).digest()
