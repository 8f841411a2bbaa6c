"""Use cases of presence: seats released, given back, offered to standby, taken or declined.

Each answer that changes the timetable publishes a new version, under the event's lock: whoever
comes second finds the seat as the first one left it.
"""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from app.auth import audit
from app.auth.principal import Principal
from app.day import queries
from app.day.errors import (
    MeetingUnknownError,
    NobodyWaitsError,
    NotDueError,
    NothingPublishedError,
    OfferAnsweredError,
    ReleaseUndoneError,
    SeatObjectionError,
    TableUnknownError,
)
from app.day.publishing import publish_version, tell_of_meetings
from app.day.records import OfferStatus, SeatRelease, StandbyOffer
from app.day.seats.gathering import due_now, hall_now, waiting_now
from app.day.seats.rules import Hall, Objection, takers
from app.events import queries as event_queries
from app.events.queries import lock_event
from app.events.records import Event
from app.meetings import queries as meeting_queries
from app.meetings.records import Timetable
from app.meetings.sitting import Seated, Sitting, sitting_of
from app.meetings.versions import queries as versions_queries
from app.meetings.versions.errors import PublishedMeanwhileError
from app.meetings.versions.publishing import Expected
from app.notify.feed.news import tell
from app.notify.feed.records import FeedKind
from app.partners import queries as partner_queries


def published_now(session: Session, event: Event) -> Timetable:
    """The timetable that people go by; NothingPublishedError if there is none."""
    published = versions_queries.published(session, event.id)
    if published is None:
        raise NothingPublishedError
    return published


def release(
    session: Session,
    event: Event,
    meeting_ids: Collection[UUID],
    *,
    actor: Principal,
    now: datetime,
    expected: Expected = "any",
) -> list[SeatRelease]:
    """Take these meetings from those who have not come; nothing else of theirs changes.

    MeetingUnknownError, NotDueError, PublishedMeanwhileError.
    """
    lock_event(session, event.id)
    published = published_now(session, event)
    if expected not in ("any", published.number):
        raise PublishedMeanwhileError(published=published.number)
    meetings = session.exec(meeting_queries.meetings(published.id)).all()
    wanted = set(meeting_ids)
    unknown = wanted - {meeting.id for meeting in meetings}
    if unknown:
        raise MeetingUnknownError(count=len(unknown))
    early = wanted - {one.meeting_id for one in due_now(session, event, published, now)}
    if early:
        raise NotDueError(count=len(early))
    gone = [meeting for meeting in meetings if meeting.id in wanted]
    released = [
        SeatRelease(
            event_id=event.id,
            cooperative_id=meeting.cooperative_id,
            partner_id=meeting.partner_id,
            table_id=meeting.table_id,
            slot_id=meeting.slot_id,
            seat=meeting.seat,
            released_at=now,
            released_by=actor.username,
        )
        for meeting in gone
    ]
    session.add_all(released)
    stay = [sitting_of(meeting) for meeting in meetings if meeting.id not in wanted]
    publish_seats(session, event, stay, "release", gone, actor, now)
    for one in released:
        audit.record_change(session, one, actor, now, "seat.release")
    return released


def undo(
    session: Session, event: Event, released: SeatRelease, *, actor: Principal, now: datetime
) -> SeatRelease:
    """Give a released seat back to who lost it, as long as its slot is not over.

    ReleaseUndoneError if that was done; SeatObjectionError if the seat is taken, or its
    cooperative sits elsewhere meanwhile. An offer of the seat is withdrawn.
    """
    lock_event(session, event.id)
    session.refresh(released)
    if released.undone_at is not None:
        raise ReleaseUndoneError
    sitting = sitting_of(released)
    for offer in session.exec(queries.offers(event.id, status=OfferStatus.PENDING)).all():
        if sitting_of(offer).place == sitting.place:
            _answer(session, offer, OfferStatus.WITHDRAWN, actor, now)
    hall = hall_now(session, event, published_now(session, event), now, also_running=True)
    _raise_objection(hall.objection(sitting))
    released.undone_at, released.undone_by = now, actor.username
    session.add(released)
    publish_seats(session, event, [*hall.sittings.values(), sitting], "undo", [sitting], actor, now)
    audit.record_change(session, released, actor, now, "seat.give_back")
    return released


