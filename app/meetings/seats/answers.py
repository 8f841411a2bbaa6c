"""What becomes of an offer of a seat: written down, noted, and told, wherever it comes from."""

from collections.abc import Iterable
from datetime import datetime

from sqlmodel import Session

from app.auth.audit import trail
from app.auth.principal import Principal, username
from app.meetings.seats.records import OfferStatus, StandbyOffer
from app.meetings.seats.schemas import StandbyOffered
from app.meetings.sitting import Sitting, sitting_of
from app.notify.feed.news import tell


def record_answer(
    session: Session, made: StandbyOffer, status: OfferStatus, actor: Principal | str, now: datetime
) -> None:
    """Write down how an offer ended, and tell it."""
    made.status = status
    made.answered_at, made.answered_by = now, username(actor)
    session.add(made)
    trail.record_change(session, made, actor, now, f"standby.{status.value}")
    tell_of(session, made)


def tell_of(session: Session, made: StandbyOffer) -> None:
    """Add to the feed how an offer stands."""
    tell(
        session,
        made.event_id,
        StandbyOffered(
            offer_id=made.id,
            status=made.status,
            cooperative_id=made.cooperative_id,
            table_id=made.table_id,
            slot_id=made.slot_id,
        ),
    )


def withdraw_overtaken(
    session: Session,
    offers: Iterable[StandbyOffer],
    meetings: Iterable[Sitting],
    actor: Principal | str,
    now: datetime,
) -> None:
    """Withdraw those of these offers that nobody can take any more beside these meetings.

    Another sits there, or the cooperative sits elsewhere at that time, or has met that partner.
    """
    meetings = list(meetings)
    places = {one.place for one in meetings}
    busy = {(one.cooperative_id, one.slot_id) for one in meetings}
    pairs = {one.pair for one in meetings}
    for made in offers:
        one = sitting_of(made)
        elsewhere = (one.cooperative_id, one.slot_id) in busy
        if one.place in places or elsewhere or one.pair in pairs:
            record_answer(session, made, OfferStatus.WITHDRAWN, actor, now)
