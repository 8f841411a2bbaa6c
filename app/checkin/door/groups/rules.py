"""Naming a group as it was confirmed, and the scans of its people: pure."""

from collections.abc import Collection
from datetime import date
from hashlib import sha256
from uuid import UUID, uuid5


def confirmation(kecamatan: str, day: date, attendee_ids: Collection[UUID]) -> str:
    """Return a digest of a group's list: who of a kecamatan had not come on a day."""
    seen = [kecamatan, day.isoformat(), *sorted(map(str, attendee_ids))]
    return sha256("\n".join(seen).encode()).hexdigest()[:32]


def group_scan_id(group_id: UUID, attendee_id: UUID) -> UUID:
    """Return the id of one person's scan in a group: the same each time the group is sent."""
    return uuid5(group_id, str(attendee_id))
