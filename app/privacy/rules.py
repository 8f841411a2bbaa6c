"""Pure rules about keeping personal data."""

from datetime import datetime, timedelta
from typing import Final

from app.core.locale import local_day
from app.events.records import Event
from app.events.rules import kept_until

SEEN_FOR: Final = timedelta(hours=48)
"""How long it has been seen that data is due before it is erased, as a clock may be wrong."""
LARGEST_LEAP: Final = timedelta(days=7)
"""A clock so far ahead of all that the database knows of is not believed at once."""
NOBODY: Final = "Anonim"
"""The name of a person whose data was erased, which means the same in both languages."""


def is_due(event: Event, now: datetime) -> bool:
    """Return whether the time of the event's personal data is over, by the clock."""
    return local_day(now, event.timezone) > max(kept_until(event), event.days[-1])


def has_waited(event: Event, now: datetime) -> bool:
    """Return whether it has been seen for long enough that data is due."""
    return event.due_since is not None and now - event.due_since >= SEEN_FOR
