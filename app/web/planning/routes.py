"""The organizers' page of capacity: how many meetings fit, and what would make room for more."""

from typing import Annotated, Final, Literal

from fastapi import Form, Request, Response
from pydantic import BaseModel, Field
from sqlmodel import Session

from app.auth.deps import Caller
from app.core.clock import Now
from app.core.database.sessions import Db
from app.core.errors import NotFoundError
from app.core.locale import RequestLocale
from app.events import queries as events
from app.events.deps import EventToChange, OrganizerEventToRead
from app.events.records import Event
from app.timetable.questions import queries
from app.timetable.questions.asking import service
from app.timetable.questions.asking.schemas import (
    MOST_SLOTS,
    CapacityIn,
    OverbookingIn,
    RobustnessIn,
    TableValuesIn,
)
from app.timetable.questions.views import analysis_out
from app.timetable.records import AnalysisKind
from app.web.frame.asked import asked_about
from app.web.frame.bars.view import chart
from app.web.frame.pages import pages_router
from app.web.frame.rendering import render
from app.web.frame.versions import shown_timetable

router = pages_router()
PAGE: Final = "/events/{event_id}/capacity"
MOST_MORE: Final = 4
"""The greatest number of additional slots, or tables of each partner, that are tried."""
MOST_ROWS: Final = 12
"""How many rows of an answer the page shows; the question's own page shows all."""
_OF_LISTS: Final = (AnalysisKind.CAPACITY, AnalysisKind.TABLE_VALUES)
_OF_A_TIMETABLE: Final = (AnalysisKind.ROBUSTNESS, AnalysisKind.OVERBOOKING)


class _Form(BaseModel):
    """The fields of the page's forms; each kind of question uses some of them."""

    kind: Literal["capacity", "table_values", "robustness", "overbooking"]
    tables: Annotated[int, Field(ge=0, le=MOST_MORE)] = 0
    seats: Annotated[int, Field(ge=0, le=10)] = 0
    slots: Annotated[int, Field(ge=0, le=MOST_MORE)] = 0
    percent: Annotated[int, Field(ge=0, le=100)] = 20


@router.get(PAGE)
def capacity_page(
    request: Request, event: OrganizerEventToRead, caller: Caller, db: Db, locale: RequestLocale
) -> Response:
    """Show the newest answer to each question, and the forms that ask again."""
    found = {kind: queries.latest(db, event.id, kind) for kind in (*_OF_LISTS, *_OF_A_TIMETABLE)}
    answers = {
        kind: analysis_out(db, event, analysis, locale)
        for kind, analysis in found.items()
        if analysis is not None
    }
    return render(
        request,
        "planning/planning.html",
        caller=caller,
        event=event,
        page="capacity",
        may_change=True,
        timetable=shown_timetable(db, event.id, None),
        kinds=[kind.value for kind in (*_OF_LISTS, *_OF_A_TIMETABLE)],
        answers={kind.value: answer for kind, answer in answers.items()},
        charts={kind.value: chart(one.answer, locale) for kind, one in answers.items()},
        most=MOST_MORE,
        most_rows=MOST_ROWS,
    )


@router.post(PAGE)
def ask_on_page(
    event: EventToChange,
    caller: Caller,
    db: Db,
    now: Now,
    form: Annotated[_Form, Form()],
) -> Response:
    """Ask a question and go to its page, where the answer will appear."""
    kind = AnalysisKind(form.kind)
    timetable = shown_timetable(db, event.id, None) if kind in _OF_A_TIMETABLE else None
    if kind in _OF_A_TIMETABLE and timetable is None:
        raise NotFoundError
    asked = service.ask_about_lists(
        db, event, kind, _wish(db, event, kind, form), timetable=timetable, actor=caller, now=now
    )
    return asked_about(asked)


def _wish(session: Session, event: Event, kind: AnalysisKind, form: _Form) -> BaseModel:
    match kind:
        case AnalysisKind.CAPACITY:
            there = len(events.slots(session, event.id))
            return CapacityIn(
                more_tables=list(range(form.tables + 1)),
                seats=[None, form.seats] if form.seats else [None],
                slots=[None, *range(there + 1, min(there + form.slots, MOST_SLOTS) + 1)],
            )
        case AnalysisKind.TABLE_VALUES:
            return TableValuesIn()
        case AnalysisKind.ROBUSTNESS:
            return RobustnessIn()
        case _:
            return OverbookingIn(rate=form.percent / 100)
