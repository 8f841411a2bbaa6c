"""When a claim is due."""

from datetime import datetime, timedelta
from typing import Final

DUE_WITHIN: Final = timedelta(hours=72)
"""The law's 3 x 24 hours, from when a claim came in (UU 27/2022, articles 30 to 45)."""


def due(received_at: datetime) -> datetime:
    """Return until when a claim must be answered."""
    return received_at + DUE_WITHIN


def is_overdue(answered_at: datetime | None, due_at: datetime, now: datetime) -> bool:
    """Return whether a claim was answered too late, or is not answered though it is due."""
    return (answered_at or now) > due_at
