"""What a worker forgets: print runs and entries of feeds that are old, asleep or at work."""

from typing import Final

from sqlalchemy import Engine

from app.core.clock import SystemClock
from app.core.database.sessions import transaction
from app.notify.feed import news as feed
from app.printing.keeping import forget_old

EVERY: Final = 600.0
"""Seconds between two looks for what is old enough to be forgotten."""


def prune(engine: Engine) -> None:
    """Delete entries of feeds and print runs that are older than they are kept."""
    with transaction(engine) as session:
        now = SystemClock().now()
        feed.prune(session, now)
        forget_old(session, now)
