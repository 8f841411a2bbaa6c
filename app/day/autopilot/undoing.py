"""Undoing what was done by itself, by the use cases with which anything else is undone."""

from datetime import datetime
from typing import TypeVar
from uuid import UUID

from sqlmodel import Session

from app.auth.principal import Principal
from app.core.errors import NotFoundError
from app.day.autopilot import queries
from app.day.autopilot.errors import CameBackError, RepairOverlaidError
from app.day.autopilot.schemas import ActKind
from app.day.autopilot.taking_back import take_back
from app.day.proposals.records import Proposal
from app.day.seats import releasing
from app.day.seats.offering import close_offer
from app.day.versions.service import restore
from app.events.queries import lock_event
from app.events.records import Event
from app.meetings.seats.records import OfferStatus, SeatRelease, StandbyOffer
from app.meetings.versions import queries as versions_queries

Act = TypeVar("Act", SeatRelease, StandbyOffer, Proposal)


def undo(
    session: Session,
    event: Event,
    kind: ActKind,
    identity: UUID,
    *,
    actor: Principal,
    now: datetime,
) -> None:
    """Undo an act: it is not done again by itself.

    A release is given back, an offer withdrawn, and of a repair the timetable before it restored,
    as far as its time is ahead, and what it wrote to the lists taken back where nobody has changed
    it since; tables and requests that it added stay. Refusals are those of these
    use cases, CameBackError, RepairOverlaidError, and NotFoundError for what is of another event.
    """
    match kind:
        case ActKind.RELEASE:
            released = _of(event, session.get(SeatRelease, identity))
            releasing.undo(session, event, released, actor=actor, now=now)
        case ActKind.OFFER:
            made = _of(event, session.get(StandbyOffer, identity))
            close_offer(session, event, made, OfferStatus.WITHDRAWN, actor=actor, now=now)
        case ActKind.REPAIR:
            _restore(session, event, _of(event, session.get(Proposal, identity)), actor, now)
        case ActKind.GIVE_BACK:
            _of(event, session.get(SeatRelease, identity))
            raise CameBackError


def _restore(
    session: Session, event: Event, repair: Proposal, actor: Principal, now: datetime
) -> None:
    lock_event(session, event.id)
    published = versions_queries.published(session, event.id)
    before = None if published is None else queries.published_before(session, published)
    if published is None or before is None or repair.adopted_id != published.id:
        raise RepairOverlaidError
    take_back(session, event, repair, actor=actor, now=now)
    restore(session, event, before, actor=actor, now=now, expected=published.number)


def _of(event: Event, found: Act | None) -> Act:
    if found is None or found.event_id != event.id:
        raise NotFoundError
    return found
