"""Rows of uploaded lists that wait for a person's decision."""

from fastapi import Request, Response

from app.attendees.deps import SeesPersonalData
from app.auth.deps import Caller
from app.core.db import Db
from app.core.locale import RequestLocale
from app.events.deps import EventForOrganizer
from app.imports import queries as imports
from app.imports import service as import_service
from app.imports.applying.rules import latest_applied
from app.imports.views import apply_out
from app.web.frame.pages import pages_router
from app.web.frame.rendering import render

router = pages_router()


@router.get("/events/{event_id}/held-back")
def held_back_page(
    request: Request,
    event: EventForOrganizer,
    caller: Caller,
    db: Db,
    locale: RequestLocale,
    audited: SeesPersonalData,
) -> Response:
    """Show the rows that wait for a decision, each with its reason; the access is audited."""
    lists = [
        (imp, apply_out(result, import_service.preview(db, event, imp), locale).held)
        for imp, result in latest_applied(db.exec(imports.imports(event.id)).all())
        if result.held
    ]
    return render(
        request, "lists/held_back.html", caller=caller, event=event, page="held_back", lists=lists
    )
