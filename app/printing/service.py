"""Use cases of print runs: asking for one, deleting one."""

from datetime import datetime

from sqlmodel import Session

from app.auth.audit import trail
from app.auth.principal import Principal
from app.documents import service as documents
from app.documents.errors import DocumentsBusyError
from app.documents.names import DocumentName
from app.documents.wishes import Wish, wish_data
from app.events.records import Event
from app.printing import queries
from app.printing.records import PrintRun
from app.timetable.jobs.waking import wake
from app.timetable.records import RunStatus

MOST_WAITING = 8
"""Print runs of an event that wait or run."""


def request_run(
    session: Session,
    event: Event,
    document: DocumentName,
    wish: Wish,
    *,
    actor: Principal,
    now: datetime,
) -> PrintRun:
    """Add a queued print run, or return the one that waits for the same; the commit wakes workers.

    Refusals are those of `documents.service.prepare`, and DocumentsBusyError if too many wait.
    """
    wanted = wish_data(wish)
    waiting = queries.waiting(session, event.id)
    for run in waiting:
        if run.document is document and run.wish == wanted:
            return run
    if len(waiting) >= MOST_WAITING:
        raise DocumentsBusyError
    run = PrintRun(
        event_id=event.id,
        document=document,
        wish=wanted,
        status=RunStatus.QUEUED,
        parts=len(documents.prepare(session, event, document, wish).parts),
        actor=actor.username,
        created_at=now,
    )
    session.add(run)
    trail.record_change(session, run, actor, now, "print_run.request", document=document.value)
    wake(session)
    return run


def delete_run(session: Session, run: PrintRun, *, actor: Principal, now: datetime) -> None:
    """Delete a print run with its files; one that runs ends with the part that it is at."""
    trail.record_change(session, run, actor, now, "print_run.delete", document=run.document.value)
    session.delete(run)
    session.flush()
