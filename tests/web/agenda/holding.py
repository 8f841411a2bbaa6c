"""A holder's agenda, opened on a phone, and what changes it."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlmodel import Session, select
from starlette.testclient import TestClient

from app.meetings.records import Meeting, Timetable, TimetableStatus

API = "/api/v1/badges/agenda"


def page(phone: TestClient, code: str, status: int = 200) -> str:
    answer = phone.get(f"/B/{code}")
    assert answer.status_code == status, answer.text
    return " ".join(answer.text.split())


def publish_again(session: Session, event_id: UUID, now: datetime) -> list[Meeting]:
    """Publish a copy of the published timetable; return its meetings, to be changed."""
    old = session.exec(
        select(Timetable).where(
            Timetable.event_id == event_id, Timetable.status == TimetableStatus.PUBLISHED
        )
    ).one()
    old.status, old.published_at = TimetableStatus.SUPERSEDED, now - timedelta(hours=12)
    session.add(old)
    session.flush()
    new = Timetable(
        event_id=event_id,
        number=old.number + 1,
        status=TimetableStatus.PUBLISHED,
        origin="test",
        created_at=now,
        published_at=now,
    )
    session.add(new)
    session.flush()
    kept = session.exec(select(Meeting).where(Meeting.timetable_id == old.id)).all()
    copies = [
        Meeting(timetable_id=new.id, **meeting.model_dump(exclude={"id", "timetable_id"}))
        for meeting in kept
    ]
    session.add_all(copies)
    session.flush()
    return copies
