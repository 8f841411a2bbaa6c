"""Pure rules about keeping personal data."""

from datetime import date, timedelta
from typing import Final

from app.events.records import Event

KEPT_DAYS: Final = 90
"""Days after the event for which personal data is kept where the event says nothing."""
NOTICE_DAYS: Final = 30
"""Days after which it is erased at the earliest of an event that was put in after its day."""
LONGEST_DAYS: Final = 730
"""Days after the event for which it can be kept at most."""
NOBODY: Final = "Anonim"
"""The name of a person whose data was erased, which means the same in both languages."""


def kept_until(event: Event) -> date:
    """Return the last day on which personal data of the event is kept."""
    usual = event.days[-1] + timedelta(days=KEPT_DAYS)
    noticed = event.created_at.date() + timedelta(days=NOTICE_DAYS)
    return event.retain_until or max(usual, noticed)


def latest(event: Event) -> date:
    """Return the last day to which keeping it can be postponed."""
    return event.days[-1] + timedelta(days=LONGEST_DAYS)
