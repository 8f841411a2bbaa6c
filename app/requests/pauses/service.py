"""Use cases of pauses."""

from datetime import datetime

from sqlmodel import Session

from app.attendees.records import Cooperative
from app.auth.audit.trail import record_change
from app.auth.principal import Principal
from app.events import queries as events
from app.events.errors import IntervalDayError
from app.events.parties import AbsenceIn, absence_windows
from app.events.records import Event
from app.partners.records import Partner
from app.requests.errors import CooperativeUnknownError, PartnerUnknownError
from app.requests.pauses.errors import PausePartyError, PauseWithoutSlotError
from app.requests.pauses.records import Pause, PauseScope
from app.requests.pauses.schemas import PauseIn


def create_pause(
    session: Session, event: Event, body: PauseIn, *, actor: Principal, now: datetime
) -> Pause:
    """Add a pause; timetables made from now on keep it.

    Raises PausePartyError, CooperativeUnknownError, PartnerUnknownError, IntervalDayError,
    IntervalOrderError and PauseWithoutSlotError.
    """
    _check_party(session, event, body)
    day = body.day or event.day
    if day not in event.days:
        raise IntervalDayError(pointer="/day", day=day.isoformat())
    time = AbsenceIn(starts_at=body.starts_at, ends_at=body.ends_at, day=day)
    [(starts_at, ends_at)] = absence_windows([time], day, event.timezone, pointer="/ends_at")
    pause = Pause(
        **body.model_dump(exclude={"day", "starts_at", "ends_at"}),
        event_id=event.id,
        starts_at=starts_at,
        ends_at=ends_at,
        created_at=now,
    )
    there = [
        one for one in events.slots(session, event.id) if pause.within(one.starts_at, one.ends_at)
    ]
    if len(there) < body.free:
        raise PauseWithoutSlotError(slots=len(there), free=body.free)
    session.add(pause)
    session.flush()
    record_change(session, pause, actor, now, "pause.create", name=pause.name)
    return pause


def delete_pause(session: Session, pause: Pause, *, actor: Principal, now: datetime) -> None:
    """Delete a pause; timetables that keep it stay as they are."""
    record_change(session, pause, actor, now, "pause.delete", name=pause.name)
    session.delete(pause)
    session.flush()


def _check_party(session: Session, event: Event, body: PauseIn) -> None:
    """Refuse a party of another event or of the other side, and two parties."""
    if body.cooperative_id is not None:
        if body.scope is not PauseScope.COOPERATIVES:
            raise PausePartyError
        visitor = session.get(Cooperative, body.cooperative_id)
        if visitor is None or visitor.event_id != event.id:
            raise CooperativeUnknownError
    if body.partner_id is not None:
        if body.scope is not PauseScope.PARTNERS:
            raise PausePartyError
        host = session.get(Partner, body.partner_id)
        if host is None or host.event_id != event.id:
            raise PartnerUnknownError
