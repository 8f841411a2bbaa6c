"""What must hold after whatever anybody did: read from the database, by no code that acts."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Engine
from sqlmodel import Session, col, select

from app.core.database.sessions import transaction
from app.day.freezing import frozen
from app.events.queries import slots
from app.events.records import Interval
from app.meetings.outcomes.queries import facts_of
from app.meetings.outcomes.records import MET
from app.meetings.outcomes.rules import state
from app.meetings.queries import sittings
from app.meetings.records import Timetable, TimetableStatus
from app.meetings.seats.records import OfferStatus, StandbyOffer
from app.meetings.sitting import Sitting
from app.meetings.versions.queries import published
from app.partners.records import Table

Where = tuple[UUID, UUID, UUID, UUID]
"""Cooperative, partner, table and slot; the seat of a table does not matter."""


@dataclass(frozen=True)
class Seen:
    """The published timetable at a moment, with what was reported of it."""

    at: datetime
    number: int
    meetings: frozenset[Where]
    times: Mapping[UUID, tuple[datetime, datetime]]
    """Begin and end of every slot in force."""
    frozen: frozenset[UUID]
    """Slots that have begun, and the next."""
    met: frozenset[Where]
    """Meetings of slots that have begun, of which it is on record that they took place."""

    def begun(self) -> frozenset[UUID]:
        """The slots that had begun."""
        return frozenset(one for one, (begins, _) in self.times.items() if begins <= self.at)

    def over(self) -> frozenset[UUID]:
        """The slots that were over."""
        return frozenset(one for one, (_, ends) in self.times.items() if ends <= self.at)


def look(engine: Engine, event_id: UUID, now: datetime) -> Seen:
    """Look at the published timetable."""
    with transaction(engine, read_only=True) as session:
        found = published(session, event_id)
        assert found is not None, "nothing is published any more"
        held = frozenset(map(_where, sittings(session, found.id)))
        there = slots(session, event_id)
        times = {one.id: (one.starts_at, one.ends_at) for one in there}
        pairs = {(one[0], one[1]) for one in held}
        said = {pair: state(facts) for pair, facts in facts_of(session, event_id, pairs).items()}
        met = {
            one
            for one in held
            if (one[0], one[1]) in said
            and said[one[0], one[1]].status in MET
            and times[one[3]][0] <= now
        }
        return Seen(
            at=now,
            number=found.number,
            meetings=held,
            times=times,
            frozen=frozenset(frozen(there, now).slots),
            met=frozenset(met),
        )


def _where(one: Sitting) -> Where:
    return one.cooperative_id, one.partner_id, one.table_id, one.slot_id


def changed(before: Seen, after: Seen, kept: Iterable[UUID]) -> list[Where]:
    """Return what differs in slots that were to stay as they were."""
    kept = set(kept)
    return sorted(one for one in before.meetings ^ after.meetings if one[3] in kept)


def flaws_of_past(
    before: Seen, after: Seen, *, lets_running_change: bool, thaws: bool
) -> list[str]:
    """Return what an act changed that it may not change.

    With `lets_running_change` it may take or give seats of slots that run; with `thaws` also of the
    slot that comes next.
    """
    kept = before.over() if lets_running_change else before.begun()
    if not (thaws or lets_running_change):
        kept |= before.frozen
    found = [f"kept slot changed: {one}" for one in changed(before, after, kept)]
    found += [f"held meeting gone: {one}" for one in before.met - after.meetings]
    for slot in before.begun() & after.times.keys():
        if before.times[slot] != after.times[slot] and any(
            one[3] == slot for one in before.meetings
        ):
            found.append(f"times of a slot that has begun changed: {slot}")
    return found


def flaws_of_state(engine: Engine, event_id: UUID, now: datetime) -> list[str]:
    """Return what contradicts itself in the published timetable and the offers."""
    with transaction(engine, read_only=True) as session:
        found = published(session, event_id)
        if found is None:
            return ["nothing is published"]
        held = list(sittings(session, found.id))
        there = {one.id: one for one in slots(session, event_id)}
        return [
            *_double(held),
            *_wrong_places(session, event_id, held, there),
            *_versions(session, event_id),
            *_offers(session, event_id, held, there, now),
        ]


def _double(held: Iterable[Sitting]) -> list[str]:
    held = list(held)
    keys: dict[str, list[tuple[object, ...]]] = {
        "cooperative": [(one.cooperative_id, one.slot_id) for one in held],
        "seat": [one.place for one in held],
        "pair": [one.pair for one in held],
    }
    return [
        f"{name} twice: {key}"
        for name, found in keys.items()
        for key, times in Counter(found).items()
        if times > 1
    ]


def _wrong_places(
    session: Session, event_id: UUID, held: Iterable[Sitting], there: Mapping[UUID, Interval]
) -> list[str]:
    tables = {
        one.id: one for one in session.exec(select(Table).where(Table.event_id == event_id)).all()
    }
    return [
        f"no such place: {one}"
        for one in held
        if one.slot_id not in there
        or tables[one.table_id].partner_id != one.partner_id
        or not 1 <= one.seat <= tables[one.table_id].seats
    ]


def _versions(session: Session, event_id: UUID) -> list[str]:
    rows = session.exec(select(Timetable).where(Timetable.event_id == event_id)).all()
    out = sum(one.status is TimetableStatus.PUBLISHED for one in rows)
    numbers = [one.number for one in rows]
    return [] if out == 1 and len(set(numbers)) == len(numbers) else [f"{out} published"]


def _offers(
    session: Session,
    event_id: UUID,
    held: Iterable[Sitting],
    there: Mapping[UUID, Interval],
    now: datetime,
) -> list[str]:
    rows = session.exec(
        select(StandbyOffer).where(
            StandbyOffer.event_id == event_id, col(StandbyOffer.status) == OfferStatus.PENDING
        )
    ).all()
    standing = [
        one
        for one in rows
        if one.slot_id in there
        and now < there[one.slot_id].starts_at
        and (one.expires_at is None or now < one.expires_at)
    ]
    places = [(one.table_id, one.slot_id, one.seat) for one in standing]
    taken = {one.place for one in held}
    busy = {(one.cooperative_id, one.slot_id) for one in held}
    found = [f"two offers of a seat: {one}" for one, n in Counter(places).items() if n > 1]
    found += [f"a taken seat is offered: {one}" for one in places if one in taken]
    return found + [
        f"offered to who sits elsewhere: {one.id}"
        for one in standing
        if (one.cooperative_id, one.slot_id) in busy
    ]
