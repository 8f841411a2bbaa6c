"""The organizers' questions about a timetable: why a pair does not meet, where a meeting can go."""

from datetime import datetime
from functools import partial
from http import HTTPStatus
from typing import Annotated, Any, Final, Literal
from uuid import UUID

from fastapi import Form, Header, Path, Query, Request, Response
from sqlmodel import Session, col

from app.attendees.deps import CooperativeToRead
from app.auth.deps import Caller
from app.core.database.sessions import Db
from app.core.errors import NotFoundError
from app.core.locale import Locale, RequestLocale
from app.day.proposals import service as proposals_service
from app.day.proposals.changes import MeetingMoved
from app.day.proposals.records import ProposalKind
from app.day.proposals.schemas import ProposalIn
from app.events.clocks.deps import DayNow
from app.events.deps import EventToChange, OrganizerEventToRead
from app.events.records import Event
from app.meetings import queries as meetings
from app.meetings.granting import queries as granting_queries
from app.meetings.granting import service as granting_service
from app.meetings.records import Timetable
from app.meetings.versions import queries
from app.partners import queries as partners
from app.requests.records import Request as MeetingRequest
from app.timetable.jobs.attempts import ACTIVE
from app.timetable.naming.names import Names
from app.timetable.questions import picking, service
from app.timetable.questions.answers.schemas import MovesAnswer, WhyNotAnswer
from app.timetable.questions.asking import service as asking_service
from app.timetable.questions.asking.schemas import AlternativesIn, WhyNotIn
from app.timetable.questions.deps import AnalysisToRead
from app.timetable.questions.picking import MOST_OPTIONS
from app.timetable.questions.views import analysis_out
from app.timetable.records import AnalysisKind
from app.timetable.versions.deps import TimetableToChange, TimetableToRead
from app.timetable.versions.views import ungranted_out
from app.web.frame.asked import asked_about, proposed
from app.web.frame.bars.view import chart
from app.web.frame.pages import pages_router, see_other, tell_at
from app.web.frame.rendering import render
from app.web.frame.tiers import written
from app.web.questions.view import moves, other_partners, place_of_new_meeting, unmet_requests

router = pages_router()
TIMETABLE: Final = "/events/{event_id}/timetables/{number}"
QUESTION: Final = "/events/{event_id}/questions/{number}"
_ABOUT_A_PAIR: Final = {AnalysisKind.WHY_NOT, AnalysisKind.MOVES}
_SECTION: Final = {
    **dict.fromkeys(_ABOUT_A_PAIR, "timetable"),
    AnalysisKind.ALTERNATIVES: "solve",
}
"""The section in which a question's page stands, where it is not that of capacity."""
CHOICES: Final = 3
"""How many timetables there are to choose among."""
SHARES: Final = {"little": 0.1, "some": 0.25, "much": 0.5}
"""In which share of the meetings any two of them differ."""


@router.get(TIMETABLE + "/cooperatives/{cooperative_id}")
def cooperative_page(
    request: Request,
    event: OrganizerEventToRead,
    timetable: TimetableToRead,
    cooperative: CooperativeToRead,
    caller: Caller,
    db: Db,
    locale: RequestLocale,
) -> Response:
    """Show which partners a cooperative meets in a version and which not, to ask about each."""
    own = meetings.meetings(timetable.id, cooperative_id=cooperative.id)
    met = meetings.meeting_lines(db, timetable.id, only=[row.id for row in db.exec(own)])
    statement = granting_queries.ungranted_requests(
        event.id, timetable.id, cooperative_id=cooperative.id
    ).order_by(col(MeetingRequest.rank), col(MeetingRequest.id))
    refused = granting_service.with_reasons(db, event.id, timetable.id, db.exec(statement).all())
    unmet = unmet_requests(ungranted_out(db, refused, locale))
    return render(
        request,
        "questions/cooperative.html",
        caller=caller,
        event=event,
        page="timetable",
        may_change=True,
        timetable=timetable,
        cooperative=cooperative,
        met=met,
        unmet=unmet,
        others=other_partners(partners.all_partners(db, event.id), met, unmet),
    )


@router.post(TIMETABLE + "/why-not")
def ask_why_not_on_page(
    event: EventToChange,
    timetable: TimetableToChange,
    caller: Caller,
    db: Db,
    now: DayNow,
    cooperative_id: Annotated[UUID, Form()],
    partner_id: Annotated[UUID, Form()],
) -> Response:
    """Ask why a pair does not meet and go to the question's page."""
    body = WhyNotIn(cooperative_id=cooperative_id, partner_id=partner_id)
    asked = asking_service.ask_why_not(db, event, timetable, body, actor=caller, now=now)
    return asked_about(asked)


