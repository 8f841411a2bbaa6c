"""The page from which agendas are sent by WhatsApp, a kecamatan at a time."""

from typing import Annotated

from fastapi import Query, Request, Response

from app.attendees import queries as attendee_queries
from app.attendees.deps import SeesPersonalData
from app.attendees.records import PartyStatus
from app.auth.deps import Caller
from app.core.database.sessions import Db
from app.core.http.fields import NO_NUL
from app.documents import service
from app.events.deps import OrganizerEventToRead
from app.meetings.versions import queries as versions_queries
from app.web.frame.forms import Typed
from app.web.frame.pages import pages_router
from app.web.frame.rendering import render

router = pages_router()


@router.get("/events/{event_id}/messages")
def messages_page(
    request: Request,
    event: OrganizerEventToRead,
    audited: SeesPersonalData,
    caller: Caller,
    db: Db,
    kecamatan: Annotated[str, Query(max_length=120, pattern=NO_NUL)] = "",
) -> Response:
    """Show a link to each cooperative of a kecamatan, of the first one if none is named."""
    there = [
        one
        for one in attendee_queries.all_cooperatives(db, event.id)
        if one.status is PartyStatus.ACTIVE
    ]
    areas = sorted({one.kecamatan for one in there})
    chosen = kecamatan if kecamatan in areas else next(iter(areas), "")
    published = versions_queries.published(db, event.id)
    mine = [one for one in there if one.kecamatan == chosen]
    return render(
        request,
        "messages/messages.html",
        caller=caller,
        event=event,
        page="messages",
        may_change=True,
        published=published,
        areas=[(name, name) for name in areas],
        typed=Typed({"kecamatan": chosen}),
        messages=service.messages(db, event, mine) if published else [],
    )
