"""Wishes over HTTP."""

from typing import Annotated

from fastapi import Depends, Response

from app.auth.deps import PUBLIC
from app.core.clock import Now
from app.core.database.sessions import Db
from app.core.errors import StaleVersionError, errors
from app.core.http.etag import IfMatch, named, set_etag
from app.core.http.routing import api_router
from app.meetings.agenda.deps import BY_BADGE, BadgeByHeader
from app.participants.errors import NoCooperativeError
from app.participants.wishes import service
from app.participants.wishes.errors import WishesClosedError, WishUnknownError
from app.participants.wishes.schemas import WishesIn, WishesOut
from app.participants.wishes.service import Wisher

router = api_router(tag="participants", prefix="/badges/wishes")


def _wisher(badge: BadgeByHeader, db: Db) -> Wisher:
    return service.wisher(db, badge)


_Wisher = Annotated[Wisher, Depends(_wisher)]


@router.get(
    "",
    operation_id="get_wishes_by_badge",
    summary="Read whom the cooperative asks for",
    dependencies=[PUBLIC],
    responses=errors(*BY_BADGE, NoCooperativeError),
)
def get_wishes_by_badge(asking: _Wisher, db: Db, now: Now, response: Response) -> WishesOut:
    """Read which partners the holder's cooperative asks for, and until when that may change.

    What is only derived from needs and offers is not among them.
    """
    set_etag(response, service.version_of(db, asking))
    return service.wishes(db, asking, now)


@router.put(
    "",
    operation_id="put_wishes_by_badge",
    summary="Say whom the cooperative asks for",
    dependencies=[PUBLIC],
    responses=errors(
        *BY_BADGE, NoCooperativeError, WishesClosedError, WishUnknownError, StaleVersionError
    ),
)
def put_wishes_by_badge(
    body: WishesIn,
    asking: _Wisher,
    db: Db,
    now: Now,
    response: Response,
    if_match: IfMatch = None,
) -> WishesOut:
    """Say which partners the holder's cooperative asks for, the first choice first.

    Possible until the deadline that the organizers set (`wishes_until` of the event). Those that a
    badge asked for before and that are left out are asked for no more; what lists or organizers
    asked for stays, behind. They are requests like others: a partner's time is promised to nobody,
    and the timetable decides.
    """
    service.put_wishes(db, asking, body.partner_ids, expected=named(if_match), now=now)
    set_etag(response, service.version_of(db, asking))
    return service.wishes(db, asking, now)
