"""Rows of uploaded lists that wait for a person's decision."""

from typing import Annotated

from fastapi import Depends, Request, Response
from sqlmodel import Session

from app.attendees.deps import SeesPersonalData
from app.auth.deps import Caller
from app.core.locale import RequestLocale
from app.events.deps import EventId, OrganizerEventToRead
from app.events.records import Event
from app.imports import queries as imports
from app.imports.applying.outcome import ApplyResult
from app.imports.applying.rules import latest_applied
from app.imports.deps import AtDesk
from app.imports.reading import Looked, Reading, look_at
from app.imports.views import apply_out
from app.web.frame.pages import pages_router
from app.web.frame.rendering import render

router = pages_router()


async def _lists_read(desk: AtDesk, event_id: EventId) -> list[Reading]:
    """Return the lists of which rows wait, as they are read."""

    def look(session: Session, event: Event) -> list[Looked]:
        applied = latest_applied(session.exec(imports.imports(event.id)).all())
        return [
            look_at(session, event, imp, desk.readers) for imp, result in applied if result.held
        ]

    return await desk.read_all(event_id, look)


@router.get("/events/{event_id}/held-back")
def held_back_page(
    readings: Annotated[list[Reading], Depends(_lists_read)],
    request: Request,
    event: OrganizerEventToRead,
    caller: Caller,
    locale: RequestLocale,
    audited: SeesPersonalData,
) -> Response:
    """Show the rows that wait for a decision, each with its reason; the access is audited."""
    lists = []
    for reading in readings:
        result = ApplyResult.model_validate(reading.imp.result)
        lists.append((reading.imp, apply_out(result, reading.read, locale).held))
    return render(
        request,
        "lists/held_back.html",
        caller=caller,
        event=event,
        page="held_back",
        may_change=True,
        lists=lists,
    )
