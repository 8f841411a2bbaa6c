"""One badge as a file, and a partner's own calendar, over HTTP."""

from typing import Annotated

from fastapi import Path, Response

from app.badges.deps import BadgeToRead, PublicAddress
from app.badges.errors import (
    AttendeeWithdrawnError,
    BadgeRevokedError,
    PublicAddressUnusableError,
)
from app.core.clock import Now
from app.core.database.sessions import Db
from app.core.errors import ForbiddenError, NotFoundError, errors
from app.core.http.routing import api_router
from app.core.locale import RequestLocale
from app.documents import service
from app.documents.errors import (
    CalendarOwnerError,
    DocumentLostError,
    DocumentsBusyError,
    DocumentTooLargeError,
    NothingPublishedError,
)
from app.documents.names import MEDIA_TYPES, BadgeFile
from app.documents.routes import BINARY, PAINTERS, answer
from app.documents.wishes import Wish
from app.events.deps import OrganizerEventToRead, TableHost

router = api_router(tag="documents", prefix="/events/{event_id}")


@router.get(
    "/badges/{badge_id}/{file}",
    operation_id="get_badge_file",
    summary="Fetch one badge as a file",
    response_class=Response,
    responses={
        200: {
            "content": {MEDIA_TYPES[file.kind]: BINARY for file in BadgeFile},
            "description": "A card of the size of a bank card (CR80)",
        },
        **errors(
            NotFoundError,
            ForbiddenError,
            BadgeRevokedError,
            AttendeeWithdrawnError,
            PublicAddressUnusableError,
            DocumentTooLargeError,
            DocumentLostError,
            DocumentsBusyError,
        ),
    },
)
def get_badge_file(
    file: Annotated[BadgeFile, Path(description="Its form", examples=["badge.png"])],
    badge: BadgeToRead,
    event: OrganizerEventToRead,
    db: Db,
    locale: RequestLocale,
    public_url: PublicAddress,
) -> Response:
    """Make a card of one valid badge, in your language: PDF, PNG (300 dots per inch) or SVG.

    It is not counted as printed: `count_badge_prints` does that.
    """
    wish = Wish(locale, public_url=public_url)
    return answer(service.one_badge(db, event, badge, file, wish), PAINTERS)


@router.get(
    "/host/calendar.ics",
    operation_id="get_host_calendar",
    summary="Fetch your calendar",
    response_class=Response,
    responses={
        200: {"content": {"text/calendar": BINARY}, "description": "RFC 5545"},
        **errors(NotFoundError, ForbiddenError, CalendarOwnerError, NothingPublishedError),
    },
)
def get_host_calendar(hosting: TableHost, db: Db, now: Now, locale: RequestLocale) -> Response:
    """Fetch the meetings of a link's partner as a calendar; an entry keeps its identity.

    Only a partner's link has one: organizers name the party (`get_calendar`).
    """
    return answer(
        service.calendar(
            db,
            hosting.event,
            cooperative_id=None,
            partner_id=hosting.partner_id,
            locale=locale,
            now=now,
        )
    )
