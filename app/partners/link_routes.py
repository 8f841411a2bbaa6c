"""Partners' links over HTTP: a link opens the page of the partner's tables, without a log-in."""

from datetime import datetime, time, timedelta
from typing import Annotated
from uuid import UUID
from zoneinfo import ZoneInfo

from fastapi import Body, Path, Request, status
from pydantic import BaseModel, ConfigDict, Field
from sqlmodel import Session, col

from app.auth.deps import Caller
from app.auth.proof import BY_A_PERSON
from app.auth.records import AccessToken
from app.auth.tokens import queries, service
from app.core.clock import Now
from app.core.database.sessions import Db
from app.core.errors import WRITING, NotFoundError, errors
from app.core.http.bodies import RequestBody
from app.core.http.fields import Words
from app.core.http.paging import CursorInvalidError, Page, Paging, fetch_page
from app.core.http.routing import api_router
from app.core.meanings.ids import OwnId
from app.core.meanings.times import CreatedAt, ExpiresAt
from app.events.addresses import page_address
from app.events.deps import EventToChange, OrganizerEventToRead
from app.events.errors import AddressNeededError
from app.events.records import Event
from app.partners.deps import PartnerToChange, PartnerToRead

router = api_router(tag="partners", prefix="/events/{event_id}/partners/{partner_id}/links")
TABLE_PAGE = "/meja"
"""The page of a partner's tables; the token follows `#`, so the browser never sends it."""
AFTER_EVENT = timedelta(days=8)
"""Time from the begin of the event day until a link expires: outcomes can be reported by link."""


class LinkIn(RequestBody):
    """A link to make, with the name of the person whom it is for."""

    name: Annotated[
        Words,
        Field(
            min_length=1,
            max_length=120,
            description="Whom the link is for",
            examples=["Bu Ratna, Bulog"],
        ),
    ]
    model_config = ConfigDict(json_schema_extra={"examples": [{"name": "Bu Ratna, Bulog"}]})


class LinkOut(BaseModel):
    """A valid link."""

    model_config = ConfigDict(from_attributes=True)

    id: OwnId
    name: str = Field(description="Whom the link is for", examples=["Bu Ratna, Bulog"])
    created_at: CreatedAt
    expires_at: ExpiresAt


class IssuedLinkOut(LinkOut):
    """A new link with its address, which is shown only in this answer."""

    url: str = Field(
        description="Address of the partner's page, with the secret after `#`",
        examples=["https://temu.example.id/meja#tt_link_..."],
    )
    access_token: str = Field(
        description="The secret alone, for an app: send it as `Authorization: Bearer ...`",
        examples=["tt_link_k3ywab2d9xmnq7rt"],
    )


@router.post(
    "",
    operation_id="create_partner_link",
    summary="Make a link for a partner",
    status_code=status.HTTP_201_CREATED,
    dependencies=[BY_A_PERSON],
    responses=errors(*WRITING, AddressNeededError),
)
def create_partner_link(
    request: Request,
    event: EventToChange,
    partner: PartnerToChange,
    caller: Caller,
    db: Db,
    now: Now,
    body: Annotated[LinkIn | None, Body()] = None,
) -> IssuedLinkOut:
    """Make an address that opens the page of the partner's tables; it is shown only once.

    Everyone who has it can lead the partner's meetings until a week after the event, and nothing
    else.
    """
    secret, link = service.issue_link(
        db,
        event_id=event.id,
        partner_id=partner.id,
        name=body.name if body else partner.name[:120],
        expires_at=_expiry(event, now),
        actor=caller,
        now=now,
    )
    url = f"{page_address(request, event)}{TABLE_PAGE}#{event.id}/{secret}"
    return IssuedLinkOut(**LinkOut.model_validate(link).model_dump(), url=url, access_token=secret)


@router.get(
    "",
    operation_id="list_partner_links",
    summary="List a partner's links",
    responses=errors(*WRITING, CursorInvalidError),
)
def list_partner_links(
    event: OrganizerEventToRead, partner: PartnerToRead, db: Db, now: Now, page: Paging
) -> Page[LinkOut]:
    """List the partner's valid links in the order in which they were made."""
    statement = queries.links_of(event.id, partner.id, now)
    rows, cursor = fetch_page(db, statement, page, [col(AccessToken.id)])
    return Page(items=[LinkOut.model_validate(row) for row in rows], next_cursor=cursor)


@router.post(
    "/{link_id}/revoke",
    operation_id="revoke_partner_link",
    summary="Revoke a partner's link",
    responses=errors(*WRITING),
)
def revoke_partner_link(
    link_id: Annotated[UUID, Path(description="`id` of the link")],
    partner: PartnerToChange,
    caller: Caller,
    db: Db,
    now: Now,
) -> LinkOut:
    """Revoke a link; revoking it again changes nothing."""
    link = _link(db, link_id, partner.event_id, partner.id)
    service.revoke_link(db, link, actor=caller, now=now)
    return LinkOut.model_validate(link)


def _link(session: Session, link_id: UUID, event_id: UUID, partner_id: UUID) -> AccessToken:
    link = session.get(AccessToken, link_id)
    if link is None or (link.event_id, link.partner_id) != (event_id, partner_id):
        raise NotFoundError
    return link


def _expiry(event: Event, now: datetime) -> datetime:
    begins = datetime.combine(event.days[-1], time(), ZoneInfo(event.timezone))
    return max(begins + AFTER_EVENT, now + timedelta(days=1))