def offer(
    session: Session,
    event: Event,
    table_id: UUID,
    slot_id: UUID,
    *,
    seat: int | None = None,
    cooperative_id: UUID | None = None,
    actor: Principal,
    now: datetime,
) -> StandbyOffer:
    """Offer a free seat to a cooperative that stands by, unless named the neediest that can come.

    Without a number it is the first free seat of the table. TableUnknownError, NobodyWaitsError,
    SeatObjectionError.
    """
    lock_event(session, event.id)
    _withdraw_lapsed(session, event, actor, now)
    hall = hall_now(session, event, published_now(session, event), now)
    if table_id not in hall.room.owner:
        raise TableUnknownError
    place = (table_id, slot_id, seat or _first_free(hall, table_id, slot_id))
    if cooperative_id is None:
        sitting = _neediest(session, event, hall, place)
    else:
        sitting = Sitting(cooperative_id, hall.room.owner[table_id], *place)
    _raise_objection(hall.objection(sitting))
    made = StandbyOffer(
        event_id=event.id,
        cooperative_id=sitting.cooperative_id,
        partner_id=sitting.partner_id,
        table_id=sitting.table_id,
        slot_id=sitting.slot_id,
        seat=sitting.seat,
        status=OfferStatus.PENDING,
        offered_at=now,
        offered_by=actor.username,
    )
    session.add(made)
    audit.record_change(session, made, actor, now, "standby.offer")
    _tell(session, made)
    return made


def accept(
    session: Session, event: Event, made: StandbyOffer, *, actor: Principal, now: datetime
) -> StandbyOffer:
    """Seat the cooperative in a new version of the timetable.

    OfferAnsweredError; SeatObjectionError if it cannot sit there any more.
    """
    lock_event(session, event.id)
    _check_pending(session, made)
    _answer(session, made, OfferStatus.ACCEPTED, actor, now)  # it does not stand in its own way
    hall = hall_now(session, event, published_now(session, event), now)
    sitting = sitting_of(made)
    _raise_objection(hall.objection(sitting))
    publish_seats(
        session, event, [*hall.sittings.values(), sitting], "standby", [sitting], actor, now
    )
    return made


def close_offer(
    session: Session,
    event: Event,
    made: StandbyOffer,
    status: OfferStatus,
    *,
    actor: Principal,
    now: datetime,
) -> StandbyOffer:
    """Note that a cooperative declines, or that the offer is withdrawn. OfferAnsweredError.

    Who declines is not offered the same seat again unless named.
    """
    lock_event(session, event.id)
    _check_pending(session, made)
    _answer(session, made, status, actor, now)
    return made


def _first_free(hall: Hall, table_id: UUID, slot_id: UUID) -> int:
    """The lowest free seat of a table in a slot; 1 if there is none, for the rules to refuse."""
    free = [place[2] for place in hall.free() if place[:2] == (table_id, slot_id)]
    return min(free, default=1)


def _neediest(session: Session, event: Event, hall: Hall, place: tuple[UUID, UUID, int]) -> Sitting:
    waiting = waiting_now(session, event, hall.sittings.values())
    declined = queries.declined(session, event.id).get(place, set())
    found = next(takers(hall, place, waiting, declined), None)
    if found is None:
        raise NobodyWaitsError
    return found


def _check_pending(session: Session, made: StandbyOffer) -> None:
    session.refresh(made)
    if made.status is not OfferStatus.PENDING:
        raise OfferAnsweredError(status=made.status.value)


def _withdraw_lapsed(session: Session, event: Event, actor: Principal, now: datetime) -> None:
    """Withdraw offers of seats whose slot has begun."""
    begun = {slot.id for slot in event_queries.slots(session, event.id) if slot.starts_at <= now}
    for made in session.exec(queries.offers(event.id, status=OfferStatus.PENDING)).all():
        if made.slot_id in begun:
            _answer(session, made, OfferStatus.WITHDRAWN, actor, now)


def _answer(
    session: Session, made: StandbyOffer, status: OfferStatus, actor: Principal, now: datetime
) -> None:
    made.status = status
    made.answered_at, made.answered_by = now, actor.username
    session.add(made)
    audit.record_change(session, made, actor, now, f"standby.{status.value}")
    _tell(session, made)


def publish_seats(
    session: Session,
    event: Event,
    sittings: Sequence[Sitting],
    change: str,
    changed: Sequence[Seated],
    actor: Principal | str,
    now: datetime,
) -> None:
    """Publish these sittings as a new version, and tell of those that it changed (`change`)."""
    starts = {slot.id: slot.starts_at for slot in event_queries.slots(session, event.id)}
    numbers = {row.id: row.number for row in partner_queries.all_tables(session, event.id)}
    in_order = sorted(
        sittings, key=lambda one: (starts[one.slot_id], numbers[one.table_id], one.seat)
    )
    version = publish_version(session, event, in_order, origin=change, actor=actor, now=now)
    tell_of_meetings(session, event, version, change, changed)


def _raise_objection(objection: Objection | None) -> None:
    if objection is not None:
        raise SeatObjectionError(reason=objection.value)


def _tell(session: Session, made: StandbyOffer) -> None:
    tell(
        session,
        made.event_id,
        FeedKind.STANDBY_OFFERED,
        {
            "offer_id": made.id,
            "status": made.status.value,
            "cooperative_id": made.cooperative_id,
            "table_id": made.table_id,
            "slot_id": made.slot_id,
        },
    )
