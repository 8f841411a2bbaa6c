"""Partners as the event knows them, and which of them each row of a list is about."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlmodel import Session

from app.attendees import queries as attendee_queries
from app.attendees.records import Attendee
from app.events import queries as event_queries
from app.events.records import Event
from app.imports.applying.availability import DaySlot
from app.partners import queries
from app.partners.records import Partner, PartnerAbsence, Table
from app.partners.service import Window
from app.sheets.rows import PartnerRow
from app.sheets.values.keys import letters


@dataclass(slots=True)
class Known:
    """What the event has, and what a list adds to it."""

    partners: list[Partner]
    offers: dict[UUID, list[str]]
    absences: dict[UUID, list[PartnerAbsence]]
    tables: dict[int, Table]
    tables_of: dict[UUID, list[Table]]
    people: dict[str, Attendee]
    slots: list[DaySlot]
    new_people: list[Attendee] = field(default_factory=list)
    new_offers: dict[UUID, Sequence[str]] = field(default_factory=dict)
    new_absences: dict[UUID, Sequence[Window]] = field(default_factory=dict)


@dataclass(slots=True)
class Match:
    """A row with the partner that it is about."""

    row: PartnerRow
    code: str
    partner: Partner | None
    numbers: tuple[int, ...] = ()


def load_partners(session: Session, event: Event) -> Known:
    """Read what the event knows that a list of partners may change."""
    partners = queries.all_partners(session, event.id)
    people = session.exec(attendee_queries.attendees(event.id))
    tables = queries.all_tables(session, event.id)
    tables_of: dict[UUID, list[Table]] = defaultdict(list)
    for table in tables:
        tables_of[table.partner_id].append(table)
    return Known(
        partners,
        queries.offers_in_event(session, event.id),
        queries.absences_of(session, [partner.id for partner in partners]),
        {table.number: table for table in tables},
        tables_of,
        {person.external_key: person for person in people},
        day_slots(session, event),
    )


def day_slots(session: Session, event: Event) -> list[DaySlot]:
    """Return the event's slots as minutes of its day."""
    zone = ZoneInfo(event.timezone)

    def minutes(at: datetime) -> int:
        local = at.astimezone(zone)
        return local.hour * 60 + local.minute

    return [
        DaySlot(
            minutes(slot.starts_at),
            minutes(slot.ends_at),
            slot.session,
            frozenset({slot.title_id.lower(), slot.title_en.lower()}),
        )
        for slot in event_queries.slots(session, event.id)
    ]


def match_rows(rows: Sequence[PartnerRow], known: Known, made_codes: frozenset[int]) -> list[Match]:
    """Find the partner of each row by its code.

    Rows whose number is among `made_codes` state no code: they are recognised by name first.
    """
    by_code = {partner.code.upper(): partner for partner in known.partners}
    by_name = {letters(partner.name): partner for partner in known.partners}
    matches: list[Match] = []
    for row in rows:
        partner = by_name.get(letters(row.name)) if row.row in made_codes else None
        partner = partner or by_code.get(row.code.upper())
        matches.append(Match(row, partner.code if partner else row.code, partner))
    return matches
