"""People and badges as staff at the door see them."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from app.badges.records import Badge
from app.badges.rules import code_text
from app.checkin.door.people import queries
from app.checkin.door.people.schemas import BadgeLineOut, DoorPersonOut, PrintableBadgeOut
from app.checkin.holders.people import People
from app.checkin.holders.rules import next_meeting
from app.checkin.holders.schemas import PersonOut
from app.checkin.holders.views import upcoming
from app.checkin.records import EVENT_AREA
from app.checkin.scans import queries as scan_queries
from app.checkin.scans.clocks import day_of
from app.events.records import Event


def door_people(
    session: Session, event: Event, attendee_ids: Sequence[UUID], now: datetime
) -> list[DoorPersonOut]:
    """Show people of the event, in the order given."""
    people = People(session, event.id)
    people.find(set(attendee_ids))
    badges = queries.active_badges(session, attendee_ids)
    entries = scan_queries.first_entries(session, attendee_ids)
    today = day_of(now, event.timezone)
    shown = []
    for attendee_id in attendee_ids:
        person = people.person(attendee_id)
        badge = badges.get(attendee_id)
        entry = entries.get((attendee_id, EVENT_AREA, today))
        shown.append(
            DoorPersonOut(
                **PersonOut.model_validate(person).model_dump(),
                withdrawn=person.withdrawn,
                badge=BadgeLineOut.model_validate(badge) if badge else None,
                arrived_at=entry.at if entry else None,
                next_meeting=upcoming(next_meeting(people.appointments(person), now), now),
            )
        )
    return shown


def printable(badge: Badge, address: str | None) -> PrintableBadgeOut:
    """Show a badge that is printed now."""
    return PrintableBadgeOut(
        id=badge.id, token=badge.token, code=code_text(badge.token, address), prints=badge.prints
    )
