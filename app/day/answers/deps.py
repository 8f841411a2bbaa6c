"""The offer that a cooperative answers, found for each who may note its answer."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Path
from sqlmodel import Session

from app.core.database.sessions import Db
from app.core.errors import ForbiddenError, NotFoundError
from app.events.deps import Doorkeeper, TableHost
from app.meetings.agenda.deps import AgendaByHeader
from app.meetings.agenda.service import OpenedAgenda
from app.meetings.seats.records import StandbyOffer

OfferId = Annotated[UUID, Path(description="`id` of the offer")]


def own_offer(session: Session, opened: OpenedAgenda, offer_id: UUID) -> StandbyOffer:
    """Return an offer to a badge holder's cooperative; NotFoundError for every other."""
    found = _offer(session, opened.event.id, offer_id)
    if opened.cooperative is None or found.cooperative_id != opened.cooperative.id:
        raise NotFoundError
    return found


def _offer(session: Session, event_id: UUID, offer_id: UUID) -> StandbyOffer:
    found = session.get(StandbyOffer, offer_id)
    if found is None or found.event_id != event_id:
        raise NotFoundError
    return found


def _of_badge(opened: AgendaByHeader, offer_id: OfferId, db: Db) -> StandbyOffer:
    return own_offer(db, opened, offer_id)


def _at_door(keeper: Doorkeeper, offer_id: OfferId, db: Db) -> StandbyOffer:
    return _offer(db, keeper.event.id, offer_id)


def _at_table(hosting: TableHost, offer_id: OfferId, db: Db) -> StandbyOffer:
    found = _offer(db, hosting.event.id, offer_id)
    if not hosting.may_host(found.partner_id, found.table_id):
        raise ForbiddenError
    return found


OfferOfBadge = Annotated[StandbyOffer, Depends(_of_badge)]
"""An offer to the cooperative of the badge that the request's header names."""
OfferAtDoor = Annotated[StandbyOffer, Depends(_at_door)]
"""Any offer of the event."""
OfferAtTable = Annotated[StandbyOffer, Depends(_at_table)]
"""An offer of a seat at a table that the caller leads."""