@router.post(TIMETABLE + "/alternatives")
def ask_alternatives_on_page(
    event: EventToChange,
    timetable: TimetableToChange,
    caller: Caller,
    db: Db,
    now: DayNow,
    differ: Annotated[Literal["little", "some", "much"], Form()] = "some",
) -> Response:
    """Ask for timetables that differ from this version and go to the question's page."""
    body = AlternativesIn(count=CHOICES, share=SHARES[differ])
    asked = asking_service.ask_alternatives(db, event, timetable, body, actor=caller, now=now)
    return asked_about(asked)


@router.post(QUESTION + "/options/{option}")
def take_option_on_page(
    event: EventToChange,
    analysis: AnalysisToRead,
    option: Annotated[int, Path(ge=1, le=MOST_OPTIONS)],
    caller: Caller,
    db: Db,
    now: DayNow,
) -> Response:
    """Make a version of a timetable that was found, and show it."""
    made = picking.take(db, event, analysis, option, actor=caller, now=now)
    path = f"/events/{event.id}/timetable?version={made.number}"
    return tell_at(path, "choice_taken", version=made.number)


@router.get(QUESTION)
def question_page(
    request: Request,
    event: OrganizerEventToRead,
    analysis: AnalysisToRead,
    caller: Caller,
    db: Db,
    now: DayNow,
    locale: RequestLocale,
    seen: Annotated[str, Query(max_length=20)] = "",
    htmx: Annotated[bool, Header(alias="HX-Request")] = False,
) -> Response:
    """Show a question's answer or, until it exists, the question's state.

    The page's script polls with the state that it has `seen`. While that is still the state, the
    answer is empty, so that a screen reader does not read the same text again.
    """
    if analysis.kind is AnalysisKind.REPAIR:
        raise NotFoundError  # a repair's answer is a proposal, which has its own page
    if htmx and analysis.status in ACTIVE and seen == analysis.status:
        return Response(status_code=HTTPStatus.NO_CONTENT)
    shown = analysis_out(db, event, analysis, locale)
    about_pair = analysis.kind in _ABOUT_A_PAIR
    return render(
        request,
        "questions/answer.html" if htmx else "questions/question.html",
        caller=caller,
        event=event,
        page=_SECTION.get(analysis.kind, "capacity"),
        may_change=True,
        question=shown,
        active=analysis.status in ACTIVE,
        pair=Names(db, event, locale).pair(analysis.question) if about_pair else "",
        cooperative_id=analysis.question.get("cooperative_id"),
        **_answer(shown.answer, event, locale, now),
        written=partial(written, locale=locale),
    )


def _answer(answer: object, event: Event, locale: Locale, now: datetime) -> dict[str, Any]:
    """Return what the template for an answer of this kind needs beside the answer."""
    if isinstance(answer, WhyNotAnswer):
        return {"new_place": place_of_new_meeting(answer, now)}
    if isinstance(answer, MovesAnswer):
        return {"moves": moves(answer, event, locale, now)}
    return {"chart": chart(answer, locale)}


@router.post(QUESTION + "/stop")
def stop_on_page(
    event: EventToChange, analysis: AnalysisToRead, caller: Caller, db: Db, now: DayNow
) -> Response:
    """Stop a question early, keeping what is known by then; one that has ended is left as it is."""
    if analysis.status in ACTIVE:
        service.request_stop(db, analysis, actor=caller, now=now)
    return see_other(f"/events/{event.id}/questions/{analysis.number}")


@router.post(QUESTION + "/proposal")
def propose_on_page(
    event: EventToChange,
    analysis: AnalysisToRead,
    caller: Caller,
    db: Db,
    now: DayNow,
    slot_id: Annotated[UUID, Form()],
    table_id: Annotated[UUID, Form()],
) -> Response:
    """Ask for a proposal in which the question's pair meets at this slot and table.

    It is a repair of the published timetable, or a what-if of any other version.
    """
    if analysis.kind not in _ABOUT_A_PAIR or analysis.timetable_id is None:
        raise NotFoundError
    change = MeetingMoved(
        kind="meeting_moved",
        cooperative_id=analysis.question["cooperative_id"],
        partner_id=analysis.question["partner_id"],
        slot_id=slot_id,
        table_id=table_id,
    )
    body = _proposal_in(db, event, analysis.timetable_id, change)
    made = proposals_service.request_proposal(db, event, body, actor=caller, now=now)
    return proposed(made)


def _proposal_in(
    session: Session, event: Event, timetable_id: UUID, change: MeetingMoved
) -> ProposalIn:
    published = queries.published(session, event.id)
    if published is not None and published.id == timetable_id:
        return ProposalIn(changes=[change])
    base = session.get_one(Timetable, timetable_id).number
    return ProposalIn(kind=ProposalKind.WHAT_IF, changes=[change], timetable=base)
