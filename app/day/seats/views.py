"""From released seats, standby and offers to wire shapes, with names."""

from collections.abc import Iterable
from datetime import datetime
from itertools import islice
from uuid import UUID

from sqlmodel import Session

from app.day.schemas import SittingOut
from app.day.seats import queries
from app.day.seats.rules import Hall, eligible, standing_of
from app.day.seats.schemas import (
    DueListOut,
    DueOut,
    FreeSeatOut,
    FreeSeatsOut,
    OfferOut,
    QueueOut,
    ReleaseOut,
    TakerOut,
    WaitingOut,
    WishOut,
)
from app.day.seats.situation import current_hall, due_releases, standby_queue
from app.events.records import Event
from app.meetings import queries as meeting_queries
from app.meetings.records import Timetable
from app.meetings.seats.records import SeatRelease, StandbyOffer
from app.meetings.sitting import Sitting
from app.timetable.naming.directory import Directory

MOST_TAKERS = 5
"""Of the cooperatives that could take a seat, so many are named."""
_OFFER = {"id", "seat", "offered_at", "offered_by", "answered_at", "answered_by"}


def due_list(session: Session, event: Event, published: Timetable, now: datetime) -> DueListOut:
    """Return what could be released now, and who could take it."""
    names = Directory(session, event)
    hall = current_hall(session, event, published, now)
    due = due_releases(session, event, published, now)
    waiting = standby_queue(session, event, hall.sittings.values(), now)
    freed = hall.without(one.sitting for one in due)
    return DueListOut(
        timetable=published.number,
        grace_minutes=event.grace_minutes,
        items=[
            DueOut(
                meeting_id=one.meeting_id,
                place=_place(names, one.sitting),
                minutes_left=max(0, int((one.starts_at - now).total_seconds() // 60)),
                takers=_takers(names, eligible(freed, one.sitting.place, waiting)),
            )
            for one in due
        ],
    )


def queue_list(session: Session, event: Event, published: Timetable, now: datetime) -> QueueOut:
    """Return the cooperatives on standby."""
    names = Directory(session, event)
    meetings = session.exec(meeting_queries.meetings(published.id)).all()
    return QueueOut(
        items=[
            WaitingOut(
                position=position,
                cooperative_id=one.cooperative_id,
                village=names.cooperatives[one.cooperative_id].village,
                kecamatan=names.cooperatives[one.cooperative_id].kecamatan,
                meetings=one.meetings,
                target=event.target_meetings,
                wishes=[_wish(names, partner_id) for partner_id in one.wishes],
            )
            for position, one in enumerate(standby_queue(session, event, meetings, now), start=1)
        ]
    )


def free_seats(
    session: Session, event: Event, published: Timetable, now: datetime, slot_id: UUID | None
) -> FreeSeatsOut:
    """Return free seats that a cooperative on standby could take, of one slot or of all ahead."""
    names = Directory(session, event)
    hall = current_hall(session, event, published, now)
    waiting = standby_queue(session, event, hall.sittings.values(), now)
    passed = queries.passed_over(session, event.id)
    items = []
    for place in hall.free():
        if slot_id in (None, place[1]):
            could = _takers(names, eligible(hall, place, waiting, passed))
            if could:
                items.append(_free_seat(names, hall, place, could))
    return FreeSeatsOut(
        items=sorted(items, key=lambda item: (item.starts_at, item.table_number, item.seat))
    )


def releases_out(session: Session, event: Event, rows: Iterable[SeatRelease]) -> list[ReleaseOut]:
    """Return releases with names."""
    names = Directory(session, event)
    fields = {"id", "seat", "released_at", "released_by", "undone_at", "undone_by"}
    return [ReleaseOut(place=_place(names, row), **row.model_dump(include=fields)) for row in rows]


def offers_out(
    session: Session, event: Event, rows: Iterable[StandbyOffer], now: datetime
) -> list[OfferOut]:
    """Return offers with names, as they stand now."""
    names = Directory(session, event)
    found = []
    for row in rows:
        place = _place(names, row)
        fields = row.model_dump(include=_OFFER)
        fields["expires_at"] = min(place.starts_at, row.expires_at or place.starts_at)
        status = standing_of(row, place.starts_at, now)
        found.append(OfferOut(place=place, status=status, **fields))
    return found


def _place(names: Directory, meeting: Sitting | SeatRelease | StandbyOffer) -> SittingOut:
    return SittingOut.model_validate(names.line(meeting))


def _takers(names: Directory, sittings: Iterable[Sitting]) -> list[TakerOut]:
    return [
        TakerOut(
            cooperative_id=one.cooperative_id,
            village=names.cooperatives[one.cooperative_id].village,
            kecamatan=names.cooperatives[one.cooperative_id].kecamatan,
        )
        for one in islice(sittings, MOST_TAKERS)
    ]


def _wish(names: Directory, partner_id: UUID) -> WishOut:
    partner = names.partners[partner_id]
    return WishOut(partner_id=partner_id, partner_code=partner.code, partner=partner.name)


def _free_seat(
    names: Directory, hall: Hall, place: tuple[UUID, UUID, int], could: list[TakerOut]
) -> FreeSeatOut:
    table_id, slot_id, seat = place
    table, slot = names.tables[table_id], names.intervals[slot_id]
    partner = names.partners[hall.room.owner[table_id]]
    return FreeSeatOut(
        table_id=table_id,
        table_number=table.number,
        zone=table.zone,
        seat=seat,
        partner_id=partner.id,
        partner=partner.name,
        slot_id=slot_id,
        starts_at=slot.starts_at,
        ends_at=slot.ends_at,
        takers=could,
    )
