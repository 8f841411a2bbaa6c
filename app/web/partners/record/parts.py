"""What the page of a partner is put together from."""

from collections.abc import Collection
from dataclasses import dataclass
from http import HTTPStatus
from uuid import UUID

from fastapi import Response
from sqlmodel import col

from app.attendees import queries as attendees
from app.attendees.records import Attendee
from app.attendees.views import shown
from app.auth.audit.queries import history
from app.badges import queries as badges
from app.events import queries as events
from app.meetings import queries as meetings
from app.partners import queries
from app.partners.records import Partner
from app.requests import queries as requests
from app.requests.records import Asker
from app.web.frame.forms import NOTHING, Typed
from app.web.frame.lists.counting import count_of
from app.web.frame.records import availability
from app.web.frame.records.availability import Ticks
from app.web.frame.records.history import MOST, told
from app.web.frame.records.reading import Reader
from app.web.frame.rendering import render
from app.web.frame.versions import shown_timetable
from app.web.partners.record.view import as_typed, table_typed


@dataclass(frozen=True, slots=True)
class Filled:
    """The forms of the page that were refused, as they were typed; None: as the record is."""

    partner: Typed | None = None
    offers: Collection[str] | None = None
    tables: tuple[UUID, Typed] | None = None
    new_table: Typed | None = None
    ticks: Ticks | None = None
    """Of the form of its slots."""
    fault: str = ""
    """Why something was refused that is no form to correct."""


def record_part(
    reader: Reader, row: Partner, filled: Filled, status: int = HTTPStatus.OK
) -> Response:
    """Return a partner's page, with its forms as they were typed."""
    db, event = reader.db, reader.event
    personal = reader.sees_personal_data()
    timetable = shown_timetable(db, event.id, None)
    people = db.exec(
        attendees.attendees(event.id, partner_id=row.id).order_by(
            col(Attendee.status), col(Attendee.name), col(Attendee.id)
        )
    ).all()
    owned = queries.tables_of(db, [row.id]).get(row.id, [])
    away = availability.windows_of(queries.absences_of(db, [row.id]).get(row.id, []))
    offers = queries.offers_of(db, [row.id]).get(row.id, [])
    names = {str(one.id): one.name for one in people}
    names |= {str(one.id): str(one.number) for one in owned}
    entries = history(db, event.id, [row.id, *map(UUID, names)], MOST)
    asked = requests.requests(event.id, partner_id=row.id, asker=Asker.COOPERATIVE)
    return render(
        reader.request,
        "partners/record/partner.html",
        status=status,
        caller=reader.caller,
        here=f"/events/{event.id}/partners/{row.id}",
        event=event,
        page="partners",
        may_change=reader.may_change,
        row=row,
        typed=filled.partner or Typed(as_typed(row)),
        fault=filled.fault,
        people=[shown(one, personal=personal) for one in people],
        badges=badges.active_badges(db, [one.id for one in people]),
        tables=[(one, _table(one.id, table_typed(one), filled)) for one in owned],
        new_table=filled.new_table or NOTHING,
        zones=queries.zones(db, event.id),
        asked=count_of(db, asked),
        timetable=timetable,
        granted=0
        if timetable is None
        else count_of(db, meetings.meetings(timetable.id, partner_id=row.id)),
        tags=_tags(reader, offers, offers if filled.offers is None else filled.offers),
        sessions=availability.boxes(
            events.slots(db, event.id), away, event, reader.locale, filled.ticks
        ),
        overtaken=filled.ticks is not None,
        history=told(entries, names, reader.locale) if reader.may_change else [],
        created_at=row.created_at,
    )


def _table(table_id: UUID, values: dict[str, str], filled: Filled) -> Typed:
    if filled.tables is not None and filled.tables[0] == table_id:
        return filled.tables[1]
    return Typed(values)


def _tags(
    reader: Reader, offers: Collection[str], chosen: Collection[str]
) -> list[tuple[str, str, bool]]:
    """Return code, name and choice of each tag; those that the partner offers come first."""
    order = {code: place for place, code in enumerate(offers)}
    tags = events.tags(reader.db, reader.event.id)
    return [
        (tag.code, tag.label_id if reader.locale == "id" else tag.label_en, tag.code in chosen)
        for tag in sorted(tags, key=lambda tag: order.get(tag.code, len(order)))
    ]
