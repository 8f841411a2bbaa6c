"""All that is held of one person, as they may ask for it."""

from datetime import datetime
from typing import Any

from sqlmodel import Session, SQLModel, col, or_, select

from app.attendees.records import Attendee, Cooperative
from app.auth.audit.queries import audit_of
from app.badges.records import Badge
from app.checkin.records import Scan
from app.events.records import Event
from app.imports.records import Import
from app.meetings.feedback.records import MeetingFeedback
from app.meetings.outcomes.records import MeetingFact
from app.meetings.records import Meeting
from app.meetings.versions.queries import published
from app.partners.records import Partner
from app.privacy.claims.queries import claims
from app.privacy.claims.records import Claim
from app.privacy.schemas import PersonalDataOut

NOT_THEIRS = {
    *("event_id", "token", "number", "signing_key_id", "content", "mapping", "result"),
    *("address", "request_id"),
}
"""Fields that are secret, say nothing about anybody, or say where the committee works."""
ACTORS = ("actor", "recorded_by", "answered_by", "source")
"""Fields that name who did something."""
COMMITTEE = "committee"
"""What users are called in what is handed to a person; devices and links keep their names."""


def personal_data(
    session: Session, event: Event, person: Attendee, now: datetime
) -> PersonalDataOut:
    """Return all that is held of a person."""
    scans = select(Scan).where(Scan.attendee_id == person.id).order_by(col(Scan.scanned_at))
    badges = select(Badge).where(Badge.attendee_id == person.id).order_by(col(Badge.issued_at))
    lists = select(Import).where(Import.event_id == event.id).order_by(col(Import.number))
    spoken = select(MeetingFeedback).where(MeetingFeedback.source == f"badge:{person.id}")
    asked = claims(event.id, attendee_id=person.id).order_by(col(Claim.received_at))
    log = audit_of(event.id, person.id)
    return PersonalDataOut(
        made_at=now,
        event=event.name,
        person=_plain(person),
        represents=_party(session, person),
        badges=[_plain(row) for row in session.exec(badges).all()],
        scans=[_plain(row) for row in session.exec(scans).all()],
        meetings=[_plain(row) for row in _meetings(session, event, person)],
        reports=[_plain(row) for row in _reports(session, person)],
        feedback=[_plain(row) for row in session.exec(spoken).all()],
        claims=[_plain(row) for row in session.exec(asked).all()],
        lists=[_plain(row) for row in session.exec(lists).all()],
        log=[_plain(row) for row in session.exec(log).all()],
    )


def _party(session: Session, person: Attendee) -> dict[str, Any] | None:
    if person.cooperative_id is not None:
        return _plain(session.get_one(Cooperative, person.cooperative_id))
    if person.partner_id is not None:
        return _plain(session.get_one(Partner, person.partner_id))
    return None


def _meetings(session: Session, event: Event, person: Attendee) -> list[Meeting]:
    version = published(session, event.id)
    if version is None or (person.cooperative_id or person.partner_id) is None:
        return []
    theirs = select(Meeting).where(
        Meeting.timetable_id == version.id,
        or_(
            Meeting.cooperative_id == person.cooperative_id,
            Meeting.partner_id == person.partner_id,
        ),
    )
    return list(session.exec(theirs.order_by(col(Meeting.id))).all())


def _reports(session: Session, person: Attendee) -> list[MeetingFact]:
    if (person.cooperative_id or person.partner_id) is None:
        return []
    theirs = select(MeetingFact).where(
        or_(
            MeetingFact.cooperative_id == person.cooperative_id,
            MeetingFact.partner_id == person.partner_id,
        )
    )
    return list(session.exec(theirs.order_by(col(MeetingFact.id))).all())


def _plain(row: SQLModel) -> dict[str, Any]:
    held = row.model_dump(mode="json", exclude=NOT_THEIRS)
    users = [name for name in ACTORS if held.get(name) and ":" not in held[name]]
    return held | dict.fromkeys(users, COMMITTEE)
