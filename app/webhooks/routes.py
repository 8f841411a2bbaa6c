"""Webhooks over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Depends, Header, Request, Response, status
from sqlmodel import col

from app.auth.deps import Caller
from app.auth.proof import BY_A_PERSON
from app.core.clock import Now
from app.core.database.sessions import Db
from app.core.errors import WRITING, errors
from app.core.http.paging import CursorInvalidError, Page, Paging, fetch_page
from app.core.http.routing import api_router
from app.events.deps import EventToChange, OrganizerEventToRead
from app.webhooks import queries, service, signing
from app.webhooks.deps import WebhookToChange, WebhookToRead
from app.webhooks.errors import ReplayLostError, WebhookAddressError, WebhookLimitError
from app.webhooks.records import WebhookAttempt, WebhookEndpoint
from app.webhooks.schemas import (
    ReplayIn,
    SecretWebhookOut,
    WebhookAttemptOut,
    WebhookIn,
    WebhookMessage,
    WebhookOut,
    WebhookPatch,
)

router = api_router(tag="webhooks", prefix="/events/{event_id}/webhooks")


def _private(request: Request) -> bool:
    allowed: bool = request.app.state.settings.webhooks_to_private_networks
    return allowed


_Private = Annotated[bool, Depends(_private)]
"""Whether messages may go into private networks."""


def _with_secret(endpoint: WebhookEndpoint, secret: bytes) -> SecretWebhookOut:
    told = WebhookOut.model_validate(endpoint).model_dump()
    return SecretWebhookOut(**told, secret=signing.shown(secret))


@router.post(
    "",
    operation_id="create_webhook",
    summary="Add a webhook",
    status_code=status.HTTP_201_CREATED,
    dependencies=[BY_A_PERSON],
    responses=errors(*WRITING, WebhookAddressError, WebhookLimitError),
)
def create_webhook(
    body: WebhookIn,
    event: EventToChange,
    caller: Caller,
    db: Db,
    now: Now,
    private: _Private,
    response: Response,
) -> SecretWebhookOut:
    """Send what happens in the event from now on to an address; at most ten of an event.

    Messages come in the order of what happened, at least once, signed by the scheme of Standard
    Webhooks with the secret in this answer, which is not shown again. What is answered with 2xx
    within 20 seconds has arrived. Anything else is tried again for three days, after 5 s, 30 s, 2
    and 10 minutes, half an hour and longer, and what comes after waits. Then, or when the answer is
    410, the endpoint is switched off, which `webhook.switched_off` tells the live feed.
    """
    endpoint, secret = service.add(db, event, body, private=private, actor=caller, now=now)
    response.headers["Location"] = f"/api/v1/events/{event.id}/webhooks/{endpoint.id}"
    return _with_secret(endpoint, secret)


@router.get(
    "",
    operation_id="list_webhooks",
    summary="List webhooks",
    responses=errors(*WRITING, CursorInvalidError),
)
def list_webhooks(event: OrganizerEventToRead, db: Db, page: Paging) -> Page[WebhookOut]:
    """List the event's endpoints in the order in which they were added."""
    rows, cursor = fetch_page(db, queries.endpoints(event.id), page, [col(WebhookEndpoint.id)])
    return Page(items=[WebhookOut.model_validate(row) for row in rows], next_cursor=cursor)


@router.get(
    "/{webhook_id}",
    operation_id="get_webhook",
    summary="Read a webhook",
    responses=errors(*WRITING),
)
def get_webhook(endpoint: WebhookToRead) -> WebhookOut:
    """Read an endpoint, and how sending to it goes."""
    return WebhookOut.model_validate(endpoint)


@router.patch(
    "/{webhook_id}",
    operation_id="update_webhook",
    summary="Change a webhook",
    dependencies=[BY_A_PERSON],
    responses=errors(*WRITING, WebhookAddressError),
)
def update_webhook(
    body: WebhookPatch,
    endpoint: WebhookToChange,
    caller: Caller,
    db: Db,
    now: Now,
    private: _Private,
) -> WebhookOut:
    """Change where messages go or what they tell of, or switch the endpoint on or off.

    Switched on again, it is sent everything since it was switched off that is still kept.
    """
    service.change(db, endpoint, body, private=private, actor=caller, now=now)
    return WebhookOut.model_validate(endpoint)


