"""One list: as it stands in its sheet, its columns, and its rows that wait, settled in place."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import Path, Query, Request, Response
from sqlmodel import Session

from app.attendees.deps import SeesPersonalData
from app.auth.deps import Caller
from app.auth.principal import Principal
from app.core.clock import Now
from app.core.database.sessions import Db
from app.core.http.fields import printable
from app.core.locale import Locale, RequestLocale
from app.events.deps import EventToChange, OrganizerEventToRead
from app.events.records import Event
from app.imports import queries, service
from app.imports.deps import ImportToChange, ListForeseen, ListRead
from app.imports.errors import ListUnreadableError
from app.imports.foreseen import Foreseen
from app.imports.records import Import
from app.imports.settling import service as settling
from app.imports.settling.rows import WaitingRows
from app.imports.settling.schemas import RowKey
from app.web.frame.forms import Fields
from app.web.frame.pages import pages_router, tell_at
from app.web.frame.rendering import render
from app.web.lists.kinds import kinds_of, next_step
from app.web.lists.preview.asked import MappingRead, decisions_asked
from app.web.lists.preview.shown import columns_shown, waiting_shown
from app.web.lists.preview.view import (
    ALL,
    PER_PAGE,
    WAITING,
    filters_of,
    lines_shown,
    tables_of,
)

router = pages_router()
PAGE = "/events/{event_id}/lists/{number}"
_WAITING_PER_PAGE = 20
Show = Annotated[str, Query(max_length=40, pattern=r"^[a-z_]*$")]
Key = Annotated[RowKey, Path()]
PageNumber = Annotated[int, Query(ge=1, le=10_000)]


@router.get(PAGE)
def list_page(
    foreseen: ListForeseen,
    request: Request,
    event: OrganizerEventToRead,
    caller: Caller,
    db: Db,
    locale: RequestLocale,
    audited: SeesPersonalData,
    show: Show = "",
    page: PageNumber = 1,
) -> Response:
    """Show a list: rows that wait with what can be decided, or rows of its sheet; audited."""
    return _page(request, event, caller, db, locale, foreseen, show=show, number=page)


@router.post(PAGE + "/decisions")
def decide(
    reading: ListRead,
    event: EventToChange,
    imp: ImportToChange,
    caller: Caller,
    db: Db,
    now: Now,
    fields: Fields,
) -> Response:
    """Decide about rows, and show those that still wait."""
    asked = decisions_asked(fields)
    decision = asked.decision.decision()
    settling.decide(
        *(db, event, imp, reading, asked.rows, decision),
        reason=asked.reason,
        actor=caller,
        now=now,
    )
    return tell_at(f"/events/{event.id}/lists/{imp.number}#rows", "decided", count=len(asked.rows))


@router.post(PAGE + "/decisions/{key}/delete")
def forget(
    event: EventToChange, imp: ImportToChange, key: Key, caller: Caller, db: Db, now: Now
) -> Response:
    """Take back what was decided about a row."""
    settling.forget(db, event, imp, key, actor=caller, now=now)
    return tell_at(f"/events/{event.id}/lists/{imp.number}#rows", "undecided")


@router.post(PAGE + "/mapping")
def put_mapping(
    foreseen: ListForeseen,
    anew: MappingRead,
    request: Request,
    event: EventToChange,
    imp: ImportToChange,
    caller: Caller,
    db: Db,
    now: Now,
    locale: RequestLocale,
    fields: Fields,
) -> Response:
    """Read the list by what its columns are said to mean; where that is no list, say why."""
    if isinstance(anew, ListUnreadableError):
        refused = {"fault": anew.detail(locale), "fields": fields}
        status = HTTPStatus(anew.status)
        return _page(request, event, caller, db, locale, foreseen, status=status, refused=refused)
    service.set_mapping(db, imp, anew, actor=caller, now=now)
    return tell_at(f"/events/{event.id}/lists/{imp.number}", "mapped")


def _page(
    request: Request,
    event: Event,
    caller: Principal,
    db: Session,
    locale: Locale,
    foreseen: Foreseen,
    *,
    show: str = "",
    number: int = 1,
    status: int = HTTPStatus.OK,
    refused: Mapping[str, Any] | None = None,
) -> Response:
    read, imp, planned = foreseen.reading.read, foreseen.reading.imp, foreseen.result
    decided = {made.row_key: made for made in db.exec(queries.decisions(event.id, imp.kind)).all()}
    lists = db.exec(queries.imports(event.id)).all()
    planned_rows = planned.created + planned.updated + planned.unchanged
    return render(
        request,
        "lists/preview/list.html",
        status=status,
        caller=caller,
        event=event,
        page="lists",
        may_change=True,
        here=None if refused is None else f"/events/{event.id}/lists/{imp.number}",
        imp=imp,
        read=read,
        planned=planned,
        went_in=len(read.ready) if read.to_confirm else planned_rows,
        decided=decided,
        next=next_step(kinds_of(lists)),
        columns=columns_shown(read, locale),
        remembered=service.remembered(db, foreseen.reading),
        later=_later(lists, imp),
        applied_again=imp.applied_at is None
        or any(made.decided_at > imp.applied_at for made in decided.values()),
        refused=refused,
        address=lambda **query: f"?{urlencode(query)}",
        **_rows_part(foreseen, show, number, locale),
    )


def _later(lists: Sequence[Import], imp: Import) -> Import | None:
    """Return the list of the same kind that was applied last, if that was after this one."""
    applied = [
        (one.applied_at, one.number, one)
        for one in lists
        if one.kind is imp.kind and one.applied_at is not None
    ]
    last = max(applied, default=None)
    is_known = imp.applied_at is not None
    return last[2] if last is not None and is_known and last[2].id != imp.id else None


def _rows_part(foreseen: Foreseen, show: str, number: int, locale: Locale) -> dict[str, Any]:
    """Return what the page shows of rows: those that wait, or a window of the sheet."""
    read, waiting = foreseen.reading.read, WaitingRows.of(foreseen)
    filters = filters_of(read, len(waiting), locale)
    show = show if any(one.name == show for one in filters) else WAITING if waiting else ALL
    if show == WAITING:
        size, total = _WAITING_PER_PAGE, len(waiting)
        some = waiting[(number - 1) * size : number * size]
        shown: dict[str, Any] = {"waiting": waiting_shown(some, read.kind, locale), "tables": []}
        shown["outside"] = {printable(name): count for name, count in waiting.outside().items()}
    else:
        lines = lines_shown(read, show)
        size, total = PER_PAGE, len(lines)
        window = lines[(number - 1) * size : number * size]
        shown = {"waiting": [], "tables": tables_of(read, window, show, locale)}
    pages = max(1, -(-total // size))
    return {"filters": filters, "show": show, "number_of_page": number, "pages": pages, **shown}
