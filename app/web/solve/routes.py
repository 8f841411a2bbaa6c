"""The page on which a timetable is made, seen by everybody who opens it while it runs."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Annotated, Any, Final, Literal

from fastapi import Form, Header, Query, Request, Response
from sqlmodel import Session, col

from app.auth.deps import Caller
from app.core.clock import Now
from app.core.database.sessions import Db
from app.core.errors import or_not_found
from app.core.locale import Locale, RequestLocale
from app.events import queries as event_queries
from app.events.deps import EventToChange, OrganizerEventToRead
from app.events.records import Event
from app.meetings.records import Timetable
from app.meetings.versions import queries as versions
from app.partners import queries as partner_queries
from app.requests import queries as request_queries
from app.requests.pauses.queries import pauses
from app.timetable.comparing import queries as comparing
from app.timetable.comparing import statistics
from app.timetable.jobs.attempts import ACTIVE
from app.timetable.records import SolveRun
from app.timetable.runs import queries, service
from app.timetable.runs.deps import RunToRead, SolveLimit
from app.timetable.runs.views import run_out
from app.timetable.versions.schemas import RegistrationOrderOut
from app.timetable.versions.views import registration_order_out
from app.web.frame.lists.counting import count_of
from app.web.frame.pages import pages_router, see_other
from app.web.frame.refusals.ways import LACKS
from app.web.frame.rendering import render
from app.web.frame.told import tell
from app.web.solve.view import Dots, chart, fairness, most_of, phase_of

router = pages_router()
PAGE: Final = "/events/{event_id}/solve"
SECONDS: Final = {"quick": 10, "usual": 60, "thorough": 300}
"""How long a search may take, by what the form calls it."""
Care = Literal["quick", "usual", "thorough"]


@router.get(PAGE)
def solve_page(
    request: Request, event: OrganizerEventToRead, caller: Caller, db: Db, locale: RequestLocale
) -> Response:
    """Show the newest search, how it goes or what came out, and the button for the next."""
    run = _newest(db, event)
    return render(
        request,
        "solve/solve.html",
        **_frame(caller, event),
        **_live(db, run, locale),
        **_result(db, event, run),
        care=SECONDS,
        lacks=_lacks(db, event),
        pauses=count_of(db, pauses(event.id)),
        ways=LACKS,
    )


@router.get(PAGE + "/fairness")
def fairness_page(
    request: Request,
    event: OrganizerEventToRead,
    caller: Caller,
    db: Db,
    htmx: Annotated[bool, Header(alias="HX-Request")] = False,
) -> Response:
    """Show how the newest search's meetings are spread, and what registration order would give.

    To the page's script it is the part alone: working it out takes seconds in a large event.
    """
    timetable = or_not_found(_made(db, event, _newest(db, event)))
    return render(
        request,
        "solve/dots.html" if htmx else "solve/fairness.html",
        **_frame(caller, event),
        timetable=timetable,
        pictures=_pictures(db, event, timetable),
    )


@router.get(PAGE + "/live")
def live_part(
    request: Request,
    event: OrganizerEventToRead,
    caller: Caller,
    db: Db,
    locale: RequestLocale,
    seen: Annotated[str, Query(max_length=40)] = "",
) -> Response:
    """Show how the newest search goes, for the page's script; empty while nothing is new.

    Once it has ended the whole page is loaded anew.
    """
    run = _newest(db, event)
    if _seen(db, run) == seen:
        return Response(status_code=HTTPStatus.NO_CONTENT)
    if run is None or run.status not in ACTIVE:
        return Response(status_code=HTTPStatus.OK, headers={"HX-Refresh": "true"})
    return render(request, "solve/live.html", **_frame(caller, event), **_live(db, run, locale))


@router.post(PAGE)
def solve_on_page(
    event: EventToChange,
    caller: Caller,
    db: Db,
    now: Now,
    most: SolveLimit,
    care: Annotated[Care, Form()] = "usual",
) -> Response:
    """Begin a search with the lists as they are now; while one runs, show that one.

    It takes no longer than the installation allows.
    """
    run = _newest(db, event)
    if run is None or run.status not in ACTIVE:
        service.request_run(
            db,
            event,
            time_limit=min(SECONDS[care], most),
            seed=1,
            deterministic=False,
            actor=caller,
            now=now,
        )
    return see_other(f"/events/{event.id}/solve")


@router.post(PAGE + "/{number}/stop")
def stop_on_page(
    event: OrganizerEventToRead, run: RunToRead, caller: Caller, db: Db, now: Now
) -> Response:
    """Stop a search and keep its best timetable; one that has ended is left as it is."""
    response = see_other(f"/events/{event.id}/solve")
    if run.status in ACTIVE:
        service.request_stop(db, event, run, actor=caller, now=now)
        tell(response, "solve_stopping")
    return response


def _frame(caller: Caller, event: Event) -> dict[str, Any]:
    return {"caller": caller, "event": event, "page": "solve", "may_change": True}


def _lacks(session: Session, event: Event) -> list[str]:
    """Return what a timetable is made from and the event has none of."""
    asked = request_queries.requests(event.id)
    has = {
        "slots": bool(event_queries.slots(session, event.id)),
        "tables": count_of(session, partner_queries.tables(event.id)) > 0,
        "requests": count_of(session, asked) > 0
        or bool(request_queries.locked_pairs(session, event.id)),
    }
    return [name for name in LACKS if not has[name]]


def _newest(session: Session, event: Event) -> SolveRun | None:
    return session.exec(
        queries.runs(event.id).order_by(col(SolveRun.number).desc()).limit(1)
    ).one_or_none()


def _live(session: Session, run: SolveRun | None, locale: Locale) -> dict[str, Any]:
    if run is None:
        return {
            "run": None,
            "active": False,
            "chart": None,
            "phase": "",
            "seen": _seen(session, run),
        }
    moments = queries.progress_after(session, run.id, 0)
    return {
        "run": run_out(session, [run], locale)[0],
        "active": run.status in ACTIVE,
        "chart": chart(moments, locale),
        "phase": phase_of(moments[-1].phase, locale) if moments else "",
        "seen": _seen(session, run),
    }


def _seen(session: Session, run: SolveRun | None) -> str:
    """Return how far a page shows a search: it stays the same while there is nothing new."""
    if run is None:
        return ""
    last = queries.last_sequence(session, run.id)
    return f"{run.number}.{run.status}.{last}.{run.stop_requested}"


def _result(session: Session, event: Event, run: SolveRun | None) -> dict[str, Any]:
    """Return the timetable that the search made, and its figures."""
    timetable = _made(session, event, run)
    return {
        "timetable": timetable,
        "figures": timetable and statistics.summary(session, event, timetable),
        "better": timetable and statistics.better(session, event, timetable),
        "without": timetable and comparing.without_meeting(session, event.id, timetable.id),
    }


def _made(session: Session, event: Event, run: SolveRun | None) -> Timetable | None:
    made = None if run is None else run.timetable_id
    if made is None or not comparing.has_certificate(session, made):
        return None
    return session.exec(versions.timetables(event.id).where(Timetable.id == made)).one_or_none()


def _pictures(
    session: Session, event: Event, timetable: Timetable
) -> Callable[[], tuple[RegistrationOrderOut, list[Dots], int]]:
    """Return what makes the comparison with registration order and the dots of fairness."""
    kecamatan, planned = comparing.planned_by_cooperative(session, event.id, timetable.id)
    problem, number = comparing.posed_problem(session, timetable.id), timetable.number

    def made() -> tuple[RegistrationOrderOut, list[Dots], int]:
        order = registration_order_out(number, problem)
        counts = {one.cooperative_id: one.meetings for one in order.cooperatives}
        dots = fairness(kecamatan, planned, counts)
        return order, dots, most_of(dots)

    return made
