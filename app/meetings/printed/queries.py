"""Selects and writes of printed papers."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete
from sqlmodel import Session, col, select

from app.meetings.printed.records import Paper, PrintedPaper


def printed_version(session: Session, owner_id: UUID) -> UUID | None:
    """Return the version on a cooperative's or table's newest paper; None: none was noted."""
    return session.exec(
        select(PrintedPaper.timetable_id).where(PrintedPaper.owner_id == owner_id)
    ).one_or_none()


def printed_papers(session: Session, event_id: UUID, paper: Paper) -> Sequence[PrintedPaper]:
    """Return the newest papers of an event."""
    return session.exec(
        select(PrintedPaper).where(PrintedPaper.event_id == event_id, PrintedPaper.paper == paper)
    ).all()


def note_printed(
    session: Session,
    event_id: UUID,
    paper: Paper,
    owner_ids: Collection[UUID],
    timetable_id: UUID,
    now: datetime,
) -> None:
    """Note the version that these papers show, in place of what was noted before."""
    session.execute(delete(PrintedPaper).where(col(PrintedPaper.owner_id).in_(owner_ids)))
    session.add_all(
        PrintedPaper(
            owner_id=one,
            event_id=event_id,
            paper=paper,
            timetable_id=timetable_id,
            printed_at=now,
        )
        for one in owner_ids
    )
    session.flush()
