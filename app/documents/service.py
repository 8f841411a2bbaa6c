"""Documents by name, without HTTP."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import TypeVar
from uuid import UUID

from sqlmodel import Session

from app.attendees.records import Cooperative
from app.badges.errors import AttendeeWithdrawnError, BadgeRevokedError
from app.badges.records import Badge
from app.core.errors import NotFoundError
from app.core.locale import Locale
from app.documents import queries
from app.documents.agendas.content import agenda_views
from app.documents.agendas.pdf import render_agendas
from app.documents.badges.content import badge_views
from app.documents.badges.pdf import render_badges, render_card
from app.documents.calendars.content import calendar_view
from app.documents.calendars.ics import render_calendar
from app.documents.choosing import (
    EVERYTHING,
    file_name,
    moved_since,
    wanted_badges,
)
from app.documents.comparing.versions import chosen_agendas, chosen_sheets, timetable_for
from app.documents.errors import (
    CalendarOwnerError,
    DocumentEmptyError,
)
from app.documents.grid.content import grid_view
from app.documents.grid.pdf import render_grid_pdf
from app.documents.grid.shapes import GridView
from app.documents.grid.xlsx import render_grid_xlsx
from app.documents.material import Material, gather, header_of
from app.documents.messages.content import LOCALE, message_views
from app.documents.messages.shapes import MessageView
from app.documents.names import MEDIA_TYPES, OF_A_DAY, BadgeFile, DocumentName
from app.documents.printing import print_apart
from app.documents.queries import BadgeHolder
from app.documents.results.content import results_view
from app.documents.results.xlsx import render_results
from app.documents.table_sheets.content import table_sheet_views
from app.documents.table_sheets.pdf import render_table_sheets
from app.documents.wishes import Document, Wish
from app.events.records import Event
from app.meetings.granting.service import ungranted
from app.meetings.outcomes.queries import last_outcomes, last_statuses
from app.partners import queries as partner_queries
from app.partners.records import Partner, Table
from app.requests import queries as requests_queries
from app.requests.records import Asker
from app.results.service import counted

_BADGES_A_SHEET = 4
_AGENDAS_A_SHEET = 2
_SHEETS_A_PART = 100
_Parts = Sequence[Callable[[], bytes]]
_Shown = TypeVar("_Shown")


def prepare(session: Session, event: Event, name: DocumentName, wish: Wish) -> Document:
    """Read the data of a document; DocumentEmptyError if nothing fits what was chosen.

    Badges, agendas and table sheets have as many parts as are needed for a hundred sheets of paper
    each: badges as on A4, also where they are single cards.
    """
    kind = name.value.rpartition(".")[2]
    if wish.output == "png" and kind != "pdf":
        raise NotFoundError
    if name is DocumentName.BADGES:
        parts = _badges(session, event, wish)
    else:
        shown = timetable_for(session, event, wish.timetable)
        material = gather(session, event, shown, wish.locale)
        if wish.choice.day is not None and name in OF_A_DAY:
            material = material.of_day(wish.choice.day)
            if not material.lines:
                raise DocumentEmptyError
        parts = _about_meetings(session, material, name, wish)
    if wish.output == "png":
        return Document(f"{name.value.removesuffix('.pdf')}.png", MEDIA_TYPES["png"], parts)
    return Document(file_name(name, wish.choice), MEDIA_TYPES[kind], parts)


def _in_parts(
    shown: Sequence[_Shown], a_sheet: int, make: Callable[[Sequence[_Shown]], bytes]
) -> _Parts:
    """Return what makes a part each of all that is shown; one part where nothing is."""
    most = a_sheet * _SHEETS_A_PART
    return [partial(make, shown[at : at + most]) for at in range(0, len(shown) or 1, most)]


def _badges(session: Session, event: Event, wish: Wish) -> _Parts:
    since = None
    if wish.choice.changed_since is not None:
        since = timetable_for(session, event, wish.choice.changed_since).created_at
    tables = partner_queries.all_tables(session, event.id)
    moved = [] if since is None else moved_since(tables, since)
    holders = wanted_badges(queries.badge_holders(session, event.id), wish.choice, since, moved)
    _check_any(holders, wish)
    header = header_of(event, wish.locale)
    shown = holders[:_BADGES_A_SHEET] if wish.output == "png" else holders

    def make(some: Sequence[BadgeHolder]) -> bytes:
        views = badge_views(some, tables, wish.public_url, wish.locale)
        return print_apart(render_badges, header, views, wish.locale, wish.sheet, wish.output)

    return _in_parts(shown, _BADGES_A_SHEET, make)


def one_badge(
    session: Session, event: Event, badge: Badge, file: BadgeFile, wish: Wish
) -> Document:
    """Read the data of one badge's card; BadgeRevokedError, AttendeeWithdrawnError."""
    found = queries.badge_holders(session, event.id, badge_id=badge.id)
    if badge.revocation is not None:
        raise BadgeRevokedError(revocation=badge.revocation.value)
    if not found:
        raise AttendeeWithdrawnError
    tables = partner_queries.all_tables(session, event.id)
    (view,) = badge_views(found, tables, wish.public_url, wish.locale)
    header, kind = header_of(event, wish.locale), file.kind
    card = partial(print_apart, render_card, header, view, wish.locale, kind)
    return Document(file.value, MEDIA_TYPES[kind], [card])


