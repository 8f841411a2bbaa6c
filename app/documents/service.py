"""Documents by name, without HTTP."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import partial
from uuid import UUID

from sqlmodel import Session

from app.attendees.records import Cooperative
from app.core.locale import Locale
from app.documents import queries
from app.documents.agendas.content import agenda_views
from app.documents.agendas.pdf import render_agendas
from app.documents.badges.content import badge_views
from app.documents.badges.pdf import BadgeSheet, render_badges
from app.documents.calendars.content import calendar_view
from app.documents.calendars.ics import render_calendar
from app.documents.errors import (
    CalendarOwnerError,
    NothingPublishedError,
    TimetableUnknownError,
)
from app.documents.grid.content import grid_view
from app.documents.grid.pdf import render_grid_pdf
from app.documents.grid.shapes import GridView
from app.documents.grid.xlsx import render_grid_xlsx
from app.documents.material import Material, gather, header_of
from app.documents.printing import print_apart
from app.documents.results.content import results_view
from app.documents.results.xlsx import render_results
from app.documents.table_sheets.content import table_sheet_views
from app.documents.table_sheets.pdf import render_table_sheets
from app.events.records import Event
from app.meetings.granting.service import ungranted
from app.meetings.outcomes.queries import last_outcomes, last_statuses
from app.meetings.records import Timetable
from app.meetings.versions import queries as versions_queries
from app.partners import queries as partner_queries
from app.partners.records import Partner
from app.requests import queries as requests_queries
from app.requests.records import Asker
from app.results.service import counted


class DocumentName(StrEnum):
    """The documents that can be made."""

    BADGES = "badges.pdf"
    AGENDAS = "agendas.pdf"
    TABLE_SHEETS = "table-sheets.pdf"
    TIMETABLE_XLSX = "timetable.xlsx"
    TIMETABLE_PDF = "timetable.pdf"
    RESULTS = "results.xlsx"


MEDIA_TYPES = {
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ics": "text/calendar",
}


@dataclass(frozen=True, slots=True)
class Document:
    """A document whose data have been read."""

    name: str
    media_type: str
    make: Callable[[], bytes]
    """Lays it out, which can take seconds; call it after the transaction has ended."""


def timetable_for(session: Session, event: Event, number: int | None) -> Timetable:
    """Return the timetable of that number; without a number the published one."""
    if number is None:
        published = versions_queries.published(session, event.id)
        if published is None:
            raise NothingPublishedError
        return published
    found = versions_queries.timetable(session, event.id, number)
    if found is None:
        raise TimetableUnknownError
    return found


def prepare(
    session: Session,
    event: Event,
    name: DocumentName,
    *,
    locale: Locale,
    timetable: int | None = None,
    public_url: str | None = None,
    sheet: BadgeSheet = "a6",
) -> Document:
    """Read the data of a document; all but badges show a timetable (None: the published one).

    `public_url` is the address that badges lead to, `sheet` their paper.
    """
    if name is DocumentName.BADGES:
        make = _badges(session, event, locale, public_url, sheet)
    else:
        shown = timetable_for(session, event, timetable)
        make = _about_meetings(session, gather(session, event, shown, locale), name)
    return Document(name.value, MEDIA_TYPES[name.value.rpartition(".")[2]], make)


def _badges(
    session: Session, event: Event, locale: Locale, public_url: str | None, sheet: BadgeSheet
) -> Callable[[], bytes]:
    holders = queries.badge_holders(session, event.id)
    tables = partner_queries.all_tables(session, event.id)
    header = header_of(event, locale)

    def make() -> bytes:
        views = badge_views(holders, tables, public_url, locale)
        return print_apart(render_badges, header, views, locale, sheet)

    return make


def _about_meetings(
    session: Session, material: Material, name: DocumentName
) -> Callable[[], bytes]:
    header, locale = material.header, material.locale
    if name is DocumentName.AGENDAS:
        refused = ungranted(session, material.event.id, material.timetable.id)
        mine = [item for item in refused if item.request.asker is Asker.COOPERATIVE]
        managers = queries.managers(session, material.event.id)
        return lambda: print_apart(
            render_agendas, header, agenda_views(material, managers, mine), locale
        )
    if name is DocumentName.TABLE_SHEETS:
        return lambda: print_apart(render_table_sheets, header, table_sheet_views(material), locale)
    if name is DocumentName.RESULTS:
        event = material.event
        areas, partners = counted(session, event, material.timetable)
        statuses = last_statuses(session, event.id)
        outcomes = last_outcomes(session, event.id)
        return lambda: print_apart(
            render_results, results_view(material, areas, partners, statuses, outcomes), locale
        )
    grid = _grid(session, material)
    render_grid = render_grid_xlsx if name is DocumentName.TIMETABLE_XLSX else render_grid_pdf
    return lambda: print_apart(render_grid, header, grid(), locale)


def _grid(session: Session, material: Material) -> Callable[[], GridView]:
    """Read what the grid shows beside the material; return what makes it of both."""
    asked = requests_queries.requests(material.event.id, asker=Asker.COOPERATIVE)
    requested = Counter(request.cooperative_id for request in session.exec(asked))
    managers = queries.managers(session, material.event.id)
    statuses = last_statuses(session, material.event.id)
    return lambda: grid_view(material, requested, managers, statuses)


def calendar(
    session: Session,
    event: Event,
    *,
    cooperative_id: UUID | None,
    partner_id: UUID | None,
    locale: Locale,
    now: datetime,
) -> Document:
    """Read the calendar of one party from the published timetable."""
    if (cooperative_id is None) == (partner_id is None):
        raise CalendarOwnerError
    owner: Cooperative | Partner | None
    if cooperative_id is not None:
        owner = session.get(Cooperative, cooperative_id)
    else:
        owner = session.get(Partner, partner_id)
    if owner is None or owner.event_id != event.id:
        raise CalendarOwnerError
    material = gather(session, event, timetable_for(session, event, None), locale)
    mine = [line for line in material.lines if owner.id in (line.cooperative_id, line.partner_id)]
    kept = {(line.cooperative_id, line.partner_id) for line in mine}
    lost = queries.dropped_meetings(session, event.id, owner.id, kept)
    view = calendar_view(material, mine, lost, owner.name, now, of_partner=partner_id is not None)
    return Document("calendar.ics", MEDIA_TYPES["ics"], partial(render_calendar, view))
