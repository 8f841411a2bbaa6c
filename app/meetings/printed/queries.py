"""Selects and writes of printed papers."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import delete
from sqlmodel import Session, col, select

from app.meetings.printed.records import Paper, PrintedDay, PrintedPaper
from app.meetings.printed.rules import Papers, papers


def papers_of(session: Session, owner_id: UUID) -> Papers:
    """Return the newest papers of a cooperative or table."""
    return papers(
        session.exec(select(PrintedPaper).where(PrintedPaper.owner_id == owner_id)),
        session.exec(select(PrintedDay).where(PrintedDay.owner_id == owner_id)),
    )


def printed_papers(session: Session, event_id: UUID, paper: Paper) -> Papers:
    """Return the newest papers of an event."""
    whole = select(PrintedPaper).where(
        PrintedPaper.event_id == event_id, PrintedPaper.paper == paper
    )
    of_days = select(PrintedDay).where(PrintedDay.event_id == event_id, PrintedDay.paper == paper)
    return papers(session.exec(whole), session.exec(of_days))


def note_printed(
    session: Session,
    event_id: UUID,
    paper: Paper,
    owner_ids: Collection[UUID],
    timetable_id: UUID,
    now: datetime,
    day: date | None = None,
) -> None:
    """Note the version that these papers show, in place of what was noted before.

    Papers of one `day` take the place of that day's; None: they show all days.
    """
    shown: dict[str, Any] = {
        "event_id": event_id,
        "paper": paper,
        "timetable_id": timetable_id,
        "printed_at": now,
    }
    of_days = delete(PrintedDay).where(col(PrintedDay.owner_id).in_(owner_ids))
    if day is not None:
        named = day.isoformat()
        session.execute(of_days.where(col(PrintedDay.day) == named))
        session.add_all(PrintedDay(owner_id=one, day=named, **shown) for one in owner_ids)
    else:
        session.execute(of_days)
        session.execute(delete(PrintedPaper).where(col(PrintedPaper.owner_id).in_(owner_ids)))
        session.add_all(PrintedPaper(owner_id=one, **shown) for one in owner_ids)
    session.flush()
