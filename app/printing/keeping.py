"""How long print runs are kept. Apart from their use cases, as an idle worker loads this."""

from datetime import datetime, timedelta

from sqlmodel import Session

from app.printing import queries
from app.printing.records import PrintRun

KEPT = timedelta(days=1)
"""For how long a print run is kept once it has ended."""


def forget_old(session: Session, now: datetime) -> None:
    """Delete the print runs that ended long ago, with their files."""
    queries.drop_ended(session, now - KEPT)


def is_over(run: PrintRun, now: datetime) -> bool:
    """Return whether a print run ended so long ago that it is kept no more, deleted or not."""
    return run.finished_at is not None and run.finished_at < now - KEPT
