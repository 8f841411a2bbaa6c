"""What has become of cooperatives' seats: taken for want of them, offered to them, planned anew."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, and_, bindparam, exists, or_, select
from sqlmodel import Session, col

from app.checkin.holders.papers import on_badges
from app.checkin.holders.rules import Appointment
from app.checkin.statements import any_of, run
from app.events.records import Interval
from app.meetings.records import Meeting, Timetable, TimetableStatus
from app.meetings.seats.records import OfferStatus, SeatRelease, StandbyOffer
from app.partners.records import Partner, Table


@dataclass(frozen=True, slots=True)
class LostSeat:
    """A seat that was released because its cooperative had not come."""

    release_id: UUID
    partner: str
    table_number: int
    zone: str | None
    starts_at: datetime
    ends_at: datetime
    released_at: datetime
    given_back_at: datetime | None
    taken: bool
    """Whether another cooperative sits there, or is offered the seat."""


@dataclass(frozen=True, slots=True)
class Call:
    """A seat that is offered to a cooperative on standby."""

    offer_id: UUID
    partner: str
    table_number: int
    zone: str | None
    starts_at: datetime
    ends_at: datetime
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Standing:
    """How a cooperative stands beside its meetings."""

    lost: Sequence[LostSeat] = ()
    """In order of time."""
    calls: Sequence[Call] = ()
    printed: Mapping[UUID, tuple[datetime, int]] | None = None
    """By partner, when and at which table the agenda on its badge has it meet; None: it has none.
    """

    def lost_after(self, at: datetime, zone: str) -> Sequence[LostSeat]:
        """Return the seats of the same day, not over then, that were released after a moment."""
        there = ZoneInfo(zone)
        day = at.astimezone(there).date()
        return [
            one
            for one in self.lost
            if at < one.released_at
            and at < one.ends_at
            and one.starts_at.astimezone(there).date() == day
        ]

    def missing_at(self, at: datetime) -> Sequence[LostSeat]:
        """Return the seats of slots that were not over then and that had not been given back."""
        return [
            one
            for one in self.lost
            if at < one.ends_at and (one.given_back_at is None or at <= one.given_back_at)
        ]

    def is_owed(self, at: datetime, *, again: bool) -> bool:
        """Return whether there are seats to make good for who is seen at a moment.

        Of who is seen `again` only those released before, while nothing was done about them.
        """
        lost = [one for one in self.missing_at(at) if one.given_back_at is None]
        if again:
            return not self.calls and any(one.released_at <= at for one in lost)
        return bool(lost)

    def changed(self, appointments: Sequence[Appointment], at: datetime) -> int:
        """Return how many meetings still to come differ from the agenda on its badge."""
        if self.printed is None:
            return 0
        now = {one.partner_id: (one.starts_at, one.table_number) for one in appointments}
        ahead = {one.partner_id for one in appointments if at < one.ends_at}
        ahead |= {one for one, (starts_at, _) in self.printed.items() if at < starts_at}
        return sum(now.get(one) != self.printed.get(one) for one in ahead)


NOTHING = Standing()
_PLACE = (
    col(Partner.name),
    col(Table.number),
    col(Table.zone),
    col(Interval.starts_at),
    col(Interval.ends_at),
)


def _seats(of: type[SeatRelease | StandbyOffer]) -> tuple[object, ...]:
    return (col(of.cooperative_id), col(of.id), *_PLACE)


_AWAITED = and_(
    col(StandbyOffer.status) == OfferStatus.PENDING,
    or_(col(StandbyOffer.expires_at).is_(None), col(StandbyOffer.expires_at) > bindparam("now")),
)


def _by_others(other: type[Meeting | StandbyOffer]) -> ColumnElement[bool]:
    return and_(
        col(other.table_id) == col(SeatRelease.table_id),
        col(other.slot_id) == col(SeatRelease.slot_id),
        col(other.seat) == col(SeatRelease.seat),
        col(other.cooperative_id) != col(SeatRelease.cooperative_id),
    )


_TAKEN = or_(
    exists().where(
        _by_others(Meeting),
        col(Meeting.timetable_id) == col(Timetable.id),
        col(Timetable.event_id) == col(SeatRelease.event_id),
        col(Timetable.status) == TimetableStatus.PUBLISHED,
    ),
    exists().where(_by_others(StandbyOffer), _AWAITED),
)
_LOST = (
    select(  # type: ignore[call-overload]
        *_seats(SeatRelease),
        col(SeatRelease.released_at),
        col(SeatRelease.undone_at),
        _TAKEN.label("taken"),
    )
    .join(Partner, col(Partner.id) == SeatRelease.partner_id)
    .join(Table, col(Table.id) == SeatRelease.table_id)
    .join(Interval, col(Interval.id) == SeatRelease.slot_id)
    .where(
        col(SeatRelease.event_id) == bindparam("event_id"),
        col(SeatRelease.cooperative_id).in_(any_of("cooperative_ids")),
    )
    .order_by(col(Interval.starts_at), col(SeatRelease.id))
)
_CALLS = (
    select(*_seats(StandbyOffer), col(StandbyOffer.expires_at))  # type: ignore[call-overload]
    .join(Partner, col(Partner.id) == StandbyOffer.partner_id)
    .join(Table, col(Table.id) == StandbyOffer.table_id)
    .join(Interval, col(Interval.id) == StandbyOffer.slot_id)
    .where(
        col(StandbyOffer.event_id) == bindparam("event_id"),
        col(StandbyOffer.cooperative_id).in_(any_of("cooperative_ids")),
        _AWAITED,
        col(Interval.starts_at) > bindparam("now"),
    )
    .order_by(col(Interval.starts_at))
)


def standings(
    session: Session,
    event_id: UUID,
    zone: str,
    cooperative_ids: Collection[UUID],
    now: datetime,
) -> Mapping[UUID, Standing]:
    """Return how cooperatives stand now; those of which there is nothing to tell are left out."""
    given = {"event_id": event_id, "cooperative_ids": list(cooperative_ids), "now": now}
    lost: defaultdict[UUID, list[LostSeat]] = defaultdict(list)
    for cooperative_id, *seat in run(session, _LOST, given):
        lost[cooperative_id].append(LostSeat(*seat))
    calls: defaultdict[UUID, list[Call]] = defaultdict(list)
    for cooperative_id, offer_id, partner, number, part, starts_at, ends_at, until in run(
        session, _CALLS, given
    ):
        ends = min(starts_at, until or starts_at)
        calls[cooperative_id].append(
            Call(offer_id, partner, number, part, starts_at, ends_at, ends)
        )
    printed = on_badges(session, event_id, zone, cooperative_ids, now)
    return {
        one: Standing(lost[one], calls[one], None if printed is None else printed[one])
        for one in cooperative_ids
    }
