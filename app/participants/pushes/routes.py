"""Pushes over HTTP."""

from typing import Annotated
from uuid import UUID

from fastapi import Path, Request, Response, status

from app.auth.deps import PUBLIC
from app.core.clock import Now
from app.core.database.sessions import Db
from app.core.errors import NotFoundError, errors
from app.core.http.routing import api_router
from app.core.locale import RequestLocale
from app.meetings.agenda.deps import BY_BADGE, BadgeByHeader
from app.participants.pushes import keys, service
from app.participants.pushes.encryption import text_of
from app.participants.pushes.errors import PushAddressError, PushKeysError, PushLimitError
from app.participants.pushes.schemas import (
    MOST_OF_A_BADGE,
    PushKeyOut,
    PushSubscriptionIn,
    PushSubscriptionOut,
)

router = api_router(tag="participants", prefix="/badges/push")


@router.get(
    "",
    operation_id="get_push_key_by_badge",
    summary="Read the key for pushes",
    dependencies=[PUBLIC],
    responses=errors(*BY_BADGE),
)
def get_push_key_by_badge(request: Request, badge: BadgeByHeader, db: Db, now: Now) -> PushKeyOut:
    """Read the public key (VAPID, RFC 8292) with which a browser subscribes to pushes."""
    point = keys.public_key(db, request.app.state.engine, now)
    return PushKeyOut(public_key=text_of(point), most=MOST_OF_A_BADGE)


@router.post(
    "/subscriptions",
    operation_id="subscribe_by_badge",
    summary="Let a browser be told",
    status_code=status.HTTP_201_CREATED,
    dependencies=[PUBLIC],
    responses=errors(*BY_BADGE, PushAddressError, PushKeysError, PushLimitError),
)
def subscribe_by_badge(
    request: Request,
    body: PushSubscriptionIn,
    badge: BadgeByHeader,
    db: Db,
    now: Now,
    locale: RequestLocale,
) -> PushSubscriptionOut:
    """Let a browser be told of the holder's next table ten minutes before, of changes and offers.

    The body is the browser's own subscription. Messages are in the language of this call, are
    encrypted for that browser (RFC 8291), and hold JSON: `type` (`soon`, `new`, `moved`,
    `cancelled`, `offer`, `changed`), `title`, `body`, `tag`, `meeting_id`, `offer_id`, `starts_at`,
    `table_number`. They come where the installation and the phone reach the push service; nothing
    else depends on them. It ends with the badge, two days after the event, or when the push service
    says that the browser is gone.
    """
    private = request.app.state.settings.webhooks_to_private_networks
    row = service.subscribe(db, badge, body, private=private, locale=locale, now=now)
    return PushSubscriptionOut.model_validate(row)


@router.delete(
    "/subscriptions/{subscription_id}",
    operation_id="unsubscribe_by_badge",
    summary="Let a browser be told no more",
    status_code=status.HTTP_204_NO_CONTENT,
    dependencies=[PUBLIC],
    responses=errors(*BY_BADGE, NotFoundError),
)
def unsubscribe_by_badge(
    subscription_id: Annotated[UUID, Path(description="`id` of the subscription")],
    badge: BadgeByHeader,
    db: Db,
) -> Response:
    """Let a browser be told nothing any more."""
    service.unsubscribe(db, badge, subscription_id)
    return Response(status_code=status.HTTP_204_NO_CONTENT)
