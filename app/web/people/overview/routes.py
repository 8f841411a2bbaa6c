"""The list of an event's cooperatives, searched and in windows, and that of guests and staff."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Any
from uuid import UUID

from fastapi import Depends, Query, Request, Response
from sqlmodel import Session

from app.attendees import queries as attendees
from app.attendees.deps import SeesPersonalData
from app.attendees.records import Cooperative
from app.auth.deps import Caller
from app.core.database.sessions import Db
from app.core.http.fields import LARGEST_NUMBER, NO_NUL
from app.events.deps import EventToRead
from app.events.records import Event
from app.finding.service import cooperatives_like, partners_like
from app.partners import queries as partners
from app.web.frame.lists.counting import count_of
from app.web.frame.lists.windows import Window, window
from app.web.frame.pages import pages_router
from app.web.frame.rendering import render
from app.web.people.overview import queries
from app.web.people.overview.view import STATES, State, Wish, lines

router = pages_router()
PAGE = "/events/{event_id}/people"
Number = Annotated[int, Query(ge=1, le=LARGEST_NUMBER)]


def _wish(
    q: Annotated[str, Query(max_length=200, pattern=NO_NUL)] = "",
    kecamatan: Annotated[str, Query(max_length=120, pattern=NO_NUL)] = "",
    state: State = "all",
) -> Wish:
    return Wish(q.strip(), kecamatan, state)


@router.get(PAGE)
def people_page(
    request: Request,
    event: EventToRead,
    caller: Caller,
    db: Db,
    may_change: SeesPersonalData,
    wish: Annotated[Wish, Depends(_wish)],
    page: Number = 1,
) -> Response:
    """Show a window of the cooperatives that are wished for, best first where words are given."""
    shown, rows = _rows(db, event, wish, page, people=may_change)
    here = f"/events/{event.id}/people"
    firms = partners_like(db, event, wish.q, people=may_change) if wish.q else []
    named = partners.partners_by_id(db, firms[:_FIRMS])
    return render(
        request,
        "people/overview/list.html",
        **_frame(db, event, caller, may_change=may_change),
        wish=wish,
        states=STATES,
        areas=attendees.kecamatan_counts(db, event.id),
        window=shown,
        page_of=lambda number: wish.address(here, number),
        lines=lines(rows, _people(db, rows), grouped=not wish.q),
        partners=[named[one] for one in firms[:_FIRMS]],
    )


_FIRMS = 5
"""The most partners that the words of a search mean too, as links."""


@router.get(PAGE + "/others")
def others_page(
    request: Request,
    event: EventToRead,
    caller: Caller,
    db: Db,
    may_change: SeesPersonalData,
    page: Number = 1,
) -> Response:
    """Show guests and staff, who represent no party."""
    statement = queries.others(event.id)
    shown = window(count_of(db, statement), page)
    here = f"/events/{event.id}/people/others"
    return render(
        request,
        "people/overview/others.html",
        **_frame(db, event, caller, may_change=may_change),
        window=shown,
        page_of=lambda number: f"{here}?page={number}",
        people=db.exec(statement.offset(shown.offset).limit(shown.size)).all(),
    )


def _rows(
    db: Session, event: Event, wish: Wish, page: int, *, people: bool
) -> tuple[Window, Sequence[Cooperative]]:
    statement = queries.wished(event.id, wish)
    if not wish.q:
        shown = window(count_of(db, statement), page)
        return shown, queries.part(db, statement, shown)
    ids = cooperatives_like(db, event, wish.q, statement, people=people)
    shown = window(len(ids), page)
    part = ids[shown.offset : shown.last]
    rows = attendees.cooperatives_by_id(db, part)
    return shown, [rows[one] for one in part]


def _people(db: Session, rows: Sequence[Cooperative]) -> Mapping[UUID, Sequence[Any]]:
    return attendees.people_of(db, [row.id for row in rows])


def _frame(db: Session, event: Event, caller: Caller, *, may_change: bool) -> dict[str, Any]:
    counts = {state: count_of(db, queries.wished(event.id, Wish(state=state))) for state in STATES}
    return {
        "caller": caller,
        "event": event,
        "page": "people",
        "may_change": may_change,
        "counts": counts,
        "others": count_of(db, queries.others(event.id)),
    }
