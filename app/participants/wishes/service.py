"""Use cases of wishes: they are requests of the cooperative, as those of lists are."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select

from app.attendees import queries as attendee_queries
from app.attendees.records import Attendee, Cooperative, PartyStatus
from app.badges.records import Badge
from app.core.errors import StaleVersionError
from app.events.clocks.service import day_now
from app.events.queries import lock_event
from app.events.records import Event
from app.notify.feed import news
from app.participants.errors import NoCooperativeError
from app.participants.wishes.errors import WishesClosedError, WishUnknownError
from app.participants.wishes.news import WishesChanged
from app.participants.wishes.rules import is_open, wished
from app.participants.wishes.schemas import MOST_WISHES, OwnWishOut, WishesOut
from app.partners import queries as partner_queries
from app.requests.records import Asker, Request, RequestSource
from app.requests.rows import service as rows_service
from app.requests.rows.queries import rows


@dataclass(frozen=True, slots=True)
class Wisher:
    """A cooperative that asks, by the badge of one of its people."""

    event: Event
    cooperative: Cooperative
    holder: Attendee


def wisher(session: Session, badge: Badge) -> Wisher:
    """Return who asks by a badge; NoCooperativeError if nobody's cooperative stands behind it."""
    holder = session.get_one(Attendee, badge.attendee_id)
    cooperative = session.get(Cooperative, holder.cooperative_id) if holder.cooperative_id else None
    if cooperative is None or cooperative.status is not PartyStatus.ACTIVE:
        raise NoCooperativeError
    return Wisher(session.get_one(Event, badge.event_id), cooperative, holder)


def wishes(session: Session, asking: Wisher, now: datetime) -> WishesOut:
    """Return whom a cooperative asks for; `now` is what it really is."""
    until = asking.event.wishes_until
    found = _explicit(session, asking.cooperative.id)
    names = partner_queries.partners_by_id(session, {one.partner_id for one in found})
    return WishesOut(
        open=is_open(until, day_now(session, asking.event, now)),
        until=until,
        most=MOST_WISHES,
        items=[
            OwnWishOut(
                partner_id=one.partner_id,
                partner=names[one.partner_id].name,
                rank=one.rank,
                by_badge=one.by_badge,
            )
            for one in found
            if names[one.partner_id].withdrawn_at is None
        ],
    )


def version_of(session: Session, asking: Wisher) -> str:
    """Return the version of what a cooperative asks for."""
    return rows(session, [asking.cooperative.id])[asking.cooperative.id].version


def put_wishes(
    session: Session,
    asking: Wisher,
    order: Sequence[UUID],
    *,
    expected: Collection[str] | None,
    now: datetime,
) -> None:
    """Ask for these partners, the first choice first (`rules.wished`).

    `expected` are the versions that the caller accepts, None for any. WishesClosedError unless the
    event takes wishes now, WishUnknownError, StaleVersionError.
    """
    event, cooperative_id = asking.event, asking.cooperative.id
    lock_event(session, event.id)
    session.refresh(event)
    if not is_open(event.wishes_until, day_now(session, event, now)):
        raise WishesClosedError
    there = partner_queries.partner_ids(session, event.id)
    there -= partner_queries.withdrawn_ids(session, event.id)
    if not there.issuperset(order) or len(set(order)) < len(order):
        raise WishUnknownError
    before = rows(session, [cooperative_id])[cooperative_id]
    if expected is not None and before.version not in expected:
        raise StaleVersionError
    found = _explicit(session, cooperative_id)
    own = {one.partner_id for one in found if one.by_badge}
    needs = attendee_queries.needs_of(session, [cooperative_id]).get(cooperative_id, [])
    offers = partner_queries.offers_of(session, order)
    shared = {one: [tag for tag in needs if tag in offers.get(one, ())] for one in order}
    after = wished(before, order, own, shared)
    if after == before:
        return
    actor = f"badge:{asking.holder.id}"
    rows_service.put_asked(session, event, cooperative_id, after, actor=actor, now=now)
    said_before = {one.partner_id for one in found}
    for row in _explicit(session, cooperative_id):
        if row.partner_id in order and row.partner_id not in said_before:
            row.by_badge = True
            session.add(row)
    total = sum(one.source is RequestSource.EXPLICIT for one in after.asked)
    news.tell(session, event.id, WishesChanged(cooperative_id=cooperative_id, wishes=total))


def _explicit(session: Session, cooperative_id: UUID) -> Sequence[Request]:
    """Return the cooperative's own requests that people made, the first choice first."""
    statement = select(Request).where(
        Request.cooperative_id == cooperative_id,
        Request.asker == Asker.COOPERATIVE,
        Request.source == RequestSource.EXPLICIT,
    )
    return session.exec(statement.order_by(col(Request.rank), col(Request.id))).all()
