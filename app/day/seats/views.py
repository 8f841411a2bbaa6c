"""From released seats, standby and offers to wire shapes, with names."""

from collections.abc import Iterable
from datetime import datetime
from itertools import islice
from uuid import UUID

from sqlmodel import Session

from app.day.schemas import SittingOut
from app.day.seats import queries
from app.day.seats.matching import by_wish, eligible
from app.day.seats.rules import Hall, Place, Waiting, standing_of
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
from app.day.seats.situation import Situation
from app.events.records import Event
from app.meetings.seats.records import SeatRelease, StandbyOffer
from app.meetings.sitting import Sitting
from app.timetable.naming.directory import Directory

MOST_TAKERS = 5
"""Of the cooperatives that could take a seat, so many are named."""
_OFFER = {"id", "seat", "offered_at", "offered_by", "answered_at", "answered_by"}


def due_list(now: Situation, most: int | None = None) -> DueListOut:
    """Return what could be released now, at most so much of it, and who could take it."""
    due = now.due[:most]
    freed = now.hall.without(one.sitting for one in now.due) if due else now.hall
    wanting = by_wish(now.waiting) if due else {}
    found = [(one, _first(eligible(freed, one.sitting.place, wanting))) for one in due]
    names = _directory(now, [[one.sitting, *takers] for one, takers in found])
    return DueListOut(
        timetable=now.published.number,
        grace_minutes=now.event.grace_minutes,
        items=[
            DueOut(
                meeting_id=one.meeting_id,
                place=_place(names, one.sitting),
                minutes_left=max(0, int((one.starts_at - now.now).total_seconds() // 60)),
                takers=_takers(names, takers),
            )
            for one, takers in found
        ],
    )


def queue_list(now: Situation, most: int | None = None) -> QueueOut:
    """Return the cooperatives on standby, at most so many of them."""
    shown = now.waiting[:most]
    names = _directory(now, [shown])
    return QueueOut(
        items=[
            WaitingOut(
                position=position,
                cooperative_id=one.cooperative_id,
                village=names.cooperatives[one.cooperative_id].village,
                kecamatan=names.cooperatives[one.cooperative_id].kecamatan,
                meetings=one.meetings,
                target=now.event.target_meetings,
                wishes=[_wish(names, partner_id) for partner_id in one.wishes],
            )
            for position, one in enumerate(shown, start=1)
        ]
    )


def free_seats(
    now: Situation, slot_id: UUID | None = None, most: int | None = None
) -> FreeSeatsOut:
    """Return free seats that a cooperative on standby could take, of one slot or of all ahead.

    By time, table and seat; at most so many of them.
    """
    names = _directory(now, [])
    passed = queries.passed_over(now.session, now.event.id)
    wanting = by_wish(now.waiting)

    def order(place: Place) -> tuple[datetime, int, int]:
        table_id, slot, seat = place
        return names.intervals[slot].starts_at, names.tables[table_id].number, seat

    places = [one for one in now.hall.free() if slot_id in (None, one[1])] if wanting else []
    could = (
        (place, _first(eligible(now.hall, place, wanting, passed)))
        for place in sorted(places, key=order)
    )
    found = list(islice(((place, takers) for place, takers in could if takers), most))
    known = _directory(now, [takers for _, takers in found])
    return FreeSeatsOut(
        items=[_free_seat(known, now.hall, place, takers) for place, takers in found]
    )


def releases_out(
    session: Session,
    event: Event,
    rows: Iterable[SeatRelease],
    *,
    beside: Directory | None = None,
) -> list[ReleaseOut]:
    """Return releases with names; `beside` shares those of tables, partners and times."""
    rows = list(rows)
    names = Directory(session, event, only={row.cooperative_id for row in rows}, beside=beside)
    fields = {"id", "seat", "released_at", "released_by", "undone_at", "undone_by"}
    return [ReleaseOut(place=_place(names, row), **row.model_dump(include=fields)) for row in rows]


def offers_out(
    session: Session,
    event: Event,
    rows: Iterable[StandbyOffer],
    now: datetime,
    *,
    beside: Directory | None = None,
) -> list[OfferOut]:
    """Return offers with names, as they stand now; `beside` as for releases."""
    rows = list(rows)
    names = Directory(session, event, only={row.cooperative_id for row in rows}, beside=beside)
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


def _first(sittings: Iterable[Sitting]) -> list[Sitting]:
    """Return the first of those that could take a seat, as many as are named."""
    return list(islice(sittings, MOST_TAKERS))


def _directory(now: Situation, named: Iterable[Iterable[Sitting | Waiting]]) -> Directory:
    """Return the names that these need."""
    ids = {one.cooperative_id for some in named for one in some}
    return now.names.naming(ids)


def _takers(names: Directory, sittings: Iterable[Sitting]) -> list[TakerOut]:
    return [
        TakerOut(
            cooperative_id=one.cooperative_id,
            village=names.cooperatives[one.cooperative_id].village,
            kecamatan=names.cooperatives[one.cooperative_id].kecamatan,
        )
        for one in sittings
    ]


def _wish(names: Directory, partner_id: UUID) -> WishOut:
    partner = names.partners[partner_id]
    return WishOut(partner_id=partner_id, partner_code=partner.code, partner=partner.name)


def _free_seat(names: Directory, hall: Hall, place: Place, could: Iterable[Sitting]) -> FreeSeatOut:
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
        takers=_takers(names, could),
    )
