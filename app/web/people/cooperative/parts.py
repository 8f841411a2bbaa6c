"""What the page of a cooperative is put together from."""

from collections.abc import Collection
from http import HTTPStatus

from fastapi import Response
from sqlmodel import Session

from app.attendees import queries
from app.attendees.records import Cooperative
from app.attendees.views import shown
from app.auth.audit.queries import history
from app.badges import queries as badges
from app.events import queries as events
from app.events.records import Tag
from app.meetings import queries as meeting_queries
from app.meetings.queries import MeetingLine
from app.meetings.records import Timetable
from app.partners import queries as partners
from app.requests import queries as requests
from app.web.frame.forms import Typed
from app.web.frame.records import availability
from app.web.frame.records.availability import Ticks
from app.web.frame.records.history import MOST, told
from app.web.frame.records.reading import Reader
from app.web.frame.rendering import render
from app.web.frame.versions import shown_timetable
from app.web.people.cooperative.view import asked


def meetings_of(db: Session, row: Cooperative, timetable: Timetable | None) -> list[MeetingLine]:
    """Return a cooperative's meetings in a version, in order of time; none without a version."""
    if timetable is None:
        return []
    own = db.exec(meeting_queries.meetings(timetable.id, cooperative_id=row.id)).all()
    ids = [one.id for one in own]
    return meeting_queries.meeting_lines(db, timetable.id, only=ids) if ids else []


def record_part(
    reader: Reader,
    row: Cooperative,
    typed: Typed,
    status: int = HTTPStatus.OK,
    chosen: Collection[str] | None = None,
    ticks: Ticks | None = None,
) -> Response:
    """Return a cooperative's page with its form as typed; `chosen` are the needs checked in it.

    `ticks` are those of the form of its slots, if that was refused.
    """
    db, event = reader.db, reader.event
    people = queries.people_of(db, [row.id]).get(row.id, [])
    personal = reader.sees_personal_data()
    timetable = shown_timetable(db, event.id, None)
    lines = meetings_of(db, row, timetable)
    own = requests.requests_of(db, event.id, [row.id])
    firms = partners.partners_by_id(db, {one.partner_id for one in own})
    away = availability.windows_of(queries.absences_of(db, [row.id]).get(row.id, []))
    needs = queries.needs_of(db, [row.id]).get(row.id, [])
    names = {str(one.id): one.name for one in people}
    entries = history(db, event.id, [row.id, *(one.id for one in people)], MOST)
    return render(
        reader.request,
        "people/cooperative/cooperative.html",
        status=status,
        caller=reader.caller,
        here=f"/events/{event.id}/cooperatives/{row.id}",
        event=event,
        page="people",
        may_change=reader.may_change,
        row=row,
        typed=typed,
        people=[shown(one, personal=personal) for one in people],
        badges=badges.active_badges(db, [one.id for one in people]),
        timetable=timetable,
        meetings=lines,
        requests=asked(own, firms, frozenset(line.partner_id for line in lines)),
        tags=_tags(events.tags(db, event.id), needs, needs if chosen is None else chosen, reader),
        sessions=availability.boxes(events.slots(db, event.id), away, event, reader.locale, ticks),
        overtaken=ticks is not None,
        history=told(entries, names, reader.locale) if reader.may_change else [],
        created_at=row.created_at,
    )


def _tags(
    tags: Collection[Tag], needs: Collection[str], chosen: Collection[str], reader: Reader
) -> list[tuple[str, str, bool]]:
    """Return code, name and choice of each tag; those that the cooperative needs come first."""
    order = {code: place for place, code in enumerate(needs)}
    shown = sorted(tags, key=lambda tag: order.get(tag.code, len(order)))
    return [
        (tag.code, tag.label_id if reader.locale == "id" else tag.label_en, tag.code in chosen)
        for tag in shown
    ]