def _about_meetings(session: Session, material: Material, name: DocumentName, wish: Wish) -> _Parts:
    if name is DocumentName.AGENDAS:
        return _agendas(session, material, wish)
    if name is DocumentName.TABLE_SHEETS:
        return _table_sheets(session, material, wish)
    header, locale = material.header, material.locale
    if name is DocumentName.RESULTS:
        event = material.event
        areas, partners = counted(session, event, material.timetable)
        statuses = last_statuses(session, event.id)
        outcomes = last_outcomes(session, event.id)
        view = partial(results_view, material, areas, partners, statuses, outcomes)
        return [lambda: print_apart(render_results, view(), locale)]
    grid = _grid(session, material)
    if name is DocumentName.TIMETABLE_XLSX:
        return [lambda: print_apart(render_grid_xlsx, header, grid(), locale)]
    return [lambda: print_apart(render_grid_pdf, header, grid(), locale, wish.output)]


def _agendas(session: Session, material: Material, wish: Wish) -> _Parts:
    chosen = chosen_agendas(session, material, wish.choice)
    _check_any(chosen, wish)
    refused = ungranted(session, material.event.id, material.timetable.id)
    mine = [item for item in refused if item.request.asker is Asker.COOPERATIVE]
    managers = queries.managers(session, material.event.id)
    shown = chosen[:_AGENDAS_A_SHEET] if wish.output == "png" else chosen

    def make(some: Sequence[Cooperative]) -> bytes:
        views = agenda_views(replace(material, cooperatives=some), managers, mine)
        return print_apart(
            render_agendas, material.header, views, material.locale, "a4", wish.output
        )

    return _in_parts(shown, _AGENDAS_A_SHEET, make)


def _table_sheets(session: Session, material: Material, wish: Wish) -> _Parts:
    chosen = chosen_sheets(session, material, wish.choice)
    _check_any(chosen, wish)
    shown = sorted(chosen, key=lambda table: table.number)
    if wish.output == "png":
        shown = shown[:1]

    def make(some: Sequence[Table]) -> bytes:
        views = table_sheet_views(replace(material, tables=some))
        return print_apart(
            render_table_sheets, material.header, views, material.locale, wish.output
        )

    return _in_parts(shown, 1, make)


def _check_any(chosen: Sequence[object], wish: Wish) -> None:
    if not chosen and wish.choice != EVERYTHING:
        raise DocumentEmptyError


def _grid(session: Session, material: Material) -> Callable[[], GridView]:
    """Read what the grid shows beside the material; return what makes it of both."""
    asked = requests_queries.requests(material.event.id, asker=Asker.COOPERATIVE)
    requested = Counter(request.cooperative_id for request in session.exec(asked))
    managers = queries.managers(session, material.event.id)
    statuses = last_statuses(session, material.event.id)
    return lambda: grid_view(material, requested, managers, statuses)


def messages(
    session: Session, event: Event, cooperatives: Sequence[Cooperative]
) -> list[MessageView]:
    """Return the agendas of cooperatives in the published timetable as text messages."""
    material = gather(session, event, timetable_for(session, event, None), LOCALE)
    return message_views(material, cooperatives, queries.managers(session, event.id))


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
    return Document("calendar.ics", MEDIA_TYPES["ics"], [partial(render_calendar, view)])
