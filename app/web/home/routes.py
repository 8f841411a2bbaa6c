"""The list of a user's events, and the first page of one event."""

from collections.abc import Sequence
from datetime import date

from fastapi import Request, Response
from sqlmodel import Session

from app.attendees import queries as attendee_queries
from app.attendees.records import PartyStatus
from app.auth import roles
from app.auth.deps import Caller, LoggedIn
from app.auth.principal import may_act
from app.auth.records import Role
from app.badges import queries as badge_queries
from app.checkin.arrivals import queries as arrival_queries
from app.core.database.sessions import Db
from app.core.errors import or_not_found
from app.core.locale import Locale, RequestLocale
from app.events import queries as event_queries
from app.events.addresses import Reach, public_address, reach
from app.events.clocks.deps import DayNow
from app.events.deps import EventToRead
from app.events.records import Event
from app.imports import queries as imports
from app.imports.applying.rules import latest_applied
from app.imports.records import Import
from app.meetings.records import Timetable, TimetableStatus
from app.meetings.room import host_seats
from app.meetings.versions import queries as versions
from app.partners import queries as partner_queries
from app.requests import queries
from app.requests.records import RequestSource
from app.timetable.comparing import queries as comparing
from app.timetable.comparing import statistics
from app.timetable.comparing.schemas import SummaryOut
from app.timetable.questions.capacity_now import latest_capacity
from app.web.frame.lists.counting import count_of
from app.web.frame.pages import pages_router, see_other
from app.web.frame.rendering import render
from app.web.frame.versions import shown_timetable
from app.web.home.places import at_day, day_of, place
from app.web.home.rules import Counts, Standing, next_step, unapplied, wrongs
from app.web.home.view import Tier, capacity_sentence, tier, tour

router = pages_router()


@router.get("/")
def first_page(caller: LoggedIn, db: Db) -> Response:
    """Go to the caller's event where there is only one, else to the list of them."""
    own = db.exec(event_queries.events_for(caller)).all()
    return see_other(f"/events/{own[0].id}" if len(own) == 1 else "/events")


@router.get("/events")
def events_page(request: Request, caller: LoggedIn, db: Db) -> Response:
    """Show the caller's events, and where an event begins."""
    own = sorted(db.exec(event_queries.events_for(caller)).all(), key=lambda event: event.day)
    return render(request, "home/events.html", caller=caller, events=own)


@router.get("/events/{event_id}")
def home_page(
    request: Request,
    event: EventToRead,
    caller: Caller,
    db: Db,
    now: DayNow,
    locale: RequestLocale,
    day: date | None = None,
) -> Response:
    """Show the next step, what is wrong, and how good the timetable is.

    Of an event of several days, arrivals are those of one, and what has days is opened at it.
    """
    seen = event.day_ahead(now) if day is None else or_not_found(day if day in event.days else None)
    timetable = shown_timetable(db, event.id, None)
    figures = statistics.summary(db, event, timetable) if timetable else None
    lists = db.exec(imports.imports(event.id)).all()
    standing = Standing(
        counts=_counts(db, event, figures, lists, seen, timetable),
        has_timetable=timetable is not None,
        published=timetable is not None and timetable.status is TimetableStatus.PUBLISHED,
        day=day_of(event, now),
        reachable=_is_reachable(request, event),
    )
    counts, capacity = standing.counts, latest_capacity(db, event)
    may_change = may_act(caller, roles.role_of(db, caller.user_id, event.id), Role.ORGANIZER)

    def path_of(section: str) -> str | None:
        path = place(event.id, section, may_change=may_change, is_admin=caller.is_admin)
        return path if path is None or len(event.days) == 1 else at_day(path, seen)

    return render(
        request,
        "home/home.html",
        caller=caller,
        event=event,
        page="home",
        counts=counts,
        seen=seen,
        path_of=path_of,
        next_step=next_step(standing),
        wrongs=wrongs(standing),
        tour=tour(standing, locale, path_of),
        timetable=timetable,
        figures=figures,
        tiers=_tiers(figures, counts.cooperatives, locale),
        lists=latest_applied(lists),
        may_change=may_change,
        capacity=capacity_sentence(capacity, locale) if capacity else None,
    )


def _is_reachable(request: Request, event: Event) -> bool:
    address = public_address(request, event)
    return address is not None and reach(address) is Reach.ANYWHERE


def _tiers(figures: SummaryOut | None, cooperatives: int, locale: Locale) -> list[Tier]:
    return [tier(each, cooperatives, locale) for each in figures.tiers] if figures else []


def _counts(
    db: Session,
    event: Event,
    figures: SummaryOut | None,
    lists: Sequence[Import],
    day: date,
    timetable: Timetable | None,
) -> Counts:
    arrivals = arrival_queries.arrival_counts(db, event.id, day)
    slots = event_queries.slots(db, event.id)
    shares = figures.by_count if figures else []
    return Counts(
        slots=len(slots),
        tables=count_of(db, partner_queries.tables(event.id)),
        seats=sum(one.seats for one in figures.by_partner)
        if figures
        else sum(host_seats(db, event.id, slots).values()),
        partners=count_of(db, partner_queries.partners(event.id, withdrawn=False)),
        cooperatives=count_of(
            db, attendee_queries.cooperatives(event.id, status=PartyStatus.ACTIVE)
        ),
        requests=figures.requested if figures else sum(queries.asked_of(db, event.id).values()),
        derived=count_of(db, queries.requests(event.id, source=RequestSource.DERIVED)),
        derivable=count_of(db, queries.derivable(event.id)),
        meetings=figures.meetings if figures else 0,
        without_meeting=sum(share.cooperatives for share in shares if share.meetings == 0),
        astray=versions.meetings_outside_programme(db, timetable.id) if timetable else 0,
        with_withdrawn=comparing.with_withdrawn(db, timetable.id)[0] if timetable else 0,
        unapplied=unapplied(lists),
        held_back=sum(result.held_back for _, result in latest_applied(lists)),
        badges=count_of(db, badge_queries.badges(event.id, active=True)),
        without_badge=len(badge_queries.attendees_without_badge(db, event.id)),
        arrived=sum(group.arrived for group in arrivals),
        expected=sum(group.total for group in arrivals),
    )