@router.delete(
    "/{webhook_id}",
    operation_id="delete_webhook",
    summary="Delete a webhook",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=errors(*WRITING),
)
def delete_webhook(endpoint: WebhookToChange, caller: Caller, db: Db, now: Now) -> Response:
    """Delete an endpoint and what is known of its messages."""
    service.remove(db, endpoint, actor=caller, now=now)
    return Response(status_code=status.HTTP_204_NO_CONTENT)


@router.post(
    "/{webhook_id}/secret",
    operation_id="replace_webhook_secret",
    summary="Give a webhook a new secret",
    dependencies=[BY_A_PERSON],
    responses=errors(*WRITING),
)
def replace_webhook_secret(
    endpoint: WebhookToChange, caller: Caller, db: Db, now: Now
) -> SecretWebhookOut:
    """Give an endpoint a new secret; for a day messages are signed with the one before as well."""
    secret = service.replace_secret(db, endpoint, actor=caller, now=now)
    return _with_secret(endpoint, secret)


@router.post(
    "/{webhook_id}/test",
    operation_id="test_webhook",
    summary="Send a test message",
    status_code=status.HTTP_202_ACCEPTED,
    responses=errors(*WRITING),
)
def test_webhook(endpoint: WebhookToChange, caller: Caller, db: Db, now: Now) -> WebhookOut:
    """Send a message of type `webhook.test` within seconds; its attempt tells how it went."""
    service.ask_test(db, endpoint, actor=caller, now=now)
    return WebhookOut.model_validate(endpoint)


@router.post(
    "/{webhook_id}/replay",
    operation_id="replay_webhook",
    summary="Send messages again",
    status_code=status.HTTP_202_ACCEPTED,
    responses=errors(*WRITING, ReplayLostError),
)
def replay_webhook(
    body: ReplayIn, endpoint: WebhookToChange, caller: Caller, db: Db, now: Now
) -> WebhookOut:
    """Send everything again that happened since a moment, with the ids it had before."""
    service.replay(db, endpoint, body.since, actor=caller, now=now)
    return WebhookOut.model_validate(endpoint)


@router.get(
    "/{webhook_id}/attempts",
    operation_id="list_webhook_attempts",
    summary="List what was sent to a webhook",
    responses=errors(*WRITING, CursorInvalidError),
)
def list_webhook_attempts(endpoint: WebhookToRead, db: Db, page: Paging) -> Page[WebhookAttemptOut]:
    """List the attempts of the last week to send a message, the first one first."""
    rows, cursor = fetch_page(db, queries.attempts(endpoint.id), page, [col(WebhookAttempt.id)])
    return Page(items=[WebhookAttemptOut.model_validate(row) for row in rows], next_cursor=cursor)


told = APIRouter()
"""What is sent to endpoints, for the API's document alone."""


@told.post(
    "event",
    operation_id="hear_event",
    summary="Something happened",
    tags=["messages"],
    status_code=status.HTTP_204_NO_CONTENT,
)
def hear_event(
    body: WebhookMessage,
    webhook_id: Annotated[
        str, Header(alias="webhook-id", description="The message's id, the same at each attempt")
    ],
    webhook_timestamp: Annotated[
        int, Header(alias="webhook-timestamp", description="Seconds since 1970, of this attempt")
    ],
    webhook_signature: Annotated[
        str,
        Header(
            alias="webhook-signature",
            description="`v1,` and the HMAC-SHA-256, in Base64, of id, time and body joined by "
            "full stops; several, with blanks between, while a secret is being changed",
        ),
    ],
) -> None:
    """Answer with 2xx within 20 seconds once the message is safe with you; the same may come twice.

    Keep the ids of the last days to know those that you have. Refuse a message whose signature does
    not hold or whose time is off by more than five minutes.
    """
